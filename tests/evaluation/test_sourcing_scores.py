"""Sourced statements are scored by place, name, type and justification."""

from collections import Counter

import pytest

from onrecord.evaluation.sourcing_scores import Statement, count, rates

GOLD = [
    Statement(((0, 40),), ("Ann Roe",), "named person", "a nurse at the clinic"),
    Statement(((50, 90),), ("River League",), "named organization", ""),
    Statement(((100, 120),), (), "unnamed group", ""),
    Statement((), ("Bo Lie",), "named person", ""),
]


def test_parts_of_statements_are_found_and_statements_outside_the_article_do_not_count():
    found = [
        Statement(((10, 40),), ("Roe",), "named person", "nurse, clinic in Dunmore"),
        Statement(((85, 99),), ("River League",), "named organization", ""),
        Statement(((200, 220),), ("Ann Roe",), "named person", ""),
    ]
    result = rates(count(GOLD, found))
    assert result["precision"] == pytest.approx(1 / 3)
    assert result["recall"] == pytest.approx(1 / 3)
    assert (result["name"], result["type"], result["justification"]) == (1, 1, 1)


def test_another_name_type_and_reason_are_wrong():
    found = [Statement(((0, 40),), ("Bo Lie",), "named organization", "was late")]
    result = rates(count(GOLD, found))
    assert (result["name"], result["type"], result["justification"]) == (0, 0, 0)


def test_nothing_found_scores_nothing():
    assert rates(count(GOLD, []))["F1"] == 0
    assert count([], [])["gold"] == 0
    assert isinstance(count([], []), Counter)
