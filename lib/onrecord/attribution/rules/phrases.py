"""Find attributions whose cue is a phrase, an adjective or a colon: “according to”, “critical of”."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.spans import Span
from ...text.tokens import Tokens
from .candidate import Candidate
from .contents import tidy, without
from .sentences import Narrative
from .sources import source_tokens, subject


def phrase_candidates(tokens: Tokens, narrative: Narrative) -> Iterator[Candidate]:
    """Yield candidates whose cue is a phrase, an adjective or a colon."""
    yield from _labels(tokens, narrative)
    for i in range(len(tokens)):
        if tokens.lower[i] == "according" and i + 1 < len(tokens) and tokens.lower[i + 1] == "to":
            yield from _according(tokens, narrative, i)
        elif tokens.pos[i] == "ADJ" and tokens.dep[i] == "acomp":
            yield from _of_adjective(tokens, i)


def _according(tokens: Tokens, narrative: Narrative, i: int) -> Iterator[Candidate]:
    inner = tokens.child(i + 1, "pobj", "pcomp")
    if inner is None:
        return
    sentence = narrative.sentences[narrative.of[i]]
    source = _source_of_phrase(tokens, inner, i + 2, sentence.last)
    before = i - 1
    end = sentence.last
    if before < sentence.first or (before == sentence.first and tokens.pos[before] == "PUNCT"):
        span = tokens.span(min(source[1] + 1, end), end)
        holes: list[Span] = []
    else:
        span = tokens.span(sentence.first, end)
        holes = [tokens.span(i, source[1])]
        if source[1] + 1 <= end and tokens.lower[source[1] + 1] not in (",",):
            span = tokens.span(sentence.first, i)
    cue, who = tokens.span(i, i + 1), tokens.span(*source)
    pieces = tuple(tidy(tokens.raw, piece) for piece in without(span, [cue, who, *holes]))
    pieces = tuple(p for p in pieces if p[0] < p[1])
    if pieces:
        yield Candidate(i, "phrase", "according to", "object", "phrase", (who,), (cue,), pieces)


def _source_of_phrase(tokens: Tokens, inner: int, first: int, limit: int) -> tuple[int, int]:
    last = min(tokens.right[inner], limit)
    while last > first and tokens.pos[last] == "PUNCT" and tokens.lower[last] not in (")", "”", '"'):
        last -= 1
    return first, last


def _of_adjective(tokens: Tokens, adjective: int) -> Iterator[Candidate]:
    verb = tokens.head[adjective]
    where = source_tokens(tokens, subject(tokens, verb), verb)
    if not where:
        return
    source = () if tokens.lower[where[0]] == "it" else (tokens.span(*where),)
    first = min(verb, adjective)
    while (
        first - 1 > where[1]
        and tokens.head[first - 1] == verb
        and tokens.dep[first - 1] in ("aux", "neg", "advmod")
    ):
        first -= 1
    for child in [*tokens.children[adjective], *(c for c in tokens.children[verb] if c > adjective)]:
        if child < adjective:
            continue
        span = tokens.span(*tokens.edges(child))
        if tokens.dep[child] == "ccomp":
            complement, last = "clause", adjective
        elif tokens.dep[child] == "xcomp" and any(tokens.lower[c] == "to" for c in tokens.children[child]):
            complement, last = "to", adjective
        elif (
            tokens.dep[child] == "prep"
            and tokens.child(child, "pobj", "pcomp") is not None
            and child == adjective + 1
        ):
            complement, last = tokens.lower[child], child
            span = tokens.span(child + 1, tokens.right[child])
        else:
            continue
        content = tidy(tokens.raw, span)
        if content[0] < content[1]:
            cue = tokens.span(first, last)
            yield Candidate(
                adjective,
                "adjective",
                tokens.lemma[adjective],
                complement,
                "adjective",
                source,
                (cue,),
                (content,),
            )


def _labels(tokens: Tokens, narrative: Narrative) -> Iterator[Candidate]:
    """Yield a candidate for each headline (“Poll: …”) or line of a transcript (“SMITH: …”)."""
    paragraph = -1
    for sentence in narrative.sentences:
        if sentence.paragraph == paragraph:
            continue
        paragraph = sentence.paragraph
        first = sentence.first
        colon = next((i for i in range(first, min(first + 6, sentence.last)) if tokens.lower[i] == ":"), None)
        if colon is None or colon == first or not tokens.raw[tokens.begin[first]].isupper():
            continue
        if any(tokens.pos[i] in ("VERB", "AUX", "SCONJ", "PRON") for i in range(first, colon)):
            continue
        end = sentence.last
        content = tidy(tokens.raw, tokens.span(colon + 1, end))
        if content[0] < content[1]:
            kind = "headline" if paragraph == 0 else "transcript"
            source, cue = tokens.span(first, colon - 1), tokens.span(colon, colon)
            yield Candidate(colon, "phrase", ":", "object", kind, (source,), (cue,), (content,))
