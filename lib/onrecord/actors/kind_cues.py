"""Words beside and in a name that say what it is: “the town of Arlo”, “Arlo district”, “the film Arlo”."""

from __future__ import annotations

import re
from collections import Counter

from ..lexicons.states import lexicon
from ..lexicons.words import given_names, words
from ..model.names import Name
from ..text.tokens import Tokens
from .kind_names import GROUP, ORGANIZATION, PERSON, PLACE, THING
from .names.short_forms import short_form_at
from .nouns import is_organization_noun

_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,}s")
_FAR = 5
"""Most words between a name and the noun of its apposition: “Arlo, a small old market town”."""
_OF_PEOPLE = frozenset(("community", "people", "peoples", "tribe", "clan", "minority"))
_FROM = frozenset(("based", "born", "bred", "headquartered", "listed", "registered", "raised", "area"))
_MANY = frozenset(("are", "were", "have"))
_LAWSUIT = "v."
_SHORTENED = 200
"""Votes for a thing if a name is the acronym of plain words; they outweigh those of all its mentions."""


def cues_of(tokens: Tokens, mention: Name) -> Counter[str]:
    """Votes for each kind by the words of a name and those beside it."""
    votes: Counter[str] = Counter()
    names, last = mention.names, mention.names[-1]
    if len(names) > 1 and last in words("place_heads"):
        votes[PLACE] += 14
    votes[PLACE] += 10 * (_after_place_noun(tokens, mention) or _is_place_after(tokens, mention))
    votes[PLACE] += 8 * _before_place_noun(tokens, mention)
    if _is_base(tokens, mention):
        votes[PLACE] += 30
    if _is_body_before(tokens, mention):
        votes[ORGANIZATION] += 12
        votes[PERSON] -= 6
    if _is_branch(tokens, mention):
        votes[ORGANIZATION] += 10
        votes[PLACE] -= 10
        votes[PERSON] -= 8
    votes.update(_thing_cues(tokens, mention))
    votes.update(_group_cues(tokens, mention))
    return votes


def _thing_cues(tokens: Tokens, mention: Name) -> Counter[str]:
    """Votes for what is no actor: “EVs”, “the Trade Act (TA)”, “the film Arlo”, “Roe v. Arlo”."""
    votes: Counter[str] = Counter()
    alone = len(mention.names) == 1
    if alone and _PLURAL_ACRONYM.fullmatch(tokens.text[mention.first]):
        votes[THING] += 10
    if _noun_before(tokens, mention) in words("works") and mention.names[0] not in given_names():
        votes[THING] += 20
    if alone and (_shortens_thing(tokens, mention.first) or _shortens_nouns(tokens, mention.first)):
        votes[THING] += _SHORTENED
    if _LAWSUIT in tokens.low[max(mention.first - 1, 0) : mention.last + 2]:
        votes[THING] += 24
    return votes


def _group_cues(tokens: Tokens, mention: Name) -> Counter[str]:
    """Votes for several: “the Arlo people”, “Arlo are”."""
    votes: Counter[str] = Counter()
    after = tokens.low[mention.last + 1 : mention.last + 2]
    if after and after[0] in _OF_PEOPLE and mention.names[0] not in given_names():
        votes[GROUP] += 14
    head = mention.head
    verb = tokens.head[head]
    plural = tokens.low[verb] in _MANY or any(
        tokens.low[k] in _MANY for k in tokens.children[verb] if tokens.dep[k] in ("aux", "auxpass")
    )
    alone = tokens.child(head, "conj", "cc") is None
    if tokens.dep[head] in ("nsubj", "nsubjpass") and plural and alone and head < verb:
        votes[PERSON] -= 10
        votes[GROUP] += 2
        votes[ORGANIZATION] += 2
    return votes


def _noun_before(tokens: Tokens, mention: Name) -> str:
    """The common noun right before a name, also at the start of a sentence, or an empty string."""
    n = mention.first - 1
    if mention.title is not None:
        n = mention.title[1] if mention.title[0] == mention.title[1] else -1
    n -= n > 0 and tokens.text[n] == "The"  # “the drama The Salt Road”
    if n < 0 or tokens.sentence[n] != tokens.sentence[mention.first]:
        return ""
    plain = tokens.text[n].islower() or tokens.initial[n]
    beside = mention.first <= tokens.head[n] <= mention.last or tokens.head[mention.head] == n
    return tokens.low[n] if plain and beside and tokens.tag[n] in ("NN", "NNP") else ""


def _is_body_before(tokens: Tokens, mention: Name) -> bool:
    """Whether the noun for a body stands before a name: “the newspaper Arlo”, “Broadcaster Arlo”."""
    noun = _noun_before(tokens, mention)
    if not noun or mention.names[0] in given_names() or noun in words("place_nouns"):
        return False
    n = mention.first - 1
    return noun in words("outlets") or (noun not in words("people") and is_organization_noun(tokens, n))


def _after_place_noun(tokens: Tokens, mention: Name) -> bool:
    """Whether “the town of” or the like stands before a name."""
    n = mention.first - 1
    n -= n > 1 and tokens.low[n] == "the"
    of = n > 1 and tokens.low[n] == "of" and tokens.text[n - 1].islower()
    return of and tokens.lemma[n - 1].lower() in words("place_nouns")


def _before_place_noun(tokens: Tokens, mention: Name) -> bool:
    """Whether the noun of a place belongs to a name: “Arlo district”, not “Arlo district court”."""
    n = mention.last + 1
    noun = n < len(tokens) and tokens.text[n].islower() and tokens.low[n] in words("place_nouns")
    if not noun or mention.label == "PERSON" or tokens.head[mention.head] != n:
        return False
    return tokens.dep[n] not in ("compound", "nmod", "amod")


def _is_base(tokens: Tokens, mention: Name) -> bool:
    """Whether somebody is from where a name says: “Arlo-based”, “Arlo-born”."""
    mark = mention.last + 1
    if mark + 1 >= len(tokens) or tokens.low[mark] != "-" or not tokens.adjacent(mark):
        return False
    return tokens.low[mark + 1] in _FROM and mention.title is None


def _is_place_after(tokens: Tokens, mention: Name) -> bool:
    """Whether a state or the noun of a place is in apposition: “Arlo, Kenya,”, “Arlo, a town in Kenya”."""
    comma = mention.last + 1
    if comma + 2 >= len(tokens) or tokens.low[comma] != "," or mention.names[0] in given_names():
        return False
    if mention.label == "PERSON" or mention.title is not None:
        return False
    match = lexicon().match(tokens.low, comma + 1)
    if match is not None and match[1].form in ("state", "region") and tokens.text[comma + 1][0].isupper():
        closes = tokens.low[comma + 1 + match[0] : comma + 2 + match[0]]
        before = tokens.low[mention.first - 1] if mention.first else ""
        return closes in ([","], ["."], [")"], []) and before not in (",", "and")
    if tokens.low[comma + 1] not in ("a", "an", "the"):
        return False
    for n in range(comma + 2, min(comma + 2 + _FAR, len(tokens))):
        if tokens.pos[n] == "NOUN" and tokens.dep[n] not in ("compound", "nmod"):
            return tokens.low[n] in words("place_nouns")
        if tokens.pos[n] not in ("ADJ", "NOUN", "PROPN", "ADV", "PUNCT", "NUM"):
            return False
    return False


def _is_branch(tokens: Tokens, mention: Name) -> bool:
    """Whether a name ends in a state: “Arlo Kenya” is a branch of Arlo; “South Kenya” is a place."""
    names = mention.names
    if len(names) != 2 or mention.title is not None or names[1] in words("state_surnames"):
        return False
    first, end = names[0], lexicon().match(names, 1)
    state = end is not None and end[1].form == "state" and end[0] == 1
    known = lexicon().match(names, 0) is not None or first in given_names() or first in words("place_words")
    return state and not known and first not in words("regional") and not first.endswith(("ern", "an"))


def _shortens_thing(tokens: Tokens, n: int) -> bool:
    """Whether an acronym is in brackets after the name of what is no actor: “the Trade Act (TA)”."""
    aside = tokens.text[n - 1 : n] == ["("] and tokens.text[n + 1 : n + 2] == [")"] and n > 1
    thing = aside and tokens.low[n - 2] in words("things") and tokens.text[n - 2][0].isupper()
    return thing and tokens.text[n].isupper() and n > 2 and tokens.text[n - 3][0].isupper()


def _shortens_nouns(tokens: Tokens, n: int) -> bool:
    """Whether an acronym is that of plain words beside it: “a memorandum of understanding (MoU)”.

    Words for a body (“the ministry of health (MoH)”) are none of these.
    """
    short = short_form_at(tokens, n)
    return short is not None and short.plain and not is_organization_noun(tokens, short.last)
