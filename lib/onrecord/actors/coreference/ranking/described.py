"""What a description says about its antecedent."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ....lexicons.words import fold, table, words
from ....model.anaphors import Anaphor
from ...kind_names import ORGANIZATION, PERSON
from ...nouns import joined
from ...parties import party_in
from ..descriptions import is_native, tells_no_role
from ..owners import key_of, modifiers
from ..view import View

_BASE = re.compile(r"(\w+)-(?:based|headquartered)\b")


@dataclass(frozen=True, slots=True)
class Described:
    """What a description says about its antecedent.

    Attributes:
        lemma: its noun.
        key: its words without articles and counts, with states by name.
        gender: `m`, `f` or None.
        states: ids of the entities named or implied beside its noun.
        ranks: words of rank or office in it (“deputy”, “prime”).
        trades: nouns for a trade in it (“tennis player”).
        past: whether it is about the past (“the former Celtic manager”).
        plain: whether it states only age, gender or origin (“the 42-year-old”).
        source: whether it is the source of an attribution.
        longer: whether it goes on after its noun (“of the union”).
        introduced: whether its noun occurred earlier without a name (“a laboratory”).
        party: the party that it names (“the Democratic nominee”), or None.
        base: where it says that its antecedent is based (“the Leeds-based firm”), or None.
    """

    lemma: str
    key: frozenset[str]
    gender: str | None
    states: tuple[int, ...]
    ranks: frozenset[str]
    trades: frozenset[str]
    past: bool
    plain: bool
    source: bool
    longer: bool
    introduced: bool = False
    party: str | None = None
    base: str | None = None


def describe(view: View, found: Anaphor) -> Described:
    """What a description says about its antecedent."""
    tokens, head = view.tokens, view.tokens.low[found.head]
    plain = tells_no_role(view.names, found)
    trades = frozenset(
        tokens.low[n]
        for n in range(found.first, found.head)
        if tokens.pos[n] == "NOUN"
        and n not in view.names.at
        and not plain
        and "-" not in tokens.low[n - 1 : n + 2]
    )
    native_woman = is_native(view.names, found.head) and head.endswith("woman")
    return Described(
        lemma=lemma_of(view, found),
        key=frozenset(key_of(view, found, found.last)),
        gender=table("sexes").get(head) or ("f" if native_woman else None),
        states=tuple(state.id for state in modifiers(view, found)),
        ranks=frozenset(tokens.low[found.first : found.head]) & (words("ranks") | words("marks")),
        trades=trades,
        past=any(low in words("past") for low in tokens.low[found.first : found.head]),
        plain=plain,
        source=found.head in view.sources.inside,
        longer=found.last > found.head,
        introduced=_is_introduced(view, found),
        party=party_in(tokens.words(found.first + (tokens.low[found.first] == "the"), found.head)),
        base=base_in(tokens.words(found.first, found.head)),
    )


def base_in(text: str) -> str | None:
    """The place before “-based” in words, folded: “leeds” in “the Leeds-based firm”; None without one."""
    found = _BASE.search(text)
    return fold(found[1]) if found else None


def lemma_of(view: View, found: Anaphor) -> str:
    """The noun of a description: its lemma, or the whole hyphenated word."""
    whole = joined(view.tokens, found.head)
    return whole if "-" in whole else view.tokens.lemma[found.head].lower()


def _is_introduced(view: View, found: Anaphor) -> bool:
    """Whether the text introduced the noun (“a laboratory” before “the laboratory”) without a name."""
    tokens, noun = view.tokens, view.tokens.lemma[found.head]
    for n in tokens.nouns.get(noun, ()):
        if n >= found.first:
            break
        if n in view.names.at or n in view.names.role_of:
            continue
        first, last = tokens.edges(n)
        inside = (view.named(k) for k in range(n, last + 1))
        called = any(e is not None and e.kind in (PERSON, ORGANIZATION) for e in inside)
        if tokens.low[first] in ("a", "an", "one") and not called:
            return True
    return False
