"""News articles in which we marked who takes sides, and the labels that this gives to readings and pairs."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...model.cast import Cast
from ...model.rows.claim import Claim
from ...model.spans import Span
from ...stance.readings import INNER, OWN, SAID, THING, Reading, find_eligible
from ...text.parsed import Parsed
from ..marked_articles import read_marks

_UNKNOWN = frozenset(("name", "mixed", "not-actor"))
"""What a reader found wrong with an actor so that its sides are unknown; kind and role may also be wrong."""
_SURE, _DOUBTFUL = 0.95, 0.55
"""Probability of a marked side: as a rule; where the reader noted that another one might disagree."""
_CREDITED = frozenset((OWN, SAID, INNER, THING))
"""Origins of readings that depend on the speaker of a claim."""


@dataclass(frozen=True, slots=True)
class Side:
    """A side that an article shows.

    Attributes:
        sign: 1 for, -1 against.
        doubtful: whether a second reader might disagree.
        sentences: the first character of each sentence that shows it.
    """

    sign: int
    doubtful: bool
    sentences: frozenset[int]


@dataclass(frozen=True, slots=True)
class Marked:
    """An article with its sides.

    Attributes:
        id: of the article in its corpus.
        split: `train` for the network, `weigh` for the weights of sentences, `test` to measure.
        text: the text.
        actors: the mentions of each actor.
        left_out: actors that are several or none; their sides are unknown.
        sides: by the numbers of the two actors.
        speakers: corrected speakers of claims, by the claim's first character; None is no actor of the list.
    """

    id: str
    split: str
    text: str
    actors: tuple[frozenset[Span], ...]
    left_out: frozenset[int]
    sides: Mapping[tuple[int, int], tuple[Side, ...]]
    speakers: Mapping[int, int | None]

    def numbers(self, cast: Cast) -> dict[str, int]:
        """The numbers of the actors of an analysis by id; actors without a mention in common are missing."""
        owner = {mention: i for i, mentions in enumerate(self.actors) for mention in mentions}
        found = {}
        for actor in cast.actors:
            counts = Counter(owner[m] for m in map(tuple, actor.mentions) if m in owner)
            if counts:
                found[actor.id] = counts.most_common(1)[0][0]
        return found


def read(corpora: Path) -> Iterator[Marked]:
    """Yield the articles of `data/news.jsonl`, with their text from the corpora.

    Raises:
        ValueError: an article is missing, or its text is another one.
    """
    for row, text in read_marks(__package__, "news.jsonl", corpora):
        sides: dict[tuple[int, int], list[Side]] = {}
        for one, other, sign, doubtful, sentences in row["sides"]:
            sides.setdefault((one, other), []).append(Side(sign, bool(doubtful), frozenset(sentences)))
        yield Marked(
            id=row["id"],
            split=row["split"],
            text=text,
            actors=tuple(frozenset((b, e) for b, e in mentions) for mentions in row["actors"]),
            left_out=frozenset(one for one, why, *_ in row["bad"] if why in _UNKNOWN),
            sides={pair: tuple(found) for pair, found in sides.items()},
            speakers=dict(row["speakers"]),
        )


def label_readings(
    marked: Marked, parsed: Parsed, claims: Sequence[Claim], cast: Cast
) -> Iterator[tuple[Reading, tuple[float, float, float]]]:
    """Yield the readings of an article whose label is known, with the probabilities of the three labels.

    Other sentences of a pair with a side are left out, and so are those whose speaker the program got wrong.
    """
    numbers = marked.numbers(cast)
    begins = [sentence.start_char for sentence in parsed.doc.sents]
    first = {claim.id: claim.content[0][0] for claim in claims if claim.content}
    for reading in find_eligible(parsed, claims, cast):
        pair = numbers.get(reading.speaker), numbers.get(reading.target)
        if first.get(reading.claim or "") in marked.speakers and reading.origin in _CREDITED:
            if reading.source_at is not None:
                continue
            pair = marked.speakers[first[reading.claim or ""]], pair[1]
        one, other = pair
        if one is None or other is None or one == other or {one, other} & marked.left_out:
            continue
        begin = begins[bisect_right(begins, reading.place[0]) - 1]
        label = _label(marked.sides.get((one, other), ()), begin)
        if label is not None:
            yield reading, label


def _label(sides: Sequence[Side], sentence: int) -> tuple[float, float, float] | None:
    """The probabilities of against, neutral and for in a sentence; None if only others show a side."""
    if not sides:
        return 0.0, 1.0, 0.0
    shown = [side for side in sides if sentence in side.sentences]
    if not shown:
        return None
    share = {
        sign: max((_DOUBTFUL if s.doubtful else _SURE for s in shown if s.sign == sign), default=0.0)
        for sign in (-1, 1)
    }
    total = max(1.0, sum(share.values()))
    against, towards = share[-1] / total, share[1] / total
    return against, 1 - against - towards, towards
