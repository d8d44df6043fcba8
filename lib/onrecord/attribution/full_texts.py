"""Letters and statements given in full, mostly without quotation marks, after a line that announces them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lexicons.cues import can_quote
from ..lexicons.words import fold, words
from ..model.attribution import Attribution
from ..model.spans import Span, overlap, trim, words_in
from ..text.layout.topics import is_topic
from ..text.parsed import Parsed, phrase_to

CONFIDENCE = 0.85
_MOST_WORDS = 20
"""A line of at most so many words with a colon introduces a quotation (“And from Mayor Ida Holm:”)."""
_FULL = re.compile(
    r"\b(?:in full|in its entirety|full text|full (?:statement|letter|speech|remarks)|entire text|"
    r"reads?(?: as follows)?|as follows|wrote(?: the following)?|said the following|text of)\b",
    re.IGNORECASE,
)
_HERE = re.compile(
    r"(?<![^\s])(?:Here(?:’s|'s| is| are)|Below (?:is|are)|(?:The f|F)ollowing (?:is|are)) "
    r"(?:the|his|her|their|its|an?)\b[^.:;,]{0,40}?([\w-]+)[.:]$"
)
_SALUTATION = re.compile(
    r"(?:Dear|To (?:the|our|my|all)|Hello|Hi|Good (?:morning|evening|day))\b.{0,60}[,:]?$"
)
_CLOSING = re.compile(
    r"(?:Yours\b.{0,20}|Sincerely|Respectfully|(?:Best|Kind|Warm) (?:regards|wishes)|Regards|With .{3,30}|"
    r"In (?:solidarity|friendship|service|gratitude)|Signed|Thank you|Gratefully|Cordially)\b.{0,20},?$"
)
_EDGES = " \t\r\n\u00a0\u202f*_>"
_DIGITS = "0123456789"
_AFTER = 6
"""At most so many words between a verb of speech and the colon (“told us in a message this morning:”)."""
_MARKS = "“\"«‘'„‹"
_MARKED = frozenset('“”"«»„')
_GAP = 2
"""Most paragraphs in a row without “I” or “we” inside a text in the first person."""
_SPEAKER = re.compile(r"\b(?:I|my|me|we|We|our|Our|us|you|your)\b")


def add_full_texts(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with those of texts that a line introduces, in the order of their contents.

    A line that names a document or says “in full” and ends in a colon, or one like “Here is her statement.”,
    announces the text. A letter runs from its salutation to the signature; a statement runs while its
    paragraphs are in the first person, or stand between two that are.

    Args:
        parsed: the parse.
        found: attributions already found in it.
    """
    result = list(found)
    for text in _full_texts(parsed):
        inside = text.content[0][0], text.content[-1][1]
        if not text.verbatim and any(a.source and overlap(inside, c) for a in result for c in a.content):
            continue
        result = [a for a in result if not any(overlap(inside, span) for span in a.content)]
        result.append(text)
    return tuple(sorted(result, key=lambda a: a.content[0]))


def _full_texts(parsed: Parsed) -> Iterator[Attribution]:
    text, paragraphs = parsed.text, parsed.paragraphs
    taken = 0
    for i, paragraph in enumerate(paragraphs[:-1]):
        if i < taken or (text[paragraph[1] - 1] != ":" and not _presents(parsed, paragraph)):
            continue
        if is_topic(text[slice(*paragraph)]):
            continue
        quoted = _quoted(parsed, paragraphs[i + 1][0])
        short = words_in(text, [paragraph]) <= _MOST_WORDS
        if quoted and (short or _announces(parsed, paragraph)):
            author = _author(parsed, paragraph)
            if author is not None:
                yield Attribution((author,), (), quoted, CONFIDENCE)
            continue
        announced = _announces(parsed, paragraph)
        speaker = None if announced else _says(parsed, paragraph)
        if speaker is None and not announced:
            continue
        begin, end, signature = _extent(text, paragraphs, i + 1)
        if begin == end:
            continue
        taken = end
        content = tuple(span for p in paragraphs[begin:end] if (span := trim(text, p, _EDGES))[0] < span[1])
        source = signature or speaker or _author(parsed, paragraph)
        yield Attribution((source,) if source else (), (), content, CONFIDENCE, True)


def _quoted(parsed: Parsed, begin: int) -> tuple[Span, ...]:
    """The quotation that begins at a place, a span per paragraph, or nothing."""
    return next((q.outer for q in parsed.quotations if q.outer[0][0] == begin), ())


def _announces(parsed: Parsed, paragraph: Span) -> bool:
    """Whether a paragraph, which ends in a colon, announces a document in full."""
    if _presents(parsed, paragraph):
        return True
    text = parsed.text
    sentence = parsed.doc.char_span(paragraph[1] - 1, paragraph[1], alignment_mode="expand")
    begin = max(paragraph[0], sentence.sent.start_char) if sentence is not None else paragraph[0]
    named = {token.lemma_.lower() for token in parsed.tokens_in([(begin, paragraph[1])])} & words("documents")
    return bool(_FULL.search(text, begin, paragraph[1])) and (
        bool(named) or "full" in text[begin : paragraph[1]].lower()
    )


def _presents(parsed: Parsed, paragraph: Span) -> bool:
    """Whether the last sentence of a paragraph only presents a document, as “Here is her statement” does."""
    found = _HERE.search(parsed.text, *paragraph)
    return found is not None and fold(found[1]) in words("documents")


def _says(parsed: Parsed, paragraph: Span) -> Span | None:
    """The subject of a verb of speech that ends a paragraph before its colon (“The firm said:”), or None."""
    tokens = parsed.tokens_in([paragraph])
    verb = next((token for token in reversed(tokens) if token.pos_ in ("VERB", "AUX")), None)
    if verb is None or not can_quote(verb.lemma_) or len(tokens) - 1 - tokens.index(verb) > _AFTER:
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None and verb.dep_ == "conj":
        subject = next((child for child in verb.head.children if child.dep_ == "nsubj"), None)
    return phrase_to(subject) if subject is not None else None


def _extent(text: str, paragraphs: Sequence[Span], first: int) -> tuple[int, int, Span | None]:
    """The numbers of the first paragraph and the one after the last, and the signature.

    The range is empty if the text is quoted, or not in the first person. A text with a “>” before its
    paragraphs ends with them.
    """
    cut = [text[slice(*paragraph)] for paragraph in paragraphs]
    marked = next((i for i in range(first, len(cut)) if not cut[i].startswith(">")), len(cut))
    if marked > first:
        return first, marked, None
    if cut[first][0] in _MARKS:
        return first, first, None
    letter = bool(_SALUTATION.match(cut[first]))
    for i in range(first, len(cut)):
        if _CLOSING.fullmatch(cut[i]) and i > first:
            signature = paragraphs[i + 1] if i + 1 < len(cut) and _is_signature(cut[i + 1]) else None
            return first + letter, i, signature
    end = first + letter
    for i in range(first + letter, len(cut)):
        if i - end > _GAP or (i > end and not _MARKED.isdisjoint(cut[i])) or cut[i][0] in _MARKS + _DIGITS:
            break
        if _SPEAKER.search(cut[i]):
            end = i + 1
        elif end == first + letter:
            break
    return first + letter, end, None


def _is_signature(line: str) -> bool:
    return words_in(line, [(0, len(line))]) <= 12 and line[0].isupper() and line[-1] not in ".?!:"


def _is_person(parsed: Parsed, span: Span) -> bool:
    return any(token.ent_type_ == "PERSON" for token in parsed.tokens_in([span]))


def _author(parsed: Parsed, paragraph: Span) -> Span | None:
    """The last person or organization that a paragraph names, but not after “to”; else its owner."""
    names = [
        (ent.start_char, ent.end_char)
        for ent in parsed.doc.ents
        if paragraph[0] <= ent.start_char < paragraph[1]
        and ent.label_ in ("PERSON", "ORG")
        and ent.root.head.lower_ != "to"
    ]
    people = [span for span in names if _is_person(parsed, span)]
    if names:
        return (people or names)[-1]
    for token in parsed.tokens_in([paragraph]):
        listed = token.lemma_.lower() in words("documents")
        owner = next((child for child in token.children if child.dep_ == "poss"), None) if listed else None
        if owner is not None and owner.pos_ == "NOUN":
            return phrase_to(owner)
        if listed and token.dep_ == "dobj" and token.head.lemma_.lower() in words("writing"):
            subject = next((child for child in token.head.children if child.dep_ == "nsubj"), None)
            if subject is not None:
                return phrase_to(subject)
    return None
