"""Undoes hard wraps: joins lines broken at any width into paragraphs, and rejoins broken words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import quantiles

from ...lexicons.common_words import common_words, is_common_word

_WIDTHS = range(28, 141)
_SLACK = 4
_MIN_FOLLOWED = 3
_FULL_SHARE = 0.55
_AMID_SHARE = 0.15
_RAGGED_SHARE = 0.3
_MAX_RAGGED = 140
ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]]{0,3}$")
_BROKEN_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,}+)- ([a-zß-öø-ÿ]{2,})")
_LAST_PIECE = re.compile(r"(?<![^\W\d_])([^\W\d_]++)-$")
_WHOLE_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST_PIECE = re.compile(r"[a-zß-öø-ÿ]+")
_HEAD_LINES = 3
_MAX_WORD = 100
_BYLINE = re.compile(r"\s*(?:By|BY) [A-Z][\w.’'-]+(?: [\w.’'-]+){1,12},?\s*")
_MAX_BYLINE = 60


def paragraphs(text: str) -> list[str]:
    r"""Paragraphs of a mended text: hard-wrapped lines joined, spaces single, none empty.

    Blank lines end paragraphs. In a wrapped text, a full line continues in the next one. At a fixed width, a
    line is full if the first word of the next line would not fit; at a ragged width (as copied from a page or
    PDF), if it stops in mid-sentence or is about as long as the others. In a text that is not wrapped, each
    line is a paragraph. A word broken at the end of a line is rejoined.

    Args:
        text: with `\n` between lines.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    width = _fixed_width(lines)
    typical = None if width else _ragged_width(lines)
    margin = min((_indent(line) for line in lines[_HEAD_LINES:] if line.strip()), default=0)
    headline = _longer_top(lines)
    own = frozenset(_WHOLE_WORD.findall(text.lower()))
    found: list[str] = []
    before = ""
    for line in lines:
        words = " ".join(line.split())
        if not words:
            before = ""
            continue
        if (
            before
            and not (before is headline and line[:1].isupper())
            and _goes_on(before, line, width, typical, margin)
        ):
            found[-1] = join_lines(found[-1], words, own)
        else:
            found.append(words)
        before = line
    return [rejoin_words(paragraph) for paragraph in found]


def _longer_top(lines: Sequence[str]) -> str | None:
    """The first line of a text if it is longer than all others and no sentence, like a headline; or None."""
    filled = [line for line in lines if line.strip()]
    if len(filled) < _MIN_FOLLOWED or ENDS_SENTENCE.search(filled[0]):
        return None
    return filled[0] if len(filled[0]) > max(map(len, filled[1:])) else None


def rejoin_words(paragraph: str) -> str:
    """A paragraph in which words split by a line break (“inspec- tors”, as copied from PDFs) are rejoined."""
    return _BROKEN_WORD.sub(
        lambda found: (
            found[1] + found[2]
            if is_common_word(found[1] + found[2])
            and not (is_common_word(found[1]) and is_common_word(found[2]))
            else found[0]
        ),
        paragraph,
    )


def _goes_on(
    line: str, after: str, width: tuple[int, int] | None, typical: float | None, margin: int
) -> bool:
    """Whether a line continues in the next one; a line indented beyond the margin may open a paragraph."""
    if any(len(one) <= _MAX_BYLINE and _BYLINE.fullmatch(one) for one in (line, after)):
        return False
    if _indent(after) > _indent(line) or (_indent(after) > margin and ENDS_SENTENCE.search(line)):
        return False
    if _LAST_PIECE.search(line) and _FIRST_PIECE.match(after.lstrip()):
        return True
    first = after.lstrip()[:1]
    if width is not None:
        if len(line) > width[0] + width[1]:
            return False
        amid = first.islower() and not ENDS_SENTENCE.search(line) and len(line) <= width[0]
        return amid or _is_full(line, after, *width)
    if typical is None or len(line) > _MAX_RAGGED:
        return False
    if first.islower():
        return True
    return len(line) >= typical * (0.9 if ENDS_SENTENCE.search(line) else 0.65)


def _followed(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of a line and the next one, neither blank."""
    return [(line, after) for line, after in pairwise(lines) if line.strip() and after.strip()]


def _fixed_width(lines: Sequence[str]) -> tuple[int, int] | None:
    """The column at which a text is hard-wrapped and the slack of its lines, or None if it is not wrapped.

    It is the column at which most lines are full; only a headline may be longer. Either each line that stops
    in mid-sentence is full to the word, or more than half of the lines with a successor are nearly full, and
    most of these stop in mid-sentence.
    """
    pairs = _followed(lines)
    if len(pairs) < 2:
        return None
    body = [len(line) for index, line in enumerate(filter(str.strip, lines)) if index >= _HEAD_LINES]
    longest = max(body, default=max(len(line) for line, _ in pairs))
    if longest not in _WIDTHS:
        return None
    widths = range(longest, longest + _SLACK + 1)
    width = max(widths, key=lambda w: (sum(_is_full(line, after, w, 0) for line, after in pairs), -w))
    amid = [
        (line, after)
        for line, after in pairs
        if not ENDS_SENTENCE.search(line) and after.lstrip()[:1].islower()
    ]
    exact = sum(_is_full(line, after, width, 0) for line, after in amid)
    if exact == len(amid) >= max(_MIN_FOLLOWED, _AMID_SHARE * len(pairs)):
        return width, 0
    full = [line for line, after in pairs if _is_full(line, after, width, _SLACK)]
    stopped = [line for line in full if not ENDS_SENTENCE.search(line)]
    wrapped = len(full) >= _FULL_SHARE * len(pairs) and len(stopped) > len(full) / 2
    return (width, _SLACK) if wrapped else None


def _is_full(line: str, after: str, width: int, slack: int) -> bool:
    """Whether the first word of the next line would not fit into a line, within some slack."""
    if len(line) > width + slack or _indent(after) > _indent(line):
        return False
    return len(line) + 1 + len(after.split(maxsplit=1)[0]) > width - slack


def _ragged_width(lines: Sequence[str]) -> float | None:
    """The length of a full line in a text with ragged wraps, or None if it is not wrapped.

    It is wrapped if at least three in ten lines with a successor stop in mid-sentence and the next one begins
    in lower case.
    """
    pairs = _followed(lines)
    if len(pairs) < _MIN_FOLLOWED:
        return None
    amid = [line for line, after in pairs if not ENDS_SENTENCE.search(line) and after.lstrip()[:1].islower()]
    if len(amid) < _RAGGED_SHARE * len(pairs) or max(map(len, amid)) > _MAX_RAGGED:
        return None
    return quantiles(map(len, amid), n=10)[-1] if len(amid) > 1 else float(len(amid[0]))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def join_lines(line: str, after: str, own: frozenset[str] = frozenset()) -> str:
    """Two lines joined; a word broken at its hyphen is rejoined.

    Args:
        line: the first line.
        after: the second one.
        own: words of the same text, in lower case, which show the spelling of the broken one.
    """
    left, right = _LAST_PIECE.search(line[-_MAX_WORD:]), _FIRST_PIECE.match(after)
    if line.endswith("-") and not line.endswith((" -", "--")) and len(line) > 1 and after[:1].isalnum():
        if left and right and not _keeps_hyphen(left[1].lower(), right[0], own):
            return line[:-1] + after
        return line + after
    return f"{line} {after}"


def _keeps_hyphen(left: str, right: str, own: frozenset[str]) -> bool:
    """Whether two pieces form a compound (“well-known”) and not a word broken at a syllable."""
    if left + right in own or f"{left}-{right}" in own:
        return left + right not in own
    if f"{left}-{right}" in common_words():
        return True
    return not is_common_word(left + right) and is_common_word(left) and is_common_word(right)
