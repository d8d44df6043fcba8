"""Make tables of many articles by varying analysed ones: `python large_corpus.py SEED OUT NUMBER`.

SEED is a folder that `onrecord analyze --format parquet --together` wrote. Each copy of an article has other
dates, publishers and numbers, most of its longer words are replaced by others, and its names by invented ones
(some of them often, most of them rarely). Some copies tell one story: they share their replacements, apart
from a few words and digits, and appear within days. People recur in other stories. All replacements have the
length of the original, so that offsets still fit. Copies are made from their number alone.
"""

from __future__ import annotations

import hashlib
import random
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.corpus.parquet_columns import READ, fit

_AT_ONCE = 500
_PIECE = re.compile(r"[^\W\d_]+|\d")
_LEAST, _CHANGED = 4, 0.8
"""Least number of letters of words that are replaced, and the share of them that is."""
_PUBLISHERS = 40
_FIRST, _DAYS = date(2020, 1, 1), 1_500
_KEPT, _CAST = 0.2, 0.8
"""Shares of the words of names that a story keeps, and keeps or takes from its cast."""
_TOGETHER, _TELLERS = 4, (1, 1, 2, 4)
"""Of so many copies in a row, the first one, two or four tell one story."""
_OWN_WORDS, _OWN_DIGITS, _DAYS_LATER = 0.05, 0.3, 4
"""Shares of the words and digits that a copy changes in its own way, and most days after its story began."""
_SYLLABLES = (
    "ka",
    "lo",
    "mi",
    "ra",
    "ten",
    "vor",
    "sel",
    "dun",
    "bri",
    "os",
    "fa",
    "ger",
    "hal",
    "wim",
    "ju",
)

Rows = Mapping[str, pa.Table]


class Seed:
    """The tables to vary, with the rows of each article and the pieces of its text.

    Args:
        folder: where they are.
    """

    def __init__(self, folder: Path) -> None:
        self.tables = {name: fit(name, pq.read_table(folder / f"{name}.parquet")) for name in READ}
        articles = self.tables["articles"]
        self.names: list[str] = articles["article"].to_pylist()
        self.texts: list[str] = articles["text"].to_pylist()
        self.rows: dict[str, dict[str, list[int]]] = {
            name: {article: [] for article in self.names} for name in READ
        }
        for name, table in self.tables.items():
            for row, article in enumerate(table["article"].to_pylist()):
                self.rows[name][article].append(row)
        self.name_words = {
            word
            for name in self.tables["actors"]["name"].to_pylist()
            for word in _PIECE.findall(name or "")
            if word[:1].isupper()
        }
        words = {word for text in self.texts for word in _PIECE.findall(text) if word.islower()}
        self.words: dict[int, list[str]] = {}
        for word in sorted(words):
            self.words.setdefault(len(word), []).append(word)


def copies(seed: Seed, numbers: range) -> Rows:
    """Return the tables of some copies."""
    made = [_Copy(seed, number) for number in numbers]
    found: dict[str, pa.Table] = {}
    for name, table in seed.tables.items():
        rows = [row for copy in made for row in seed.rows[name][copy.article]]
        of = [copy for copy in made for _ in seed.rows[name][copy.article]]
        taken = table.take(pa.array(rows, pa.int64()))
        changed = {"article": [copy.name for copy in of]} | _CHANGES.get(name, lambda *_: {})(taken, of)
        for column, values in changed.items():
            place = taken.column_names.index(column)
            field = taken.schema.field(place)
            taken = taken.set_column(place, field, pa.array(values, field.type))
        found[name] = taken
    return found


class _Changes:
    """How words and digits are changed; the same words in the same order are always changed alike.

    Args:
        seed: the tables.
        number: number of what has these changes.
    """

    def __init__(self, seed: Seed, number: int) -> None:
        self._seed, self._number = seed, number
        self.draw = random.Random(number)
        self._cast = self.rank(abs(number) + 1)
        self._found: dict[str, str] = {}

    def other(self, piece: str) -> str:
        """Return what stands for a word or digit."""
        if piece not in self._found:
            self._found[piece] = self._drawn(piece)
        return self._found[piece]

    def _drawn(self, piece: str) -> str:
        if piece.isdigit():
            return piece if piece == "0" else str(self.draw.randrange(1, 10))
        if piece in self._seed.name_words:
            share = self.draw.random()
            if share < _CAST:
                return piece if share < _KEPT else _invented(len(piece), self._cast, piece)
            return _invented(len(piece), self.rank(abs(self._number) + 1))
        if len(piece) >= _LEAST and piece.islower() and self.draw.random() < _CHANGED:
            return self.draw.choice(self._seed.words[len(piece)])
        return piece

    def rank(self, most: int) -> int:
        """Draw a number below a limit; small ones are more likely."""
        return int(most ** self.draw.random()) - 1


class _Copy:
    """A copy of an article, which may tell the story of the copies before it.

    Args:
        seed: the tables.
        number: number of the copy.
    """

    def __init__(self, seed: Seed, number: int) -> None:
        first = number - number % _TOGETHER
        tellers = random.Random(first).choice(_TELLERS)
        story = first if number < first + tellers else number
        self.article = seed.names[story // _TOGETHER % len(seed.names)]
        self.name = f"article-{number:07d}"
        self._names = seed.name_words
        self._story, self._own = _Changes(seed, story), _Changes(seed, -number - 1)
        self._chosen: dict[str, str] = {}
        begun = _FIRST + timedelta(self._story.draw.randrange(_DAYS))
        self.published = (begun + timedelta(self._own.draw.randrange(_DAYS_LATER))).isoformat()
        self.publisher = f"The {_invented(7, self._own.rank(_PUBLISHERS))} Post"

    def change(self, text: str | None) -> str | None:
        """Return a text with the words and digits of this copy; its length stays the same."""
        return None if text is None else _PIECE.sub(lambda match: self._changed(match[0]), text)

    def _changed(self, piece: str) -> str:
        if piece not in self._chosen:
            told = self._story.other(piece)
            share = _OWN_DIGITS if piece.isdigit() else 0 if piece in self._names else _OWN_WORDS
            own = self._own.draw.random() < share
            self._chosen[piece] = self._own.other(piece) if own else told
        return self._chosen[piece]


def _invented(length: int, number: int, piece: str = "") -> str:
    """Return the invented name of a length and a number, and of a word of which it takes the place."""
    draw = random.Random(f"{number} {length} {piece}")
    made = "".join(draw.choice(_SYLLABLES) for _ in range(length))
    return made[:length].capitalize()


def _articles(table: pa.Table, of: list[_Copy]) -> dict[str, list[Any]]:
    texts = [copy.change(text) for copy, text in zip(of, table["text"].to_pylist(), strict=True)]
    return {
        "text": texts,
        "title": [copy.change(title) for copy, title in zip(of, table["title"].to_pylist(), strict=True)],
        "sha256": [hashlib.sha256(str(text).encode()).hexdigest() for text in texts],
        "published": [copy.published for copy in of],
        "publisher": [copy.publisher for copy in of],
    }


def _actors(table: pa.Table, of: list[_Copy]) -> dict[str, list[Any]]:
    return {"name": [copy.change(name) for copy, name in zip(of, table["name"].to_pylist(), strict=True)]}


def _numbers(table: pa.Table, of: list[_Copy]) -> dict[str, list[Any]]:
    """Change the digits of numbers, and values by the same factor where the digits are the value."""
    texts = table["text"].to_pylist()
    changed = [copy.change(text) for copy, text in zip(of, texts, strict=True)]
    found: dict[str, list[Any]] = {"text": changed}
    for column in ("value_number", "low_number", "high_number"):
        found[column] = [
            None if value is None else value * _digits(new) / (_digits(old) or 1)
            for value, old, new in zip(table[column].to_pylist(), texts, changed, strict=True)
        ]
    return found


def _digits(text: str) -> int:
    return int("".join(re.findall(r"\d", text)) or 1)


_CHANGES = {"articles": _articles, "actors": _actors, "numbers": _numbers}


def make(source: Path, folder: Path, number: int) -> None:
    """Write the tables of a number of copies into a folder."""
    seed = Seed(source)
    folder.mkdir(parents=True, exist_ok=True)
    writers: dict[str, pq.ParquetWriter] = {}
    for tables in _batches(seed, number):
        for name, table in tables.items():
            if name not in writers:
                writers[name] = pq.ParquetWriter(folder / f"{name}.parquet", table.schema)
            writers[name].write_table(table)
    for writer in writers.values():
        writer.close()


def _batches(seed: Seed, number: int) -> Iterator[Rows]:
    for first in range(0, number, _AT_ONCE):
        yield copies(seed, range(first, min(number, first + _AT_ONCE)))


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
