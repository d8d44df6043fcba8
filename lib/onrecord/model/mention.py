"""A mention for coreference: its form, its grammar, and its position in the text."""

from __future__ import annotations

from dataclasses import dataclass

from .spans import Span

FORMS = (
    "name", "he", "she", "it", "they", "definite", "demonstrative", "possessed", "indefinite", "bare",
)  # fmt: skip
"""A name; a third-person pronoun by its class; a noun phrase by its determiner."""
ROLES = ("subject", "object", "possessive", "oblique", "other")
"""The relation of a mention to its verb, preposition or noun."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of somebody or something.

    Attributes:
        span: characters: a name without its title, a pronoun, or a noun phrase from its determiner to its
            head (“the chief executive” of “the chief executive of the bank”).
        form: index in `FORMS`.
        role: index in `ROLES`.
        head: head word in lower case; the last word of a name.
        words: all its words in lower case.
        beside: of a name: the words, in lower case, of a title before it or of an apposition after it.
        sentence: index of its sentence.
        paragraph: index of its paragraph.
        quotation: index of the quotation around it, -1 for none.
        source_of: index of the attribution whose source holds it, -1 for none.
        content_of: index of the innermost attribution whose content holds it, -1 for none.
    """

    span: Span
    form: int
    role: int
    head: str
    words: frozenset[str]
    beside: frozenset[str]
    sentence: int
    paragraph: int
    quotation: int
    source_of: int
    content_of: int
