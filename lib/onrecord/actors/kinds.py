"""The kind of a name (person, organization, place, group or thing), by votes.

spaCy's label votes, and so do titles, appositions, given names, the word lists and the name's place in its
sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from ..lexicons.states import lexicon
from ..lexicons.words import given_names, places, words
from ..model.facts import Role
from ..model.names import Name
from ..text.pipeline import is_dictionary_word
from ..text.tokens import Tokens
from .known_names import known_organization, known_person
from .nouns import is_organization_noun, is_person_noun

PERSON, ORGANIZATION, GOVERNMENT, PLACE, GROUP, THING = (
    "person",
    "organization",
    "government",
    "place",
    "group",
    "thing",
)
_LABELS = {
    "PERSON": PERSON,
    "ORG": ORGANIZATION,
    "GPE": PLACE,
    "LOC": PLACE,
    "FAC": PLACE,
    "NORP": GROUP,
    "EVENT": THING,
    "WORK_OF_ART": THING,
    "PRODUCT": THING,
    "LAW": THING,
}
LOCATIVE = frozenset(("in", "near", "outside", "across", "around", "throughout", "within", "at"))


_ITS = 20
"""Votes for an organization if a trade stands before a name and “its” refers back to it."""
_WILL = frozenset(("will", "would", "may", "might", "could"))
NETWORK = 9
"""Votes of the network if it is sure."""
_NETWORK_KINDS = (PERSON, ORGANIZATION, PLACE, THING)


def network_votes(probabilities: Sequence[float]) -> Counter[str]:
    """Votes by what the network reads at a mention.

    Args:
        probabilities: of `networks.antecedents.KINDS`, in order.
    """
    return Counter(
        {kind: round(NETWORK * float(p)) for kind, p in zip(_NETWORK_KINDS, probabilities, strict=True)}
    )


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
    if mention.label in _LABELS:
        votes[_LABELS[mention.label]] += 3
    votes[PERSON] += person_votes(tokens, mention, roles)
    votes.update(_votes_of_words(tokens, mention))
    bodies = [r for r in roles if r.how != "place" and is_organization_noun(tokens, r.head)]
    if bodies:
        votes[ORGANIZATION] += 5
    votes.update(_votes_of_lists(tokens, mention))
    votes.update(_votes_of_sentence(tokens, mention, spoken))
    if _has_trade(tokens, mention) and _is_it(tokens, mention):
        votes[ORGANIZATION] += _ITS
    return votes


def _votes_of_words(tokens: Tokens, mention: Name) -> Counter[str]:
    """Votes of the words of a name: “… & Co”, “Dallas Cowboys”, “… Act”, “TfL”."""
    votes: Counter[str] = Counter()
    names, last = mention.names, mention.names[-1]
    if len(names) > 1 and (last in words("name_heads") or last in words("organizations")):
        like_a_person = names[0] in given_names() and mention.label in ("PERSON", "")
        votes[ORGANIZATION] += 3 if like_a_person and last in words("surname_heads") else 12
    if (len(names) > 1 and _is_team(tokens, mention)) or (len(names) == 1 and last in words("club_names")):
        votes[ORGANIZATION] += 8
    if any(name in words("name_heads") for name in names[:-1]) and "of" in names:
        votes[ORGANIZATION] += 12
    if len(names) > 1 and last in words("things"):
        votes[THING] += 10
    creed = len(last) > 5 and last.endswith("ism")
    if len(names) == 1 and last.endswith("s") and last[:-1] in words("titles"):
        votes[THING] += 20
    if len(names) == 1 and (creed or last in words("things") or last in words("acronyms")):
        votes[THING] += 8
    text = tokens.text[mention.first]
    if len(names) == 1 and text.isupper() and 2 <= len(text.replace(".", "")) <= 6:
        votes[ORGANIZATION] += 4
    if len(names) == 1 and _is_mixed(text):
        votes[ORGANIZATION] += 4
    if mention.state is not None or last.endswith("'s"):
        votes[ORGANIZATION] += 12
    return votes


def _votes_of_lists(tokens: Tokens, mention: Name) -> Counter[str]:
    """Votes of the lists of organizations, clubs and places."""
    votes: Counter[str] = Counter()
    names = mention.names
    after = tokens.low[mention.last + 1 : mention.last + 2]
    if after and after[0] in words("club_people"):
        votes[ORGANIZATION] += 9
    if known_organization(names) and not _is_listed_place(mention):
        sure = len(names) > 1 or not is_dictionary_word(names[0])
        votes[ORGANIZATION] += 9 if sure else 3 * (mention.title is None)
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
        votes[ORGANIZATION] += 2
        votes[PERSON] -= 4
    given = len(names) > 1 and names[0] in given_names()
    if before >= 0 and tokens.low[before] in LOCATIVE and mention.label != "PERSON" and not given:
        votes[PLACE] += 1 + 3 * (mention.label != "ORG")
    return votes


def _has_trade(tokens: Tokens, mention: Name) -> bool:
    """Whether “the insurer” or another trade of people or companies stands before a name."""
    n = mention.first - 1
    trade = n > 0 and tokens.tag[n] == "NN" and tokens.low[n].endswith(("er", "or"))
    return trade and tokens.low[n - 1] == "the"


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
    """Whether “it” does something to something: “it may sell the mill”, not “it was late”."""
    verb = tokens.head[n]
    will = any(tokens.low[k] in _WILL for k in tokens.children[verb] if tokens.dep[k] == "aux")
    return tokens.dep[n] == "nsubj" and will and tokens.child(verb, "dobj", "xcomp") is not None


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
        score += 5
    if len(names) > 2 and len(names[1]) == 2 and names[1].endswith("."):
        score += 4
    if known_person(names)[0]:
        score += 8
    for role in roles:
        if role.how == "place":
            continue
        if is_person_noun(tokens, role.head) or role.how == "clause":
            score += 5
        elif is_organization_noun(tokens, role.head):
            score -= 8
    after = mention.last + 1
    if after < len(tokens) and tokens.lemma[after].lower() in words("of_people"):
        score += 5 if len(names) == 1 and mention.label != "GPE" else 0
    if after + 1 < len(tokens) and tokens.low[after] == "," and tokens.low[after + 1] in ("who", "whose"):
        score += 4
    if after + 2 < len(tokens) and tokens.low[after] == "," and tokens.text[after + 1].isdigit():
        score += 4 if tokens.low[after + 2] == "," else 0
    return score
