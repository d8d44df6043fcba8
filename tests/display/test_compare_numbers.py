"""Numbers that count the same thing stand together, and those that cannot both be right are marked."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from onrecord.display import tables
from onrecord.display.compare_numbers import same_things, unsourced
from onrecord.model import schema


def row(number: int, counted: str | None, value: float | None, **more: Any) -> dict[str, Any]:
    blank = dict.fromkeys(schema.COLUMNS["numbers"]) | {"approximate": False, "start": 0, "end": 1}
    named = {"id": f"n{number}", "text": str(value), "kind": "count", "counted": counted, "value": value}
    return blank | named | {"related": (), "corrected": False} | more


def table(*rows: dict[str, Any]) -> pd.DataFrame:
    return schema.frame("numbers", rows)


def notes(*rows: dict[str, Any]) -> list[str]:
    return same_things({"story": table(*rows)})["note"].tolist()


def test_the_same_noun_stands_together_in_any_number_and_case() -> None:
    found = same_things({"story": table(row(1, "Troops", 9), row(2, "goats", 4), row(3, "troops", 9))})
    assert found["id"].tolist() == ["n1", "n3"]
    assert found["note"].tolist() == ["agrees", "agrees"]


@pytest.mark.parametrize(
    ("one", "two", "note"),
    [
        ({"value": 40}, {"value": 41}, "differs"),
        ({"value": 40}, {"value": 41, "approximate": True}, "agrees"),
        ({"value": 40, "low": 40}, {"value": 55}, "agrees"),
        ({"value": 40, "high": 40}, {"value": 55}, "differs"),
        ({"value": None, "low": 40, "high": 60}, {"value": 55}, "agrees"),
        ({"value": 40, "time": "2021-01-01"}, {"value": 41, "time": "2022-01-01/2022-12-31"}, "other time"),
        ({"value": 40, "place": "Ohio"}, {"value": 41, "place": "Iowa"}, "other place"),
        ({"value": 40, "related": ("n2",)}, {"value": 41, "related": ("n1",)}, "change"),
    ],
)
def test_what_differs_is_marked_with_what_explains_it(one: dict, two: dict, note: str) -> None:
    rows = (row(1, "people", **{"value": None} | one), row(2, "people", **{"value": None} | two))
    assert notes(*rows) == [note, note]


def test_kinds_units_and_contradicting_phrases_stay_apart() -> None:
    assert notes(row(1, "people", 40), row(2, "people", 40.0, kind="percent", unit="percent")) == []
    assert (
        notes(row(1, "price", 3, kind="money", unit="USD"), row(2, "price", 3, kind="money", unit="EUR"))
        == []
    )
    rows = (row(1, "Russian troops", 3), row(2, "Ukrainian troops", 4), row(3, "troops", 5))
    assert notes(*rows) == []
    assert notes(row(1, "Russian troops", 3), row(2, "troops", 3)) == ["agrees", "agrees"]


def test_a_fraction_is_a_percentage() -> None:
    rows = (row(1, "voters", 0.5, kind="fraction"), row(2, "voters", 50, kind="percent", unit="percent"))
    assert notes(*rows) == ["agrees", "agrees"]


def test_articles_are_compared_with_each_other() -> None:
    found = same_things({"a": table(row(1, "people killed", 40)), "b": table(row(1, "people killed", 52))})
    assert list(zip(found["article"], found["id"], found["note"], strict=True)) == [
        ("a", "n1", "differs"),
        ("b", "n1", "differs"),
    ]


def test_no_numbers_give_no_groups() -> None:
    assert same_things({}).empty and same_things({"a": table()}).empty
    assert list(same_things({}).columns) == ["group", "thing", "article", "id", "note"]


def test_numbers_nobody_is_named_for() -> None:
    actors = schema.frame(
        "actors",
        [
            dict.fromkeys(schema.COLUMNS["actors"], "x")
            | {"id": key, "named": named, "claims": 0, "words": 0}
            for key, named in (("a1", True), ("a2", False))
        ],
    )
    rows = table(
        row(1, "goats", 1, speaker="a1"),
        row(2, "goats", 2, speaker="a2"),
        row(3, "goats", 3),
        row(4, None, None, kind="date"),
    )
    assert unsourced(rows, actors)["id"].tolist() == ["n2", "n3"]


def test_the_views_say_who_states_what(analysis: Any) -> None:
    assert tables.nobody_named(analysis).rows == ()
    analysis.numbers["speaker"] = None
    assert set(tables.nobody_named(analysis).frame["Stated by"]) == {"unclear"}
    analysis.numbers["claim"] = None
    shown = tables.nobody_named(analysis).frame
    assert shown["In the article"].tolist() == ["14", "£2 million"]
    assert set(shown["Stated by"]) == {"the article itself"}
    assert tables.compared(analysis).rows == ()
    analysis.numbers["counted"] = "piles"
    analysis.numbers["kind"], analysis.numbers["unit"] = "count", None
    analysis.numbers["value"] = [14, 15, 14]
    assert tables.compared(analysis).frame["Note"].tolist() == ["differs"] * 2 + ["agrees"] * 0 + ["differs"]
