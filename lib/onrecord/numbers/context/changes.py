"""Figures of the same change: `rose 7% to 4.2 million`, `a 50-cent rise`, `120, up from 98`."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ..tokens.page import Page
from .change_words import change_of, change_words, changes_its_object

PARTS = ("by", "from", "to")
_AMOUNTS = frozenset(("count", "money", "percent", "measurement", "duration", "fraction", "multiple"))
_SHARES = frozenset(("percent", "fraction", "multiple"))
_REACH = 9  # tokens between a word of change and its start or end value, or between the two
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Extent:
    """The properties of a figure that this module needs: kind, unit, value, first and last token."""

    kind: str
    unit: str | None
    value: object
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Part:
    """A figure’s part in a change.

    Attributes:
        part: `by` (how much), `from` (before) or `to` (after).
        direction: `up`, `down`, or None if neither the text nor the values show it.
        by_verb: whether a verb, “up” or “down” states it, not a noun (“a cut of 5%”).
        others: the other figures of the change, by their place in the list.
    """

    part: str
    direction: str | None
    others: tuple[int, ...]
    by_verb: bool = True


def find_changes(page: Page, figures: Sequence[Extent]) -> dict[int, Part]:
    """The parts that figures have in changes, by their place in the list."""
    at = {token: i for i, figure in enumerate(figures) for token in range(figure.first, figure.last + 1)}
    groups: list[tuple[dict[str, int], str | None]] = []
    nouns: set[int] = set()
    taken: dict[int, int] = {}
    for word in _change_words(page, at):
        parts, way = _around(word, figures, at)
        parts = {part: i for part, i in parts.items() if i not in taken or part == "to"}
        joined = next((taken[i] for i in parts.values() if i in taken), None)
        if not parts:
            continue
        if joined is None:
            groups.append((parts, way))
            joined = len(groups) - 1
        else:
            kept, old = groups[joined]
            groups[joined] = (parts | kept, old or way)
        if word.pos_ == "NOUN" and "by" in parts:
            nouns.add(parts["by"])
        taken.update(dict.fromkeys(parts.values(), joined))
    found = {
        i: Part(
            part,
            way or _way(parts, figures),
            tuple(sorted(j for j in parts.values() if j != i)),
            i not in nouns,
        )
        for parts, way in groups
        for part, i in parts.items()
    }
    return _signed(page, figures, found) | _elliptic(page, figures, found) | found


def _signed(page: Page, figures: Sequence[Extent], known: Container[int]) -> dict[int, Part]:
    """`+0.2%`, `-3%`: percentages that are changes, as their sign shows."""
    ways = {"+": "up", "-": "down", "−": "down"}
    signs = {i: page.doc[figure.first].text[0] for i, figure in enumerate(figures) if i not in known}
    return {
        i: Part("by", ways[s], ()) for i, s in signs.items() if s in ways and figures[i].kind == "percent"
    }


def _elliptic(page: Page, figures: Sequence[Extent], known: Mapping[int, Part]) -> dict[int, Part]:
    """The `5%` of `Rents fell by 3%, wages by 5%`: a change without its own verb."""
    found: dict[int, Part] = {}
    for i, figure in enumerate(figures):
        if i in known or not figure.first or page.doc[figure.first - 1].lower_ != "by":
            continue
        before = found.get(i - 1) or known.get(i - 1)
        same = before is not None and (figures[i - 1].kind, figures[i - 1].unit) == (figure.kind, figure.unit)
        together = page.doc[figure.first].sent.start <= figures[i - 1].first if i else False
        if before is not None and same and together and before.part == "by":
            found[i] = Part("by", before.direction, ())
    return found


def _change_words(page: Page, at: Mapping[int, int]) -> list[Token]:
    """Words of change outside figures (`doubled` is both), and words that compare a figure with another."""
    beside = change_words().beside
    found = []
    for sentence in page.doc.sents:
        if not any(i in at for i in range(sentence.start, sentence.end)):
            continue
        for token in sentence:
            verbal = token.pos_ in ("VERB", "NOUN", "AUX") and change_of(token) is not None
            setting = token.lower_ in beside or token.lower_ in ("compared", "versus")
            if (verbal and (token.i not in at or token.pos_ == "VERB")) or (setting and token.i not in at):
                found.append(token)
    return found


def _around(
    word: Token, figures: Sequence[Extent], at: Mapping[int, int]
) -> tuple[dict[str, int], str | None]:
    """The figures around a word of change, by part, and the direction of the change."""
    beside, against = change_words().beside, change_words().against
    way = change_of(word)
    if word.lower_ in beside:
        return _beside(word, figures, at), beside[word.lower_]
    pair = f"{word.lower_} {word.nbor().lower_}" if word.i + 1 < len(word.doc) else word.lower_
    if pair in against or word.lower_ in against:
        return _set_against(word, figures, at, pair in against), None
    if way is None:
        return {}, None
    parts = _before_noun(word, figures, at) if word.pos_ == "NOUN" else {}
    if word.i in at and figures[at[word.i]].kind == "multiple":
        parts["by"] = at[word.i]
    parts |= _behind(word, word.i + 1, figures, at, parts)
    after = word.nbor().lower_ if word.i + 1 < len(word.doc) else ""
    return parts, beside.get(after) if way == "either" else way


def _behind(
    word: Token, start: int, figures: Sequence[Extent], at: Mapping[int, int], known: Mapping[str, int]
) -> dict[str, int]:
    """Figures after a word of change: `7% to 4.2 million from 3.9 million in May`."""
    doc, parts = word.doc, dict(known)
    role, direct, gap, i, end = "", "by" not in parts, 0, start, word.sent.end
    while i < end and gap <= _REACH:
        token, low = doc[i], doc[i].lower_
        if i in at:
            figure = figures[at[i]]
            if figure.kind in ("date", "date-range"):
                direct = False
            elif figure.kind not in _AMOUNTS or not (role or direct) or (role or "by") in parts:
                break
            elif (
                role == "from"
                and figure.value is None
                and doc[figure.last + 1 : figure.last + 2].text != "to"
            ):
                break  # `goes from 0 to 60 mph` is a range
            elif role or not (changes_its_object(word) and figure.kind not in _SHARES):
                parts[role or "by"] = at[i]
                role, direct, gap = "", False, 0
            else:
                direct = False
            i = figure.last + 1
            continue
        if (
            low == "up" and (role or not parts) and _is_bound(word, i, figures, at)
        ):  # the `up to` of `lose up to 40%`
            i += 1
            gap += 1
        elif low in PARTS or (low == "at" and "by" in parts):
            role = "to" if low == "at" else low
        elif low == "of" and word.pos_ == "NOUN" and direct:
            role = "by"
        elif low == "or" and i + 1 in at:  # `12 points, or 3 percent, to 791`
            i = figures[at[i + 1]].last
        elif low in _ENDING or (token.pos_ in ("VERB", "AUX", "SCONJ") and low not in _ABOUT):
            break
        elif low not in _ABOUT and token.pos_ not in ("ADV", "DET", "SYM", "PUNCT"):
            role, direct = "", False
        gap += 1
        i += 1
    return {part: i for part, i in parts.items() if part not in known}


def _is_bound(word: Token, i: int, figures: Sequence[Extent], at: Mapping[int, int]) -> bool:
    """Whether `up to` at token `i` is a bound (`lose up to 40%`), not a target (`went up to 40%`)."""
    if i + 2 not in at or word.nbor(i + 1 - word.i).lower_ != "to":
        return False
    way, share = change_of(word), figures[at[i + 2]].kind in _SHARES
    return i > word.i + 1 or way == "down" or (way == "up" and (share or changes_its_object(word)))


_ENDING = frozenset((";", ".", "—", "–", "and", "but", "or"))
_ABOUT = frozenset(
    (
        *("about", "around", "roughly", "nearly", "almost", "some", "more", "less", "than", "at", "least"),
        *("over", "under", "estimated", "just", "as", "much", "many", "up", "down", "(", "a", "an", "the"),
        *("only", "approximately"),
    )
)


def _before_noun(word: Token, figures: Sequence[Extent], at: Mapping[int, int]) -> dict[str, int]:
    """`a 7% rise`, `a 50-cent pay rise`; `three rises` counts them."""
    i = word.i - 1
    while i >= word.sent.start and i not in at and word.i - i < _NEAR - 1:
        if word.doc[i].pos_ not in ("ADJ", "NOUN") and word.doc[i].text != "-":
            return {}
        i -= 1
    if i not in at:
        return {}
    figure = figures[at[i]]
    bare = figure.kind == "duration" or (figure.kind == "count" and figure.unit != "point")
    counts = bare and word.doc[i + 1].text != "-"
    return {} if counts or figure.kind not in _AMOUNTS else {"by": at[i]}


def _beside(word: Token, figures: Sequence[Extent], at: Mapping[int, int]) -> dict[str, int]:
    """`up 7%`, `120, up from 98`, `7% higher`, `up 7% to 4.2 million`; not `up to 40`, `made up 40%`."""
    doc = word.doc
    before = doc[word.i - 1] if word.i > word.sent.start else None
    closed = before is not None and before.lemma_ in change_words().closing
    if word.lower_ == "off" and not closed:
        return {}
    if before is not None and before.i in at:
        figure = figures[at[before.i]]
        if figure.kind in _SHARES or figure.kind in ("measurement", "money"):
            return {"by": at[before.i]}
    particle = before is not None and not closed and before.pos_ == "VERB" and change_of(before) is None
    if word.i + 1 >= word.sent.end or word.nbor().lower_ == "to" or particle:
        return {}
    parts = _behind(word, word.i + 1, figures, at, {})
    if not parts or "to" in parts:
        return parts
    left = _left(word, figures, at)
    if left is None:
        return parts
    alike = "from" in parts and figures[left].kind == figures[parts["from"]].kind
    more = "from" not in parts and figures[parts["by"]].kind in _SHARES and figures[left].kind not in _SHARES
    return parts | ({"to": left} if alike or more else {})


def _left(word: Token, figures: Sequence[Extent], at: Mapping[int, int]) -> int | None:
    """The figure shortly before a word, without a verb in between."""
    for i in range(word.i - 1, max(word.sent.start, word.i - _REACH) - 1, -1):
        if i in at:
            if figures[at[i]].kind in ("date", "date-range"):
                continue
            return at[i] if figures[at[i]].kind in _AMOUNTS else None
        if word.doc[i].pos_ in ("VERB", "AUX"):
            return None
    return None


def _set_against(word: Token, figures: Sequence[Extent], at: Mapping[int, int], two: bool) -> dict[str, int]:
    """`£5 million, compared with £4 million`: both of the same kind and unit."""
    near = range(word.i + 1 + two, min(word.i + _NEAR + 3, word.sent.end))
    place = next((i for i in near if i in at), None)
    if place is None or figures[right := at[place]].kind not in _AMOUNTS:
        return {}
    behind = figures[right].last + 1
    whose = [word.doc[i] for i in near if i < place or i == behind]
    if any(token.ent_type_ in ("PERSON", "ORG") or token.lower_ == "who" for token in whose):
        return {}  # `47 percent versus Clinton, who has 44 percent`
    same = (figures[right].kind, figures[right].unit)
    for i in range(word.i - 1, word.sent.start - 1, -1):
        if i in at and (figures[at[i]].kind, figures[at[i]].unit) == same:
            return {"from": right, "to": at[i]}
    return {}


def _way(parts: Mapping[str, int], figures: Sequence[Extent]) -> str | None:
    """The direction that the values before and after show."""
    if "from" not in parts or "to" not in parts:
        return None
    before, after = figures[parts["from"]], figures[parts["to"]]
    if not (isinstance(before.value, int | float) and isinstance(after.value, int | float)):
        return None
    if before.unit != after.unit or before.value == after.value:
        return None
    return "up" if after.value > before.value else "down"
