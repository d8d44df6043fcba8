"""The time of the clause that a date stands in decides which Tuesday is meant."""

import pytest

from onrecord.numbers.dates.tense import tense_of
from stage import parse


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("She resigned on Tuesday.", "past"),
        ("She has resigned since Tuesday.", "past"),
        ("She will resign on Tuesday.", "future"),
        ("She plans to resign on Tuesday.", "future"),
        ("She is due to resign on Tuesday.", "future"),
        ("She is meeting the board on Tuesday.", "future"),
        ("The shop opens on Tuesday.", "present"),
        ("“No,” she says on Tuesday.", None),
        # what was tried, refused or done for a purpose has the time of the verb above it
        ("She declined to comment on Tuesday.", "past"),
        ("She flew to Oslo to meet the board on Tuesday.", "past"),
        ("She will fly to Oslo to meet the board on Tuesday.", "future"),
        # the date hangs on the clause reported, and says when it was reported
        ("She told reporters Tuesday she wants a new roof.", "past"),
        ("Farmers set up camp outside parliament on Tuesday.", "past"),
        ("The shop was set to open on Tuesday.", "future"),
    ],
)
def test_the_time_of_a_clause(text, tense):
    (day,) = (token for token in parse(text).doc if token.text == "Tuesday")
    assert tense_of(day) == tense
