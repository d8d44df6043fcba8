"""The kind of a name (person, organization, place, group or thing), by votes.

The network that finds entities votes, and so do titles, appositions, given names, the word lists and the
name's place in its sentence.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence

from ..lexicons.common_words import is_common_word
from ..lexicons.name_matching import head_of
from ..lexicons.states import lexicon
from ..lexicons.words import given_names, places, words
from ..model.facts import Role
from ..model.names import Name
from ..text.pipeline import is_dictionary_word
from ..text.tokens import Tokens
from .kind_cues import cues_of
from .kind_names import GROUP, ORGANIZATION, PERSON, PLACE, THING
from .known_names import known_organization, known_person
from .names.short_forms import short_form_at
from .nouns import is_organization_noun, is_person_noun

LOCATIVE = frozenset(("in", "near", "outside", "across", "around", "throughout", "within", "at"))


_TOLD = 60
"""Votes for an organization if the text says that it is one; they outweigh those of several mentions."""
_ITS = 26
"""Votes for an organization if a trade stands before a name and “its” refers back to it."""
_OWNED = 4
"""Words after a name in which the noun is sought that it owns."""
_ITS_AFTER_NAME, _ITS_AFTER_WORD = 16, 5
_STATES = frozenset(("be", "have", "lie", "stand", "mean", "remain", "become"))
"""Verbs that say nothing about who does something."""
_WILL = frozenset(("will", "would", "may", "might", "could"))
_NETWORK_KINDS = (PERSON, ORGANIZATION, PLACE, GROUP, THING)
_SURE, _SURE_OF_NONE = 18, 18
"""Votes of the network if it is sure of a kind, and if it is sure that a name is none."""
_RARE = 0.2
"""Share of these last votes for a name whose last word is not in the dictionary."""
_AS_MENTION = (2, 2, 5)
"""Votes of the network of antecedents for each of these kinds if it is sure; most names are people to it."""
_MENTION_KINDS = (PERSON, ORGANIZATION, PLACE)
_KNEE = 0.05
"""A probability well above this one has most of the votes of a sure one."""


def network_votes(mention: Name, probabilities: Sequence[float], as_mention: Sequence[float]) -> Counter[str]:
    """Votes by what the networks find at a mention; what is no name is a thing.

    That words are no name is doubtful if the last one is not in the dictionary. The numbers of votes were
    tuned on 2,186 entities of 153 articles with marked kinds.

    Args:
        mention: the mention.
        probabilities: of `networks.entities.KINDS`, in order.
        as_mention: of `networks.antecedents.KINDS`, in order; *other* has no votes.
    """
    *kinds, none = (math.log1p(p / _KNEE) / math.log1p(1 / _KNEE) for p in probabilities)
    votes = Counter({kind: round(_SURE * share) for kind, share in zip(_NETWORK_KINDS, kinds, strict=True)})
    rare = not is_dictionary_word(mention.names[-1])
    votes[THING] += round(_SURE_OF_NONE * none * (_RARE if rare else 1))
    for kind, most, probability in zip(_MENTION_KINDS, _AS_MENTION, as_mention, strict=False):
        votes[kind] += round(most * probability)
    return votes


def votes_of(tokens: Tokens, mention: Name, roles: Sequence[Role], spoken: Collection[int]) -> Counter[str]:
    """Votes of one mention for each kind.

    Args:
        tokens: the words of the text.
        mention: the mention.
        roles: its roles.
        spoken: words in the sources of attributions.
    """
    votes: Counter[str] = Counter()
    if " ".join(mention.names) in words("peoples"):
        votes[GROUP] += 12
    votes[PERSON] += person_votes(tokens, mention, roles)
    votes.update(_votes_of_words(tokens, mention))
    votes.update(cues_of(tokens, mention))
    bodies = [r for r in roles if r.how != "place" and is_organization_noun(tokens, r.head)]
    if bodies:
        told = mention.names[0] not in given_names() and any(_tells_body(tokens, r) for r in bodies)
        votes[ORGANIZATION] += _TOLD if told else 12
    votes.update(_votes_of_lists(tokens, mention))
    votes.update(_votes_of_sentence(tokens, mention, spoken))
    if _is_it(tokens, mention):
        votes[ORGANIZATION] += _ITS if _has_trade(tokens, mention) else _its_alone(mention)
    if _has_writer(tokens, mention):
        votes[ORGANIZATION] += _ITS
    return votes


def _votes_of_words(tokens: Tokens, mention: Name) -> Counter[str]:
    """Votes of the words of a name: “… & Co”, “Dallas Cowboys”, “… Act”, “TfL”."""
    votes: Counter[str] = Counter()
    names, last = mention.names, mention.names[-1]
    body = last in words("name_heads") or last in words("organizations")
    head = head_of(names)
    if len(names) > 1 and body and last not in words("place_heads"):
        like_a_person = names[0] in given_names() and last in words("surname_heads")
        votes[ORGANIZATION] += 0 if like_a_person else 12
    if (len(names) > 1 and _is_team(tokens, mention)) or (len(names) == 1 and last in words("club_names")):
        votes[ORGANIZATION] += 8
    headed = -1 < head < len(names) - 1 and names[head] in words("name_heads") | words("organizations")
    if headed or ("of" in names and any(name in words("name_heads") for name in names[:-1])):
        votes[ORGANIZATION] += 12
    if len(names) > 1 and (last in words("things") or (head >= 0 and names[head] in words("things"))):
        votes[THING] += 10
    votes[PERSON] -= 8 * _is_spelled_out(tokens, mention)
    votes[ORGANIZATION] += 30 * (len(names) > 1 and last in words("legal_forms"))
    votes[ORGANIZATION] += 36 * _joins_surnames(names)
    if len(names) > 1 and last == "family":
        votes[GROUP] += 12
    creed = len(last) > 5 and last.endswith("ism")
    if len(names) == 1 and last.endswith("s") and last[:-1] in words("titles"):
        votes[THING] += 20
    if len(names) == 1 and (creed or last in words("things") or last in words("acronyms")):
        votes[THING] += 12
    text = tokens.text[mention.first]
    if len(names) == 1 and text.isupper() and 2 <= len(text.replace(".", "")) <= 6:
        votes[ORGANIZATION] += 2
    if len(names) == 1 and _is_mixed(text) and not text[:-1].isupper():
        votes[ORGANIZATION] += 4
    if mention.state is not None or last.endswith("'s"):
        votes[ORGANIZATION] += 12
    return votes


def _tells_body(tokens: Tokens, role: Role) -> bool:
    """Whether a role with a noun for a body is an apposition with an article: “Acme, a Leeds airline”."""
    body = tokens.low[role.head] not in words("place_nouns")
    return body and role.how == "apposition" and tokens.pos[role.first - 1] == "DET"


def _joins_surnames(names: Sequence[str]) -> bool:
    """Whether “&” joins the words of a firm: “Ivory & Noakes”, not “Ann & Bo Lee”."""
    after = names.index("&") + 1 if "&" in names[:-1] else 0
    return after > 1 and names[after] not in given_names()


def _is_spelled_out(tokens: Tokens, mention: Name) -> bool:
    """Whether a short form in brackets follows a name: “High Commissioner for Harbours (HCH)”."""
    short = short_form_at(tokens, mention.last + 2) if mention.last + 2 < len(tokens) else None
    named = short is not None and (short.first, short.last) == (mention.first, mention.last)
    return named and mention.names[0] not in given_names()


def _votes_of_lists(tokens: Tokens, mention: Name) -> Counter[str]:
    """Votes of the lists of organizations, clubs and places."""
    votes: Counter[str] = Counter()
    names = mention.names
    after = tokens.low[mention.last + 1 : mention.last + 2]
    if after and after[0] in words("club_people"):
        votes[ORGANIZATION] += 9
    if known_organization(names):
        if not _is_listed_place(mention):
            sure = len(names) > 1 or not is_common_word(names[0])
            votes[ORGANIZATION] += 12 if sure else 6 * (mention.title is None)
        votes[PERSON] -= 8 * (mention.title is None and names[0] not in given_names())
    elif len(names) == 1 and known_person(names)[0]:
        votes[ORGANIZATION] -= 6
    votes[PLACE] += 6 * _is_listed_place(mention)
    return votes


def _votes_of_sentence(tokens: Tokens, mention: Name, spoken: Collection[int]) -> Counter[str]:
    """Votes of the name's place in its sentence and of the word before it."""
    votes: Counter[str] = Counter()
    listed, names = _is_listed_place(mention), mention.names
    votes[ORGANIZATION] += mention.head in spoken and not mention.label
    acts = mention.head in spoken and tokens.is_subject(mention.head)
    if acts and (listed or mention.label in ("GPE", "LOC", "FAC")):
        votes[PLACE] -= 4 + 6 * listed
        votes[ORGANIZATION] += 3
    before = mention.first - 1
    if before >= 0 and tokens.low[before] == "the" and mention.title is None:
        body = tokens.text[before] == "The" and before > 0 and is_organization_noun(tokens, before - 1)
        votes[ORGANIZATION] += 2 + 8 * body  # “the band The Herons”
        votes[PERSON] -= 4
    votes[ORGANIZATION] += 12 * _which_acts(tokens, mention) + 9 * _has_officer(tokens, mention)
    votes[ORGANIZATION] += _TOLD * _is_traded(tokens, mention)
    votes[PERSON] -= _TOLD * (_has_people(tokens, mention) or _which_acts(tokens, mention))
    given = len(names) > 1 and names[0] in given_names()
    if before >= 0 and tokens.low[before] in LOCATIVE and mention.label != "PERSON" and not given:
        votes[PLACE] += 1 + 3 * (mention.label != "ORG")
    return votes


def _which_acts(tokens: Tokens, mention: Name) -> bool:
    """Whether what a name means does something in a clause after it: “Acme, which runs the boats”."""
    n = mention.last + 2
    clause = n < len(tokens) and tokens.low[n - 1] == "," and tokens.low[n] == "which"
    return clause and tokens.dep[n] == "nsubj" and tokens.lemma[tokens.head[n]] not in _STATES


def _has_officer(tokens: Tokens, mention: Name) -> bool:
    """Whether an office belongs to what a single name means: “Acme's boss”, “Acme's chief executive”."""
    n = mention.last + 2
    owner = n < len(tokens) and tokens.low[n - 1] in ("'s", "'") and len(mention.names) == 1
    return owner and mention.title is None and tokens.low[n] in words("titles") | words("club_people")


def _is_traded(tokens: Tokens, mention: Name) -> bool:
    """Whether a name has what only bodies have: “Acme's chief executive”, “shares in Acme”."""
    former = mention.title is not None and tokens.low[mention.title[1]] in words("before_titles")
    titled = mention.title is not None and not former
    if mention.names[0] in given_names() or titled or _is_listed_place(mention):
        return False
    before, after = mention.first - 1, mention.last + 1
    if before > 0 and tokens.low[before] in ("in", "of") and tokens.low[before - 1] in words("shares"):
        return True
    owned = after + (tokens.low[after : after + 1] in (["'s"], ["'"]))
    noun = next((n for n in range(owned, min(owned + _OWNED, len(tokens))) if _ends_phrase(tokens, n)), None)
    if noun is None or tokens.sentence[noun] != tokens.sentence[mention.last]:
        return False
    return tokens.low[noun] in words("shares" if owned == after else "of_companies") | words("executives")


def _has_people(tokens: Tokens, mention: Name) -> bool:
    """Whether somebody is of what a name means: “the founder of Acme”, “analysts at Acme”, “Roe of Acme”."""
    n = mention.first - 1
    after = n > 0 and tokens.low[n] in ("of", "at")
    people = after and (tokens.low[n - 1] in words("of_bodies") or tokens.ent[n - 1] == "PERSON")
    return people and mention.title is None and mention.names[0] not in given_names()


def _ends_phrase(tokens: Tokens, n: int) -> bool:
    """Whether a word is a noun that no other common noun follows."""
    return tokens.pos[n] in ("NOUN", "PROPN") and tokens.pos[n + 1 : n + 2] != ["NOUN"]


def _has_trade(tokens: Tokens, mention: Name) -> bool:
    """Whether “the insurer” or another trade of people or companies stands before a name."""
    n = mention.first - 1
    trade = n > 0 and tokens.tag[n] == "NN" and tokens.low[n].endswith(("er", "or"))
    return trade and tokens.low[n - 1] == "the"


def _its_alone(mention: Name) -> int:
    """Votes for an organization by “its” alone.

    In 211 articles of English Worldwide Newswire, names of several words without a title or a given name have
    it 16 times as organizations and never as people; single words 26 and 5 times.
    """
    if mention.title is not None or mention.names[0] in given_names():
        return 0
    return _ITS_AFTER_NAME if len(mention.names) > 1 else _ITS_AFTER_WORD


def _has_writer(tokens: Tokens, mention: Name) -> bool:
    """Whether somebody writes for what a name means: “a columnist for Novaya Gazeta”."""
    n = mention.first - 1
    n -= n > 0 and tokens.low[n] == "the"
    writer = n > 0 and tokens.low[n] in ("for", "at") and tokens.low[n - 1] in words("writers")
    return writer and mention.title is None


def _is_it(tokens: Tokens, mention: Name) -> bool:
    """Whether the first pronoun after a subject, in its sentence, is “it” or “its”: “Acme said its …”."""
    if not tokens.is_subject(mention.head):
        return False
    for n in range(mention.last + 1, len(tokens)):
        if tokens.sentence[n] != tokens.sentence[mention.last]:
            return False
        if tokens.tag[n] in ("PRP", "PRP$"):
            return tokens.low[n] == "its" or (tokens.low[n] == "it" and _acts(tokens, n))
        if tokens.ent[n] in ("ORG", "GPE") or is_organization_noun(tokens, n):
            return False
    return False


def _acts(tokens: Tokens, n: int) -> bool:
    """Whether “it” does something to something: “it may sell the mill”, “it was laying off 60 workers”."""
    verb = tokens.head[n]
    aux = [tokens.low[k] for k in tokens.children[verb] if tokens.dep[k] == "aux"]
    goes_on = bool(aux) and tokens.tag[verb] == "VBG" and tokens.dep[verb] == "ccomp"
    does = goes_on or any(low in _WILL for low in aux)
    return tokens.dep[n] == "nsubj" and does and tokens.child(verb, "dobj", "xcomp") is not None


def _is_of_person(tokens: Tokens, n: int) -> bool:
    """Whether a noun means a person and no company: “the nurse”, but not “the rival”."""
    return is_person_noun(tokens, n) and tokens.low[n] not in words("of_either")


def _is_listed_place(mention: Name) -> bool:
    return mention.names in places() and mention.title is None


def _is_mixed(text: str) -> bool:
    """Whether a word has a capital inside, as company names do: “TfL”, “YouTube”, not “McCabe”."""
    inside = text[1:] not in (text[1:].lower(), text[1:].upper()) and text.isalpha() and text[0].isupper()
    return inside and not text.startswith(("Mc", "Mac", "De", "Di", "La", "Le", "O", "Van", "Fitz", "Du"))


def _is_team(tokens: Tokens, mention: Name) -> bool:
    """Whether a name ends in a plain plural: “Dallas Cowboys”, “Gotham Ghostwriters”, not “Sarah Woods”."""
    last, text = mention.names[-1], tokens.text[mention.last]
    plural = last.endswith("s") and not last.endswith("ss") and len(last) > 3 and not text.isupper()
    if mention.label not in ("ORG", "PERSON", "GPE", "LOC") or lexicon().match([last]) is not None:
        return False
    given = mention.names[0] in given_names() and mention.label != "ORG"
    return plural and not given and is_dictionary_word(last.removesuffix("s"))


def person_votes(tokens: Tokens, mention: Name, roles: Sequence[Role]) -> int:
    """Votes for a person, by titles, given names, initials, ages, roles and the verb."""
    names, score = mention.names, 0
    before = mention.first - 1
    if mention.title:
        score += 6
    acts_alone = tokens.is_subject(mention.head) and tokens.lemma[tokens.head[mention.head]] not in (
        "be",
        "have",
    )
    if acts_alone and mention.label == "GPE" and 1 < len(names) < 4 and names[0] not in words("place_words"):
        score += -5 if tokens.tag[mention.last] == "NNPS" else 5
    if before >= 0 and tokens.low[before] in words("honorifics"):
        score += 12
    if len(names) > 1 and names[0] in given_names():
        score += 11
    if len(names) > 2 and len(names[1]) == 2 and names[1].endswith("."):
        score += 4
    if known_person(names)[0]:
        score += 8
    for role in roles:
        if role.how == "place":
            continue
        if role.how == "clause" or _is_of_person(tokens, role.head):
            score += 5
        elif is_organization_noun(tokens, role.head):
            score -= 8
    after = mention.last + 1
    if after < len(tokens) and tokens.lemma[after].lower() in words("of_people"):
        score += 5 if len(names) == 1 and mention.label != "GPE" else 0
    if tokens.low[after : after + 1] == ["of"] and tokens.text[after + 2 : after + 3] == [","]:
        after += 2  # “Roe of Acme, who said”
    relative = (
        tokens.low[after + 1] if tokens.low[after : after + 1] == [","] and after + 1 < len(tokens) else ""
    )
    score += {"who": 4, "whose": 4, "which": -8}.get(relative, 0)
    if after + 2 < len(tokens) and tokens.low[after] == "," and tokens.text[after + 1].isdigit():
        score += 4 if tokens.low[after + 2] == "," else 0
    return score
