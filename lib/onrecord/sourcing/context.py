"""What the reporter tells of a source in the sentences right before its statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as SpacySpan

from ..model.cast import Actor
from ..model.rows.claim import Claim
from ..model.spans import Cover, Span, words_in
from ..text import Parsed

_BACK = 2
"""How many sentences before a statement are read."""
_LEAST_WORDS = 5
_SUBJECTS = ("nsubj", "nsubjpass")


def told_before(
    parsed: Parsed, actors: Sequence[Actor], statements: Sequence[Claim], said: Cover
) -> Iterator[Span]:
    """Yield sentences right before statements that have one of the actors as their subject.

    “Roe has fished here for 30 years. The cod are gone, she said.” Sentences that are attributed to somebody
    are left out.

    Args:
        parsed: the parse of the article.
        actors: the source, and the organization that it belongs to, if any.
        statements: the source's statements.
        said: contents and cues of all claims of the article.
    """
    mentions = {end for actor in actors for _, end in actor.mentions}
    for claim in statements:
        begin = min(b for b, _ in (*claim.source, *claim.cue, *claim.content))
        here = parsed.sentence_at(begin) or 0
        for sentence in parsed.sentences[max(0, here - _BACK) : here]:
            span = _trimmed(sentence)
            short = words_in(parsed.text, [span]) < _LEAST_WORDS
            if not short and not said.meets(span) and _is_about(sentence, mentions):
                yield span


def _is_about(sentence: SpacySpan, mentions: set[int]) -> bool:
    """Whether the subject of the main clause is one of the mentions, by the end of its head."""
    return any(
        child.dep_ in _SUBJECTS and child.idx + len(child.text) in mentions
        for child in sentence.root.children
    )


def _trimmed(sentence: SpacySpan) -> Span:
    words = [token for token in sentence if not token.is_space]
    return words[0].idx, words[-1].idx + len(words[-1].text)
