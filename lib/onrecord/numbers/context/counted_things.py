"""What a number counts or measures, as a phrase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from ...text.agents import subject_of
from ..tokens.page import Page
from ..units.unit_table import units
from .change_words import change_of, changes_its_object

_EMPTY_HEADS = frozenset(
    (
        *("number", "total", "toll", "estimate", "estimates", "figure", "figures", "tally", "amount", "sum"),
        *("share", "proportion", "majority", "average", "maximum", "minimum", "high", "low", "peak", "close"),
    )
)


_LEADING = frozenset(("DT", "PRP$", "CC", "IN", "POS", "RB", "CD", "$", "PDT", "SYM"))


_REACHING = frozenset(
    (
        *(
            "reach",
            "hit",
            "total",
            "number",
            "exceed",
            "top",
            "be",
            "cost",
            "weigh",
            "measure",
            "span",
            "last",
            "take",
        ),
        *("stretch", "run"),
    )
)


_PUTTING = frozenset(
    (
        "put",
        "set",
        "estimate",
        "value",
        "price",
        "keep",
        "leave",
        "hold",
        "fix",
        "cap",
        "project",
        "place",
        "rate",
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
    noun, start = (None, 0) if kind == "age" else _own_noun(tokens, head, end, kind == "money")
    if noun is not None and noun in tokens and noun.dep_ == "pobj":  # `20 grams of salt a day`
        return Counted(noun.doc[noun.left_edge.i : noun.i + 1].text)
    phrase = _phrase(noun, start, tokens, full) if noun is not None else None
    if phrase is not None or kind not in _DESCRIBING:
        return Counted(phrase)
    if kind == "duration" and _sets_the_time(page, first, last):
        return Counted(None)
    noun, is_subject = _described(tokens, head)
    found = _phrase(noun, noun.left_edge.idx, tokens, True) if noun is not None else None
    return Counted(found, is_subject and found is not None)


def _sets_the_time(page: Page, first: int, last: int) -> bool:
    """Whether a duration only says when (`two years later`, `in the last three months`)."""
    before = page.pieces[first - 1].low if first else ""
    return before in _RECENT or page.pieces[last].low in _LATER


_RECENT = frozenset(("last", "past", "next", "previous", "coming", "recent", "preceding", "following"))
_LATER = frozenset(("later", "earlier", "ago", "after", "before", "afterwards", "from"))

_DESCRIBING = ("measurement", "money", "percent", "age", "duration")


def _own_noun(tokens: list[Token], head: Token, end: int, money: bool) -> tuple[Token | None, int]:
    """The noun that a figure counts or describes, and the offset where its phrase may begin."""
    if head.i > 1 and head.nbor(-1).lower_ == "or" and _is_noun(head.nbor(-2)) and head.head.i <= head.i:
        return head.nbor(-2), head.nbor(-2).left_edge.idx  # `a pick or two`
    counts = head.dep_ in ("nummod", "quantmod", "amod", "compound", "nmod") and _is_noun(head.head)
    if head.head.idx >= end and counts:
        return head.head, end
    stuff = next((token for token in tokens[1:-1] if token.lower_ == "of"), None)  # `20 grams of salt a day`
    if stuff is not None and (
        inner := next((c for c in stuff.children if c.dep_ == "pobj" and _is_noun(c)), None)
    ):
        return inner, inner.left_edge.idx
    behind = _of(tokens) or (_of(tokens, "in") or _of(tokens, "for") if money else None)
    if behind is not None:
        return behind, behind.left_edge.idx
    if head.pos_ == "NOUN" and head.idx >= end:
        return head, end
    thing = _subject(head) if head.pos_ == "VERB" else _said_of(head)
    return thing, thing.left_edge.idx if thing is not None else 0


def _described(tokens: Sequence[Token], head: Token) -> tuple[Token | None, bool]:
    """The noun that has a figure as a property, or the subject of the nearest clause (then True)."""
    inside = {token.i for token in tokens}
    token = head
    for _ in range(_MOST_ABOVE):
        above = token.head
        if above.i == token.i:
            break
        if above.i not in inside and _is_noun(above) and above.lower_ not in _UNDESCRIBED:
            return above, False
        if above.pos_ in ("VERB", "AUX"):
            if token.dep_ == "prep" and token.lower_ == "for":  # `bought a stake for $5m`
                thing = next((child for child in above.children if child.dep_ == "dobj"), None)
                if thing is not None and _is_noun(thing):
                    return thing, False
            found = subject_of(above)
            named = found is not None and (_is_noun(found) or found.tag_ == "VBG")
            if found is not None and named and found.i not in inside:
                return found, True
        token = above
    before = tokens[0].nbor(-1) if tokens[0].i else tokens[0]
    signed = tokens[0].text[0] in "+-−" and _is_noun(before)  # `Dow +0.2%`
    return (before if signed else None), False


_MOST_ABOVE = 8
_UNDESCRIBED = _EMPTY_HEADS | {"age", "point", "points"}


def _outer_head(tokens: list[Token]) -> Token:
    """The token of the figure that the others depend on."""
    inside = {token.i for token in tokens}
    return next(
        (token for token in tokens if token.head.i not in inside or token.head.i == token.i), tokens[-1]
    )


def _is_noun(token: Token) -> bool:
    """Whether a token is a noun and not the unit of a number."""
    if token.pos_ not in ("NOUN", "PROPN") or token.tag_ == "CD" or token.text[0].isdigit():
        return False
    measured = token.i > 0 and (token.nbor(-1).like_num or token.nbor(-1).tag_ == "CD")
    return not (measured and _names_unit(token))


def _names_unit(token: Token) -> bool:
    table = units()
    unit = table.symbols.get(token.text) or table.words.get(token.lower_) or table.glued.get(token.text)
    return unit is not None and unit.dimension != "count"


def _of(tokens: list[Token], joint: str = "of") -> Token | None:
    """The noun after `of`: `dozens of people`, `two-thirds of the members`; `$70 million in damages`."""
    last = tokens[-1]
    if last.i + 1 >= len(last.doc) or last.nbor().lower_ != joint:
        return None
    if joint != "of":
        nouns = (c for c in last.nbor().children if c.dep_ == "pobj" and c.pos_ == "NOUN" and not c.ent_type_)
        noun = next(nouns, None)
        if noun is None or joint != "in":
            return noun
        follows = noun.doc[noun.i + 1 : noun.i + 2].text.lower()
        led = any(c.dep_ in ("det", "prep") for c in noun.children) or follows == "for"
        return None if led else noun  # not `in the event`, `in exchange for`
    inner = (child for child in last.nbor().children if child.dep_ == "pobj" and child.pos_ != "PRON")
    return next(inner, None)


def _said_of(head: Token) -> Token | None:
    """The subject of a copula or of a change, the object of “put at”, or the noun measured."""
    verb, via = head.head, head.dep_
    if via == "pobj" and verb.lower_ == "of":  # `revenue of $5 million`
        noun = verb.head
        return noun if _is_noun(noun) else None
    if via in ("npadvmod", "pobj") and (verb.lower_ in _LEVELS or verb.lower_ == "than"):
        verb = (
            verb.head if verb.lower_ != "than" else verb.head.head
        )  # `sales were up 5%`, `no deeper than 9 m`
    elif via == "npadvmod" and verb.pos_ == "ADJ":  # `a crack 12 millimetres wide`
        verb = verb.head
        if _is_noun(verb):
            return verb
    elif via == "pobj" and verb.lower_ in ("to", "at", "by", "from"):
        verb = verb.head
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


def _subject(verb: Token) -> Token | None:
    """The noun that is the subject of a verb, or of the verb above an adverb or preposition."""
    while verb.dep_ in ("advmod", "prep") and verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head
    found = subject_of(verb)
    return found if found is not None and _is_noun(found) and found.ent_type_ not in _UNCOUNTED else None


def _phrase(noun: Token, start: int, figure: Sequence[Token], full: bool) -> str | None:
    """The noun with the words before it from offset `start`, and a participle or rate after it.

    Args:
        noun: the noun.
        start: offset where the phrase may begin.
        figure: the tokens of the number, which the phrase must not include.
        full: whether prepositions that belong to the noun are part of the phrase (“the price of gold”).
    """
    changed = _changed(noun) if change_of(noun) else None
    if changed is not None and changed not in figure:
        return _phrase(changed, changed.left_edge.idx, figure, full)
    if noun.lower_ in _EMPTY_HEADS:
        inner = next((c for c in noun.children if c.dep_ == "compound"), None) or _of([noun])
        if inner is not None and inner not in figure:
            return (
                _plural(inner)
                if inner.dep_ == "compound"
                else _phrase(inner, inner.left_edge.idx, figure, full)
            )
        return None
    left = max(start, noun.left_edge.idx)
    tokens = [t for t in noun.doc[noun.left_edge.i : noun.i + 1] if t.idx >= left and not t.is_space]
    while tokens and _leads(tokens[0], len(tokens) > 1):
        tokens = tokens[1:]
    if not tokens or noun.is_punct or noun in figure or noun.lower_ in _SHARES:
        return None
    if full and noun.lower_ in ("point", "points"):
        return None
    end = noun
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    if after is not None and after.tag_ == "VBN" and after.dep_ == "acl" and after.head == noun:
        end = after
    end = _rate_end(noun, figure) or end
    if full:
        name = next((c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
        if end is noun and name is not None and name.left_edge.i == noun.i + 1 and name not in figure:
            end = name  # `daughter Maria`
        end = _complement_end(noun, end, figure)
    text = noun.doc[tokens[0].i : end.i + 1].text
    return " ".join(text.split()) or None


_SHARES = ("%", "percent", "cent", "pct")
_COMPLEMENTS = frozenset(("of", "in", "for", "on", "from", "with", "to", "at", "between", "off"))
_LONGEST = 12


def _complement_end(noun: Token, end: Token, figure: Sequence[Token]) -> Token:
    """The last word of the prepositional phrases after a noun, without numbers and clauses."""
    for child in noun.children:
        if child.i != end.i + 1 or child.dep_ != "prep" or child.lower_ not in _COMPLEMENTS:
            continue
        subtree = noun.doc[child.i : child.right_edge.i + 1]
        plain = all(
            t not in figure and t.pos_ not in ("NUM", "PUNCT", "VERB", "AUX", "SCONJ") for t in subtree
        )
        if plain and len(subtree) > 1 and child.right_edge.i - noun.i <= _LONGEST:
            end = child.right_edge
    return end


_COMPARING = frozenset(("more", "other", "or", "fewer", "less", "much", "many", "times", "as", "the"))


def _leads(token: Token, more: bool) -> bool:
    """Whether the first word of a phrase is not part of the counted thing; `more`: others follow it."""
    bare = token.is_punct or token.tag_ in _LEADING or token.like_num
    return bare or (more and token.lower_ in _COMPARING)


def _rate_end(noun: Token, figure: Sequence[Token]) -> Token | None:
    """The last word of `vehicles a day`, `deaths per year`, unless the figure's unit includes it."""
    doc, i = noun.doc, noun.i
    if figure[0].i < i < figure[-1].i:
        return None
    if i + 2 >= len(doc) or doc[i + 1].lower_ not in ("a", "an", "per", "each", "every"):
        return None
    unit = units().words.get(doc[i + 2].lower_)
    return doc[i + 2] if unit and unit.dimension == "time" else None


def _changed(noun: Token) -> Token | None:
    """The noun that a noun of change refers to: `a 50-cent rise in the dividend`."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "of", "to"):
            objects = (inner for inner in child.children if inner.dep_ == "pobj" and _is_noun(inner))
            return next((inner for inner in objects if inner.text != "%"), None)
    return None


def _plural(noun: Token) -> str:
    """A noun inside a compound (`troop estimates`) in the plural, if the rest of the text uses it."""
    forms = (token.text for token in noun.doc if token.tag_ == "NNS" and token.lemma_ == noun.lemma_)
    return next(forms, noun.text)
