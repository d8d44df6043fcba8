"""Make text safe for a terminal: one line, with control and invisible characters escaped."""

from __future__ import annotations

import re

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # control characters of 7 and 8 bits
    "\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # invisible characters
    "\ud800-\udfff\U000e0000-\U000e007f]"  # surrogates, tags
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_BYTES = range(0xDC80, 0xDD00)
"""Surrogates that Python uses for bytes of a file name that are not UTF-8."""


def one_line(text: object) -> str:
    """Return a text on one line, with control and invisible characters written as escapes."""
    return escape_controls(" ".join(str(text).split()))


def escape_controls(line: str) -> str:
    """Return a line with control and invisible characters written as escapes."""
    return _UNSAFE.sub(_escape, line)


def escape_surrogates(text: str) -> str:
    """Return a text that can be encoded as UTF-8: surrogates become escapes."""
    return text if text.isascii() else _SURROGATES.sub(_escape, text)


def replace_surrogates(text: str) -> str:
    """Return a text of the same length with surrogates replaced by U+FFFD."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code in _BYTES:
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
