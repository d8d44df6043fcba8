"""Compare sourced statements with those of published models, side by side, on the articles of each model.

The annotated articles are not part of the project: `make bench SOURCING=FOLDER`, or the variable
ONRECORD_SOURCING, names a folder with GOLD.jsonl files and, in `llms/`, MODEL.jsonl files with the models'
statements. A line is an article: `id`, `text` (in the gold), and `statements`, each with `span`
([begin, end] or null), `name`, `type` and `justification`.
"""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from onrecord import Article
from onrecord.analysis.run import Stages, run
from onrecord.evaluation.sourcing_scores import Statement, count, rates
from onrecord.sourcing.sourced_statements import THRESHOLD

FOLDER = os.environ.get("ONRECORD_SOURCING", "")
pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(not FOLDER, reason="no folder of annotated articles (ONRECORD_SOURCING)"),
]


def read(path: Path) -> dict[str, dict]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {str(row["id"]): row for row in map(json.loads, filter(None, lines))}


def statements(row: dict) -> list[Statement]:
    return [
        Statement(
            (tuple(s["span"]),) if s["span"] else (),
            (s["name"],) if s.get("name") else (),
            s.get("type"),
            s.get("justification") or "",
        )
        for s in row["statements"]
    ]


def own(row: dict) -> list[Statement]:
    """The sourced statements that On Record finds in an article."""
    text = row["text"]
    rows = run(
        Article(text, title=row.get("title"), published=row.get("published")), Stages(), until="sources"
    )
    actors = {actor.id: actor for actor in rows.cast.actors}
    sources = {source.actor: source for source in rows.sources}
    found = []
    for claim, probability in zip(rows.claims, rows.sourced, strict=True):
        actor, source = actors.get(claim.speaker or ""), sources.get(claim.speaker or "")
        if probability >= THRESHOLD:
            why = " ".join(text[begin:end] for begin, end in source.justification) if source else ""
            names = (actor.name, *actor.aliases) if actor else ()
            type_ = source.type.replace("anonymous by request", "anonymous") if source else None
            found.append(Statement(claim.content, names, type_, why))
    return found


def line(name: str, articles: int, counts: Counter[str]) -> str:
    cells = "".join(f"{100 * value:10.1f}" for value in rates(counts).values())
    return f"{name[:34]:36}{articles:8}{cells}"


def test_sourced_statements_beside_those_of_published_models(capsys):
    gold = {key: row for path in sorted(Path(FOLDER).glob("*.jsonl")) for key, row in read(path).items()}
    assert gold, f"no annotated articles in {FOLDER}"
    mine = {key: count(statements(row), own(row)) for key, row in gold.items()}
    names = ("precision", "recall", "F1", "name", "type", "justif.")
    lines = [f"{'':36}{'articles':>8}" + "".join(f"{name:>10}" for name in names)]
    lines.append(line("On Record", len(mine), sum(mine.values(), Counter())))
    for path in sorted(Path(FOLDER).glob("llms/*.jsonl")):
        outputs = {key: row for key, row in read(path).items() if key in gold}
        theirs = [count(statements(gold[key]), statements(row)) for key, row in outputs.items()]
        lines.append(line(path.stem, len(outputs), sum(theirs, Counter())))
        same = sum((mine[key] for key in outputs), Counter())
        lines.append(line("  On Record, the same articles", len(outputs), same))
    with capsys.disabled():
        print("\nsourced statements, in percent\n" + "\n".join(lines))
    assert rates(sum(mine.values(), Counter()))["F1"] >= 0.75
