"""A small analysis for trying exports: a quotation in two pieces, one over two paragraphs, an emoji."""

from __future__ import annotations

from onrecord.analysis.analysis import Analysis
from onrecord.export import to_json
from onrecord.model import schema
from onrecord.model.article import Article

TEXT = (
    "“The ferry 🚢 is safe,” said Ana Brook, the harbour master of Tarn, “and it will sail.”\n\n"
    "Lev Moss denied that Brook had asked him.\n\n"
    "“She never wrote.\n\nShe never rang.”"
)


def span(words: str, after: int = 0) -> tuple[int, int]:
    begin = TEXT.index(words, after)
    return begin, begin + len(words)


def actor(key: str, name: str, kind: str, *mentions: tuple[int, int], **more: object) -> dict:
    row = {"id": key, "name": name, "kind": kind, "role": None, "affiliation": None, "named": True}
    return row | {"aliases": (name,), "mentions": mentions, "claims": 1, "words": 7} | more


def claim(key: str, speaker: str, content: tuple, act: str = "statement", **more: object) -> dict:
    row = {"id": key, "speaker": speaker, "source": (), "cue": (), "content": content, "kind": "direct"}
    row |= {"act": act, "date": "2021-05-04", "hedged": False, "negated": False, "confidence": 0.9}
    return row | {"sourced": True, "sourced_probability": 0.9} | more


BROOK, MOSS, TARN = span("Ana Brook"), span("Lev Moss"), span("Tarn")
ACTORS = [
    actor("a1", "Ana Brook", "person", BROOK, span("Brook", 90), role="harbour master", affiliation="a3"),
    actor("a2", "Lev Moss", "person", MOSS),
    actor("a3", "Tarn", "place", TARN),
]
CLAIMS = [
    claim(
        "c1",
        "a1",
        (span("The ferry 🚢 is safe,"), span("and it will sail.")),
        source=(BROOK,),
        cue=(span("said"),),
        kind="mixed",
    ),
    claim(
        "c2",
        "a2",
        (span("that Brook had asked him"),),
        "denial",
        source=(MOSS,),
        cue=(span("denied"),),
        kind="indirect",
    ),
    claim("c3", "a2", (span("She never wrote.\n\nShe never rang."),)),
]
STANCES = [
    {"speaker": "a2", "target": "a1", "label": "opposes", "score": -0.8, "confidence": 0.7, "claims": ("c2",)}
]


def small_analysis(**about: object) -> Analysis:
    """The analysis, of an article with these fields."""
    known = {
        "title": "Ferry is safe, says Tarn",
        "published": "2021-05-05",
        "publisher": "The Tarn Echo",
        "url": "https://echo.example/ferry",
        "reporters": ("Mira Kolb",),
    }
    rows = {"actors": ACTORS, "claims": CLAIMS, "stances": STANCES}
    tables = {name: schema.frame(name, rows.get(name, [])) for name in schema.COLUMNS}
    return Analysis(article=Article(text=TEXT, **(known | about)), **tables)


def small_data(**about: object) -> dict:
    """The same as plain values."""
    return to_json(small_analysis(**about))
