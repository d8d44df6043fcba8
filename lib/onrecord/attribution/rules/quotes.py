"""Quotations and who is quoted: cues beside them, second halves, further paragraphs, free quotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...lexicons.cues import find_cue
from ...model.spans import Span
from .candidate import Candidate
from .contents import tidy
from .sentences import Narrative, Quote, Sentence
from .sources import source_tokens, subject
from .tree import Tree
from .verbs import cue_tokens

_BREAKS = frozenset((":", "-", "–", "—", "--"))
_BETWEEN = 14


@dataclass(frozen=True, slots=True)
class _Cue:
    verb: int
    source: tuple[int, int] | None
    how: str


def quote_candidates(tree: Tree, narrative: Narrative) -> Iterator[Candidate]:
    """One candidate for each run of quotations that belongs to one cue, or to the speaker before."""
    current: Candidate | None = None
    last_sentence: Sentence | None = None
    last_part = {quote.quotation: quote.first for quote in narrative.quotes}
    waiting: list[Quote] = []  # earlier paragraphs of a quotation whose cue is still to come
    for sentence in narrative.sentences:
        for quote in _speech(tree, sentence):
            if (
                current
                and last_sentence
                and _goes_on(tree, narrative, current, last_sentence, sentence, quote)
            ):
                current = replace(current, content=(*current.content, quote.outer))
                last_sentence = sentence
                continue
            waiting = [before for before in waiting if before.quotation == quote.quotation]
            candidate = _beside(tree, narrative, sentence, quote)
            if candidate is None and last_part[quote.quotation] > quote.first:
                waiting.append(quote)
                continue
            candidate = candidate or _free(tree, current, last_sentence, sentence, quote)
            if candidate is None:
                continue
            if current:
                yield current
            earlier = tuple(before.outer for before in waiting)
            current = replace(candidate, content=(*earlier, *candidate.content))
            last_sentence = sentence
    if current:
        yield current


def _speech(tree: Tree, sentence: Sentence) -> list[Quote]:
    """The quotes of a sentence that are more than a word or two put in marks."""
    speech = []
    for quote in sentence.quotes:
        final = tree.text[quote.inner[1] - 1]
        words = quote.last - quote.first - 1
        before = tree.lower[quote.first - 1] if quote.first else ""
        if final in ",.?!…—-" or words >= 5 or before == ":":
            speech.append(quote)
    return speech


def _goes_on(
    tree: Tree,
    narrative: Narrative,
    current: Candidate,
    before: Sentence,
    sentence: Sentence,
    quote: Quote,
) -> bool:
    """Whether a quote is the second half, or the next paragraph, of what was quoted before it."""
    parts = {q.quotation for q in before.quotes if q.outer[1] <= quote.outer[0]}
    if quote.quotation in parts:
        return True
    if sentence is before:
        return current.content[-1][1] <= quote.outer[0] and current.anchor < quote.first
    between = narrative.of[sentence.first] - narrative.of[before.first]
    return 1 <= between <= 2 and sentence.paragraph == before.paragraph and _alone(tree, sentence, quote)


def _alone(tree: Tree, sentence: Sentence, quote: Quote) -> bool:
    """Whether a sentence is nothing but a quote."""
    outside = [i for i in range(sentence.first, sentence.last + 1) if not quote.first <= i <= quote.last]
    return all(tree.pos[i] in ("PUNCT", "SPACE") for i in outside)


def _free(
    tree: Tree, current: Candidate | None, before: Sentence | None, sentence: Sentence, quote: Quote
) -> Candidate | None:
    """A quote without a cue in a paragraph of its own goes to the speaker of the paragraph before."""
    if current is None or before is None or not current.source or not _alone(tree, sentence, quote):
        return None
    if sentence.paragraph - before.paragraph > 1:
        return None
    return Candidate(quote.first, "none", "", "quote", "free", current.source, (), (quote.outer,))


def _beside(tree: Tree, narrative: Narrative, sentence: Sentence, quote: Quote) -> Candidate | None:
    """The attribution of a quote with a cue after it (“…,” she said) or before it (She said: “…”)."""
    cue = _cue_after(tree, narrative, sentence, quote)
    if cue is not None:
        if cue.source and cue.source[0] <= quote.first <= cue.source[1]:
            return None
        content = (_before_cue(tree, narrative, sentence, quote, cue),)
        return _candidate(tree, cue, content, "after")
    cue = _cue_before(tree, narrative, sentence, quote)
    if cue is not None:
        return _candidate(tree, cue, (quote.outer,), "before")
    return None


def _candidate(tree: Tree, cue: _Cue, content: tuple[Span, ...], where: str) -> Candidate:
    source = (tree.span(*cue.source),) if cue.source else ()
    words = (tree.span(*cue_tokens(tree, cue.verb)),)
    lemma = tree.lemma[cue.verb]
    return Candidate(cue.verb, "verb", lemma, "quote", f"{where}-{cue.how}", source, words, content)


def _before_cue(tree: Tree, narrative: Narrative, sentence: Sentence, quote: Quote, cue: _Cue) -> Span:
    """A quote with the words beside it that are part of what is said (It is “bold” and right, he said)."""
    first = sentence.first
    for i in range(quote.first - 1, sentence.first - 1, -1):
        if narrative.quoted[i] < 0 and ("\n" in tree.lower[i] or tree.lower[i] in _BREAKS):
            first = i + 1
            break
    block, _ = cue_tokens(tree, cue.verb)
    if cue.source and quote.last < cue.source[0] < block:
        block = cue.source[0]
    begin, _ = tidy(tree.text, (tree.begin[min(first, quote.first)], quote.outer[0]))
    _, end = tidy(tree.text, (quote.outer[1], tree.end[block - 1]))
    return min(begin, quote.outer[0]), max(end, quote.outer[1])


def _cue_after(tree: Tree, narrative: Narrative, sentence: Sentence, quote: Quote) -> _Cue | None:
    if tree.text[quote.inner[1] - 1] == "." and quote.last + 1 <= sentence.last:
        return None
    stop = next((q.first for q in sentence.quotes if q.first > quote.last), sentence.last + 1)
    stop = min(stop, quote.last + 1 + _BETWEEN * 3)
    for verb in range(quote.last + 1, stop):
        if tree.pos[verb] != "VERB" or not _can_quote(tree, verb):
            continue
        found = _speaker(tree, narrative, verb, quote.last + 1, stop)
        if found is not None and found.how != "shared":
            return found
    return None


def _cue_before(tree: Tree, narrative: Narrative, sentence: Sentence, quote: Quote) -> _Cue | None:
    before = quote.first - 1
    if before < sentence.first:
        return None
    mark = tree.lower[before]
    start = max([sentence.first] + [q.last + 1 for q in sentence.quotes if q.last < quote.first])
    for verb in range(before, max(start, before - 2 * _BETWEEN) - 1, -1):
        if tree.pos[verb] != "VERB" or not _can_quote(tree, verb):
            continue
        if mark not in (",", ":") and verb != before:
            return None
        if mark != ":" and any(
            tree.dep[c] == "ccomp" and not quote.first <= c <= quote.last for c in tree.children[verb]
        ):
            return None
        return _speaker(tree, narrative, verb, start, quote.first)
    return None


def _can_quote(tree: Tree, verb: int) -> bool:
    cue = find_cue(tree.lemma[verb])
    return cue is not None and "quote" in cue.takes


def _speaker(tree: Tree, narrative: Narrative, verb: int, start: int, stop: int) -> _Cue | None:
    """The verb with its subject, by the parse or, where the quote misled it, by the words beside it."""
    found = subject(tree, verb)
    where = source_tokens(tree, found, verb)
    if where and where[0] > verb and where[1] >= stop:
        where = where[0], stop - 1
    told = where is not None and max(narrative.quoted[where[0]], narrative.quoted[where[1]]) < 0
    if where and told and (found.how != "own" or (start <= where[0] and where[1] < stop)):
        return _Cue(verb, where, found.how)
    beside = (
        _noun_phrase(tree, verb + 1, stop, 1)
        or _noun_phrase(tree, verb - 1, start, -1)
        or _name_after(tree, verb + 1, stop)
    )
    return _Cue(verb, beside, "beside") if beside else _Cue(verb, None, "none")


def _name_after(tree: Tree, first: int, limit: int) -> tuple[int, int] | None:
    """The words after a verb up to the next mark, if there is a noun among them."""
    last = first
    while last < limit and tree.pos[last] not in ("PUNCT", "SPACE"):
        last += 1
    nominal = any(tree.pos[i] in ("PROPN", "NOUN", "PRON") for i in range(first, last))
    return (first, last - 1) if nominal else None


def _noun_phrase(tree: Tree, i: int, limit: int, step: int) -> tuple[int, int] | None:
    """The noun phrase that begins (or, going left, ends) at a token, within a limit."""
    if not (i < limit if step > 0 else i >= limit) or not 0 <= i < len(tree):
        return None
    best = None
    for _ in range(12):
        first, last = tree.subtree(i)
        inside = last < limit if step > 0 else first >= limit
        if inside and tree.pos[i] in ("NOUN", "PROPN", "PRON"):
            best = (first, last)
        if tree.head[i] == i or not inside:
            break
        i = tree.head[i]
    return best
