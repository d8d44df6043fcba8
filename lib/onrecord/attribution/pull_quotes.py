"""Pull quotes: paragraphs that repeat words of a quotation without its marks, and end with who said them.

British agencies set them between the paragraphs of a story: “It must not happen again Treasury minister Ada
Finch”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.attribution import Attribution
from ..model.spans import WORD, Cover, Span, trim
from ..text.parsed import Parsed
from .signed_quotations import FINITE, has_verb

CONFIDENCE = 0.85
_LEAST_WORDS = 6
"""A pull quote has at least so many words, without its signature."""
_RUN = 4
"""Words are repeated if at least so many of them follow one another in a quotation."""
_LEAST_SHARE = 0.7
"""At least this share of the words of a pull quote is repeated; the others were edited."""
_SIGNATURE = range(2, 13)
"""Words of a signature."""
_MARKS = frozenset('“”"«»')
_VERBS = FINITE | {"VBN"}
_END = frozenset(".!?…:;,")


def add_pull_quotes(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with those of pull quotes, in the order of their contents.

    Attributions that were found inside a pull quote are replaced.

    Args:
        parsed: the parse.
        found: attributions already found in it.
    """
    quotes = list(_pull_quotes(parsed))
    if not quotes:
        return tuple(found)
    paragraphs = Cover((quote.content[0][0], quote.source[0][1]) for quote in quotes)
    others = [a for a in found if not any(map(paragraphs.meets, a.content))]
    return tuple(sorted([*others, *quotes], key=lambda a: a.content[0]))


def _pull_quotes(parsed: Parsed) -> Iterator[Attribution]:
    text = parsed.text
    quoted = {run for quotation in parsed.quotations for run in _runs(_words(text, quotation.parts))}
    for begin, end in parsed.paragraphs if quoted else ():
        if text[end - 1] in _END or not _MARKS.isdisjoint(text[begin:end]):
            continue
        words = _words(text, [(begin, end)])
        said = _repeated(words, quoted)
        if said < _LEAST_WORDS or len(words) - said not in _SIGNATURE:
            continue
        signature = words[said][1][0], end
        if _names_somebody(parsed, signature):
            content = trim(text, (begin, words[said - 1][1][1]))
            stop = next((i for i in range(content[1], signature[0]) if text[i] in ".!?…"), None)
            if stop is not None:
                content = content[0], stop + 1
            yield Attribution((signature,), (), (content,), CONFIDENCE, True)


def _words(text: str, spans: Sequence[Span]) -> list[tuple[str, Span]]:
    """The words of spans in lower case, each with its span."""
    return [
        (match[0].lower().replace("’", "'"), match.span())
        for begin, end in spans
        for match in WORD.finditer(text, begin, end)
    ]


def _runs(words: Sequence[tuple[str, Span]]) -> Iterator[tuple[str, ...]]:
    forms = [word for word, _ in words]
    return zip(*(forms[i:] for i in range(_RUN)), strict=False)


def _repeated(words: Sequence[tuple[str, Span]], quoted: set[tuple[str, ...]]) -> int:
    """How many of the first words repeat a quotation; 0 if too few of them do."""
    inside = {i + k for i, run in enumerate(_runs(words)) if run in quoted for k in range(_RUN)}
    said = max(inside, default=-1) + 1
    return said if inside and len(inside) >= _LEAST_SHARE * said else 0


def _names_somebody(parsed: Parsed, span: Span) -> bool:
    """Whether a span ends with a name of two words and has no verb."""
    if has_verb(parsed, span, _VERBS):
        return False
    tokens = parsed.tokens_in([span])
    return len(tokens) > 1 and tokens[-1].text[0].isupper() and sum(t.text[0].isupper() for t in tokens) > 1
