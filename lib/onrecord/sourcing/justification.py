"""Why a source knows: words that state an office, a trade, a presence or a document.

A reader learns it from a title before the name, an apposition or relative clause after it (“who was in the
room”), a predicate (“Roe is a nurse at the clinic”), the place or document of a statement (“told a meeting of
the board”, “in a memo”), what the organization of the source does (“the League, which tracks floods”),
and what the reporter tells of either right before the statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from ..claims.utterance import cue_head
from ..lexicons.words import words as nouns
from ..model.cast import Actor
from ..model.rows.claim import Claim
from ..model.spans import Cover, Span, overlap, trim, words_in
from ..text import Parsed
from .context import told_before
from .word_lists import words

_BEFORE = ("compound", "amod", "nmod")
_AFTER = ("appos", "relcl", "acl")
_AFTER_NOUN = (*_AFTER, "prep", "amod")
_LEAST_WORDS = 3
_RELATIVES = frozenset(("who", "whom", "whose", "which", "that"))
_SETTINGS = frozenset(("at", "in", "during", "before", "after", "to"))
_OCCASIONS = frozenset(("at", "in", "on", "during", "after", "from", "to"))


def justification_of(
    parsed: Parsed,
    actor: Actor,
    statements: Sequence[Claim],
    said: Cover,
    organization: Actor | None = None,
) -> tuple[Span, ...]:
    """Return the words that say why a source knows, in text order, none inside another.

    Args:
        parsed: the parse of the article.
        actor: the source.
        statements: its statements.
        said: contents and cues of all claims of the article.
        organization: the actor that it belongs to, if any.
    """
    found = [span for mention in actor.mentions for span in _about(parsed, mention, actor.named)]
    found += [
        span for claim in statements for span in (*_setting(parsed, claim), *_described(parsed, actor, claim))
    ]
    actors = [actor]
    if organization is not None:
        found += [span for mention in organization.mentions for span in _after(parsed, mention)]
        actors.append(organization)
    found += told_before(parsed, actors, statements, said)
    own = sorted(span for claim in statements for span in claim.content)
    told = [cut for span in found if (cut := _cut(parsed, span, own)) is not None]
    return tuple(_outermost([span for span in told if _tells(parsed, span)]))


def _cut(parsed: Parsed, span: Span, own: Sequence[Span]) -> Span | None:
    """A span up to the first content of the source's own statements inside it, None if little is left."""
    met = next((content for content in own if overlap(span, content)), None)
    if met is None:
        return span
    cut = trim(parsed.text, (span[0], max(span[0], met[0])), ' ,“"‘')
    return cut if words_in(parsed.text, [cut]) >= _LEAST_WORDS else None


def _tells(parsed: Parsed, span: Span) -> bool:
    """Whether a span has a word other than an honorific and an age."""
    found = (token.lower_ for token in parsed.tokens_in([span]) if token.lower_.strip(".").isalpha())
    return any(len(word) > 2 and word not in nouns("honorifics") for word in found)


def _about(parsed: Parsed, mention: Span, named: bool) -> Iterator[Span]:
    """Yield what the words around one mention say about the actor, who has a name or not."""
    span = parsed.doc.char_span(*mention, alignment_mode="expand")
    if span is None or not len(span):
        return
    head = span.root
    if head.lower_ in words("he") | words("she") | words("they") or _is_quoted(parsed, mention):
        return
    before = [t for t in head.children if t.i < span.start and t.dep_ in _BEFORE]
    if before:
        yield parsed.doc[before[0].left_edge.i].idx, _end(parsed.doc[span.start - 1])
    yield from _after(parsed, mention)
    more = [child for child in head.children if child.i >= span.end and child.dep_ in _AFTER_NOUN]
    if more and not named:
        yield mention[0], max(_subtree(child)[1] for child in more)
    if head.dep_ == "appos":
        yield _without(head.head, head)
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        yield from (_subtree(child) for child in head.head.children if child.dep_ == "attr")


def _after(parsed: Parsed, mention: Span) -> Iterator[Span]:
    """Yield the appositions and relative clauses after a mention."""
    span = parsed.doc.char_span(*mention, alignment_mode="expand")
    if span is None or not len(span) or _is_quoted(parsed, mention):
        return
    for child in span.root.children:
        if child.dep_ in _AFTER and child.i >= span.end:
            yield _closed(parsed, _subtree(child))


def _closed(parsed: Parsed, span: Span) -> Span:
    """A span, up to the next punctuation mark or line end if the parser cut it after “who”."""
    words_inside = parsed.text[slice(*span)].rsplit(None, 1)
    if words_inside[-1].lower() not in _RELATIVES:
        return span
    text = parsed.text
    begin = next((i for i in range(span[1], len(text)) if not text[i].isspace()), span[1])
    return span[0], next((i for i in range(begin, len(text)) if text[i] in ",.;:—\n"), span[1])


def _is_quoted(parsed: Parsed, span: Span) -> bool:
    return parsed.quoted.meets((span[0], span[0] + 1))


def _described(parsed: Parsed, actor: Actor, claim: Claim) -> Iterator[Span]:
    """Yield the words of a source without a name, or those that follow its name."""
    for begin, end in claim.source:
        span = parsed.doc.char_span(begin, end, alignment_mode="expand")
        if span is None or len(span) < _LEAST_WORDS:
            continue
        names = [m for m in actor.mentions if begin <= m[0] and m[1] <= end] if actor.named else []
        if not names:
            yield begin, end
            continue
        after = trim(parsed.text, (names[0][1], end), " ,")
        if after[0] < after[1]:
            yield _closed(parsed, after)


def _setting(parsed: Parsed, claim: Claim) -> Iterator[Span]:
    """Yield the place of a statement: a phrase that depends on its cue, or names an occasion or a text."""
    yield from _occasions(parsed, claim)
    head = cue_head(parsed.tokens_in(claim.cue))
    if head is None or head.pos_ != "VERB" or head.lemma_ == "accord":
        return
    for child in head.children:
        hearer = child.dep_ in ("dobj", "dative") and head.lemma_ == "tell"
        place = child.dep_ == "prep" and child.lower_ in _SETTINGS
        if (hearer or place) and any(token.pos_ in ("NOUN", "PROPN") for token in child.subtree):
            span = _subtree(child)
            if not any(overlap(span, part) for part in claim.content):
                yield span


def _occasions(parsed: Parsed, claim: Claim) -> Iterator[Span]:
    """Yield the occasions and texts in the sentence of a statement (“On a podcast, Roe said …”)."""
    begin = min(b for b, _ in (*claim.source, *claim.cue, *claim.content))
    place = parsed.doc.char_span(
        *(claim.cue or claim.source or ((begin, begin + 1),))[0], alignment_mode="expand"
    )
    for token in place.sent if place is not None and len(place) else ():
        if (
            token.dep_ != "pobj"
            or token.head.lower_ not in _OCCASIONS
            or token.lemma_.lower() not in words("settings")
        ):
            continue
        span = _subtree(token.head)
        if not any(overlap(span, part) for part in claim.content):
            yield span


def _without(token: Token, inner: Token) -> Span:
    """Return the words of a noun phrase before one of its parts (“The mayor” of “The mayor, Ann Ost,”)."""
    first, last = token.left_edge, inner.left_edge
    words_before = [t for t in token.doc[first.i : last.i] if not t.is_punct and not t.is_space]
    return (words_before[0].idx, _end(words_before[-1])) if words_before else _subtree(token)


def _subtree(token: Token) -> Span:
    first, last = token.left_edge, token.right_edge
    while last.i > first.i and (last.is_punct or last.is_space):
        last = last.nbor(-1)
    return first.idx, _end(last)


def _end(token: Token) -> int:
    return token.idx + len(token.text)


def _outermost(spans: Sequence[Span]) -> list[Span]:
    """Return the spans that no other contains, in text order; if two overlap, the first is kept."""
    kept: list[Span] = []
    for begin, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if begin < end and (not kept or begin >= kept[-1][1]):
            kept.append((begin, end))
    return kept
