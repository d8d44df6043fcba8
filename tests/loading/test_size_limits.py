"""A page that would take a parser minutes is refused before it is parsed, and that takes no time."""

import math
import time

import pytest

from onrecord.loading.read import read
from onrecord.loading.size_limits import MOST_COMPARISONS, MOST_TAGS, why_not


def attributes(number, form="a{n}={n}"):
    return f"<p {' '.join(form.format(n=n) for n in range(number))}>It rained.</p>"


@pytest.mark.parametrize("form", ["a{n}", "a{n}={n}", 'a{n} = "{n}"', "a{n}='>'", 'a{n}="<p "', "a{n}/"])
def test_attributes_of_one_tag_are_counted_however_they_are_written(form):
    most = math.isqrt(MOST_COMPARISONS)
    assert why_not(attributes(most, form)) is None
    assert "attributes" in why_not("<b>x</b>" + attributes(most + 1, form))


def test_attributes_of_many_tags_are_added_up():
    assert "attributes" in why_not(attributes(500) * 500)


def test_long_values_are_not_many_attributes():
    assert why_not(f"<p style=\"{'x: y; ' * 5000}\" title='{'a b ' * 5000}'>It rained.</p>") is None


def test_tags_are_counted():
    assert why_not("<p>a</p>" * MOST_TAGS) is None
    assert "tags" in why_not("<p>a</p>" * (MOST_TAGS + 1))
    assert why_not("1 < 2 & 3 <4 </p>" * MOST_TAGS) is None


@pytest.mark.parametrize(
    "unit", ['<a b="', "<a b='\"", "<a", "<a b c ", "=", "<a" + " " * 9, "<", '"', "<a b=", "<a b= '\"' c"]
)
def test_no_markup_takes_long_to_look_through(unit):
    """The least of three measurements: other work on the machine can only add to it."""
    text = "<p " + unit * (1_000_000 // len(unit))
    took = []
    for _ in range(3):
        begun = time.process_time()
        why_not(text)
        took.append(time.process_time() - begun)
    assert min(took) < 2


def test_a_page_with_too_much_in_it_is_one_line(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(f"<html><body>{attributes(100_000)}")
    (found,) = read([str(path)])
    assert str(found) == f"{path}: too many attributes in its tags"


def test_a_feed_with_too_much_in_it_is_one_line(tmp_path):
    path = tmp_path / "a.xml"
    item = attributes(100_000, "a{n}='{n}'").replace("<p ", "<item ").replace("</p>", "</item>")
    path.write_text(f'<rss version="2.0"><channel>{item}</channel></rss>')
    (found,) = read([str(path)])
    assert str(found) == f"{path}: too many attributes in its tags"
