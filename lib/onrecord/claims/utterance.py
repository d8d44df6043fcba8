"""The words of a claim in the parse: cue, content and main clauses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from spacy.tokens import Token

from ..files.package_data import read_toml
from ..lexicons import cues
from ..text.agents import subject_of


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of `claims/data/acts.toml`."""

    cue: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]


@cache
def words() -> Words:
    """The lists, read once."""
    data = read_toml(__package__, "acts.toml")
    lists = {name: frozenset(items) for name, items in (data["speech"] | data["content"]).items()}
    return Words(MappingProxyType(data["cue"]), MappingProxyType(lists))


@dataclass(frozen=True, slots=True)
class Utterance:
    """The words of a claim in the parse.

    Attributes:
        cue: tokens of the cue, in text order.
        content: tokens of the content, in text order.
        is_own: whether a token names the speaker or the speaker's affiliation.
        is_actor: whether a token names an actor.
        lone_observer: whether the speaker has neither name nor affiliation (“analysts”).
    """

    cue: tuple[Token, ...]
    content: tuple[Token, ...]
    is_own: Callable[[Token], bool]
    is_actor: Callable[[Token], bool]
    lone_observer: bool


def cue_head(cue: Sequence[Token]) -> Token | None:
    """The main word of a cue (“warned” in “has warned of”), or None for an empty one."""
    inside = {token.i for token in cue}
    tops = [token for token in cue if token.head.i not in inside or token.head.i == token.i]
    for parts in (("VERB",), ("NOUN", "PROPN", "ADJ"), ("AUX", "SCONJ", "ADP", "ADV")):
        for token in (*tops, *cue):
            if (
                token.pos_ in parts
                and (token in tops or parts == ("VERB",))
                and token.dep_ not in ("aux", "auxpass")
            ):
                return token
    return cue[0] if cue else None


def lemma_of(token: Token) -> str:
    """The lemma in lower case, corrected for known errors of the tagger."""
    return cues.mended_lemma(token.lower_, token.lemma_.lower())


def tops(content: Sequence[Token]) -> Iterator[Token]:
    """The tokens of the content that do not depend on another token of it."""
    inside = {token.i for token in content}
    return (
        token
        for token in content
        if not token.is_punct and (token.head.i == token.i or token.head.i not in inside)
    )


def main_clauses(content: Sequence[Token]) -> list[Token]:
    """The heads of the main clauses of the content, one per sentence, below verbs of thinking."""
    heads: dict[int, Token] = {}
    for top in tops(content):
        if top.pos_ in ("VERB", "AUX") and top.dep_ not in ("aux", "auxpass", "advcl", "relcl", "parataxis"):
            heads.setdefault(top.sent.start, _said(top))
    return list(heads.values())


def _said(clause: Token) -> Token:
    """The clause introduced by “I think that”, “we see every sign that”; else the clause itself."""
    thinks = first_person(clause) and clause.lemma_.lower() not in words()["foreseeing"]
    for child in clause.children:
        if child.dep_ == "ccomp" and child.i > clause.i and thinks:
            return child
        if child.dep_ in ("dobj", "attr") and child.lemma_.lower() in words()["introducing_nouns"]:
            for inner in child.children:
                if inner.dep_ in ("acl", "ccomp", "relcl") and inner.pos_ in ("VERB", "AUX"):
                    return inner
    return clause


def first_person(clause: Token) -> bool:
    """Whether the subject of a clause is “I” or “we”."""
    subject = subject_of(clause)
    return subject is not None and subject.lower_ in ("i", "we")
