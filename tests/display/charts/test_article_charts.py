"""The charts say what they show, in words and in ink, for any number of speakers."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import matplotlib as mpl
import pytest
from lxml import etree
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from onrecord.display.charts import article_charts
from onrecord.display.charts.chart_layout import Words, text_width
from onrecord.display.charts.style import HATCHES, KINDS, NARROW, STANCES, WIDE
from onrecord.display.tables import article_tables

ALL = (
    article_charts.attributed_words,
    article_charts.positions,
    article_charts.stances,
    article_charts.sides,
    article_charts.polarity,
)


@pytest.mark.parametrize("make", ALL)
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_drawing_is_an_image_with_a_text_alternative_and_real_text(make, width, analysis):
    chart = make(analysis)
    svg = etree.fromstring(chart.svg(width))
    assert svg.get("role") == ("group" if chart.links else "img")
    assert svg.get("aria-label") == chart.alt
    assert chart.finding and chart.finding in chart.alt
    words = "".join(svg.itertext())
    assert "Tom Rook" in words


@pytest.mark.parametrize("make", ALL)
def test_nothing_to_draw_is_said_in_words(make, empty):
    chart = make(empty)
    html = chart._repr_html_()
    assert "<svg" not in html
    assert chart.empty in html
    with pytest.raises(ValueError, match="nothing"):
        chart.figure()


@pytest.mark.parametrize("make", ALL)
@pytest.mark.parametrize("speakers", [1, 2, 40])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_long_names_and_many_speakers_stay_inside_the_picture_and_apart(make, speakers, width, crowd):
    chart = make(crowd(speakers))
    if chart.draw is None:
        pytest.skip("one speaker has no stances here")
    figure = chart.figure(width)
    figure.set_dpi(600)  # finer than hinting rounds
    FigureCanvasAgg(figure).draw()
    edge = figure.bbox.x1 + 1
    words = [artist for artist in figure.artists if isinstance(artist, Words)]
    boxes = [text.get_window_extent() for text in words]
    assert all(box.x0 >= -1 and box.x1 <= edge and box.y0 >= -1 for box in boxes)
    names = [box for text, box in zip(words, boxes, strict=True) if text.get_ha() == "right"]
    assert 1 <= len(names) <= article_charts.TOP + 1
    assert edge - max(box.x1 for box in names) > 0.3 * edge
    assert all(below.y1 <= above.y0 + 1 for above, below in pairwise(names))


def test_more_speakers_than_there_is_room_for_are_counted(crowd):
    chart = article_charts.attributed_words(crowd(40))
    assert "and 25 others" in chart.svg()
    assert "and 25 others" in chart.alt
    assert len(chart.data) == 40


def test_words_by_kind_add_up(analysis):
    chart = article_charts.attributed_words(analysis)
    rows = chart.data.set_index("speaker")
    assert rows.loc["Ada Quill"].to_dict() == {"direct": 7, "mixed": 0, "indirect": 8}
    assert rows.loc["Tom Rook"].to_dict() == {"direct": 0, "mixed": 4, "indirect": 6}
    assert "Ada Quill has 52%" in chart.finding


def test_positions_are_percents_of_the_text(analysis):
    chart = article_charts.positions(analysis)
    assert chart.data["from %"].between(0, 100).all()
    assert (chart.data["to %"] > chart.data["from %"]).all()
    assert chart.finding.startswith("Ada Quill is heard first")


def test_claims_that_nobody_makes_are_not_put_in_anybody_s_mouth():
    from conftest import build, claim
    from onrecord import Article

    text = "It was reported that the sky fell."
    made = build(Article(text), [], [claim(1, None, [(16, 33)])])
    assert article_charts.attributed_words(made).finding == "None of 4 attributed words has a named speaker."
    assert article_charts.positions(made).finding == "No speaker is named."


def test_the_stance_that_is_found_is_the_one_said(analysis):
    chart = article_charts.stances(analysis)
    assert "Tom Rook opposes harbour board" in chart.finding


def test_every_cell_of_the_matrix_leads_to_its_evidence(analysis):
    svg = etree.fromstring(article_charts.stances(analysis).svg())
    links = svg.xpath("//*[local-name()='a']")
    assert [a.get("href") for a in links] == ["#evidence-s1", "#evidence-s2"]
    assert links[0].get("aria-label") == "Tom Rook opposes harbour board: the evidence"
    html = article_tables.evidence(analysis)._repr_html_()
    assert 'id="evidence-s1"' in html and 'id="evidence-s2"' in html


def test_a_doubtful_side_is_an_outline(analysis):
    unsure = analysis.stances.assign(confidence=[0.4, 0.4])
    assert unsure["label"].tolist() == ["opposes", "neutral"]
    drawn = article_charts.stances(replace(analysis, stances=unsure))
    outlined = [a for a in drawn.figure().artists if isinstance(a, Rectangle) and a.get_linewidth() > 1]
    assert len(outlined) == 2  # the cell and its mark in the legend
    assert "outlined: doubtful" in drawn.svg()
    assert drawn.finding == "Of 2 pairs of a speaker and a target, 1 is not neutral (1 doubtful)."
    assert "outlined" not in article_charts.stances(analysis).svg()


def test_sides_part_at_zero_and_leave_out_who_takes_none(analysis):
    chart = article_charts.sides(analysis)
    assert chart.data.to_numpy().tolist() == [["Tom Rook", "harbour board", "opposes"]]
    assert chart.finding == "1 speaker takes sides: 1 against someone, 0 for someone."
    drawn = chart.figure().artists
    (bar,) = [artist for artist in drawn if isinstance(artist, Rectangle) and artist.get_linewidth() == 0.8]
    (zero,) = [artist for artist in drawn if isinstance(artist, Line2D) and artist.get_linewidth() == 0.8]
    assert bar.get_x() + bar.get_width() == pytest.approx(zero.get_xdata()[0])


def test_a_mean_needs_three_claims(crowd, analysis):
    few, many = article_charts.polarity(analysis), article_charts.polarity(crowd(2))
    assert (few.data["low"] == "–").all()
    assert "too few" in few.finding
    assert (many.data["low"] != "–").all()


@pytest.mark.parametrize("make", ALL)
def test_a_chart_is_saved_in_other_formats_too(make, analysis):
    figure, saved = make(analysis).figure(NARROW), BytesIO()
    figure.savefig(saved, format="png")
    assert saved.getvalue().startswith(b"\x89PNG")


@pytest.mark.parametrize("words", ["Tom", "Wiłł", "i" * 20, "25 more speakers not shown"])
def test_the_width_of_words_is_known_before_they_are_drawn(words):
    figure = Figure(dpi=720)  # finer than hinting rounds
    text = figure.text(0, 0, words, fontsize=9, fontfamily="DejaVu Sans")
    FigureCanvasAgg(figure).draw()
    drawn = text.get_window_extent().width / 10
    assert 0.98 * drawn <= text_width(words) <= 1.1 * drawn  # some letters move closer together


def test_settings_of_matplotlib_are_left_alone(analysis):
    before = dict(mpl.rcParams)
    for make in ALL:
        make(analysis)._repr_html_()
    assert dict(mpl.rcParams) == before


def test_the_same_analysis_draws_the_same(analysis):
    assert article_charts.stances(analysis).svg() == article_charts.stances(analysis).svg()


def test_ids_are_shared_by_no_two_drawings(analysis):
    page = "".join(make(analysis)._repr_html_() for make in (*ALL, article_tables.evidence))
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for target in re.findall(r'(?:url\(#|xlink:href="#)([\w.-]+)', page):
        assert target in ids


def test_names_are_drawn_as_written_and_not_as_mathematics(hostile):
    for make in ALL:
        html = make(hostile)._repr_html_()
        assert "<script" not in html and "<img" not in html
        assert "\u202e" not in "".join(re.findall(r"<svg.*?</svg>", html, re.S))
    assert "$x^2$" in article_charts.attributed_words(hostile).alt


def _luminance(shade: str) -> float:
    channels = [int(shade[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_kinds_differ_in_more_than_hue():
    assert len(set(HATCHES.values())) == len(KINDS)
    for shade in KINDS.values():
        assert 1.05 / (_luminance(shade) + 0.05) >= 3  # WCAG 2.2, 1.4.11
    ink = _luminance("#1d1d21")
    for shade in STANCES.values():
        assert (_luminance(shade) + 0.05) / (ink + 0.05) >= 4.5
