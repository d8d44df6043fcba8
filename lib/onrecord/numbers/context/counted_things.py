"""What a number counts or measures, as a phrase."""

from __future__ import annotations

from spacy.tokens import Token

from ...text.agents import subject_of
from ..tokens.page import Page
from ..units.unit_table import units
from .change_words import change_of, changes_its_object

_EMPTY_HEADS = frozenset(
    (
        *("number", "total", "toll", "estimate", "estimates", "figure", "figures", "tally", "amount", "sum"),
        *("share", "proportion", "majority"),
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


_LEVELS = frozenset(("up", "down", "higher", "lower", "more", "less"))


_UNCOUNTED = ("DATE", "TIME", "PERSON")


def counted_thing(page: Page, first: int, last: int, money: bool = False) -> str | None:
    """The thing counted by the figure from piece `first` to `last`, as a phrase, or None.

    That is the noun it stands before, the noun behind `of` (and `in`, if it is `money`), the subject it is
    said of, or what rises to it.
    """
    anchor, end = page.token(first), page.pieces[last - 1].end
    tokens = list(page.doc[anchor.i : page.token(last - 1).i + 1])
    head = _outer_head(tokens)
    if head.pos_ in ("ADP", "ADV", "SCONJ"):
        head = tokens[-1]
    if (
        head.head.idx >= end
        and head.dep_ in ("nummod", "quantmod", "amod", "compound", "nmod")
        and _is_noun(head.head)
    ):
        return _phrase(head.head, end)
    stuff = next((token for token in tokens[1:-1] if token.lower_ == "of"), None)  # `20 grams of salt a day`
    if stuff is not None and (inner := next((c for c in stuff.children if c.dep_ == "pobj"), None)):
        return _phrase(inner, inner.left_edge.idx, rate=False)  # “a day” is in the figure's unit
    behind = _of(tokens) or (_of(tokens, "in") if money else None)
    if behind is not None:
        return _phrase(behind, behind.left_edge.idx)
    if head.pos_ == "NOUN" and head.idx >= end:
        return _phrase(head, end)
    thing = _subject(head) if head.pos_ == "VERB" else _said_of(head)
    return _phrase(thing, thing.left_edge.idx) if thing is not None else None


def _outer_head(tokens: list[Token]) -> Token:
    """The token of the figure that the others hang from."""
    inside = {token.i for token in tokens}
    return next(
        (token for token in tokens if token.head.i not in inside or token.head.i == token.i), tokens[-1]
    )


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and token.tag_ != "CD"


def _of(tokens: list[Token], joint: str = "of") -> Token | None:
    """The noun behind `of`: `dozens of people`, `two-thirds of the members`; `$70 million in damages`."""
    last = tokens[-1]
    if last.i + 1 >= len(last.doc) or last.nbor().lower_ != joint:
        return None
    if joint == "in":
        nouns = (c for c in last.nbor().children if c.dep_ == "pobj" and c.pos_ == "NOUN" and not c.ent_type_)
        return next(nouns, None)
    inner = (child for child in last.nbor().children if child.dep_ == "pobj" and child.pos_ != "PRON")
    return next(inner, None)


def _said_of(head: Token) -> Token | None:
    """The subject of a copula or of a change, what is put at the figure, or the noun it measures."""
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
        if put is not None:
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
    """The noun that is the subject of a verb, or of the verb that an adverb or preposition belongs to."""
    while verb.dep_ in ("advmod", "prep") and verb.pos_ not in ("VERB", "AUX"):
        verb = verb.head
    found = subject_of(verb)
    return found if found is not None and _is_noun(found) and found.ent_type_ not in _UNCOUNTED else None


def _phrase(noun: Token, start: int, rate: bool = True) -> str | None:
    """The noun with what stands before it from offset `start` on, and a participle or rate behind it."""
    changed = _changed(noun) if change_of(noun) else None
    if changed is not None:
        return _phrase(changed, changed.left_edge.idx)
    if noun.lower_ in _EMPTY_HEADS:
        inner = next((c for c in noun.children if c.dep_ == "compound"), None) or _of([noun])
        if inner is not None:
            return _plural(inner) if inner.dep_ == "compound" else _phrase(inner, inner.left_edge.idx)
        return None
    left = max(start, noun.left_edge.idx)
    tokens = [t for t in noun.doc[noun.left_edge.i : noun.i + 1] if t.idx >= left and not t.is_space]
    while tokens and _leads(tokens[0], len(tokens) > 1):
        tokens = tokens[1:]
    if not tokens or noun.is_punct:
        return None
    end = noun
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    if after is not None and after.tag_ == "VBN" and after.dep_ == "acl" and after.head == noun:
        end = after
    end = (_rate_end(noun) if rate else None) or end
    text = noun.doc[tokens[0].i : end.i + 1].text
    return " ".join(text.split()) or None


_COMPARING = frozenset(("more", "other", "or", "fewer", "less", "much", "many", "times", "as", "the"))


def _leads(token: Token, more: bool) -> bool:
    """Whether a word at the head of a phrase is no part of what is counted; `more` words follow it."""
    bare = token.is_punct or token.tag_ in _LEADING or token.like_num
    return bare or (more and token.lower_ in _COMPARING)


def _rate_end(noun: Token) -> Token | None:
    """The last word of `vehicles a day`, `deaths per year`."""
    doc, i = noun.doc, noun.i
    if i + 2 >= len(doc) or doc[i + 1].lower_ not in ("a", "an", "per", "each", "every"):
        return None
    unit = units().words.get(doc[i + 2].lower_)
    return doc[i + 2] if unit and unit.dimension == "time" else None


def _changed(noun: Token) -> Token | None:
    """What a noun of change is of: `a 50-cent rise in the dividend`."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "of", "to"):
            objects = (inner for inner in child.children if inner.dep_ == "pobj" and _is_noun(inner))
            return next((inner for inner in objects if inner.text != "%"), None)
    return None


def _plural(noun: Token) -> str:
    """A noun inside a compound (`troop estimates`) in the plural, if the rest of the text uses it."""
    forms = (token.text for token in noun.doc if token.tag_ == "NNS" and token.lemma_ == noun.lemma_)
    return next(forms, noun.text)
