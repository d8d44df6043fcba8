"""What a number counts or measures, as a phrase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from ...text.agents import subject_of
from ..dates.times_of_day import may_be_hour
from ..tokens.page import Page
from .change_words import change_of, change_words, changes_its_object
from .noun_phrases import EMPTY_HEADS, is_noun, noun_behind, phrase_of

_REACHING = frozenset(
    (
        *("reach", "hit", "total", "number", "exceed", "top", "be", "cost", "weigh", "measure", "span"),
        *("last", "take", "stretch", "run"),
    )
)
_PUTTING = frozenset(
    (
        *("put", "set", "estimate", "value", "price", "keep", "leave", "hold", "fix", "cap", "project"),
        *("place", "rate"),
    )
)
_LEVELS = frozenset(("up", "down", "higher", "lower", "more", "less"))


_UNCOUNTED = ("DATE", "TIME", "PERSON")


class Counted(NamedTuple):
    """What a number counts, measures or describes.

    Attributes:
        phrase: the phrase as in the text, or None.
        of_subject: the phrase is only the subject of the number's clause (“the robots measure 15 cm”).
    """

    phrase: str | None
    of_subject: bool = False


def counted_thing(page: Page, first: int, last: int, kind: str) -> Counted:
    """What the figure from piece `first` to `last` counts or describes.

    These nouns are tried in order: the one after it; the one after `of` (for money, also after `in` and
    `for`); the subject that it describes or that rises to it; for measurements, money, percentages and ages
    also the noun that has it as a property (“a car with 300 horsepower”) or the subject.

    Args:
        page: the text.
        first: its first piece.
        last: the first piece after it.
        kind: its kind. For counts, the phrase is the noun with the words before it; for others, prepositions
        after it are included.
    """
    anchor, end = page.token(first), page.pieces[last - 1].end
    tokens = list(page.doc[anchor.i : page.token(last - 1).i + 1])
    head = _outer_head(tokens)
    if head.pos_ in ("ADP", "ADV", "SCONJ"):
        head = tokens[-1]
    full = kind in _DESCRIBING or kind == "duration"
    hour = kind == "count" and may_be_hour(page.pieces, first, last)
    noun, start = (None, 0) if kind == "age" else _own_noun(tokens, head, end, kind == "money", hour)
    if noun is not None and noun in tokens and noun.dep_ == "pobj":  # `20 grams of salt a day`
        return Counted(noun.doc[noun.left_edge.i : noun.i + 1].text)
    phrase = (
        phrase_of(noun, max(start, _begin(noun, tokens, end)), tokens, full) if noun is not None else None
    )
    if phrase is not None or kind not in _DESCRIBING:
        return Counted(phrase)
    if kind == "duration" and _sets_the_time(page, first, last):
        return Counted(None)
    noun, is_subject = _described(tokens, head)
    found = phrase_of(noun, _begin(noun, tokens, end), tokens, True) if noun is not None else None
    return Counted(found, is_subject and found is not None)


def _begin(noun: Token, tokens: Sequence[Token], end: int) -> int:
    """The offset where a noun's phrase begins, behind a figure in it (`his 14-year-old daughter`)."""
    around = noun.left_edge.i <= tokens[0].i and noun.i > tokens[-1].i
    return end if around else noun.left_edge.idx


def _sets_the_time(page: Page, first: int, last: int) -> bool:
    """Whether a duration only says when (`two years later`, `in the last three months`)."""
    before = page.pieces[first - 1].low if first else ""
    return before in _RECENT or page.pieces[last].low in _LATER


_RECENT = frozenset(("last", "past", "next", "previous", "coming", "recent", "preceding", "following"))
_LATER = frozenset(("later", "earlier", "ago", "after", "before", "afterwards", "from"))

_DESCRIBING = ("measurement", "money", "percent", "age", "duration")


def _own_noun(
    tokens: list[Token], head: Token, end: int, money: bool, hour: bool
) -> tuple[Token | None, int]:
    """The noun that a figure counts or describes, and the offset where its phrase may begin.

    Args:
        tokens: the tokens of the figure.
        head: the one that the others depend on.
        end: the offset behind the figure.
        money: whether it is an amount of money.
        hour: whether it may be an hour of the day.
    """
    if head.i > 1 and head.nbor(-1).lower_ == "or" and is_noun(head.nbor(-2)) and head.head.i <= head.i:
        return head.nbor(-2), head.nbor(-2).left_edge.idx  # `a pick or two`
    counts = head.dep_ in ("nummod", "quantmod", "amod", "compound", "nmod") and is_noun(head.head)
    if head.head.idx >= end and counts:
        return head.head, end
    stuff = next((token for token in tokens[1:-1] if token.lower_ == "of"), None)  # `20 grams of salt a day`
    if stuff is not None and (
        inner := next((c for c in stuff.children if c.dep_ == "pobj" and is_noun(c)), None)
    ):
        return inner, inner.left_edge.idx
    sum_of = money and not _is_level(head)
    behind = noun_behind(tokens) or (
        noun_behind(tokens, "in") or noun_behind(tokens, "for") if sum_of else None
    )
    if behind is not None:
        return behind, behind.left_edge.idx
    if head.pos_ == "NOUN" and head.idx >= end:
        return head, end
    thing = _subject(head) if head.pos_ == "VERB" else _said_of(head, hour)
    return thing, thing.left_edge.idx if thing is not None else 0


def _described(tokens: Sequence[Token], head: Token) -> tuple[Token | None, bool]:
    """The noun that has a figure as a property, or the subject of the nearest clause (then True)."""
    inside = {token.i for token in tokens}
    token = head
    for _ in range(_MOST_ABOVE):
        above = token.head
        if above.i == token.i:
            break
        if above.i not in inside and is_noun(above) and above.lower_ not in _UNDESCRIBED:
            return above, False
        if above.pos_ in ("VERB", "AUX"):
            if token.dep_ == "prep" and token.lower_ == "for":  # `bought a stake for $5m`
                thing = next((child for child in above.children if child.dep_ == "dobj"), None)
                if thing is not None and is_noun(thing):
                    return thing, False
            found = _own_subject(above)
            named = found is not None and (is_noun(found) or found.tag_ == "VBG")
            if found is not None and named and found.i not in inside:
                return found, True
            if above.dep_ == "ccomp" and found is not None:
                break  # the subject of “said” is not what the figure describes
        token = above
    before = tokens[0].nbor(-1) if tokens[0].i else tokens[0]
    signed = tokens[0].text[0] in "+-−" and is_noun(before)  # `Dow +0.2%`
    return (before if signed else None), False


_MOST_ABOVE = 8
_UNDESCRIBED = EMPTY_HEADS | {"age", "point", "points"}


def _outer_head(tokens: list[Token]) -> Token:
    """The token of the figure that the others depend on."""
    inside = {token.i for token in tokens}
    return next(
        (token for token in tokens if token.head.i not in inside or token.head.i == token.i), tokens[-1]
    )


def _is_level(head: Token) -> bool:
    """Whether something rises, falls or comes to a figure (`closed at $38 in morning trading`)."""
    verb = head.head.head
    after = head.dep_ == "pobj" and head.head.lower_ in ("to", "at", "from")
    return after and (change_of(verb) is not None or verb.lemma_ in change_words().closing)


def _said_of(head: Token, hour: bool) -> Token | None:
    """The subject of a copula or of a change, the object of “put at”, or the noun measured.

    An hour (`the library opens at nine`) is said of nothing, unless its verb wants a number.
    """
    verb, via = head.head, head.dep_
    if via == "pobj" and verb.lower_ == "of":  # `revenue of $5 million`
        noun = verb.head
        return noun if is_noun(noun) else None
    if via in ("npadvmod", "pobj") and (verb.lower_ in _LEVELS or verb.lower_ == "than"):
        verb = (
            verb.head if verb.lower_ != "than" else verb.head.head
        )  # `sales were up 5%`, `no deeper than 9 m`
    elif via == "npadvmod" and verb.pos_ == "ADJ":  # `a crack 12 millimetres wide`
        verb = verb.head
        if is_noun(verb):
            return verb
    elif via == "pobj" and verb.lower_ in ("to", "at", "by", "from"):
        preposition, verb = verb.lower_, verb.head
        if hour and not _wants_number(verb, preposition):
            return None
        put = next((child for child in verb.children if child.dep_ == "dobj"), None)
        if put is not None and (change_of(verb) or verb.lemma_ in _PUTTING):
            return put
    elif via in ("dobj", "npadvmod"):
        if verb.lemma_ not in _REACHING and change_of(verb) is None:
            return None
        if changes_its_object(verb) and head.lower_ not in ("%", "percent", "cent"):
            return None
    elif via not in ("attr", "acomp"):
        return None
    return _subject(verb)


def _wants_number(verb: Token, preposition: str) -> bool:
    """Whether a number behind a verb and preposition is a value and not the time (`fell to five`)."""
    if verb.lemma_ in change_words().standing:
        return True
    return preposition != "at" and change_of(verb) in ("up", "down")


def _subject(verb: Token) -> Token | None:
    """The noun that is the subject of a verb, or of the verb above an adverb or preposition."""
    while verb.dep_ in ("advmod", "prep") and verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head
    found = _own_subject(verb)
    return found if found is not None and is_noun(found) and found.ent_type_ not in _UNCOUNTED else None


def _own_subject(verb: Token) -> Token | None:
    """The subject of a verb, which the parser may give to its auxiliary (“costs had more than doubled”)."""
    own = (c for helper in verb.children if helper.dep_ in ("aux", "auxpass") for c in helper.children)
    return next((c for c in own if c.dep_ in ("nsubj", "nsubjpass")), None) or subject_of(verb)
