"""News of an invented town: a dozen short articles of six publishers, some without publisher or date."""

import json
from pathlib import Path
from typing import Any

from conftest import HOSTILE, actor, build, claim, number, place, source, stance
from onrecord import Article, export

BOARD, FLEET, ROVERS, MINISTRY = "Harbour Board", "Fleet Association", "Harbour Rovers", "Ministry of Ports"
FIRST = (
    "Ada Quill, chair of the Harbour Board, spoke on Monday. Mo Field of Saint Bride listened.\n\n"
    "“It is unsafe and it has been unsafe for ten years,” Quill said. "
    "Divers found 14 cracked piles under the east quay after the winter storms."
)


def story(
    slug: str,
    publisher: str | None,
    published: str | None,
    text: str,
    people: list[tuple[Any, ...]],
    said: list[tuple[Any, ...]] = (),
    counts: list[tuple[str, float, str]] = (),
    stances: list[tuple[str, str, str, float]] = (),
    title: str | None = None,
) -> tuple[str, Any]:
    """Make an article of the corpus with hand-made tables.

    people: (name, kind, role, affiliation), the unnamed with a fifth member False; said: (speaker, words,
    kind), then the names of those who may have said it, if that is unclear;
    counts: (words, value, counted); stances: (speaker, target, label, score).
    """
    ids = {person[0]: f"a{i}" for i, person in enumerate(people, 1)}
    actors = [
        actor(i, p[0], [], kind=p[1], role=p[2], affiliation=ids.get(p[3], p[3]), named=len(p) < 5)
        for i, p in enumerate(people, 1)
    ]
    claims = [
        claim(i, ids.get(who), [place(text, words)], kind=kind, candidates=tuple(ids[name] for name in maybe))
        for i, (who, words, kind, *maybe) in enumerate(said, 1)
    ]
    numbers = [number(i, text, w, value=v, counted=c) for i, (w, v, c) in enumerate(counts, 1)]
    found = [stance(ids[a], ids[b], label, score, ["c1"]) for a, b, label, score in stances]
    of = {person[0]: person for person in people}
    words = {who: sum(len(w.split()) for by, w, *_ in said if by == who) for who, *_ in said if who}
    sources = [source(ids[who], count, type=_type(of[who])) for who, count in words.items()]
    name = title if title is not None else slug.replace("-", " ").capitalize()
    article = Article(text, name, f"{slug}.txt", publisher=publisher, published=published)
    return slug, build(article, actors, claims, numbers, found, sources)


def _type(person: tuple[Any, ...]) -> str:
    return "unnamed group" if len(person) > 4 else "named person"


def town() -> list[tuple[str, Any]]:
    quill = ("Ada Quill", "person", "chair", BOARD)
    board = (BOARD, "organization", None, None)
    rook = ("Tom Rook", "person", "skipper", FLEET)
    fleet = (FLEET, "organization", None, None)
    opening = [quill, board, ("Mo Field", "person", None, None), ("Saint Bride", "organization", None, None)]
    unsafe = [("Ada Quill", "“It is unsafe and it has been unsafe for ten years,”", "direct")]
    piles = [("14", 14, "cracked piles")]
    second = (
        "“It is unsafe, and it has been for ten years,” said Ada Quill, who heads the board. Divers saw 16 "
        "cracked piles at the east quay since the winter storms."
    )
    third = "Tom Rook, skipper, said: “We were never asked. We will fight this plan in every court there is.”"
    anger = "“We were never asked. We will fight this plan in every court there is.”"
    fourth = "“We will fight this plan in any court there is,” said Tom Rook. The board is wrong, he added."
    fifth = "“The boys ran their hearts out on the pitch tonight,” coach Tom Rook said."
    sixth = (
        "The plan is dead, officials said. Nobody would put a name to it, but Quill disagreed with it all."
    )
    seventh = "“There is no money left in the pot,” chair Quill said on the radio."
    eighth = "“The board has listened and I thank the board,” said Tom Rook, skipper."
    ninth = "“Ports are the lungs of a nation,” said Ada Quill, minister at the Ministry of Ports."
    tenth = f"{HOSTILE} said “{HOSTILE} is what we all want to hear.”"
    return [
        story("quay-to-close", "The Lantern", "2024-03-04", FIRST, opening, unsafe, piles),
        story("wire-copy", "Wire Weekly", "2024-03-05", FIRST, opening, unsafe, piles),
        story("board-shuts-quay", "Harbour Post", "2024-03-05", second, [quill, board],
              [("Ada Quill", "“It is unsafe, and it has been for ten years,”", "direct")],
              [("16", 16, "cracked piles")]),
        story("quay-closure-anger", "The Lantern", "2024-03-06", third, [rook, fleet, board],
              [("Tom Rook", anger, "direct")],
              stances=[("Tom Rook", BOARD, "opposes", -0.8)]),
        story("fleet-vows-fight", "Coast Daily", "2024-03-07", fourth, [rook, fleet, board],
              [("Tom Rook", "“We will fight this plan in any court there is,”", "direct"),
               ("Tom Rook", "The board is wrong", "indirect")],
              stances=[("Tom Rook", BOARD, "opposes", -0.6)]),
        story("rovers-win", "Coast Daily", "2024-03-09", fifth,
              [("Tom Rook", "person", "coach", ROVERS), (ROVERS, "organization", None, None)],
              [("Tom Rook", "“The boys ran their hearts out on the pitch tonight,”", "direct")]),
        story("plan-is-dead", "Harbour Post", "2024-03-12", sixth,
              [("officials", "group", None, None, False), quill, board],
              [("officials", "The plan is dead", "indirect"),
               (None, "Nobody would put a name to it", "indirect", "Ada Quill", "officials"),
               ("Ada Quill", "disagreed with it all", "indirect")]),
        story("no-money", None, None, seventh, [("Quill", "person", "chair", BOARD), board],
              [("Quill", "“There is no money left in the pot,”", "direct")], title=""),
        story("fleet-content", "Island Echo", "2024-03-20", eighth, [rook, fleet, board],
              [("Tom Rook", "“The board has listened and I thank the board,”", "direct")],
              stances=[("Tom Rook", BOARD, "supports", 0.7)]),
        story("lungs-of-a-nation", "Island Echo", "2024-04-02", ninth,
              [("Ada Quill", "person", "minister", MINISTRY), (MINISTRY, "organization", None, None)],
              [("Ada Quill", "“Ports are the lungs of a nation,”", "direct")]),
        story("hostile", HOSTILE, "2024-04-03", tenth, [(HOSTILE, "person", HOSTILE, HOSTILE)],
              [(HOSTILE, f"“{HOSTILE} is what we all want to hear.”", "direct")], title=HOSTILE),
        story("rain", "Island Echo", None, "Rain fell all day.", []),
    ]  # fmt: skip


def write(folder: Path) -> None:
    """Write the parts of their reports that a corpus reads."""
    for slug, analysis in town():
        export.write(analysis, folder / slug, "parquet")
        (folder / slug / "report.html").write_text("<main id=main><p id=row-c1>", encoding="utf-8")
    old = folder / "rain" / "article.json"  # an earlier version took any date
    article = json.loads(old.read_text(encoding="utf-8"))
    old.write_text(json.dumps(article | {"published": "last week"}), encoding="utf-8")
