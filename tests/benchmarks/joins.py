"""Read hand-made gold data on actors across articles, and compare joined pairs with it.

Each line of `joins.jsonl` is a short article. `actors` maps words of the text to a person's key, which is the
same in all articles, or to null for actors without a name. Articles called “fresh-…” are a second batch,
written after the mistakes in the first had been fixed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from onrecord import Article, analyze, export
from onrecord.corpus import open_corpus

GOLD = Path(__file__).parents[1] / "gold" / "joins.jsonl"

Seen = tuple[str, str]
"""An article and the words by which it has somebody."""


@dataclass(frozen=True)
class Pairs:
    """Pairs of actors of two articles: joined correctly, joined wrongly, and missed."""

    right: list[tuple[Seen, Seen]]
    wrong: list[tuple[Seen, Seen]]
    missed: list[tuple[Seen, Seen]]

    @property
    def precision(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.missed))


def joined(folder: Path, fresh: bool) -> tuple[dict[Seen, str], dict[Seen, int | None]]:
    """Return the gold key of each actor, and its entity in a corpus of the articles, if found."""
    wanted: dict[Seen, str] = {}
    actors: dict[Seen, str] = {}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        name = case["article"]
        if name.startswith("fresh-") != fresh:
            continue
        article = Article(case["text"], name, name, publisher=case["publisher"], published=case["published"])
        analysis = analyze(article)
        export.write(analysis, folder / name, "parquet")
        for words, who in case["actors"].items():
            wanted[name, words] = who if who is not None else f"{name}: {words}"
            begin = article.text.index(words)
            inside = [
                (end - start, row.id)
                for row in analysis.actors.itertuples()
                for start, end in row.mentions
                if begin <= start and end <= begin + len(words)
            ]
            if inside:
                actors[name, words] = max(inside)[1]
    corpus = open_corpus(folder)
    entities = {(a, k): e for a, k, e in corpus.rows("SELECT article, actor, entity FROM appearances")}
    corpus.close()
    return wanted, {seen: entities.get((seen[0], actors.get(seen, ""))) for seen in wanted}


def compare(wanted: dict[Seen, str], found: dict[Seen, int | None]) -> Pairs:
    """All pairs of two articles."""
    pairs = Pairs([], [], [])
    for a, b in combinations(wanted, 2):
        if a[0] == b[0]:
            continue
        one, same = wanted[a] == wanted[b], found[a] is not None and found[a] == found[b]
        if one or same:
            (pairs.right if one and same else pairs.missed if one else pairs.wrong).append((a, b))
    return pairs
