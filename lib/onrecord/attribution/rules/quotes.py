"""Find the sources of quotations: by a cue beside them, or from the preceding quotation or paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...lexicons.cues import can_quote
from ...model.spans import Span
from ...text.tokens import Tokens
from .candidate import Candidate
from .contents import tidy
from .sentences import Narrative, Quote, Sentence
from .sources import source_tokens, subject
from .verbs import cue_tokens

_BREAKS = frozenset((":", "-", "–", "—", "--"))
_BETWEEN = 14


@dataclass(frozen=True, slots=True)
class _Cue:
    verb: int
    source: tuple[int, int] | None
    how: str


def quote_candidates(tokens: Tokens, narrative: Narrative) -> Iterator[Candidate]:
    """Yield a candidate for each run of quotations with the same cue or the same speaker."""
    current: Candidate | None = None
    last_sentence: Sentence | None = None
    last_part = {quote.quotation: quote.first for quote in narrative.quotes}
    waiting: list[Quote] = []  # earlier paragraphs of a quotation with a later cue
    for sentence in narrative.sentences:
        for quote in _speech(tokens, sentence):
            if (
                current
                and last_sentence
                and _goes_on(tokens, narrative, current, last_sentence, sentence, quote)
            ):
                current = replace(current, content=(*current.content, quote.outer))
                last_sentence = sentence
                continue
            waiting = [before for before in waiting if before.quotation == quote.quotation]
            candidate = _beside(tokens, narrative, sentence, quote)
            if candidate is None and last_part[quote.quotation] > quote.first:
                waiting.append(quote)
                continue
            candidate = candidate or _free(tokens, current, last_sentence, sentence, quote)
            if candidate is None:
                continue
            if current:
                yield current
            earlier = tuple(before.outer for before in waiting)
            current = replace(candidate, content=(*earlier, *candidate.content))
            last_sentence = sentence
    if current:
        yield current


def _speech(tokens: Tokens, sentence: Sentence) -> list[Quote]:
    """The quotes of a sentence that are longer than a word or two in quotation marks."""
    speech = []
    for quote in sentence.quotes:
        final = tokens.raw[quote.inner[1] - 1]
        words = quote.last - quote.first - 1
        before = tokens.lower[quote.first - 1] if quote.first else ""
        if final in ",.?!…—-" or words >= 5 or before == ":":
            speech.append(quote)
    return speech


def _goes_on(
    tokens: Tokens,
    narrative: Narrative,
    current: Candidate,
    before: Sentence,
    sentence: Sentence,
    quote: Quote,
) -> bool:
    """Whether a quote continues the previous one, in the same sentence or the next paragraph."""
    parts = {q.quotation for q in before.quotes if q.outer[1] <= quote.outer[0]}
    if quote.quotation in parts:
        return True
    if sentence is before:
        return current.content[-1][1] <= quote.outer[0] and current.anchor < quote.first
    between = narrative.of[sentence.first] - narrative.of[before.first]
    return 1 <= between <= 2 and sentence.paragraph == before.paragraph and _alone(tokens, sentence, quote)


def _alone(tokens: Tokens, sentence: Sentence, quote: Quote) -> bool:
    """Whether a sentence consists of a quote alone."""
    outside = [i for i in range(sentence.first, sentence.last + 1) if not quote.first <= i <= quote.last]
    return all(tokens.pos[i] == "PUNCT" for i in outside)


def _free(
    tokens: Tokens, current: Candidate | None, before: Sentence | None, sentence: Sentence, quote: Quote
) -> Candidate | None:
    """Attribute a quote without a cue that fills a paragraph to the previous paragraph's speaker."""
    if current is None or before is None or not current.source or not _alone(tokens, sentence, quote):
        return None
    if sentence.paragraph - before.paragraph > 1:
        return None
    return Candidate(quote.first, "none", "", "quote", "free", current.source, (), (quote.outer,))


def _beside(tokens: Tokens, narrative: Narrative, sentence: Sentence, quote: Quote) -> Candidate | None:
    """Attribute a quote with a cue after it (“…,” she said) or before it (She said: “…”)."""
    cue = _cue_after(tokens, narrative, sentence, quote)
    if cue is not None:
        if cue.source and cue.source[0] <= quote.first <= cue.source[1]:
            return None
        content = (_before_cue(tokens, narrative, sentence, quote, cue),)
        return _candidate(tokens, cue, content, "after")
    cue = _cue_before(tokens, narrative, sentence, quote)
    if cue is not None:
        return _candidate(tokens, cue, (quote.outer,), "before")
    return None


def _candidate(tokens: Tokens, cue: _Cue, content: tuple[Span, ...], where: str) -> Candidate:
    source = (tokens.span(*cue.source),) if cue.source else ()
    words = (tokens.span(*cue_tokens(tokens, cue.verb)),)
    lemma = tokens.lemma[cue.verb]
    return Candidate(cue.verb, "verb", lemma, "quote", f"{where}-{cue.how}", source, words, content)


def _before_cue(tokens: Tokens, narrative: Narrative, sentence: Sentence, quote: Quote, cue: _Cue) -> Span:
    """Extend a quote by unquoted words that belong to the content (It is “bold” and right, he said)."""
    first = sentence.first
    for i in range(quote.first - 1, sentence.first - 1, -1):
        if narrative.quoted[i] < 0 and ("\n" in tokens.lower[i] or tokens.lower[i] in _BREAKS):
            first = i + 1
            break
    block, _ = cue_tokens(tokens, cue.verb)
    if cue.source and quote.last < cue.source[0] < block:
        block = cue.source[0]
    begin, _ = tidy(tokens.raw, (tokens.begin[min(first, quote.first)], quote.outer[0]))
    _, end = tidy(tokens.raw, (quote.outer[1], tokens.end[block - 1]))
    return min(begin, quote.outer[0]), max(end, quote.outer[1])


def _cue_after(tokens: Tokens, narrative: Narrative, sentence: Sentence, quote: Quote) -> _Cue | None:
    if tokens.raw[quote.inner[1] - 1] == "." and quote.last + 1 <= sentence.last:
        return None
    stop = next((q.first for q in sentence.quotes if q.first > quote.last), sentence.last + 1)
    stop = min(stop, quote.last + 1 + _BETWEEN * 3)
    for verb in range(quote.last + 1, stop):
        if tokens.pos[verb] != "VERB" or not can_quote(tokens.lemma[verb]):
            continue
        found = _speaker(tokens, narrative, verb, quote.last + 1, stop)
        if found is not None and found.how != "shared":
            return found
    return None


def _cue_before(tokens: Tokens, narrative: Narrative, sentence: Sentence, quote: Quote) -> _Cue | None:
    before = quote.first - 1
    if before < sentence.first:
        return None
    mark = tokens.lower[before]
    start = max([sentence.first] + [q.last + 1 for q in sentence.quotes if q.last < quote.first])
    for verb in range(before, max(start, before - 2 * _BETWEEN) - 1, -1):
        if tokens.pos[verb] != "VERB" or not can_quote(tokens.lemma[verb]):
            continue
        if mark not in (",", ":") and verb != before:
            return None
        if mark != ":" and any(
            tokens.dep[c] == "ccomp" and not quote.first <= c <= quote.last for c in tokens.children[verb]
        ):
            return None
        return _speaker(tokens, narrative, verb, start, quote.first)
    return None


def _speaker(tokens: Tokens, narrative: Narrative, verb: int, start: int, stop: int) -> _Cue | None:
    """The verb and its subject, by the parse or, if the quote misled the parser, by the adjacent words."""
    found = subject(tokens, verb)
    where = source_tokens(tokens, found, verb)
    if where and where[0] > verb and where[1] >= stop:
        where = where[0], stop - 1
    told = where is not None and max(narrative.quoted[where[0]], narrative.quoted[where[1]]) < 0
    if where and told and (found.how != "own" or (start <= where[0] and where[1] < stop)):
        return _Cue(verb, where, found.how)
    beside = (
        _noun_phrase(tokens, verb + 1, stop, 1)
        or _noun_phrase(tokens, verb - 1, start, -1)
        or _name_after(tokens, verb + 1, stop)
    )
    return _Cue(verb, beside, "beside") if beside else _Cue(verb, None, "none")


def _name_after(tokens: Tokens, first: int, limit: int) -> tuple[int, int] | None:
    """The words between a verb and the next punctuation mark, if they include a noun."""
    last = first
    while last < limit and tokens.pos[last] != "PUNCT":
        last += 1
    nominal = any(tokens.pos[i] in ("PROPN", "NOUN", "PRON") for i in range(first, last))
    return (first, last - 1) if nominal else None


def _noun_phrase(tokens: Tokens, i: int, limit: int, step: int) -> tuple[int, int] | None:
    """The noun phrase that begins (or, with a negative step, ends) at a token, within a limit."""
    if not (i < limit if step > 0 else i >= limit) or not 0 <= i < len(tokens):
        return None
    best = None
    for _ in range(12):
        first, last = tokens.edges(i)
        inside = last < limit if step > 0 else first >= limit
        if inside and tokens.pos[i] in ("NOUN", "PROPN", "PRON"):
            best = (first, last)
        if tokens.head[i] == i or not inside:
            break
        i = tokens.head[i]
    return best
