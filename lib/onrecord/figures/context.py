"""What the words around a figure do to it: about, at least, up to; and what is counted."""

from __future__ import annotations

from spacy.tokens import Token

from .page import Page, name_words
from .units import signs
from .words import number_words

_LOOK_BACK = 5
_EMPTY_HEADS = frozenset(
    (
        *("number", "total", "toll", "estimate", "figure", "tally", "amount", "sum"),
        *("share", "proportion", "majority"),
    )
)
_LEADING = frozenset(("DT", "PRP$", "CC", "IN", "POS", "RB", "CD", "$", "PDT", "SYM"))
_REACHING = frozenset(("reach", "hit", "total", "number", "exceed", "top", "be"))
_SUBJECTS = ("nsubj", "nsubjpass")


def senses(page: Page, first: int, last: int, timely: bool) -> set[str]:
    """Which of `about`, `low` and `high` hold for the figure from piece `first` to `last`.

    Args:
        page: the text.
        first: its first piece.
        last: the first piece after it.
        timely: it is a duration (“over three days” is when, not how many).
    """
    words = number_words()
    found: set[str] = set()
    at = first
    while at > 0:
        for size in range(min(_LOOK_BACK, at), 0, -1):
            phrase = page.phrase(at - size, at)
            sense = words.around.get(phrase)
            if sense:
                if not (
                    timely and phrase == "over" and page.pieces[at - 2].low not in ("for", "of", "than", "by")
                ):
                    found.add(sense)
                at -= size
                break
        else:
            break
    for size in (3, 2, 1):
        sense = words.after.get(page.phrase(last, last + size))
        if sense and not _goes_on(page, last + size, page.phrase(last, last + size)):
            found.add(sense)
            break
    if any(page.pieces[i].low.startswith("estimat") for i in range(max(first - 5, 0), first)):
        found.add("about")
    return found


def _goes_on(page: Page, i: int, phrase: str) -> bool:
    """Whether the phrase before piece `i` belongs to what follows (“£35m plus £5m”, “7% plus inflation”)."""
    piece = page.pieces[i]
    return piece.sort == "number" or piece.text in signs() or (phrase == "plus" and piece.sort == "word")


def counted(page: Page, first: int, last: int) -> str | None:
    """The thing counted by the figure from piece `first` to `last`, as a phrase, or None.

    That is the noun it stands before, the noun behind `of`, the subject it is said of, or what rises to it.
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
    behind = _of(tokens)
    if behind is not None:
        return _phrase(behind, behind.left_edge.idx)
    if head.pos_ == "NOUN" and head.idx >= end:
        return _phrase(head, end)
    thing = _said_of(head)
    return _phrase(thing, thing.left_edge.idx) if thing is not None else None


def _outer_head(tokens: list[Token]) -> Token:
    """The token of the figure that the others hang from."""
    inside = {token.i for token in tokens}
    return next(
        (token for token in tokens if token.head.i not in inside or token.head.i == token.i), tokens[-1]
    )


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and token.tag_ != "CD"


def _of(tokens: list[Token]) -> Token | None:
    """The noun behind `of`: `dozens of people`, `two-thirds of the members`."""
    last = tokens[-1]
    if last.i + 1 >= len(last.doc) or last.nbor().lower_ != "of":
        return None
    inner = (child for child in last.nbor().children if child.dep_ == "pobj" and child.pos_ != "PRON")
    return next(inner, None)


def _said_of(head: Token) -> Token | None:
    """The subject of a copula or of a change, or what is put at the figure."""
    verb, via = head.head, head.dep_
    if via == "pobj" and verb.lower_ in ("to", "at", "by", "from"):
        verb = verb.head
        put = next((child for child in verb.children if child.dep_ == "dobj"), None)
        if put is not None:
            return put
    elif via in ("dobj", "npadvmod"):
        if verb.lemma_ not in _REACHING and verb.lemma_ not in name_words()["change"]:
            return None
    elif via not in ("attr", "acomp"):
        return None
    return next(
        (
            c
            for c in verb.children
            if c.dep_ in _SUBJECTS and _is_noun(c) and c.ent_type_ not in ("DATE", "TIME")
        ),
        None,
    )


def _phrase(noun: Token, start: int) -> str | None:
    """The noun with what stands before it from offset `start` on, and a participle right behind it."""
    if noun.lemma_.lower() in _EMPTY_HEADS:
        inner = next((c for c in noun.children if c.dep_ == "compound"), None) or _of([noun])
        if inner is not None:
            return _plural(inner) if inner.dep_ == "compound" else _phrase(inner, inner.left_edge.idx)
    left = max(start, noun.left_edge.idx)
    tokens = [t for t in noun.doc[noun.left_edge.i : noun.i + 1] if t.idx >= left and not t.is_space]
    while tokens and (tokens[0].is_punct or tokens[0].tag_ in _LEADING or tokens[0].like_num):
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[0].lower_ in ("more", "other", "or", "fewer", "less"):
        tokens = tokens[1:]
    if not tokens or noun.is_punct:
        return None
    end = noun
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    if after is not None and after.tag_ == "VBN" and after.dep_ == "acl" and after.head == noun:
        end = after
    text = noun.doc[tokens[0].i : end.i + 1].text
    return " ".join(text.split()) or None


def _plural(noun: Token) -> str:
    """A noun inside a compound (`troop estimates`) in the plural, if the rest of the text uses it."""
    forms = (token.text for token in noun.doc if token.tag_ == "NNS" and token.lemma_ == noun.lemma_)
    return next(forms, noun.text)
