"""Measure speakers, pronouns and descriptions in invented news articles (`invented_news/README.md`)."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from onrecord.analysis.run import Stages, run
from onrecord.evaluation.same_names import bears
from onrecord.model.article import Article

pytestmark = pytest.mark.benchmark
FILES = sorted((Path(__file__).parent / "invented_news").glob("*.jsonl"))
SURE = 0.9
PRONOUNS = frozenset(
    ("he", "she", "they", "it", "his", "her", "hers", "their", "theirs", "its", "him", "them")
)
"""Pronouns among the references; the others are descriptions."""
FIELDS = ("claims", "found", "right", "sure", "sure and wrong", "pronouns", "tied", "descriptions", "linked")


def read(half):
    """The articles with even or odd numbers."""
    lines = (line for path in FILES for line in path.read_text(encoding="utf-8").splitlines())
    return [row for row in map(json.loads, lines) if int(row["id"][1:]) % 2 == half]


def is_meant(actor, gold):
    """Whether an actor is the one of a gold entry, by name or, without one, by the noun of a description."""
    if actor is None:
        return False
    wanted = [name for name in (gold.get("speaker") or gold["who"], *gold.get("also", ())) if name]
    called = [actor.name, *([f"{actor.affiliation} {actor.role}"] if not actor.named and actor.role else [])]
    if any(bears(called, name) for name in wanted):
        return True
    plain = (name for name in wanted if name[0].islower())
    return not actor.named and any(_noun(name) == _noun(actor.name) for name in plain)


def _noun(description):
    head = re.split(r" (?:of|for|who|at|in|from|with|close|on|that) ", description)[0]
    return re.findall(r"\w+", head.lower())[-1].removesuffix("s")


def count(row):
    """What is found and right in an article."""
    out: Counter[str] = Counter()
    text = row["text"]
    rows = run(Article(text, title=row["title"]), Stages(), until="claims")
    actors = {actor.id: actor for actor in rows.cast.actors}
    for gold in row["claims"]:
        begin = text.index(gold["words"])
        end = begin + len(gold["words"])
        around = [c for c in rows.claims if 2 * _common(c.content, begin, end) >= end - begin]
        around.sort(key=lambda c: sum(e - b for b, e in c.content))
        good = [c for c in around if is_meant(actors.get(c.speaker), gold)]
        out["claims"] += 1
        out["found"] += bool(around)
        out["right"] += bool(good)
        sure = (bool(around) and (good or around)[0].speaker_confidence) or 0
        out["sure"] += sure >= SURE
        out["sure and wrong"] += sure >= SURE and not good
    spans = [(begin, end, actor) for actor in rows.cast.actors for begin, end in actor.mentions]
    for gold in row["refs"]:
        before, word, after = re.fullmatch(r"(.*)\[\[(.*)\]\](.*)", gold["context"], re.DOTALL).groups()
        begin = text.index(before + word + after) + len(before)
        end = begin + len(word)
        inside = [
            (abs(b - begin) + abs(e - end), i) for i, (b, e, _) in enumerate(spans) if b < end and begin < e
        ]
        pronoun = word.lower() in PRONOUNS
        out["pronouns" if pronoun else "descriptions"] += 1
        good = bool(inside) and is_meant(spans[min(inside)[1]][2], gold)
        out["tied" if pronoun else "linked"] += good
    return out


def _common(content, begin, end):
    return sum(max(0, min(end, e) - max(begin, b)) for b, e in content)


@pytest.mark.parametrize("half", ["even", "odd"])
def test_who_says_what_in_invented_news(half, capsys):
    total = sum((count(row) for row in read(half == "odd")), Counter())
    shares = {
        "claims found": total["found"] / total["claims"],
        "right speaker of these": total["right"] / total["found"],
        "wrong from 0.9": total["sure and wrong"] / total["sure"],
        "pronouns": total["tied"] / total["pronouns"],
        "descriptions": total["linked"] / total["descriptions"],
    }
    with capsys.disabled():
        counts = ", ".join(f"{total[field]} {field}" for field in FIELDS)
        print(f"\n{half} articles: " + "; ".join(f"{k} {v:.1%}" for k, v in shares.items()) + f" ({counts})")
    assert shares["right speaker of these"] >= 0.85
