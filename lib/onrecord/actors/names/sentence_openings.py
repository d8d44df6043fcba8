"""Removes words from names that are capitalized only because they open a sentence.

“Entrusting Jane Roe with …”, “Shortstop Andy Velez”, “Stated Stone”: the names in the rest of the text and
the dictionary distinguish these from “Carol Stone”.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...lexicons.name_matching import SMALL_WORDS
from ...lexicons.words import given_names, places, words
from ...model.names import Name
from ...text.pipeline import is_dictionary_word
from ...text.tokens import Tokens
from ..known_names import known_organization, known_person
from ..nouns import is_organization_noun, is_person_noun

Names = tuple[str, ...]
_WHERE = frozenset(("outside", "inside", "near", "across", "beyond", "under", "behind", "around"))


def trim(tokens: Tokens, mentions: Sequence[Name]) -> list[Name]:
    """The names, without first words that are not part of them."""
    told = {m.names for m in mentions if m.entry is None and not _may_open(tokens, m)}
    people = {names for names in told if len(names) > 1}
    people |= {
        m.names[1:]
        for m in mentions
        if _may_open(tokens, m) and len(m.names) > 2 and m.names[1] in given_names()
    }
    families = {names[-1:] for names in people if names[0] in given_names()}
    lower = {text for text in tokens.text if text.islower()}
    kept = [_trimmed(tokens, m, told, people | families, lower) for m in mentions]
    bare = {m.names for m in kept if not _opens_alone(tokens, m)}
    bare |= {(word,) for m in kept if len(m.names) > 1 for word in m.names}
    return [m for m in kept if m.names in bare or not is_dictionary_word(m.names[0])]


def _joins_noun(tokens: Tokens, mention: Name) -> bool:
    """Whether a plain noun is joined to a name of one word: “Lice and scabies spread”."""
    after = mention.last + 2
    joined = after < len(tokens) and tokens.low[after - 1] in ("and", "or")
    plain = joined and tokens.text[after].islower() and tokens.tag[after].startswith("NN")
    if not plain or is_person_noun(tokens, after) or is_organization_noun(tokens, after):
        return False
    return is_dictionary_word(tokens.low[after]) and tokens.head[after] == mention.head


def _opens_alone(tokens: Tokens, mention: Name) -> bool:
    """Whether a one-word name may be capitalized only because of its position."""
    plain = mention.entry is None and mention.title is None and not mention.lone
    place = tokens.initial[mention.first] or tokens.heading[mention.first]
    spoken = tokens.quoted[mention.first] >= 0
    sure = (
        (mention.label == "PERSON" and not spoken)
        or mention.names in places()
        or _is_known(mention)
        or tokens.low[max(mention.first - 1, 0)] in words("honorifics")
    )
    labels = tokens.text[mention.last + 1 : mention.last + 2] == [":"]
    sure = sure and not (labels and is_dictionary_word(mention.names[0]))
    if _joins_noun(tokens, mention) and mention.title is None and not _is_known(mention):
        return plain and place and len(mention.names) == 1
    shouted = tokens.text[mention.first].isupper() and len(mention.names[0]) < 6
    shouted = shouted and not is_dictionary_word(mention.names[0])
    acts = sure or shouted or tokens.is_subject(mention.head)
    return plain and place and len(mention.names) == 1 and not acts


def _is_known(mention: Name) -> bool:
    """Whether readers know a person or an organization with a name."""
    return known_organization(mention.names) is not None or known_person(mention.names)[0]


def _may_open(tokens: Tokens, mention: Name) -> bool:
    """Whether the first word of a name may be capitalized only because it opens a sentence."""
    plain = mention.entry is None and mention.title is None and mention.nickname is None
    return plain and mention.first < mention.last and tokens.initial[mention.first]


def _trimmed(tokens: Tokens, mention: Name, told: set[Names], known: set[Names], lower: set[str]) -> Name:
    if not _may_open(tokens, mention) or mention.names in told or len(mention.names) < 2:
        return mention
    first, rest = mention.names[0], mention.names[1:]
    if first in _WHERE:
        return _without_first(tokens, mention)
    if tokens.text[mention.first].isupper() or not rest[0][0].isalpha() or rest[0] in SMALL_WORDS:
        return mention
    plain = first in lower or not tokens.tag[mention.first].startswith("NNP") or is_dictionary_word(first)
    if not plain or first in words("place_words") or rest[-1] in words("name_heads"):
        return mention
    named = first in given_names()
    goes_on = len(rest) > 1 and rest[0] in given_names() and not named
    elsewhere = rest in known and (not named or first in lower)
    if not goes_on and not elsewhere:
        return mention
    return _without_first(tokens, mention)


def _without_first(tokens: Tokens, mention: Name) -> Name:
    at = mention.first + 1
    return replace(mention, first=at, span=tokens.span(at, mention.last), names=mention.names[1:])
