"""Sentences with expected numbers: each is found with its value, and nothing else."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from pathlib import Path

import pytest

from bare import found, read_bare
from onrecord.model.rows.number import Number
from onrecord.numbers import read_figures
from stage import parse

HERE = Path(__file__).parents[1] / "gold"


def gold(name: str) -> list[dict]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


PUBLISHED = "2022-01-26"


def same(wanted: object, got: object) -> bool:
    if isinstance(wanted, list):
        return wanted == list(got) if isinstance(got, tuple) else False
    if isinstance(wanted, int | float) and isinstance(got, int | float):
        return math.isclose(wanted, got, rel_tol=2e-4)
    return wanted == got


def matches(row: dict, number: Number) -> bool:
    return row["text"] == number.text and all(same(row[k], getattr(number, k)) for k in row if k != "text")


def unmatched(rows: Iterable[dict], found: Iterable[Number]) -> tuple[list[dict], list[Number]]:
    """Gold rows that were not found, and numbers that are not in the gold."""
    missed, rest = [], list(found)
    for row in rows:
        hit = next((number for number in rest if matches(row, number)), None)
        if hit:
            rest.remove(hit)
        else:
            missed.append(row)
    return missed, rest


@pytest.mark.parametrize("name", ["numbers.jsonl", "numbers_news.jsonl"])
def test_gold_sentences_give_their_numbers_and_no_others(name: str) -> None:
    """`numbers.jsonl` was written before the rules, `numbers_news.jsonl` read over after they ran once.

    Every value can be written as JSON.
    """
    rows = gold(name)
    total = made = missed_count = extra_count = 0
    failures = []
    for row, doc in zip(rows, (parse(row["text"]) for row in rows), strict=True):
        rows_found = read_figures(doc, PUBLISHED).numbers
        for number in rows_found:
            json.dumps([number.value, number.low, number.high], allow_nan=False)
        missed, extra = unmatched(row["numbers"], rows_found)
        total, made = total + len(row["numbers"]), made + len(rows_found)
        missed_count, extra_count = missed_count + len(missed), extra_count + len(extra)
        if missed or extra:
            failures.append((row["text"], missed, extra))
    assert 1 - missed_count / total >= 0.97, failures
    assert 1 - extra_count / made >= 0.97, failures


@pytest.mark.parametrize("name", ["numbers_bare.txt", "numbers_bare2.txt"])
def test_short_sentences_and_fragments_give_their_values(name: str) -> None:
    cases = read_bare(name)
    docs = (parse(case.text) for case in cases)
    missed = [
        (case.text, wanted, rows)
        for case, rows in zip(cases, (read_figures(doc, None).numbers for doc in docs), strict=True)
        for wanted in case.wanted
        if not found(wanted, rows)
    ]
    assert len(missed) <= 0.02 * sum(len(case.wanted) for case in cases), missed
