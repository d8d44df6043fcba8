"""Quotations and posts with the speaker after them: “…” — Ada Finch, nurse; “…,” Ada Finch, a nurse."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ..lexicons.cues import can_quote
from ..model.attribution import Attribution
from ..model.spans import Cover, Span, overlap, trim, words_in
from ..text.parsed import Parsed
from ..text.quotations import Quotation

CONFIDENCE = 0.85
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
"""Tags of finite verbs."""
_MOST_WORDS = 25
_POST = re.compile(
    r"(?P<said>.*\S)\s*(?P<dash>—|–|--|-)\s*(?P<name>[^\W_][^()@\n]{0,60}?)\s*\(@\w+\)(?P<rest>.{0,40})$"
)
_OPENED = re.compile(
    r"(?P<name>[^\W_][^()@\n:]{0,60}?)\s*\(@\w+\)(?P<rest>[^:\n]{0,30}?)(?P<dash>:)\s+(?P<said>\S.*)$"
)
_BY_HANDLE = re.compile(r"(?P<said>.*\S)\s*(?P<dash>—|–|--)\s*(?P<name>@\w+)(?P<rest>.{0,40})$")
_DASH = re.compile(r"[ \t]*(?P<dash>—|–|--|-)[ \t]*(?P<signature>[^\W\d_].*)$")
_APPOSED = re.compile(
    r"[ \t]*(?P<signature>(?P<name>[^\W\d_][^.!?,\n]{2,60}), [^.!?\n“”\"]{3,150})\.(?=\s|$)"
)
_LINKS = re.compile(r"(?:\s*(?:pic\.twitter\.com/\w+|https?://\S+|t\.co/\w+))+\s*$")


def add_signed_quotations(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with those of signed quotations and posts, in the order of their contents.

    The signature is in the same paragraph, or opens the next one with a dash or, where a line breaks, with a
    verb of speech. Attributions that were found in
    a post itself are replaced.

    Args:
        parsed: the parse.
        found: attributions already found in it.
    """
    result = list(found)
    for paragraph in parsed.paragraphs:
        post = _post(parsed, paragraph)
        if post is not None:
            result = [a for a in result if not _touches(a, paragraph)]
            result.append(post)
    following = dict(zip(parsed.paragraphs, parsed.paragraphs[1:], strict=False))
    attributed, known = Cover(content for a in result for content in a.content), len(result)
    for quotation in parsed.quotations:
        signed_before = [content for a in result[known:] for content in a.content]
        if any(attributed.meets(s) or any(overlap(s, c) for c in signed_before) for s in quotation.outer):
            continue
        signed = _signed(parsed, quotation, following)
        if signed is not None:
            result.append(signed)
    return tuple(sorted(result, key=lambda a: a.content[0]))


def _post(parsed: Parsed, paragraph: Span) -> Attribution | None:
    """The attribution of a paragraph that is a post with its author's handle."""
    line = parsed.text[slice(*paragraph)]
    match = _POST.match(line) or _BY_HANDLE.match(line) or _OPENED.match(line)
    if match is None:
        return None
    said = _LINKS.sub("", match["said"]).rstrip()
    if words_in(said, [(0, len(said))]) == 0:
        return None
    begin, first = paragraph[0], paragraph[0] + match.start("said")
    source, cue = ((begin + b, begin + e) for b, e in (match.span("name"), match.span("dash")))
    return Attribution((source,), (cue,), ((first, first + len(said)),), CONFIDENCE, True)


def _signed(parsed: Parsed, quotation: Quotation, following: dict[Span, Span]) -> Attribution | None:
    """The attribution of a quotation that a signature follows."""
    text, last = parsed.text, quotation.outer[-1]
    paragraph = next((p for p in parsed.paragraphs if p[0] <= last[0] < p[1]), None)
    if paragraph is None:
        return None
    end = paragraph[1]
    named = _named_after(parsed, last, end)
    if named is not None:
        return Attribution((named,), (), quotation.outer, CONFIDENCE)
    match = _DASH.match(text, last[1], end)
    if match is None and not text[last[1] : end].strip() and paragraph in following:
        match = _DASH.match(text, *following[paragraph])
        if match is None:
            return _said_below(parsed, quotation, following[paragraph])
    if match is None or not match["signature"][0].isupper():
        return None
    signature = trim(text, match.span("signature"), " .*_")
    if words_in(text, [signature]) > _MOST_WORDS or has_verb(parsed, signature):
        return None
    return Attribution((signature,), (match.span("dash"),), quotation.outer, CONFIDENCE)


def _named_after(parsed: Parsed, quoted: Span, end: int) -> Span | None:
    """The person who fills the rest of a sentence without a verb: “…,” Ada Finch, a nurse."""
    match = _APPOSED.match(parsed.text, quoted[1], end)
    if match is None or parsed.text[quoted[1] - 2] != "," or has_verb(parsed, match.span("signature")):
        return None
    begin, comma = match.start("signature"), match.end("name")
    person = next((e for e in parsed.doc.ents if e.start_char == begin and e.end_char == comma), None)
    return match.span("signature") if person is not None and person.label_ == "PERSON" else None


def _said_below(parsed: Parsed, quotation: Quotation, paragraph: Span) -> Attribution | None:
    """The attribution of a quotation whose line breaks before “said Ada Finch, a nurse”."""
    verb, *rest = parsed.tokens_in([paragraph]) or (None,)
    if verb is None or not verb.text[0].islower() or not can_quote(verb.lemma_):
        return None
    name = next((ent for ent in parsed.doc.ents if rest and ent.start == verb.i + 1), None)
    if name is None or name.label_ not in ("PERSON", "ORG"):
        return None
    span = verb.idx, verb.idx + len(verb)
    return Attribution(((name.start_char, name.end_char),), (span,), quotation.outer, CONFIDENCE)


def has_verb(parsed: Parsed, span: Span, tags: Collection[str] = FINITE) -> bool:
    """Whether a span has a verb in small letters, so that it is a sentence and no signature."""
    return any(token.tag_ in tags and token.text[0].islower() for token in parsed.tokens_in([span]))


def _touches(attribution: Attribution, paragraph: Span) -> bool:
    return any(overlap(paragraph, span) for span in (*attribution.content, *attribution.cue))
