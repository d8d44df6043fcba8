"""Whom the labels of a transcript mean: “MAYOR COOK” is Diane Cook, “JR” Jane Roe, “THE WITNESS” Ida Orr."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from ...lexicons.words import fold, words
from ...model.names import Name
from ...model.spans import Span
from ...text.layout.labels import is_role
from ...text.layout.openings import folded_core
from ...text.layout.turns import Turn
from ...text.tokens import Tokens
from ..entities import Entity
from ..kind_names import PERSON, PLACE, THING
from .group_names import NamedEntities

_INITIALS = re.compile(r"[A-Z]{2,3}")
_NEAR = 8
"""At most so many words between a noun and the name of whom it means (“the caller was later named as …”)."""
_MOST = 300
"""Most different labels of a transcript that are bound to people; more are left as they are."""
_ANYBODY = frozenset(("reporter", "reporters", "moderator", "host", "court", "judge", "speaker"))
"""Labels that are seldom whom others speak to by name."""


def name_labels(tokens: Tokens, named: NamedEntities, turns: Sequence[Turn]) -> NamedEntities:
    """Return the entities with the labels of a transcript as names of those whom they mean.

    Args:
        tokens: the words of the text.
        named: the entities that it names.
        turns: its turns.
    """
    different = len({tokens.raw[slice(*turn.label)] for turn in turns if turn.label is not None})
    return _Labels(tokens, named, turns).named() if 0 < different <= _MOST else named


class _Labels:
    """The labels of a transcript, by their words, and the entities that they mean."""

    def __init__(self, tokens: Tokens, named: NamedEntities, turns: Sequence[Turn]) -> None:
        self._tokens, self._turns = tokens, turns
        self._names, self._known, self._of_name = [*named.names], [*named.known], dict(named.of_name)
        self._shared = named.shared
        self._spans: dict[str, list[Span]] = {}
        for span in sorted({turn.label for turn in turns if turn.label is not None}):
            self._spans.setdefault(self._said(span), []).append(span)
        inside = {n for spans in self._spans.values() for span in spans for n in tokens.within(span)}
        self._dropped: set[int] = set()
        self._outside: dict[int, list[int]] = {}
        for i, key in self._of_name.items():
            if self._names[i].first not in inside:
                self._outside.setdefault(key, []).append(i)
        self._meant: dict[str, int] = {}

    def named(self) -> NamedEntities:
        """The entities, with the labels as names."""
        longest_first = sorted(self._spans, key=lambda told: (-len(told.split()), told))
        for find in (self._by_name, self._by_role, self._by_credit, self._unnamed):
            for told in longest_first:
                key = find(told) if told not in self._meant else None
                if key is not None:
                    self._meant[told] = key
        for told, key in self._meant.items():
            self._give(told, key)
        order = [i for i in range(len(self._names)) if i not in self._dropped]
        order.sort(key=lambda i: (self._names[i].span[0], -self._names[i].span[1]))
        of_name = {new: self._of_name[old] for new, old in enumerate(order) if old in self._of_name}
        names = tuple(self._names[i] for i in order)
        return NamedEntities(names, tuple(self._known), MappingProxyType(of_name), self._shared)

    def _said(self, label: Span) -> str:
        return " ".join(self._tokens.raw[slice(*label)].split())

    def _names_in(self, told: str) -> list[int]:
        """The indexes of the names of entities that labels with these words hold."""
        at = {n for span in self._spans[told] for n in self._tokens.within(span)}
        return [i for i in self._of_name if self._names[i].first in at]

    def _core(self, told: str) -> tuple[str, ...]:
        """The folded words of a label before a comma or bracket, without titles."""
        core = folded_core(told)
        apart = words("titles") | words("honorifics") | {"the"}
        return tuple(word for word in core if word not in apart) or core[-1:]

    def _people(self) -> Iterator[Entity]:
        """The people with several names, in the text outside labels or in a label found before."""
        for entity in self._known:
            if entity.kind == PERSON and (entity.id in self._outside or entity.id in self._meant.values()):
                yield entity

    def _by_name(self, told: str) -> int | None:
        """The person whom a label names in brackets, or by name, given name or initials."""
        aside = [self._of_name[i] for i in self._names_in(told) if i is not None]
        people = [key for key in aside if self._known[key].kind == PERSON]
        if len(told.split("(")) > 1 and people and people[-1] in self._outside:
            return people[-1]
        name = self._core(told)
        tests: tuple[Callable[[tuple[str, ...]], bool], ...] = (
            lambda form: form[-len(name) :] == name,
            lambda form: name == form[:1],
            lambda form: _INITIALS.fullmatch(told) is not None and name == (_initials(form),),
            lambda form: len(name) > 1 and form[-1] == name[-1],
        )
        for fits in tests:
            found = {e.id for e in self._people() if any(len(form) > 1 and fits(form) for form in e.forms)}
            if len(found) == 1:
                return found.pop()
        whole = [key for key in people if len(name) > 1]
        return whole[-1] if whole else None

    def _by_role(self, told: str) -> int | None:
        """The person whom a noun means: by role, by a name after the noun, or as the one spoken to."""
        noun = self._core(told)[-1]
        if not is_role((noun,)):
            return None
        free = [e for e in self._people() if e.id in self._outside and e.id not in self._meant.values()]
        by_role = {e.id for e in free if any(role.noun == noun for role in e.roles)}
        if len(by_role) == 1:
            return by_role.pop()
        beside = self._beside(noun, {e.id for e in free})
        return self._called(told) if beside is None and noun not in _ANYBODY else beside

    def _beside(self, noun: str, free: set[int]) -> int | None:
        """The only person named right after a noun in its sentence, before the first turn."""
        tokens, begin = self._tokens, self._turns[0].content[0][0]
        for n, word in enumerate(tokens.low):
            if tokens.begin[n] >= begin:
                break
            first = [self._names[i].first for key in free for i in self._outside[key]] if word == noun else []
            near = [m for m in first if 0 < m - n <= _NEAR and tokens.sentence[m] == tokens.sentence[n]]
            keys = {key for key in free for i in self._outside[key] if self._names[i].first in near}
            if len(keys) == 1:
                return keys.pop()
        return None

    def _called(self, told: str) -> int | None:
        """The person whom turns right before a label call by name most often, if no label means them."""
        votes: Counter[int] = Counter()
        for before, turn in zip(self._turns, self._turns[1:], strict=False):
            if turn.label is not None and self._said(turn.label) == told:
                votes.update(set(self._calls(before.content)) - set(self._meant.values()))
        best = votes.most_common(2)
        return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else None

    def _calls(self, content: Sequence[Span]) -> Iterator[int]:
        """The people to whom words speak by name: “Mr. Roe, why?”, “Why, Ms. Roe?”."""
        tokens = self._tokens
        at = {n for span in content for n in tokens.within(span)}
        for i, key in self._of_name.items():
            name = self._names[i]
            if name.first not in at or self._known[key].kind != PERSON:
                continue
            before = name.first - 1
            while before in at and tokens.low[before] in words("honorifics"):
                before -= 1
            opens = before not in at or not tokens.text[before][0].isalnum()
            if opens and tokens.low[name.last + 1 : name.last + 2] in ([","], ["?"], ["."]):
                yield key

    def _by_credit(self, told: str) -> int | None:
        """The person whose full name a credit before the transcript gives (“Moderator: Jane Roe”)."""
        core = self._core(told)
        if _INITIALS.fullmatch(told):
            written = r"[\w.’'-]*[ ]+".join(told) + r"[\w’'-]+"
        elif len(core) == 1 and not is_role(core):
            name = re.escape(core[0])
            written = rf"(?:(?i:{name})(?:[ ]+[A-Z][\w.’'-]*){{1,2}}|[A-Z][\w.’'-]*[ ]+(?i:{name}))"
        else:
            return None
        match = re.search(rf"\b{written}\b", self._tokens.raw[: self._turns[0].content[0][0]])
        if match is None or any(match.start() < e and b < match.end() for b, e in self._all_spans()):
            return None
        shown = match.group().title() if match.group().isupper() else " ".join(match.group().split())
        form = tuple(fold(word) for word in shown.split())
        key = len(self._known)
        mention = (match.span(), shown)
        self._known.append(Entity(key, shown, PERSON, forms=(form,), mentions=(mention,)))
        return key

    def _unnamed(self, told: str) -> int | None:
        """Somebody new without a name, for a label that is a role (“THE COURT”, “Dispatcher”)."""
        core = self._core(told)
        if self._names_in(told) or not is_role(core):
            return None
        shown = re.sub(r"^the ", "", told.lower() if told.isupper() else told[0].lower() + told[1:])
        key = len(self._known)
        self._known.append(Entity(key, shown, PERSON, named=False, head=core[-1], people=True))
        return key

    def _all_spans(self) -> Iterator[Span]:
        return (span for spans in self._spans.values() for span in spans)

    def _give(self, told: str, key: int) -> None:
        """Make the labels with these words names of an entity; others whom only they name are none."""
        taken = self._names_in(told)
        old = {self._of_name[i] for i in taken} - {key}
        for i in taken:
            del self._of_name[i]
        self._dropped.update(taken)
        mentions = list(self._known[key].mentions)
        for span in self._spans[told]:
            inside = self._tokens.within(span)
            if inside:
                name = Name(inside[0], inside[-1], inside[-1], span, self._core(told), "PERSON")
                self._of_name[len(self._names)] = key
                self._names.append(name)
            mentions.append((span, told))
        self._known[key] = replace(self._known[key], mentions=tuple(dict.fromkeys(mentions)))
        for other in old:
            if other not in self._outside and other not in self._of_name.values():
                kind = self._known[other].kind
                self._known[other] = replace(
                    self._known[other], kind=kind if kind == PLACE else THING, mentions=()
                )


def _initials(form: Sequence[str]) -> str:
    return "".join(word[0] for word in form if word)
