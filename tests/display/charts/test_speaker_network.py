import pytest

from onrecord.display.charts.speaker_network import TOP, speaking_about


def test_lines_go_from_speakers_to_those_their_claims_name(analysis):
    chart = speaking_about(analysis)
    assert list(chart.data.columns) == ["speaker", "about", "claims"]
    assert len(chart.data)
    assert (chart.data["speaker"] != chart.data["about"]).all()
    assert chart.data["claims"].is_monotonic_decreasing
    assert chart.data["about"][chart.data["claims"].idxmax()]
    assert "spoken about most" in chart.finding
    assert chart.finding in chart.alt


@pytest.mark.parametrize("width", [7.4, 3.7])
def test_it_draws_the_names_as_text(analysis, width):
    chart = speaking_about(analysis)
    svg = chart.svg(width)
    assert "<text" in svg
    assert svg.count("<path") >= min(len(chart.data), TOP)


def test_an_article_without_claims_says_so(empty):
    chart = speaking_about(empty)
    assert chart.draw is None
    assert "nothing to draw" in chart.empty
