"""Messages contain no control characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.one_line import escape_surrogates, one_line, replace_surrogates


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\t c", "a b c"),
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("\x9b2J\x07", "\\x9b2J\\x07"),
        ("txt\u202egnp.exe", "txt\\u202egnp.exe"),
        ("caf\udce9.txt", "caf\\xe9.txt"),
        ("half \ud83d", "half \\ud83d"),
        ("Zoë’s “€5” 😀", "Zoë’s “€5” 😀"),
    ],
)
def test_one_line(text, shown):
    assert one_line(text) == shown


@given(st.text(st.characters()))
def test_no_control_character_is_left(text):
    shown = one_line(text)
    assert shown.isprintable() or all(char.isprintable() or ord(char) >= 0xA0 for char in shown)
    shown.encode("utf-8")
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in shown)


@given(st.text(st.characters()))
def test_every_text_can_be_written(text):
    escape_surrogates(text).encode("utf-8")
    assert len(replace_surrogates(text)) == len(text)
    replace_surrogates(text).encode("utf-8")
