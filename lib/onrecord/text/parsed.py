"""Parse a text once, and give later stages their views of the parse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from ..model.names import Entity
from ..model.spans import Cover, Span, paragraphs
from .layout.turns import Turn, find_turns
from .pipeline import PARSED_AT_ONCE, pipeline
from .quotations import Quotation, find_quotations
from .tokens import Tokens, make_tokens


@dataclass(frozen=True, eq=False)
class Parsed:
    """A parsed text. Each view is made on first use and cached.

    Attributes:
        doc: spaCy's tokens, including white space, for code that follows dependencies.
    """

    doc: Doc

    @cached_property
    def text(self) -> str:
        """The text; all offsets count its characters."""
        return self.doc.text

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Spans of the paragraphs, in order."""
        return paragraphs(self.text)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The outermost quotations, in order."""
        return find_quotations(self.text)

    @cached_property
    def quoted(self) -> Cover:
        """What the outermost quotations cover, with their marks."""
        return Cover(span for quotation in self.quotations for span in quotation.outer)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The turns of an interview or transcript, in order; none in other texts."""
        return find_turns(self.doc, self.paragraphs, self.quotations)

    @cached_property
    def tokens(self) -> Tokens:
        """The words as plain lists without white space, for code that scans the whole text."""
        return make_tokens(self.doc, self.text, self.quotations)

    @cached_property
    def sentences(self) -> tuple[SpacySpan, ...]:
        """The sentences that are not only white space, in order."""
        return tuple(sentence for sentence in self.doc.sents if sentence.text.strip())

    def sentence_at(self, offset: int) -> int | None:
        """The index in `sentences` of the one that contains a character, or None."""
        number = bisect_right(self._sentence_begins, offset) - 1
        return number if number >= 0 and offset < self.sentences[number].end_char else None

    @cached_property
    def _sentence_begins(self) -> list[int]:
        return [sentence.start_char for sentence in self.sentences]

    def with_entities(self, entities: Iterable[Entity]) -> Parsed:
        """The parse with these entities on its `doc`, in place of any before; spans grow to whole tokens.

        Args:
            entities: in text order; one that shares a token with an earlier one is left out.
        """
        spans: list[SpacySpan] = []
        for (begin, end), kind in entities:
            span = self.doc.char_span(begin, end, label=kind, alignment_mode="expand")
            if span is not None and (not spans or span.start >= spans[-1].end):
                spans.append(span)
        self.doc.set_ents(spans)
        return Parsed(self.doc)

    def tokens_in(self, spans: Sequence[Span]) -> tuple[Token, ...]:
        """SpaCy's tokens that overlap the spans, in text order, without white space."""
        found = (self.doc.char_span(b, e, alignment_mode="expand") for b, e in spans if b < e)
        return tuple(token for span in found if span is not None for token in span if not token.is_space)

    def head_of(self, span: Span) -> Token | None:
        """The syntactic head of a span, or None for an empty span."""
        if span not in self._heads:
            found = self.doc.char_span(*span, alignment_mode="expand")
            self._heads[span] = found.root if found is not None and len(found) else None
        return self._heads[span]

    @cached_property
    def _heads(self) -> dict[Span, Token | None]:
        return {}


def phrase_to(head: Token) -> Span:
    """The characters of a phrase up to its head word, without what follows that: “the mayor” of Hull."""
    return head.left_edge.idx, head.idx + len(head)


def parse(text: str) -> Parsed:
    """Parse a text; offsets of the tokens refer to the text as given. It has no entities yet.

    Raises:
        ModelError: the spaCy model is not installed.
    """
    return Parsed(pipeline()(text))


def parse_all(texts: Iterable[str]) -> Iterator[Parsed]:
    """Parse a stream of texts, in order; each parse is the same as that of the text alone."""
    return map(Parsed, pipeline().pipe(texts, batch_size=PARSED_AT_ONCE))


def tokenize_all(texts: Iterable[str]) -> Iterator[Parsed]:
    """Tokenize a stream of texts, in order, without tags, dependencies, entities or sentences."""
    return map(Parsed, map(pipeline().make_doc, texts))
