"""Read the hand-made gold of actors that are one across articles, and compare pairs with it.

Each line of `joins.jsonl` is a short article; `actors` gives for words of the text who is meant: the same in
several articles for one and the same, null for whoever has no name and is nobody's namesake. Articles called
“fresh-…” are a second batch, written after what the first one had shown was mended.
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
    """Pairs of actors of two articles: joined rightly, joined wrongly, and not joined though one."""

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
    """Who is meant by the gold, and the entity that a corpus of the articles gives, if it has the actor."""
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
