"""Mentions described from a parse: form, grammar, and the quotation and attribution that hold them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from ...model.attribution import Attribution
from ...model.mention import FORMS, ROLES, Mention
from ...model.spans import Numbered, Span, paragraphs
from ...text.quotations import find_quotations

PRONOUNS = {
    word: form
    for form, words in {
        "he": "he him his himself",
        "she": "she her hers herself",
        "it": "it its itself",
        "they": "they them their theirs themselves themself",
    }.items()
    for word in words.split()
}
"""Third-person pronouns in lower case, and their form."""
_ROLES = {
    "nsubj": "subject", "nsubjpass": "subject", "agent": "subject", "csubj": "subject",
    "dobj": "object", "obj": "object", "dative": "object", "attr": "object", "oprd": "object",
    "poss": "possessive", "pobj": "oblique",
}  # fmt: skip
_AS_THEIR_HEAD = frozenset(("conj", "compound", "appos"))
_DEMONSTRATIVE = frozenset(("this", "that", "these", "those", "such"))
_INDEFINITE = frozenset((
    "a", "an", "another", "some", "any", "one", "two", "three", "four", "five", "six", "several", "many",
    "few", "most", "all", "no", "each", "every", "both",
))  # fmt: skip
_OPENS_APPOSITION = frozenset((",", "(", "–", "—"))
_CLOSES_APPOSITION = frozenset((",", ")", ".", "–", "—"))
_STOPS_TITLE = frozenset(",;:\"”“()'")
_BEFORE, _AFTER = 5, 10
"""Most words of a title before a name, and of an apposition after it."""


def describe(
    doc: Doc, spans: Sequence[tuple[Span, bool]], attributions: Sequence[Attribution]
) -> list[Mention]:
    """Mentions of spans, in text order.

    Args:
        doc: the parsed text.
        spans: characters of each mention, no two alike, and whether it is a name.
        attributions: of the text.
    """
    paragraph_starts = [begin for begin, _ in paragraphs(doc.text)]
    sentence_starts = [sentence.start for sentence in doc.sents]
    quotations = Numbered((b, e, i) for i, q in enumerate(find_quotations(doc.text)) for b, e in q.outer)
    sources = Numbered((b, e, i) for i, a in enumerate(attributions) for b, e in a.source)
    contents = Numbered((b, e, i) for i, a in enumerate(attributions) for b, e in a.content)
    result = []
    for span, is_name in sorted(spans):
        words = words_of(doc, span)
        kept = [token for token in words if token.text[:1].isalnum()]
        head = kept[-1] if is_name and kept else words.root
        result.append(
            Mention(
                span=span,
                form=FORMS.index(_form(words, is_name)),
                role=ROLES.index(_role(words.root)),
                head=head.lower_,
                words=frozenset(token.lower_ for token in kept),
                beside=_beside(words) if is_name else frozenset(),
                sentence=bisect_right(sentence_starts, words.start) - 1,
                paragraph=bisect_right(paragraph_starts, span[0]) - 1,
                quotation=_innermost(quotations, span),
                source_of=_innermost(sources, span),
                content_of=_innermost(contents, span),
            )
        )
    return result


def words_of(doc: Doc, span: Span) -> SpacySpan:
    """The words that a span of characters touches.

    Raises:
        ValueError: the span lies outside the text.
    """
    words = doc.char_span(*span, alignment_mode="expand")
    if words is None or not len(words):
        raise ValueError(f"no words at {span} of a text of {len(doc.text)} characters")
    return words


def _form(words: SpacySpan, is_name: bool) -> str:
    first = words[0].lower_
    if is_name:
        return "name"
    if len(words) == 1 and first in PRONOUNS:
        return PRONOUNS[first]
    if first in _DEMONSTRATIVE:
        return "demonstrative"
    if first == "the":
        return "definite"
    if words[0].dep_ == "poss" or any(token.tag_ == "POS" for token in words):
        return "possessed"
    return "indefinite" if first in _INDEFINITE or words[0].like_num else "bare"


def _role(token: Token) -> str:
    """The grammatical role of a head; conjuncts and appositions have that of the word they depend on."""
    while token.dep_ in _AS_THEIR_HEAD and token.head is not token:
        token = token.head
    return _ROLES.get(token.dep_, "other")


def _beside(words: SpacySpan) -> frozenset[str]:
    """Words of a title before a name, and nouns of an apposition after it, in lower case."""
    doc = words.doc
    found = []
    for i in range(words.start - 1, max(-1, words.start - 1 - _BEFORE), -1):
        if doc[i].pos_ not in ("NOUN", "PROPN", "ADJ", "PUNCT") or doc[i].text in _STOPS_TITLE:
            break
        found.append(doc[i].lower_)
    if words.end < len(doc) and doc[words.end].text in _OPENS_APPOSITION:
        for token in doc[words.end + 1 : words.end + 1 + _AFTER]:
            if token.pos_ in ("VERB", "AUX") or token.text in _CLOSES_APPOSITION:
                break
            if token.pos_ in ("NOUN", "PROPN"):
                found.append(token.lower_)
    return frozenset(word.strip(".") for word in found)


def _innermost(spans: Numbered, inner: Span) -> int:
    """The number of the shortest span that holds another, -1 for none."""
    holders = [(e - b, number) for b, e, number in spans.around(inner)]
    return min(holders)[1] if holders else -1
