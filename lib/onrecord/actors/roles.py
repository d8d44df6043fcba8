"""Roles: the office, title or description a text gives to what it names.

Read from the words before a name (“U.S. Secretary of State Antony Blinken”), from appositions on either
side of it
(“the company's chief executive, Jane Roe,”), from relative clauses (“who leads the union”) and from “is
the …”.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..lexicons.words import given_names, table, words
from ..model.facts import Role
from ..model.names import Name
from ..text.tokens import Tokens

_AGENT = (
    "er",
    "tor",
    "sor",
    "ist",
    "ian",
    "man",
    "woman",
    "person",
    "ee",
    "tress",
    "crat",
    "ant",
    "graduate",
)
_MODIFIERS = frozenset(("ADJ", "NOUN", "PROPN", "NUM"))
_INSIDE = frozenset(("'s", "'", "-", "–", "&", "/"))
_STOPS = frozenset(
    (",", ";", ":", "—", "–", "(", ")", ".", "?", "!", "“", "”", '"', "--", "''", "``", "[", "]")
)
_AT = frozenset(("of", "at", "from", "with", "for"))
_PREPOSITIONS = frozenset(
    ["of", "at", "for", "in", "from", "to", "with", "on", "and", "against", "under", "behind"]
)
_ARTICLES = frozenset(("a", "an", "the", "another", "one"))
_ORDER = frozenset(("first", "second", "third", "last", "latest", "only", "next"))
_MAX_BEFORE, _MAX_AFTER = 10, 22


def is_person_noun(tokens: Tokens, n: int) -> bool:
    """Whether a word is a noun for one person: in the lists, or made like one (“-er”, “-ist”, “-woman”)."""
    if tokens.pos[n] not in ("NOUN", "PROPN", "ADJ") or tokens.tag[n] == "JJR":
        return False
    low = joined(tokens, n)
    singular = low if low in words("people") or low in words("titles") else tokens.lemma[n].lower()
    if low in words("no_people") and tokens.pos[n] == "NOUN":
        return low in words("people")
    if singular in words("people") or singular in words("titles") or low in words("titles"):
        return True
    if low in words("no_people") or singular in words("no_people"):
        return False
    opens = tokens.initial[n] and n + 1 < len(tokens) and tokens.low[n + 1] in given_names()
    if tokens.pos[n] != "NOUN" and not (tokens.pos[n] == "PROPN" and (tokens.text[n].islower() or opens)):
        return False
    if low in words("organizations") or singular in words("organizations"):
        return False
    return len(singular) > 4 and singular.endswith(_AGENT) and not singular.endswith(("ment", "ness"))


def joined(tokens: Tokens, n: int) -> str:
    """A word, folded, with what a hyphen joins before it (“film-maker”)."""
    if n > 1 and tokens.low[n - 1] == "-" and tokens.adjacent(n) and tokens.adjacent(n - 1):
        return f"{tokens.low[n - 2]}-{tokens.low[n]}"
    return tokens.low[n]


def is_organization_noun(tokens: Tokens, n: int) -> bool:
    """Whether a word is a noun for an organisation."""
    low = joined(tokens, n)
    if "-" in low and low not in words("organizations"):
        first, *_, last = low.split("-")
        return first in ("news", "think") or last in words("organizations")
    if low == "body":
        return n > 0 and tokens.low[n - 1] in ("governing", "ruling", "sanctioning", "industry", "trade")
    return low in words("organizations") or tokens.lemma[n].lower() in words("organizations")


def is_either_noun(tokens: Tokens, n: int) -> bool:
    """Whether a word for an organisation may as well be a person: “promoter”, “developer”, “publisher”."""
    return tokens.low[n].endswith(("er", "or")) and is_organization_noun(tokens, n)


def roles_of(tokens: Tokens, mention: Name) -> Iterator[Role]:
    """The roles that a text gives to what a mention names, right where it names it."""
    found = _before(tokens, mention) or _apposed_before(tokens, mention)
    if found:
        yield found
    yield from _after(tokens, mention)
    copula = _copula(tokens, mention)
    if copula:
        yield copula


def _before(tokens: Tokens, mention: Name) -> Role | None:
    """A title or noun right before the name, with what modifies it."""
    end = mention.first - 1
    while end >= 0 and tokens.low[end] in words("honorifics"):
        end -= 1
    if end < 0 or tokens.sentence[end] != tokens.sentence[mention.first]:
        return None
    head = _head_before(tokens, end, mention)
    if head is None:
        return None
    first = _start(tokens, head)
    if first > head:
        return None
    return Role(tokens.words(first, end), first, end, head, "title", tokens.low[head])


def _head_before(tokens: Tokens, end: int, mention: Name) -> int | None:
    """The role noun of the words right before a name: the last, or that before “of State”, “to Russia”."""
    if is_person_noun(tokens, end) and tokens.tag[end] not in ("NNS",):
        return end
    if _is_body_before(tokens, end):
        return end
    compound = (
        tokens.dep[end] in ("compound", "nmod", "amod") and mention.first <= tokens.head[end] <= mention.last
    )
    if tokens.pos[end] == "NOUN" and tokens.tag[end] == "NN" and compound and tokens.text[end].islower():
        return end
    if tokens.pos[end] not in _MODIFIERS:
        return None
    for back in range(end - 1, max(end - 7, 0), -1):
        if tokens.low[back] in ("of", "to", "for"):
            upper = tokens.text[end][0].isupper() or tokens.low[back] == "of"
            return back - 1 if is_person_noun(tokens, back - 1) and upper else None
        if tokens.pos[back] not in _MODIFIERS and tokens.low[back] not in ("the", "and"):
            return None
    return None


def _is_body_before(tokens: Tokens, n: int) -> bool:
    """Whether a word is the noun of “the rival firm Acme”, with what says which sort of firm it is."""
    plain = tokens.tag[n] == "NN" and tokens.text[n].islower() and is_organization_noun(tokens, n)
    return plain and n > 1 and tokens.pos[n - 1] in ("NOUN", "ADJ") and tokens.text[n - 1].islower()


def _start(tokens: Tokens, head: int) -> int:
    """The first word that modifies a role noun, articles left out."""
    first = head
    while first > 0 and head - first < _MAX_BEFORE and tokens.sentence[first - 1] == tokens.sentence[head]:
        before = first - 1
        part = tokens.tag[before] in ("VBN", "VBG") and tokens.dep[before] in ("amod", "compound")
        owner = tokens.low[first] in ("'s", "'")
        plain = (tokens.pos[before] in _MODIFIERS and (tokens.tag[before] != "NNS" or owner)) or part
        if tokens.low[before] in _STOPS or tokens.ent[before] in ("DATE", "TIME"):
            break
        if not plain and tokens.low[before] not in _INSIDE and not _noun_and_noun(tokens, before, head):
            break
        first = before
    while first < head and (tokens.low[first] in _INSIDE or tokens.low[first] in _STOPS):
        first += 1
    return first


def _noun_and_noun(tokens: Tokens, n: int, head: int) -> bool:
    """Whether “and” joins two modifiers of a role (“chairman and chief executive”)."""
    return (
        tokens.low[n] == "and"
        and n > 0
        and tokens.pos[n - 1] in ("NOUN", "PROPN")
        and n + 1 <= head
        and is_person_noun(tokens, n - 1)
        and tokens.tag[n - 1] != "NNS"
        and not tokens.text[n - 1][0].isupper()
    )


def _apposed_before(tokens: Tokens, mention: Name) -> Role | None:
    """“the company's chief executive, Jane Roe, …”."""
    comma = mention.first - 1
    if mention.title:
        comma = mention.title[0] - 1
    comma -= comma > 2 and tokens.low[comma] == "the"
    if comma < 2 or tokens.low[comma] not in (",", ":"):
        return None
    after = mention.last + 1
    if after < len(tokens) and tokens.low[after] in ("and", "or", "of"):
        return None
    head = comma - 1
    body = _is_body(tokens, head, mention)
    if not body and (not is_person_noun(tokens, head) or tokens.tag[head] == "NNS"):
        head = next(
            (
                back - 1
                for back in range(comma - 2, max(comma - 10, 0), -1)
                if tokens.low[back] in _AT
                and is_person_noun(tokens, back - 1)
                and tokens.tag[back - 1] != "NNS"
            ),
            -1,
        )
        if head < 0 or any(
            tokens.low[n] in _STOPS or tokens.pos[n] in ("VERB", "AUX") for n in range(head, comma)
        ):
            return None
    first = _start(tokens, head)
    opened = first > 0 and (tokens.pos[first - 1] in ("DET", "PRON") or tokens.low[first - 1] in _ARTICLES)
    if not opened and not tokens.text[first][0].isupper() and not tokens.initial[first]:
        return None
    if opened and tokens.low[first - 1] in ("his", "her", "their", "my", "our", "its", "whose"):
        first -= 1
    return Role(tokens.words(first, comma - 1), first, comma - 1, head, "apposition", tokens.low[head])


def _is_body(tokens: Tokens, head: int, mention: Name) -> bool:
    """Whether a word is the noun of “The hotel, the Sol Bahia”, not of “the head of the bank, Jane Roe”."""
    if not is_organization_noun(tokens, head) or tokens.tag[head] != "NN" or not tokens.text[head].islower():
        return False
    opens = _start(tokens, head) - 1
    article = opens >= 0 and (tokens.low[opens] in _ARTICLES or tokens.tag[opens] == "PRP$")
    owned = opens > 1 and tokens.pos[opens - 1] == "ADP" and is_person_noun(tokens, opens - 2)
    person = mention.names[0] in given_names() and tokens.low[mention.first - 1] != "the"
    return article and not owned and not person and mention.title is None


def _after(tokens: Tokens, mention: Name) -> Iterator[Role]:
    """Appositions and relative clauses after the name; ages are stepped over."""
    at = mention.last + 1
    if at < len(tokens) and tokens.low[at] in ("'s", "'"):
        return
    place = _belongs(tokens, mention, at)
    if place:
        yield place
        at = place.last + 1
    for _ in range(4):
        if at + 1 >= len(tokens) or tokens.low[at] not in (",", "(", "—", "–", "-", "--"):
            return
        if tokens.sentence[at] != tokens.sentence[mention.last]:
            return
        if tokens.low[at + 1] == "who":
            clause = _relative(tokens, at + 2)
            if clause:
                yield clause
            return
        found = _apposition(tokens, at + 1)
        if found:
            if not place or is_person_noun(tokens, found.head):
                yield found
            return
        after = _over_aside(tokens, at)
        if after is None:
            return
        at = after


def _belongs(tokens: Tokens, mention: Name, at: int) -> Role | None:
    """“of Acme” right after a name."""
    if at + 1 >= len(tokens) or tokens.low[at] not in ("of", "at", "from"):
        return None
    begin = at + 1 + (tokens.low[at + 1] == "the")
    if (
        begin >= len(tokens)
        or not tokens.text[begin][0].isupper()
        or tokens.sentence[begin] != tokens.sentence[at]
    ):
        return None
    end = _phrase_end(tokens, begin)
    while end > begin and not tokens.text[end][0].isupper():
        end -= 1
    return Role("", begin, end, begin, "place", "")


def _over_aside(tokens: Tokens, at: int) -> int | None:
    """The comma after an age (“, 42,”), a party (“, R-Ohio,”, “(D-Calif.)”) or “of Leeds”, else None."""
    for end in range(at + 2, min(at + 8, len(tokens))):
        if tokens.low[end] in (",", ")", "—", "–"):
            inside = [tokens.text[n] for n in range(at + 1, end)]
            age = len(inside) == 1 and inside[0].isdigit()
            aged = tokens.low[at + 1] in ("aged", "of", "from")
            party = inside[0][:2] in ("R-", "D-", "I-") or inside[0] in ("R", "D", "I")
            if not (age or aged or party):
                return None
            return end + (tokens.low[end] == ")")
    return None


def _apposition(tokens: Tokens, at: int) -> Role | None:
    """The noun phrase of an apposition that begins at a word."""
    begin = at + (tokens.low[at] in _ARTICLES)
    article = tokens.low[at] in ("a", "an", "another", "one")
    if begin >= len(tokens) or (
        begin == at and tokens.pos[at] not in ("NOUN", "ADJ", "PROPN", "PRON", "VERB", "NUM", "ADV")
    ):
        return None
    if begin == at and tokens.tag[at] in ("VBD", "VBZ", "VBP", "MD"):
        return None
    if (
        begin == at
        and tokens.pos[at] == "PRON"
        and tokens.low[at] not in ("his", "her", "their", "its", "my", "our")
    ):
        return None
    end = _phrase_end(tokens, begin)
    head = _phrase_head(tokens, begin, end, article)
    if head is None or (tokens.initial[begin] and begin == at):
        return None
    if tokens.low[begin] in _ORDER and tokens.low[head] in words("vague"):
        return None
    after = end + 1
    if after < len(tokens) and tokens.tag[after] in ("VBD", "VBZ", "VBP", "MD") and not _closes(tokens, end):
        return None
    if not _closes(tokens, end) and begin == at:
        return None
    return Role(tokens.words(begin, end), begin, end, head, "apposition", tokens.low[head])


def _closes(tokens: Tokens, end: int) -> bool:
    after = end + 1
    return (
        after >= len(tokens)
        or tokens.low[after] in _STOPS
        or tokens.low[after] in ("since", "until")
        or tokens.sentence[after] != tokens.sentence[end]
    )


def _phrase_end(tokens: Tokens, begin: int) -> int:
    """The last word of a noun phrase with its “of …”, “for …”, up to a stop, a clause or a verb."""
    end = begin
    while (
        end + 1 < len(tokens)
        and end - begin < _MAX_AFTER
        and tokens.sentence[end + 1] == tokens.sentence[begin]
    ):
        after = end + 1
        low, pos = tokens.low[after], tokens.pos[after]
        if low in _STOPS or (pos in ("ADP", "SCONJ") and low not in _PREPOSITIONS):
            break
        if low in ("who", "which", "that", "whose", "when", "where", "because"):
            break
        verb = pos in ("VERB", "AUX") and tokens.tag[after] in ("VBD", "VBZ", "VBP", "MD", "VB", "VBN", "VBG")
        if verb and tokens.dep[after] not in ("amod", "compound") and tokens.low[after - 1] != "-":
            break
        end = after
    while end > begin and tokens.pos[end] in ("ADP", "CCONJ", "DET", "ADV", "PART", "SCONJ", "PRON"):
        end -= 1
    return end


def _phrase_head(tokens: Tokens, begin: int, end: int, article: bool) -> int | None:
    """The noun a phrase is about: the last one before its first preposition."""
    stop = next(
        (n for n in range(begin, end + 1) if tokens.pos[n] == "ADP" or tokens.low[n] == "to"),
        end + 1,
    )
    for n in range(stop - 1, begin - 1, -1):
        if tokens.tag[n] in ("NNS", "NNPS") and tokens.low[n] not in words("people"):
            return None
        if is_person_noun(tokens, n):
            return n
        if is_organization_noun(tokens, n) and tokens.text[n].islower():
            return n
        if tokens.pos[n] == "NOUN" and article:
            return n
        if tokens.pos[n] in ("NOUN", "PROPN"):
            return None
    return None


def _relative(tokens: Tokens, at: int) -> Role | None:
    """The role in “who is the head of …”, “who leads …”."""
    while at < len(tokens) and (
        tokens.pos[at] == "ADV" or tokens.low[at] in ("has", "had", "have", "been", "currently")
    ):
        at += 1
    if at + 1 >= len(tokens):
        return None
    lemma = tokens.lemma[at].lower()
    if lemma in ("be", "become", "serve") or tokens.low[at - 1] == "been":
        begin = at + 1 + (tokens.low[at + 1] in ("as", "also", "now"))
        return _apposition(tokens, begin) if begin < len(tokens) else None
    noun = table("leads").get(lemma)
    if noun is None or tokens.tag[at] not in (
        ("VBD", "VBZ", "VBN") if noun.endswith("founder") else ("VBZ", "VBP")
    ):
        return None
    begin = at + 1
    if tokens.pos[begin] not in ("DET", "NOUN", "PROPN", "ADJ", "PRON"):
        return None
    end = _phrase_end(tokens, begin)
    return Role(f"{noun} of {tokens.words(begin, end)}", begin, end, begin, "clause", noun)


def _copula(tokens: Tokens, mention: Name) -> Role | None:
    """The role in “Jane Roe is the director of Acme”."""
    at = mention.last + 1
    if (
        at + 2 >= len(tokens)
        or tokens.lemma[at] not in ("be", "become")
        or tokens.tag[at] not in ("VBZ", "VBD")
    ):
        return None
    if tokens.low[at + 1] not in ("a", "an", "the"):
        return None
    end = _phrase_end(tokens, at + 2)
    head = _phrase_head(tokens, at + 2, end, False)
    if head is None or not is_person_noun(tokens, head):
        return None
    return Role(tokens.words(at + 2, end), at + 2, end, head, "clause", tokens.low[head])
