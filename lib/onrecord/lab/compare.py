"""Two articles on one event, or two versions of one article, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..analysis.analysis import Analysis
from ..corpus.compare_quotations import (
    LEAST,
    SAME,
    SAME_FROM_OTHERS,
    Piece,
    is_same,
    quoted_sentences,
    words_of,
)
from ..corpus.compare_quotations import compare as pieces_of
from ..corpus.differing import Group, find_groups, quantities_of_analysis
from ..display.html import templates
from ..display.phrasing.display_names import counted, name_of, names
from ..lexicons.words import fold
from ..model.frames import rows_of
from ..model.spans import cut

IN_BOTH, FIRST, SECOND = "both", "first", "second"
_PARTS = ("", "_speaker", "_words")
_ITSELF = "the article itself"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence in quotation marks, as one or both articles have it.

    Attributes:
        speaker: its speaker, according to the article with the longer wording.
        first, second: its wording in each article, or an empty string.
        pieces: the shorter wording against the fuller one, if both have it and they differ.
    """

    speaker: str
    first: str
    second: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Comparison:
    """Two articles side by side.

    Attributes:
        titles: their headlines.
        speakers: table of who speaks: `name`, `where` (`both`, `first`, `second`), `claims_first`,
            `claims_second`, `words_first`, `words_second`.
        quotations: those in both in different wordings, those in both word for word, those only in the first,
            those only in the second.
        numbers: table of numbers that state the same thing and differ (`onrecord.corpus.differing`): `thing`
            (what is counted), `first`, `second` (as written), `first_speaker`, `second_speaker` (who states
            them), `first_words`, `second_words` (their sentences), `note` (`differs`).
        sources: names of sources that only one article cites: those of the first, those of the second.
    """

    titles: tuple[str, str]
    speakers: pd.DataFrame
    quotations: tuple[Quotation, ...]
    numbers: pd.DataFrame
    sources: tuple[tuple[str, ...], tuple[str, ...]]

    def __repr__(self) -> str:
        both = int((self.speakers["where"] == IN_BOTH).sum())
        cut_quotations = sum(1 for quotation in self.quotations if quotation.pieces)
        return (
            f"<Comparison of “{self.titles[0]}” and “{self.titles[1]}”: {counted(both, 'speaker')} in both, "
            f"{counted(cut_quotations, 'quotation')} in other words, "
            f"{counted(len(self.numbers), 'number')} that may differ>"
        )

    def _repr_html_(self) -> str:
        return str(templates.render("parts/comparison.html.j2", comparison=self))


def compare(first: Analysis, second: Analysis) -> Comparison:
    """Compare two articles on one event, or an earlier and a later version of one article.

    Speakers are the same if their names agree, or if the name of one is an alias of the other. Speakers
    without a name are the same if what they are called agrees and nobody else is called so. Quotations
    are the same as in a corpus (`onrecord.corpus.compare_quotations`): at least five words in common, and
    three quarters of the words alike, or nine tenths if the named speakers differ.

    Args:
        first: the analysis of one article.
        second: that of the other.

    Returns:
        The comparison; it shows itself in a notebook.

    Raises:
        TypeError: one of them is no analysis.

    Example:
        >>> from onrecord import Article, analyze
        >>> early = analyze(Article("“We will close the old bridge in March,” Mayor Ann Ost said."))
        >>> late = analyze(Article("“We will close the bridge in March,” Mayor Ann Ost said."))
        >>> found = compare(early, late)
        >>> found.speakers[["name", "where"]].values.tolist()
        [['Ann Ost', 'both']]
        >>> [piece.text for piece in found.quotations[0].pieces if piece.mark == "left out"]
        ['old']
    """
    for one in (first, second):
        if not isinstance(one, Analysis):
            raise TypeError(
                f"compare takes two analyses, as onrecord.analyze gives them, not {type(one).__name__}"
            )
    shared = _shared(first, second)
    return Comparison(
        (_title(first), _title(second)),
        _speakers(first, second, shared),
        tuple(_quotations(first, second, shared)),
        _numbers(first, second),
        (_only(first, second, shared), _only(second, first, {b: a for a, b in shared.items()})),
    )


def _title(analysis: Analysis) -> str:
    return templates.one_line(analysis.article.title or analysis.article.source or "an article")


def _shared(first: Analysis, second: Analysis) -> dict[str, str]:
    """The actors that both articles have: their id in the second by their id in the first."""
    of_name: dict[str, str] = {}
    for actor in rows_of(second.actors):
        if actor.named:
            of_name.setdefault(fold(actor.name), actor.id)
    of_alias: dict[str, set[str]] = {}
    for actor in rows_of(second.actors):
        for alias in actor.aliases if actor.named else ():
            of_alias.setdefault(fold(alias), set()).add(actor.id)
    found = _shared_unnamed(first, second)
    for actor in rows_of(first.actors):
        if not actor.named:
            continue
        keys = {of_name[fold(actor.name)]} if fold(actor.name) in of_name else set()
        for form in () if keys else (actor.name, *actor.aliases):
            if len(form.split()) > 1 or form == actor.name:
                keys |= of_alias.get(fold(form), set())
        keys -= set(found.values())
        if len(keys) == 1:
            found[actor.id] = keys.pop()
    return found


def _shared_unnamed(first: Analysis, second: Analysis) -> dict[str, str]:
    """The same for actors without a name (“council leader”), if each article has only one called so."""
    here, there = ({fold(a.name): a.id for a in _unnamed(one)} for one in (first, second))
    return {key: there[called] for called, key in here.items() if called in there}


def _unnamed(analysis: Analysis) -> Iterator[Any]:
    """The actors without a name that are called as no other is."""
    unnamed = [actor for actor in rows_of(analysis.actors) if not actor.named]
    often = Counter(fold(actor.name) for actor in unnamed)
    return (actor for actor in unnamed if often[fold(actor.name)] == 1)


def _speakers(first: Analysis, second: Analysis, shared: dict[str, str]) -> pd.DataFrame:
    there = {actor.id: actor for actor in rows_of(second.actors)}
    rows = []
    for actor in rows_of(first.actors):
        other = there.pop(shared[actor.id]) if actor.id in shared else None
        if actor.claims or (other is not None and other.claims):
            rows.append(_speaker(actor, other))
    rows += [_speaker(None, actor) for actor in there.values() if actor.claims]
    columns = ["name", "where", "claims_first", "claims_second", "words_first", "words_second"]
    table = pd.DataFrame(rows, columns=columns)
    order = (table["words_first"] + table["words_second"]).sort_values(ascending=False, kind="stable")
    return table.loc[order.index].reset_index(drop=True)


def _speaker(one: object, other: object) -> dict[str, object]:
    sides = [(int(getattr(actor, "claims", 0)), int(getattr(actor, "words", 0))) for actor in (one, other)]
    speaks = [claims > 0 for claims, _ in sides]
    return {
        "name": templates.one_line(str(getattr(one or other, "name", ""))),
        "where": IN_BOTH if all(speaks) else FIRST if speaks[0] else SECOND,
        "claims_first": sides[0][0],
        "claims_second": sides[1][0],
        "words_first": sides[0][1],
        "words_second": sides[1][1],
    }


def _quotations(first: Analysis, second: Analysis, shared: dict[str, str]) -> Iterator[Quotation]:
    """The quotations of both articles: reworded ones, then identical ones, then those in only one article."""
    left, right = list(_quoted(first)), list(_quoted(second))
    reworded, same, only = [], [], []
    for key, speaker, sentence in left:
        words = words_of(sentence)
        found = next((row for row in right if _match(shared, key, words, row)), None)
        if found is None:
            only.append(Quotation(speaker, sentence, ""))
            continue
        right.remove(found)
        if words_of(found[2]) == words:
            same.append(Quotation(speaker, sentence, found[2]))
            continue
        full, short = sorted((sentence, found[2]), key=len, reverse=True)
        reworded.append(Quotation(speaker, sentence, found[2], pieces_of(full, short)))
    yield from (*reworded, *same, *only, *(Quotation(who, "", sentence) for _, who, sentence in right))


def _match(shared: dict[str, str], key: str, words: list[str], row: tuple[str, str, str]) -> bool:
    likeness = SAME if shared.get(key) == row[0] else SAME_FROM_OTHERS
    return is_same(words, words_of(row[2]), likeness)


def _quoted(analysis: Analysis) -> Iterator[tuple[str, str, str]]:
    """Sentences in quotation marks of at least `LEAST` words: id of the speaker, name, words."""
    known, text = names(analysis.actors), analysis.article.text
    for claim in rows_of(analysis.claims):
        said = " ".join(cut(text, (span,)) for span in claim.content)
        for sentence in quoted_sentences(said, claim.kind):
            if len(words_of(sentence)) >= LEAST:
                yield str(claim.speaker), name_of(known, claim.speaker), templates.one_line(sentence)


def _numbers(first: Analysis, second: Analysis) -> pd.DataFrame:
    """The numbers that state the same thing in both articles but differ."""
    sides = {FIRST: first, SECOND: second}
    quantities = [q for side, analysis in sides.items() for q in quantities_of_analysis(side, analysis)]
    rows = [_number_row(group, sides) for group in find_groups(quantities)]
    columns = ["thing", *(f"{side}{part}" for side in sides for part in _PARTS), "note"]
    return pd.DataFrame(rows, columns=columns, dtype="string")


def _number_row(group: Group, sides: dict[str, Analysis]) -> list[str]:
    """What a group counts, and for each side its numbers, who states them and their sentences."""
    counted = [q.counted for q in group.quantities if q.counted]
    cells = [templates.one_line(min(counted, key=len)) if counted else ""]
    for side, analysis in sides.items():
        stated = {row.id: row.speaker for row in rows_of(analysis.numbers)}
        known = names(analysis.actors)
        here = [q for q in group.quantities if q.article == side]
        said_by = [name_of(known, stated[q.id]) if isinstance(stated[q.id], str) else _ITSELF for q in here]
        for parts in ([q.text for q in here], said_by, [f"{q.before}{q.text}{q.after}" for q in here]):
            cells.append("; ".join(dict.fromkeys(map(templates.one_line, parts))))
    return [*cells, "differs"]


def _only(one: Analysis, other: Analysis, shared: dict[str, str]) -> tuple[str, ...]:
    """Names of the sources that one article cites and the other does not."""
    known, cited = names(one.actors), set(other.sources["actor"])
    missing = [key for key in one.sources["actor"] if isinstance(key, str) and shared.get(key) not in cited]
    return tuple(name_of(known, key) for key in missing)
