"""Do the numbers add up? Calculations are shown worked out, errors first."""

from conftest import build, number
from onrecord import Article
from onrecord.display.calculations import calculations
from onrecord.display.show import numbers

TEXT = "The bus carried 12 passengers: 5 men and 8 women. Some 45 of the 90 seats, or 50%, were taken."


def made(text=TEXT):
    rows = [
        number(1, text, "12", value=12, counted="passengers"),
        number(2, text, "5", value=5, counted="men"),
        number(3, text, "8", value=8, counted="women"),
        number(4, text, "45", value=45, counted="seats"),
        number(5, text, "90", value=90, counted="seats"),
        number(6, text, "50%", kind="percent", value=50, unit="percent"),
    ]
    return build(Article(text), [], [], rows)


def test_errors_come_first_and_every_calculation_is_worked_out():
    found = calculations(made())
    assert [one.text for one in found.worked] == ["5 + 8 = 13, not 12", "45 ÷ 90 = 50%, as stated"]


def test_numbers_link_to_the_article_and_text_is_escaped():
    html = calculations(made())._repr_html_()
    assert 'href="#n1"' in html
    assert "the article says" in html
    assert "<script>" not in calculations(made(TEXT + " <script>"))._repr_html_()


def test_an_article_without_calculations_shows_none():
    text = "It has 14 shops."
    analysis = build(Article(text), [], [], [number(1, text, "14", value=14, counted="shops")])
    assert "add up" not in numbers(analysis)._repr_html_()
