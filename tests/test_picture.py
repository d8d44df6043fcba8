"""A picture says in SVG and in matplotlib what its marks say."""

import pytest
from lxml import etree

from onrecord.palette import FILL, INK, STANCES
from onrecord.picture import Circle, Picture, Shape, Text, text_width


def svg_of(*marks, **more):
    picture = Picture(100, 50)
    picture.add(*marks)
    return etree.fromstring(picture.svg("p-", "what is seen", **more))


def test_what_is_written_is_escaped_and_what_xml_forbids_left_out():
    svg = svg_of(Text(5, 10, 'A <b>&"\x00 B', turned=40))
    assert "".join(svg.itertext()) == 'A <b>&" B'
    assert svg.get("role") == "img" and svg.get("aria-label") == "what is seen"


def test_a_mark_that_leads_somewhere_is_a_link_with_a_name():
    shape = Shape(((0, 0), (9, 0), (9, 9)), INK, closed=True, link="#row-1")
    svg = svg_of(shape, links={"#row-1": 'the "row"'})
    (link,) = svg.iter("{*}a")
    assert (link.get("href"), link.get("aria-label")) == ("#row-1", 'the "row"')
    assert svg.get("role") == "group"  # what is in an image cannot be followed


def test_colours_are_those_of_the_page_where_it_has_them():
    circle = next(svg_of(Circle(5, 5, 3, STANCES["opposes"], stroke="#123456")).iter("{*}circle"))
    assert f"var(--onrecord-stance-opposes, {STANCES['opposes']})" in circle.get("style")
    assert "stroke: #123456" in circle.get("style")


def test_areas_of_one_look_share_their_hatching():
    area = ((0, 0), (9, 0), (9, 9))
    svg = svg_of(*(Shape(area, INK, FILL, closed=True, hatch="//") for _ in range(3)))
    (pattern,) = svg.iter("{*}pattern")
    assert f"url(#{pattern.get('id')})" in svg[-1].get("style")


@pytest.mark.parametrize("words", ["", "Tom", "日本", "e\u0301", "\U0001f600"])
def test_letters_have_a_width(words):
    assert text_width(words + "i") > text_width(words) >= 0
    assert text_width("W") > text_width("i")
