"""The type of a source: named or not, person, group or organization, document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..lexicons.words import words as nouns
from ..model.cast import Actor
from ..model.rows.claim import Claim
from ..model.spans import Span
from ..text import Parsed
from .word_lists import words

_PERSON_KINDS = ("person",)
_COMPLEMENT = re.compile(r"[,(]| (?:by|from|of|in|on|for|to|that|which|with|about|\w+ed) ")


def type_of(
    parsed: Parsed, actor: Actor, statements: Sequence[Claim], organization: Actor | None = None
) -> str:
    """Return the type of a source, one of `onrecord.model.rows.source.TYPES`.

    A source is a document if every statement names a document as its source (“the report said”, “according to
    the indictment”), or if the actor itself is one.

    Args:
        parsed: the parse of the article.
        actor: the source.
        statements: its statements, at least one.
        organization: the actor to whom it belongs, if the article has one.
    """
    if _is_document(parsed, actor, statements):
        return "document"
    if actor.named:
        if actor.kind == "organization" and _speaks_as_members(parsed, statements):
            return "unnamed group"
        people = actor.kind in _PERSON_KINDS or _names_people(parsed, actor)
        return "named person" if people else "named organization"
    if _is_anonymous(parsed, actor, statements):
        return "anonymous by request"
    if _speaks_for_organization(actor, organization) or _is_body_of_name(actor):
        return "named organization"
    return "unnamed person" if actor.kind in _PERSON_KINDS else "unnamed group"


def _speaks_for_organization(actor: Actor, organization: Actor | None) -> bool:
    """Return whether someone unnamed speaks for a named organization (“a Ford spokesperson”).

    A spokesperson of a body that has no name either (“the council's spokesperson”) does not.
    """
    if organization is not None and not organization.named and not _is_body_of_name(organization):
        return False
    head = _COMPLEMENT.split(actor.name.lower())[0].split()[-1:]
    return actor.affiliation is not None and bool(set(head) & words("spokespeople"))


def _is_body_of_name(actor: Actor) -> bool:
    """Return whether someone unnamed is a body that is called by its owner's name (“Poe's campaign”)."""
    *owner, head = _COMPLEMENT.split(actor.name)[0].split() or [""]
    owned = any(word[:1].isupper() for word in owner)
    return actor.kind not in _PERSON_KINDS and owned and head.lower() in words("bodies")


def _speaks_as_members(parsed: Parsed, statements: Sequence[Claim]) -> bool:
    """Return whether a party speaks only as its members (“Democrats”, “the Republicans”)."""
    heads = [
        phrase.root.lower_
        for claim in statements
        for span in claim.source
        if (phrase := parsed.doc.char_span(*span, alignment_mode="expand")) is not None and len(phrase)
    ]
    told = [head for head in heads if head not in words("they")]
    return bool(told) and all(head in nouns("members") for head in told)


def _names_people(parsed: Parsed, actor: Actor) -> bool:
    """Return whether a group is people by name (“Ken and Marla Stoup”), and no body (“Marks and Spencer”).

    A mention of such a group is the name of a person for the parser, or is called a couple or the like.
    """
    if actor.kind != "group" or " and " not in f" {actor.name} ".replace(" & ", " and "):
        return False
    spans = [parsed.doc.char_span(*mention, alignment_mode="expand") for mention in actor.mentions]
    return any(
        (token.ent_type_ == "PERSON" or token.lemma_.lower() in words("pairs"))
        for span in spans
        if span is not None
        for token in span
    )


def _is_anonymous(parsed: Parsed, actor: Actor, statements: Sequence[Claim]) -> bool:
    """Return whether anonymity was requested or granted.

    The article says so beside the source, or it says so somewhere and describes this source as an insider.
    """
    spans = [*actor.mentions, *(span for claim in statements for span in claim.source)]
    if asks_for_anonymity(parsed, _sentences(parsed, spans)):
        return True
    described = " ".join(parsed.text[begin:end].lower() for begin, end in spans)
    insider = any(phrase in described for phrase in words("insiders"))
    return insider and asks_for_anonymity(parsed, [(0, len(parsed.text))])


def asks_for_anonymity(parsed: Parsed, sentences: Iterable[Span]) -> bool:
    """Return whether one of the sentences says that anonymity was requested or granted."""
    text = parsed.text.lower().replace("’", "'")
    return any(phrase in text[begin:end] for begin, end in sentences for phrase in words("anonymity"))


def _is_document(parsed: Parsed, actor: Actor, statements: Sequence[Claim]) -> bool:
    if actor.kind == "document":
        return True
    if actor.kind in _PERSON_KINDS:
        return False
    spans = [span for claim in statements for span in claim.source]
    if not actor.named and _is_named_as_document(actor.name):
        return True
    told = [
        span for span in spans if parsed.text[slice(*span)].lower() not in ("it", "they", "which", "that")
    ]
    return bool(told) and all(_names_document(parsed, span) for span in told)


def _is_named_as_document(name: str) -> bool:
    """Whether an actor without a name is called by a noun for a document (“report by the Harbour Agency”)."""
    head = _COMPLEMENT.split(name.lower())[0].split()
    return bool(head) and bool({head[-1], head[-1].removesuffix("s")} & nouns("documents"))


def _names_document(parsed: Parsed, span: Span) -> bool:
    """Return whether the head noun of a source phrase denotes a document, and is not a name (“the Post”)."""
    phrase = parsed.doc.char_span(*span, alignment_mode="expand")
    if phrase is None or not len(phrase):
        return False
    if phrase.root.pos_ == "PROPN" and phrase.root.lower_ in nouns("short_heads"):
        return False
    forms = {phrase.root.lemma_.lower(), phrase.root.lower_}
    return bool(forms & nouns("documents")) and not forms & nouns("voices")


def _sentences(parsed: Parsed, spans: Iterable[Span]) -> list[Span]:
    """Return the sentences of the mentions, in order, each once."""
    found = (parsed.doc.char_span(*span, alignment_mode="expand") for span in spans)
    places = [(s.sent.start_char, s.sent.end_char) for s in found if s is not None and len(s)]
    return list(dict.fromkeys(places))
