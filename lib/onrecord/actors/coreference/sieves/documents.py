"""Sources that are documents, resolved to their authors: “a statement by X”, “X's letter”, “the report”."""

from __future__ import annotations

from ....lexicons.words import words
from ....model.anaphors import Anaphor
from ....model.facts import Decision, Fact
from ...entities import Entity
from ..descriptions import DESCRIPTIONS
from ..owners import owner
from ..sources import Source
from ..view import View, certain


def owner_of_document(view: View, anaphor: Anaphor) -> Decision | None:
    """The author of a document as a source: “a statement by X”, “the report”."""
    source = view.source_of(anaphor)
    if source is None or anaphor.form not in DESCRIPTIONS:
        return None
    low, noun = view.tokens.low[anaphor.head], view.tokens.lemma[anaphor.head].lower()
    if low not in words("documents") and noun not in words("documents"):
        return None
    author = _written_by(view, source, anaphor)
    if author is not None:
        return certain(author, Fact(author.id, "document", noun, anaphor.span))
    maker = view.maker_of(noun) if anaphor.definite else None
    return certain(view.entities[maker]) if maker is not None else None


def _written_by(view: View, source: Source, found: Anaphor) -> Entity | None:
    tokens = view.tokens
    by = [n for n in source.words if n > found.head and tokens.low[n] in ("by", "from", "of")]
    for i, name in enumerate(view.names.names):
        if i not in view.names.of_name:
            continue
        after = name.last + 1
        owned = name.first in source.words and after < len(tokens) and tokens.low[after] in ("'s", "'")
        wrote = bool(by) and (by[0] == found.head + 1 or tokens.lemma[by[0] - 1] in words("writing"))
        written = wrote and tokens.low[by[0]] != "of" and by[0] < name.first <= source.words[-1]
        if (owned and name.last < found.head) or written:
            return view.of_name(i)
    return owner(view, found)


def document_made(view: View, n: int) -> Fact | None:
    """The author of a document as a fact: “A report by X was published”, “X issued a statement”."""
    tokens, noun = view.tokens, view.tokens.lemma[n].lower()
    if noun not in words("documents") or n + 2 >= len(tokens):
        return None
    if tokens.low[n + 1] in ("by", "from"):
        entity = view.named(n + 2 + (tokens.low[n + 2] == "the"))
    else:
        verb = tokens.head[n]
        wrote = tokens.dep[n] == "dobj" and tokens.lemma[verb] in words("writing")
        subject = tokens.child(verb, "nsubj") if wrote else None
        entity = view.named(subject) if subject is not None else None
    return Fact(entity.id, "document", noun, tokens.span(n, n)) if entity is not None else None
