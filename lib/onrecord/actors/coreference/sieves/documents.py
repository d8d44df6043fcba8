"""Sources that are documents or data: “a report by X”, “X's letter”, “court filings”, “the lawsuit”.

A document is an entity of its own, named after its author (“report by X”). Words that are speech (“a
statement by X”) are resolved to their author.
"""

from __future__ import annotations

from collections.abc import Iterator

from ....lexicons.words import words
from ....model.anaphors import Anaphor
from ....model.facts import Decision, Fact
from ...entities import Entity
from ...kind_names import GROUP, PERSON, PLACE
from ...nouns import is_person_noun
from ..decide import introduce, mention
from ..descriptions import DESCRIPTIONS, description, name_of
from ..owners import key_of, owner
from ..sources import Source
from ..view import View, certain, pronoun_at
from .named_sources import bearer

_FAR, _SENTENCES = 60, 2
"""Most words and sentences between a document and “it”."""
_NEAR = 6
"""The author's name begins at most so many words after “by”."""


def names_document(view: View, source: Source) -> bool:
    """Whether the head of a source is a noun for a document or data that is not part of a name."""
    tokens, n = view.tokens, source.head
    if n < 0 or tokens.pos[n] != "NOUN" or view.names.entity_at(n) is not None:
        return False
    title = any(n in view.names.titles.get(i, ()) for i in (view.names.role_of.get(n),) if i is not None)
    if title:  # “figure skater Jane Roe”
        return False
    return _is_listed(view, n, "documents") and not _is_listed(view, n, "voices")


def owner_of_document(view: View, anaphor: Anaphor) -> Decision | None:
    """The author of words that are a source: “a statement by X”, “the statement”."""
    source = view.source_of(anaphor)
    if source is None or anaphor.form not in DESCRIPTIONS or not _is_listed(view, anaphor.head, "voices"):
        return None
    noun = view.tokens.lemma[anaphor.head].lower()
    author = _author(view, source, anaphor)
    if author is not None:
        return certain(author, Fact(author.id, "document", noun, anaphor.span))
    maker = _maker(view, noun, anaphor) if anaphor.definite else None
    return certain(maker) if maker is not None else None


def document_source(view: View, anaphor: Anaphor) -> Decision | None:
    """The document that is a source; “the report” is the one mentioned before, else a new one."""
    source = view.source_of(anaphor)
    if source is None or anaphor.form not in DESCRIPTIONS or not names_document(view, source):
        return None
    tokens, noun = view.tokens, view.tokens.lemma[anaphor.head].lower()
    author = _author(view, source, anaphor)
    known = _known(view, noun, author) if anaphor.definite else None
    if known is not None:
        return certain(known, mention(view, anaphor, known.id))
    maker = view.maker_of(noun) if author is None and anaphor.definite else None
    author = author if maker is None else view.entities[maker]
    told = {
        "name": _name(view, anaphor, author),
        "kind": GROUP,
        "named": False,
        "head": noun,
        "plural": tokens.tag[anaphor.head] == "NNS",
        "form": key_of(view, anaphor, anaphor.last),
        "affiliation": author.id if author is not None else None,
    }
    return introduce(view, anaphor, told)


def document_meant(view: View, source: Source) -> Decision | None:
    """The document that “it” means, or the author of words: “A memo was sent. It said …”."""
    tokens, n = view.tokens, source.head
    if n < 0 or tokens.low[n] != "it":
        return None
    near = range(n - 1, max(n - _FAR, 0) - 1, -1)
    head = next(
        (k for k in near if _is_document(view, k) and tokens.paragraph[n] - tokens.paragraph[k] < 2), None
    )
    if head is None or tokens.sentence[n] - tokens.sentence[head] > _SENTENCES:
        return None
    found = description(view.names, tokens.edges(head)[0], head, head, definite=True)
    noun = tokens.lemma[head].lower()
    author = _maker(view, noun, pronoun) if (pronoun := pronoun_at(tokens, n)) is not None else None
    if author is not None and _is_listed(view, head, "voices"):
        return certain(author)
    known = _known(view, noun, author)
    if known is not None:
        return certain(known)
    told = {
        "name": _name(view, found, author),
        "kind": GROUP,
        "named": False,
        "head": noun,
        "form": key_of(view, found, head),
        "affiliation": author.id if author is not None else None,
    }
    return introduce(view, found, told)


def _is_document(view: View, n: int) -> bool:
    """Whether a word outside quotations is a noun for one document and no part of a name."""
    tokens = view.tokens
    noun = tokens.tag[n] == "NN" and tokens.quoted[n] < 0 and n not in view.names.at
    return noun and _is_listed(view, n, "documents")


def document_made(view: View, n: int) -> Fact | None:
    """The author of a document as a fact: “A report by X was published”, “X issued a statement”."""
    tokens, noun = view.tokens, view.tokens.lemma[n].lower()
    if noun not in words("documents") or n + 2 >= len(tokens):
        return None
    if tokens.low[n + 1] in ("by", "from"):
        entity = view.named(n + 2 + (tokens.low[n + 2] == "the"))
    else:
        entity = _writer(view, n)
    return Fact(entity.id, "document", noun, tokens.span(n, n)) if entity is not None else None


def _maker(view: View, noun: str, anaphor: Anaphor) -> Entity | None:
    """The author of the last text with a noun, named or not (“The captains issued a statement”)."""
    tokens = view.tokens
    for n in range(anaphor.first - 1, -1, -1):
        subject = _writing(view, n) if tokens.lemma[n].lower() == noun else None
        if subject is None:
            continue
        named = view.named(subject)
        if named is not None or tokens.pos[subject] not in ("NOUN", "PRON"):
            return named
        if tokens.pos[subject] == "PRON":
            return view.pronoun(subject, False)
        return view.inner(tokens.left[subject], subject)
    maker = view.maker_of(noun)
    return view.entities[maker] if maker is not None else None


def _bears(view: View, found: Anaphor, owned: Entity) -> bool:
    """Whether the word before “'s” is a name, not the place in “Marlow Supervisor Rex Dunn”."""
    marks = [n for n in range(found.first + 1, found.head) if view.tokens.low[n] in ("'s", "'")]
    if owned.kind != PERSON or not marks:
        return True
    word = view.tokens.low[marks[-1] - 1]
    return any(word in form[-2:] for form in owned.forms)


def _writer(view: View, n: int) -> Entity | None:
    """The named subject of a verb of writing whose object is a word (“Roe filed a lawsuit”)."""
    subject = _writing(view, n)
    return view.named(subject) if subject is not None else None


def _writing(view: View, n: int) -> int | None:
    """The subject of a verb of writing whose object is a word, or None."""
    tokens, verb = view.tokens, view.tokens.head[n]
    wrote = tokens.dep[n] == "dobj" and tokens.lemma[verb] in words("writing")
    return tokens.child(verb, "nsubj") if wrote else None


def _is_listed(view: View, n: int, name: str) -> bool:
    return view.tokens.low[n] in words(name) or view.tokens.lemma[n].lower() in words(name)


def _author(view: View, source: Source, found: Anaphor) -> Entity | None:
    """The author that a source names: “by X”, “from X”, “X's report”, “the X report”."""
    for n in _after_by(view, source, found):
        names = [i for k in range(n + 1, n + _NEAR) if (i := _name_from(view, source, k)) is not None]
        if names and _owns_person(view, names[0]):
            return None
        bearers = [view.of_name(bearer(view, source, i)) for i in names]
        if bearers:
            return next((e for e in bearers if e.kind != PLACE), bearers[0])
    owned = owner(view, found)
    if owned is not None and _bears(view, found, owned):
        return owned
    before = (view.named(n) for n in range(found.first, found.head))
    named = next((e for e in before if e is not None and e.kind not in (PERSON, PLACE)), None)
    return named if named is not None else _writer(view, found.head)


def _after_by(view: View, source: Source, found: Anaphor) -> Iterator[int]:
    """Yield the words “by” and “from” of a source that introduce its author."""
    tokens = view.tokens
    for n in source.words:
        if n <= found.head:
            continue
        wrote = tokens.low[n] == "by" and (n == found.head + 1 or tokens.lemma[n - 1] in words("writing"))
        if wrote or tokens.low[n] == "from":
            yield n


def _name_from(view: View, source: Source, n: int) -> int | None:
    """The index of the name that begins at a word of a source."""
    return view.names.opens(n) if n in source.words else None


def _owns_person(view: View, i: int) -> bool:
    """Whether a name is followed by a person without a name whom it owns: “the bank's chief economist”."""
    tokens, at = view.tokens, view.names.names[i].last + 1
    if tokens.low[at : at + 1] not in (["'s"], ["'"]):
        return False
    noun = at + 1
    while noun + 1 < len(tokens) and tokens.pos[noun] in ("ADJ", "NOUN") and tokens.pos[noun + 1] == "NOUN":
        noun += 1
    return view.names.opens(noun + 1) is None and is_person_noun(tokens, noun)


def _known(view: View, noun: str, author: Entity | None) -> Entity | None:
    """The last document with a noun, and with that author if there is one."""
    for entity in reversed(list(view.entities)):
        if entity.named or entity.head != noun or entity.kind == PERSON:
            continue
        if author is None or entity.affiliation == author.id:
            return entity
    return None


def _name(view: View, found: Anaphor, author: Entity | None) -> str:
    """The words of a document without its owner, and its author: “2021 report by the Harbour Agency”."""
    tokens = view.tokens
    if author is None:
        return name_of(tokens, found, found.last, view.names.at)
    marks = [n for n in range(found.first, found.head) if tokens.low[n] in ("'s", "'")]
    first = marks[-1] + 1 if marks else found.first
    while first < found.head and (
        tokens.pos[first] in ("DET", "PRON", "PUNCT") or view.named(first) in (author,)
    ):
        first += 1
    given = "from" if tokens.low[found.head + 1 : found.head + 2] == ["from"] else "by"
    return f"{tokens.words(first, found.head)} {given} {author.name}"
