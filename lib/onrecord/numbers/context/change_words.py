"""Verbs and nouns of rising, falling and changing, from `data/changes.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from ..tokens.word_lists import resource


class ChangeWords(NamedTuple):
    """Words of change, by use.

    Attributes:
        lemmas: `up`, `down` or `either` for each verb and noun.
        verbs: the verbs that mean something else as nouns.
        share: verbs whose object changes (“raised £5 million”), unless it is a share.
        beside: `up` or `down` for each word that directly precedes or follows an amount of change.
        closing: verbs behind which those words surely tell a change (“closed up 42 points”).
        standing: verbs behind which “at five” is a value and not the time.
        occasions: nouns of which “in” tells the occasion of a price (“in morning trading”).
    against: phrases that set an amount against an earlier one.
    """

    lemmas: Mapping[str, str]
    verbs: frozenset[str]
    share: frozenset[str]
    beside: Mapping[str, str]
    closing: frozenset[str]
    standing: frozenset[str]
    occasions: frozenset[str]
    against: frozenset[str]


@cache
def change_words() -> ChangeWords:
    """The lists, read once."""
    raw = resource("changes.toml")
    return ChangeWords(
        {word: way for way, words in raw["words"].items() for word in words},
        frozenset(raw["verbs"]["words"]),
        frozenset(raw["share"]["words"]),
        {word: way for way, words in raw["beside"].items() if way != "closing" for word in words},
        frozenset(raw["beside"]["closing"]),
        frozenset(raw["standing"]["words"]),
        frozenset(raw["occasions"]["words"]),
        frozenset(raw["against"]["phrases"]),
    )


def change_of(token: Token) -> str | None:
    """`up`, `down` or `either` if a token is a verb or noun of change, else None."""
    words, lemma = change_words(), token.lemma_.lower()
    return None if token.pos_ == "NOUN" and lemma in words.verbs else words.lemmas.get(lemma)


def changes_its_object(verb: Token) -> bool:
    """Whether the words after a verb are the thing changed, not the change (`raised £5 million`)."""
    return verb.lemma_ in change_words().share
