"""The charts say what they show, in words and in ink, for any number of speakers."""

import base64
import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import matplotlib as mpl
import matplotlib.image
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.pylabtools import select_figure_formats
from lxml import etree
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from conftest import actor, build, claim, place
from onrecord import Article
from onrecord.display import charts
from onrecord.display.charts import words_by_speaker
from onrecord.display.charts.canvas import Words, text_width
from onrecord.display.charts.chart import NARROW, WIDE
from onrecord.display.charts.palette import STANCES
from onrecord.display.sides_list import sides as sides_list

ALL = (
    charts.attributed_words,
    charts.positions,
    charts.sides,
    charts.polarity,
)


@pytest.mark.parametrize("make", ALL)
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_drawing_is_an_image_with_a_text_alternative_and_real_text(make, width, analysis):
    chart = make(analysis)
    svg = etree.fromstring(chart.svg(width))
    assert svg.get("role") == "img"
    assert not svg.xpath("//*[local-name()='a']")  # JupyterLab fails on links inside a drawing
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
    with pytest.raises(ValueError, match=chart.empty):
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
    assert 1 <= len(names) <= 2 * words_by_speaker.TOP  # on two lines where it is narrow
    assert edge - max(box.x1 for box in names) > 0.3 * edge
    assert all(below.y1 <= above.y0 + 1 for above, below in pairwise(names))


def test_more_speakers_than_there_is_room_for_are_counted_and_draw_no_bar(crowd):
    chart = charts.attributed_words(crowd(40))
    assert "25 more speakers with fewer words are in the data" in chart.svg()
    assert "25 more speakers" in chart.alt
    assert len(chart.data) == 40
    assert len({spot[2] for spot in chart.figure().spots}) == words_by_speaker.TOP


def test_words_by_kind_add_up(analysis):
    chart = charts.attributed_words(analysis)
    rows = chart.data.set_index("speaker")
    assert rows.loc["Ada Quill"].to_dict() == {"direct": 7, "mixed": 0, "indirect": 8}
    assert rows.loc["Tom Rook"].to_dict() == {"direct": 0, "mixed": 4, "indirect": 6}
    assert chart.finding == "Ada Quill has 52% of the 29 attributed words, 47% of them quoted."


def test_positions_are_percents_of_the_text(analysis):
    chart = charts.positions(analysis)
    assert chart.data["from %"].between(0, 100).all()
    assert (chart.data["to %"] > chart.data["from %"]).all()
    assert chart.finding.startswith("Heard first: Ada Quill, ")


def test_claims_that_nobody_makes_are_not_put_in_anybody_s_mouth():
    text = "It was reported that the sky fell."
    made = build(Article(text), [], [claim(1, None, [(16, 33)])])
    assert charts.attributed_words(made).finding == "None of 4 attributed words has a named speaker."
    assert charts.positions(made).finding == "No speaker is named."


def test_rows_lead_to_the_first_words_of_their_speaker_and_say_their_value(analysis):
    chart = charts.attributed_words(analysis)
    assert chart.links["#c1"] == "Ada Quill: 7 quoted, 8 reported words"
    label = 'href="#c1" aria-label="Ada Quill: 7 quoted, 8 reported words"'
    assert chart._repr_html_().count(label) == 2  # wide and narrow
    assert charts.positions(analysis).links["#c3"].startswith("Tom Rook: heard at ")


def test_sides_are_by_target_and_only_likely_ones(analysis):
    chart = charts.sides(analysis)
    assert chart.data.to_numpy().tolist() == [["Tom Rook", "harbour board", "opposes", 0.8]]
    assert chart.finding == "Tom Rook opposes harbour board."
    listed = sides_list(analysis)._repr_html_()
    assert all(link.removeprefix("#") in listed for link in chart.links)
    unlikely = analysis.stances.assign(confidence=[0.49, 0.9])
    assert charts.sides(replace(analysis, stances=unlikely)).draw is None


def test_a_doubtful_side_is_a_dashed_outline_and_no_finding(analysis):
    unsure = replace(analysis, stances=analysis.stances.assign(confidence=[0.6, 0.9]))
    drawn = charts.sides(unsure)
    dashed = [
        a
        for a in drawn.figure().artists
        if isinstance(a, Rectangle) and a.get_linestyle() in ("--", "dashed")
    ]
    assert len(dashed) == 2  # the side and its mark in the legend
    assert drawn.finding == "Nobody takes a side that is beyond doubt; 1 side is doubtful."


def test_sides_for_and_against_part_at_zero(crowd):
    drawn = charts.sides(crowd(8)).figure().artists
    (zero,) = [artist for artist in drawn if isinstance(artist, Line2D) and artist.get_linewidth() == 0.8]
    at = zero.get_xdata()[0]
    bars = [artist for artist in drawn if isinstance(artist, Rectangle) and artist.get_height() > 15]
    assert bars and all(bar.get_x() >= at or bar.get_x() + bar.get_width() <= at for bar in bars)


def test_a_mean_needs_three_claims(crowd, analysis):
    few, many = charts.polarity(analysis), charts.polarity(crowd(2))
    assert (few.data["low"] == "–").all()
    assert "too few" in few.finding
    assert (many.data["low"] != "–").all()


def test_one_speaker_is_spoken_of_as_one(crowd):
    assert charts.polarity(crowd(1)).finding.startswith("The interval of the only speaker with three claims")
    assert "Of 4 speakers" in charts.polarity(crowd(4)).finding


def test_the_wording_of_claims_makes_nobody_positive_or_negative(crowd):
    finding = charts.polarity(crowd(2)).finding
    assert "not anyone’s opinion" in finding
    assert not re.search(r"sound|\b(positive|negative)\b", finding)


USERS = {"figure.autolayout": True, "text.parse_math": True}
"""Settings of a user that should not change a chart."""


@pytest.fixture
def odd_names():
    """An analysis of wide names, names in other scripts, and a name like mathematics."""
    names = ["John_Under_Score", "W" * 16, "王小明", "محمد علي", "$x^2$ Roe"]
    text = "\n".join(f"{name} said that it would rain." for name in names)
    said = [place(text, f"{name} said") for name in names]
    actors = [actor(i, name, [said[i]]) for i, name in enumerate(names)]
    claims = [claim(i, f"a{i}", [(end + 1, end + 20)]) for i, (_, end) in enumerate(said)]
    return build(Article(text), actors, claims)


@pytest.mark.parametrize("make", [charts.attributed_words, charts.positions])
def test_names_in_a_saved_svg_end_where_their_rows_begin(make, odd_names):
    with mpl.rc_context(USERS):
        figure, saved = make(odd_names).figure(), BytesIO()
        figure.savefig(saved, format="svg")
    svg = etree.fromstring(saved.getvalue())
    drawn = {
        comment.text.strip(): float(re.search(r"translate\(([\d.-]+)", comment.getnext().get("transform"))[1])
        for comment in svg.iter(etree.Comment)
    }
    for name in ("John_Under_Score", "W" * 16, "$x^2$ Roe"):
        (end,) = [a.get_position()[0] for a in figure.artists if getattr(a, "get_text", str)() == name]
        assert end - drawn[name] == pytest.approx(text_width(name), abs=1)


@pytest.mark.parametrize("make", [charts.attributed_words, charts.positions])
@pytest.mark.parametrize("dpi", [72, 100, 200])
@pytest.mark.filterwarnings("error")
def test_a_saved_png_is_white_and_cuts_no_name(make, dpi, odd_names):
    with mpl.rc_context(USERS):
        figure, saved = make(odd_names).figure(), BytesIO()
        figure.savefig(saved, format="png", dpi=dpi)
    picture = mpl.image.imread(BytesIO(saved.getvalue()))
    margin = picture[:, : round(2 / 72 * dpi)]
    assert (margin == 1).all() and picture.min() < 0.5


@pytest.mark.filterwarnings("error")
def test_a_chart_is_saved_as_pdf(odd_names):
    saved = BytesIO()
    charts.attributed_words(odd_names).figure(NARROW).savefig(saved, format="pdf", bbox_inches="tight")
    assert saved.getvalue().startswith(b"%PDF")


def test_a_figure_shows_in_a_notebook(analysis):
    shell = InteractiveShell()
    select_figure_formats(shell, {"png"})  # as the inline backend does
    figure = charts.sides(analysis).figure()
    data, about = shell.display_formatter.format(figure)
    picture = mpl.image.imread(BytesIO(base64.b64decode(data["image/png"])))
    assert picture.shape[1] == 2 * about["image/png"]["width"] and picture.min() < 0.5


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
    assert charts.sides(analysis).svg() == charts.sides(analysis).svg()


def test_ids_are_shared_by_no_two_drawings(analysis):
    page = "".join(make(analysis)._repr_html_() for make in ALL)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for target in re.findall(r'(?:url\(#|xlink:href="#)([\w.-]+)', page):
        assert target in ids


def test_names_are_drawn_as_written_and_not_as_mathematics(hostile):
    for make in ALL:
        html = make(hostile)._repr_html_()
        assert "<script" not in html and "<img" not in html
        assert "\u202e" not in "".join(re.findall(r"<svg.*?</svg>", html, re.S))
    assert "$x^2$" in charts.attributed_words(hostile).alt


def _luminance(shade: str) -> float:
    channels = [int(shade[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_words_can_be_read_on_the_colours_of_sides():
    ink = _luminance("#1d1d21")
    for shade in STANCES.values():
        assert (_luminance(shade) + 0.05) / (ink + 0.05) >= 4.5
