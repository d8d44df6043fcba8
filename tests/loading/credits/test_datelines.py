"""Datelines."""

import pytest

from onrecord.loading.credits.datelines import take_dateline
from onrecord.loading.credits.names import Credits

STORY = "The river rose by two metres in the night, and the people of the lower town left their homes."


@pytest.mark.parametrize(
    ("opening", "place", "wires", "published"),
    [
        ("KYIV, Ukraine (AP) — ", "KYIV", ("The Associated Press",), None),
        ("LONDON, Jan 26 (Reuters) - ", "LONDON", ("Reuters",), "XXXX-01-26"),
        ("LONDON, Jan. 26, 2022 (Reuters) - ", "LONDON", ("Reuters",), "2022-01-26"),
        ("(Reuters) - ", None, ("Reuters",), None),
        ("Paris (AFP) – ", "Paris", ("Agence France-Presse",), None),
        ("NEW YORK — ", "NEW YORK", (), None),
        ("TROMSØ, Norway — ", "TROMSØ", (), None),
        ("London, 26 January 2022 – ", "London", (), "2022-01-26"),
    ],
)
def test_datelines(opening, place, wires, published):
    assert take_dateline(opening + STORY) == (Credits((), wires, None, published, place), STORY)


@pytest.mark.parametrize(
    "text", ["NATO — the alliance — met.", "Smith (AP) said so.", "BREAKING — It rained.", STORY]
)
def test_openings_that_are_no_dateline(text):
    assert take_dateline(text) == (Credits(), text)
