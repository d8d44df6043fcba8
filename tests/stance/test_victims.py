"""Bad words about a deed are not against its victim."""

import pytest

from onrecord.stance.victims import is_victim
from stage import parse


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("Ray condemned the killing of Ost.", True),
        ("Ray feared aggression against Ost.", True),
        ("Ray feared a move by Lund against Ost.", True),
        ("Ray led the criticism of Ost.", False),
        ("Ray condemned Ost.", False),
    ],
)
def test_whom_a_deed_hits_is_a_victim(text, victim):
    begin = text.index("Ost")
    assert is_victim(parse(text), (begin, begin + 3)) is victim
