"""Odd texts that look like news: made of parts, or of samples with characters and words changed."""

from __future__ import annotations

import random
import re
import tomllib
from functools import cache
from pathlib import Path

from onrecord import Article
from onrecord.loading.read import read

ROOT = Path(__file__).parents[2]
PARTS = tomllib.loads(Path(__file__).with_name("fuzz_parts.toml").read_text(encoding="utf-8"))


@cache
def samples() -> tuple[str, ...]:
    """The texts of the sample articles."""
    found = read([str(ROOT / "data" / "articles")])
    return tuple(article.text for article in found if isinstance(article, Article))


def make_text(number: int) -> Article:
    """Return the article of a number."""
    draw = random.Random(number)
    text = draw.choice((_made, _mutated, _mutated))(draw).strip() or "It rained."
    published = draw.choice((None, "2024-03-06", "0001-01-01", "9999-12-31", "2024-02-29"))
    return Article(text, draw.choice(("", "River rises", text[:40])), f"{number}.txt", published=published)


def _made(draw: random.Random) -> str:
    parts = [_part(draw) for _ in range(draw.randrange(1, 60))]
    return draw.choice((" ", " ", " ", "")).join(parts)


def _part(draw: random.Random) -> str:
    return draw.choice(PARTS[draw.choice(("names", "cues", "numbers", "words"))])


def _mutated(draw: random.Random) -> str:
    """Some paragraphs of a sample, with a few changes."""
    paragraphs = draw.choice(samples()).split("\n\n")
    begin = draw.randrange(len(paragraphs))
    text = "\n\n".join(paragraphs[begin : begin + draw.randrange(1, 4)])[:1500]
    for _ in range(draw.randrange(1, 8)):
        text = draw.choice(_CHANGES)(text, draw)
    return text


def _cut(text: str, draw: random.Random) -> str:
    begin, end = sorted(draw.randrange(len(text) + 1) for _ in range(2))
    return text[:begin] + text[end:]


def _copy(text: str, draw: random.Random) -> str:
    begin, end, to = (draw.randrange(len(text) + 1) for _ in range(3))
    return text[:to] + text[min(begin, end) : max(begin, end)][:300] + text[to:]


def _insert(text: str, draw: random.Random) -> str:
    at = draw.randrange(len(text) + 1)
    return text[:at] + _part(draw) + text[at:]


def _swap_words(text: str, draw: random.Random) -> str:
    words = text.split(" ")
    one, other = draw.randrange(len(words)), draw.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


def _change_case(text: str, draw: random.Random) -> str:
    return draw.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def _change_quotes(text: str, draw: random.Random) -> str:
    return re.sub("[“”]", lambda _: draw.choice(("“", "”", '"', "", "‘")), text)


def _odd_character(text: str, draw: random.Random) -> str:
    at = draw.randrange(len(text) + 1)
    return (
        text[:at]
        + chr(draw.choice((draw.randrange(0x20, 0x3000), draw.randrange(0xE000, 0x110000))))
        + text[at:]
    )


_CHANGES = (_cut, _copy, _insert, _insert, _swap_words, _change_case, _change_quotes, _odd_character)
