"""Hard wraps at any width, as in pasted text."""

import textwrap

import pytest

from newsroom import BODIES, REPORTERS
from onrecord.loading.cleaning.line_wrapping import paragraphs

BYLINE = f"By {REPORTERS[0]}"


@pytest.mark.parametrize("width", [34, 47, 60, 72, 80, 99, 120])
@pytest.mark.parametrize("gap", ["\n\n", "\n    "])
def test_hard_wraps_of_any_width(width, gap):
    indent = gap.removeprefix("\n").strip("\n")
    lines = [
        textwrap.fill(line, width, initial_indent=indent, break_on_hyphens=False)
        for text in BODIES
        for line in text
    ]
    assert paragraphs(gap.removesuffix(indent).join(lines)) == [line for text in BODIES for line in text]


def test_wraps_without_blank_lines_below_a_long_headline():
    title = (
        "Ferry crews at Port Ansel walk out over six more night shifts that nobody wants to work on weekends"
    )
    wrapped = "\n".join(textwrap.fill(line, 72) for line in BODIES[0])
    assert paragraphs(f"{title}\n{BYLINE}\n{wrapped}") == [title, BYLINE, *BODIES[0]]


def test_ragged_lines_as_copied_from_a_page():
    pieces = []
    for number, line in enumerate(BODIES[0]):
        pieces += textwrap.wrap(line, 52 + 5 * (number % 3))
    assert paragraphs("\n".join(pieces)) == list(BODIES[0])


def test_broken_words_are_put_together_and_compounds_kept():
    text = (
        "The coun-\ncil had been war-\nned in a well-\nknown report, and two- and three-\nyear plans failed."
    )
    assert paragraphs(text) == [
        "The council had been warned in a well-known report, and two- and three-year plans failed."
    ]
    assert paragraphs("The inspec- tors came for two- and three-year plans.") == [
        "The inspectors came for two- and three-year plans."
    ]


def test_the_text_itself_says_how_a_broken_word_is_written():
    assert (
        paragraphs("The Mill-\ngate bridge is shut.\n\nMillgate is angry.")[0]
        == "The Millgate bridge is shut."
    )


def test_lines_that_are_not_wrapped_stay_paragraphs():
    lines = [
        "The river rose.",
        "It fell.",
        "Nobody knows why it did so in the night, and nobody asked.",
        "It rose.",
    ]
    assert paragraphs("\n".join(lines)) == lines
