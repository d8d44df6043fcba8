"""Names, labels and telephone numbers are not numbers of the story."""

from __future__ import annotations

import time

import pytest

from onrecord.model.rows.number import Number
from onrecord.numbers import read_figures
from stage import parse

PUBLISHED = "2022-01-26"


def numbers(text: str, published: str | None = PUBLISHED) -> tuple[Number, ...]:
    return read_figures(parse(text), published).numbers


@pytest.mark.parametrize(
    "text",
    [
        "The 9/11 attacks changed the law.",
        "The 2015 Paris Agreement still holds.",
        "Write to room.12@example.org or see https://example.org/2021/05/31 for more.",
        "The group lives at 10 Downing Street.",
        "Version 15.2.1 mends the fault.",
        "Call (202) 555-0123 or +44 20 7946 0018.",
        "The FTSE 100 slipped.",
        "Tesla's Model 3 sells well.",
        "At first he denied it, but one day he will confess.",
        "Everyone knew the Group of Seven would object.",
        "The galaxy cluster MACS J1149.5+6663 was seen.",
        "The robot is called SCP-173C.",
        "Many voted on Super Tuesday.",
        "He beat a one-time rival.",
        "Write to 100 Haven Avenue, New York, NY 10032.",
        "They won tennis doubles trophies.",
        "He swapped his PS5 for an older PS4.",
        "He ran into trouble at one point.",
    ],
)
def test_names_labels_and_telephones_are_no_numbers(text: str) -> None:
    assert numbers(text) == ()


def test_no_numbers_and_no_text_give_no_rows() -> None:
    assert numbers("") == ()
    assert numbers("Nobody came.") == ()


def test_masks_are_linear() -> None:
    from onrecord.numbers.excluded.masks import masked

    begin = time.process_time()
    for text in (
        "1" * 100_000,
        "1.1." * 30_000,
        "a@" * 50_000,
        "+1 (1) " * 20_000,
        "0 12 " * 20_000,
        "\n" * 100_000,
    ):
        masked(text)
    assert time.process_time() - begin < 5


def test_numbers_behind_the_names_of_people_count() -> None:
    found = numbers("The count is Donald Trump 384, Ted Cruz 300, Marco Rubio 151 and John Kasich 37.")
    assert [number.value for number in found] == [384, 300, 151, 37]
