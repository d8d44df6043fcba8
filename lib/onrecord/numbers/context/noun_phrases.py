"""The phrase of a noun that a number counts or describes: what belongs to it, without the number itself."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from ..units.unit_table import units
from .change_words import change_of, change_words

EMPTY_HEADS = frozenset(
    (
        *("number", "total", "toll", "estimate", "estimates", "figure", "figures", "tally", "amount", "sum"),
        *("share", "proportion", "majority", "average", "maximum", "minimum", "high", "low", "peak", "close"),
    )
)
_LEADING = frozenset(("DT", "PRP$", "CC", "IN", "POS", "RB", "CD", "$", "PDT", "SYM"))


def is_noun(token: Token) -> bool:
    """Whether a token is a noun and not the unit of a number."""
    if token.pos_ not in ("NOUN", "PROPN") or token.tag_ == "CD" or token.text[0].isdigit():
        return False
    measured = token.i > 0 and (token.nbor(-1).like_num or token.nbor(-1).tag_ == "CD")
    return not (measured and _names_unit(token))


def _names_unit(token: Token) -> bool:
    table, text = units(), token.text.rstrip(".")  # the parser may leave the full stop on (`£9m.`)
    if text in _SCALES:
        return True
    unit = table.symbols.get(text) or table.words.get(token.lower_) or table.glued.get(text)
    return unit is not None and unit.dimension != "count"


_SCALES = frozenset(("m", "mn", "bn", "tn", "k"))


def noun_behind(tokens: list[Token], joint: str = "of") -> Token | None:
    """The noun after `of`: `dozens of people`, `two-thirds of the members`; `$70 million in damages`."""
    last = tokens[-1]
    if last.i + 1 >= len(last.doc) or last.nbor().lower_ != joint:
        return None
    if joint != "of":
        nouns = (c for c in last.nbor().children if c.dep_ == "pobj" and c.pos_ == "NOUN" and not c.ent_type_)
        noun = next(nouns, None)
        if noun is not None and joint == "in" and noun.lower_ in change_words().occasions:
            return None
        if noun is None or joint != "in":
            return noun
        follows = noun.doc[noun.i + 1 : noun.i + 2].text.lower()
        led = any(c.dep_ in ("det", "prep") for c in noun.children) or follows == "for"
        return None if led else noun  # not `in the event`, `in exchange for`
    inner = (child for child in last.nbor().children if child.dep_ == "pobj" and child.pos_ != "PRON")
    return next(inner, None)


def phrase_of(noun: Token, start: int, figure: Sequence[Token], full: bool) -> str | None:
    """The noun with the words before it from offset `start`, and a participle or rate after it.

    Args:
        noun: the noun.
        start: offset where the phrase may begin.
        figure: the tokens of the number, which the phrase must not include.
        full: whether prepositions that belong to the noun are part of the phrase (“the price of gold”).
    """
    changed = _changed(noun) if change_of(noun) else None
    if changed is not None and changed not in figure:
        return phrase_of(changed, changed.left_edge.idx, figure, full)
    if noun.lower_ in EMPTY_HEADS:
        inner = next((c for c in noun.children if c.dep_ == "compound"), None) or noun_behind([noun])
        if inner is not None and inner not in figure:
            return (
                _plural(inner)
                if inner.dep_ == "compound"
                else phrase_of(inner, inner.left_edge.idx, figure, full)
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
            objects = (inner for inner in child.children if inner.dep_ == "pobj" and is_noun(inner))
            return next((inner for inner in objects if inner.text != "%"), None)
    return None


def _plural(noun: Token) -> str:
    """A noun inside a compound (`troop estimates`) in the plural, if the rest of the text uses it."""
    forms = (token.text for token in noun.doc if token.tag_ == "NNS" and token.lemma_ == noun.lemma_)
    return next(forms, noun.text)
