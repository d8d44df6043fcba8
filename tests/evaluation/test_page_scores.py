"""Scores of pages: what counts as correct."""

import pytest

from onrecord.evaluation.page_scores import Page, score, word_f1


def test_each_field_counts_only_where_it_is_judged():
    gold = Page("Rain ‘to fall’", ("Ann Roe",), ("Bo Poe",), "2024-05-01", "It rained.")
    pairs = [
        (gold, Page("Rain 'to  fall'", ("Ann Roe", "Bo Poe"), (), "2024-05-01", "It rained.")),
        (gold, Page("Rain", ("Ann Roe", "The Post"), (), None, "")),
        (Page(), Page("Snow", ("Cy Coe",), (), "2024-05-02", "It snowed.")),
    ]
    found = score(pairs)
    assert (found.titles, found.bylines, found.false_names, found.days) == ((1, 2), (1, 2), 1, (1, 2))
    assert found.text == (50.0, 2)


def test_a_missing_reporter_and_a_name_on_a_page_without_byline_are_errors():
    assert score([(Page(reporters=("Ann Roe",)), Page())]).bylines == (0, 1)
    found = score([(Page(reporters=()), Page(reporters=("Ann Roe",)))])
    assert (found.bylines, found.false_names) == ((0, 1), 1)


@pytest.mark.parametrize(
    ("wanted", "given", "f1"),
    [
        ("It rained.", "it RAINED", 1.0),
        ("a b c", "a", 0.5),
        ("a a", "a", 2 / 3),
        ("a", "b", 0.0),
        ("", "", 1.0),
    ],
)
def test_words_are_counted_as_bags(wanted, given, f1):
    assert word_f1(wanted, given) == pytest.approx(f1)
