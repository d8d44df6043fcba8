"""Phrases and adjectives as cues: according to …, critical of …, confident that …; headlines with a colon."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.spans import Span
from .candidate import Candidate
from .contents import tidy, without
from .sentences import Narrative
from .sources import source_tokens, subject
from .tree import Tree


def phrase_candidates(tree: Tree, narrative: Narrative) -> Iterator[Candidate]:
    """Attributions by phrases and adjectives."""
    yield from _labels(tree, narrative)
    for i in range(len(tree)):
        if tree.lower[i] == "according" and i + 1 < len(tree) and tree.lower[i + 1] == "to":
            yield from _according(tree, narrative, i)
        elif tree.pos[i] == "ADJ" and tree.dep[i] == "acomp":
            yield from _of_adjective(tree, i)


def _according(tree: Tree, narrative: Narrative, i: int) -> Iterator[Candidate]:
    inner = tree.child(i + 1, "pobj", "pcomp")
    if inner is None:
        return
    sentence = narrative.sentences[narrative.of[i]]
    source = _source_of_phrase(tree, inner, i + 2, sentence.last)
    before = i - 1
    end = sentence.last
    if before < sentence.first or (before == sentence.first and tree.pos[before] in ("PUNCT", "SPACE")):
        span = tree.span(min(source[1] + 1, end), end)
        holes: list[Span] = []
    else:
        span = tree.span(sentence.first, end)
        holes = [tree.span(i, source[1])]
        if source[1] + 1 <= end and tree.lower[source[1] + 1] not in (",",):
            span = tree.span(sentence.first, i)
    cue, who = tree.span(i, i + 1), tree.span(*source)
    pieces = tuple(tidy(tree.text, piece) for piece in without(span, [cue, who, *holes]))
    pieces = tuple(p for p in pieces if p[0] < p[1])
    if pieces:
        yield Candidate(i, "phrase", "according to", "object", "phrase", (who,), (cue,), pieces)


def _source_of_phrase(tree: Tree, inner: int, first: int, limit: int) -> tuple[int, int]:
    last = min(tree.right[inner], limit)
    while last > first and (tree.pos[last] in ("PUNCT", "SPACE")) and tree.lower[last] not in (")", "”", '"'):
        last -= 1
    return first, last


def _of_adjective(tree: Tree, adjective: int) -> Iterator[Candidate]:
    verb = tree.head[adjective]
    where = source_tokens(tree, subject(tree, verb), verb)
    if not where:
        return
    source = () if tree.lower[where[0]] == "it" else (tree.span(*where),)
    first = min(verb, adjective)
    while (
        first - 1 > where[1]
        and tree.head[first - 1] == verb
        and tree.dep[first - 1] in ("aux", "neg", "advmod")
    ):
        first -= 1
    for child in [*tree.children[adjective], *(c for c in tree.children[verb] if c > adjective)]:
        if child < adjective:
            continue
        span = tree.span(*tree.subtree(child))
        if tree.dep[child] == "ccomp":
            complement, last = "clause", adjective
        elif tree.dep[child] == "xcomp" and any(tree.lower[c] == "to" for c in tree.children[child]):
            complement, last = "to", adjective
        elif (
            tree.dep[child] == "prep"
            and tree.child(child, "pobj", "pcomp") is not None
            and child == adjective + 1
        ):
            complement, last = tree.lower[child], child
            span = tree.span(child + 1, tree.right[child])
        else:
            continue
        content = tidy(tree.text, span)
        if content[0] < content[1]:
            cue = tree.span(first, last)
            yield Candidate(
                adjective,
                "adjective",
                tree.lemma[adjective],
                complement,
                "adjective",
                source,
                (cue,),
                (content,),
            )


def _labels(tree: Tree, narrative: Narrative) -> Iterator[Candidate]:
    """Paragraphs that open with a name and a colon: headlines (Poll: …) and transcripts (SMITH: …)."""
    paragraph = -1
    for sentence in narrative.sentences:
        if sentence.paragraph == paragraph:
            continue
        paragraph = sentence.paragraph
        first = sentence.first
        while first < sentence.last and tree.pos[first] == "SPACE":
            first += 1
        colon = next((i for i in range(first, min(first + 6, sentence.last)) if tree.lower[i] == ":"), None)
        if colon is None or colon == first or not tree.text[tree.begin[first]].isupper():
            continue
        if any(tree.pos[i] in ("VERB", "AUX", "SCONJ", "PRON") for i in range(first, colon)):
            continue
        end = sentence.last
        content = tidy(tree.text, tree.span(colon + 1, end))
        if content[0] < content[1]:
            kind = "headline" if paragraph == 0 else "transcript"
            source, cue = tree.span(first, colon - 1), tree.span(colon, colon)
            yield Candidate(colon, "phrase", ":", "object", kind, (source,), (cue,), (content,))
