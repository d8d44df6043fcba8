"""What a text shows about an entity: its words, what they do in their clauses, and what the networks find."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...lexicons.words import given_names, words
from ...model.attribution import Attribution
from ...model.spans import Span
from ...networks import antecedents, entities
from ...networks.reader import Reading
from ...text.pipeline import is_dictionary_word
from ...text.tokens import Tokens
from ..entities import Entity
from ..kind_names import GOVERNMENT, GROUP, ORGANIZATION, PERSON, PLACE, THING
from ..kinds import LOCATIVE
from ..nouns import is_organization_noun, is_person_noun

Floats = NDArray[np.float32]
KINDS = (PERSON, ORGANIZATION, GOVERNMENT, PLACE, GROUP, THING)
"""What an entity may be; a thing is not an actor."""
_MOST = 24
"""Mentions by words that are looked at, the first of an entity."""
_PLACES = (
    "does", "undergoes", "object", "by", "to", "in", "of", "other preposition", "owner", "modifier",
    "apposition", "root", "with article", "plural verb",
    "quoted", "attributed", "heading", "initial", "after capital", "before capital", "longer entity",
    "no entity", "beside bracket", "after hyphen",
)  # fmt: skip
"""Features of a mention; of an entity, the share of its mentions."""
_NAME = (
    "words", "long", "shouted", "digit", "sign", "common word", "only common words", "lower elsewhere",
    "lower words", "title", "given name", "organization noun", "person noun", "document noun", "group noun",
    "thing noun", "state noun", "number", "plural noun", "gerund", "acronym", "inner capital",
)  # fmt: skip
_STATE = (
    "named", "entry", "of", "known", "doubtful", "latent", "plural", "people", "members", "role", "gender",
    "affiliated", "speaks", "claims", "mentions", "by words", "by pronouns", "of all mentions", "first",
    "makes",
)  # fmt: skip
FEATURES = (
    *(f"is {kind}" for kind in KINDS),
    *_STATE,
    *_NAME,
    *_PLACES,
    *(f"named {kind}" for kind in entities.KINDS),
    *(f"surest {kind}" for kind in entities.KINDS),
    *(f"mentioned {kind}" for kind in antecedents.KINDS),
    *(f"surest mentioned {kind}" for kind in antecedents.KINDS),
)
"""Names of the numbers before the vector of the mentions."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is known about a text before its rows are judged.

    Attributes:
        tokens: its words.
        reading: what the networks read in it.
        attributed: the words of the contents of its attributions.
        speaking: number of attributions by id of the entity that speaks.
    """

    tokens: Tokens
    reading: Reading
    attributed: frozenset[int]
    speaking: Mapping[int, int]


def read_evidence(
    tokens: Tokens, reading: Reading, attributions: Sequence[Attribution], speakers: Sequence[int | None]
) -> Text:
    """What is known about a text.

    Args:
        tokens: its words.
        reading: what the networks read in it.
        attributions: its attributions.
        speakers: for each, the id of the entity that speaks, or None.
    """
    inside = frozenset(n for a in attributions for span in a.content for n in tokens.within(span))
    speaking: dict[int, int] = {}
    for key in speakers:
        if key is not None:
            speaking[key] = speaking.get(key, 0) + 1
    return Text(tokens, reading, inside, speaking)


def evidence_of(text: Text, found: Sequence[Entity]) -> Floats:
    """The evidence about each entity, float32 (entities, features + width of a mention's vector).

    Args:
        text: the text.
        found: entities with at least one mention.
    """
    spans = [_spans_by_words(entity) for entity in found]
    all_spans = sorted({span for some in spans for span in some})
    at = {span: n for n, span in enumerate(all_spans)}
    ranker = antecedents.load()
    named = entities.kinds_of(text.reading, all_spans)
    vectors = antecedents.span_vectors(ranker, text.reading, all_spans)
    mentioned = antecedents.kinds_of_vectors(ranker, vectors)
    plain = _lower_words(text.tokens)
    places = [_place_features(text, span) for span in all_spans]
    total = sum(len(entity.mentions) for entity in found)
    rows = []
    for entity, own in zip(found, spans, strict=True):
        rows_at = [at[span] for span in own]
        rows.append(
            np.concatenate(
                [
                    [float(entity.kind == kind) for kind in KINDS],
                    _state_features(text, entity, len(own), total),
                    _name_features(text.tokens, own[0], plain),
                    np.mean([places[n] for n in rows_at], axis=0),
                    named[rows_at].mean(axis=0),
                    named[rows_at].max(axis=0),
                    mentioned[rows_at].mean(axis=0),
                    mentioned[rows_at].max(axis=0),
                    vectors[rows_at].mean(axis=0),
                ]
            )
        )
    return np.asarray(rows, dtype=np.float32)


def _spans_by_words(entity: Entity) -> list[Span]:
    """The first mentions by a name or description; all mentions if there is none."""
    told = sorted({span for span, alias in entity.mentions if alias})
    return (told or sorted({span for span, _ in entity.mentions}))[:_MOST]


def _state_features(text: Text, entity: Entity, by_words: int, total: int) -> list[float]:
    """What the ledger knows about an entity, in the order of `_STATE`."""
    mentions = len(entity.mentions)
    claims = text.speaking.get(entity.id, 0)
    return [
        float(entity.named),
        float(entity.entry),
        float(entity.of is not None),
        float(entity.known is not None),
        float(entity.doubtful),
        float(entity.latent),
        float(entity.plural),
        float(entity.people),
        float(bool(entity.members)),
        float(bool(entity.roles)),
        float(entity.gender is not None),
        float(entity.affiliation is not None),
        float(claims > 0),
        math.log1p(claims),
        math.log1p(mentions),
        math.log1p(by_words),
        math.log1p(sum(alias is None for _, alias in entity.mentions)),
        mentions / total,
        entity.first[0] / len(text.tokens.raw),
        float(bool(entity.documents)),
    ]


def _name_features(tokens: Tokens, span: Span, plain: Collection[str]) -> list[float]:
    """What the words of the first mention are, in the order of `_NAME`."""
    inside = list(tokens.within(span))
    if not inside:
        return [0.0] * len(_NAME)
    head = _head_of(tokens, inside)
    text = [tokens.text[n] for n in inside]
    low, lemma = tokens.low[head], tokens.lemma[head].lower()
    capital = [word for word in text if word[:1].isupper()]
    common = [is_dictionary_word(word.lower()) for word in text]

    def listed(name: str) -> float:
        return float(low in words(name) or lemma in words(name))

    last = text[-1]
    return [
        math.log(len(inside)),
        float(len(inside) > 5),
        float(all(word.isupper() for word in capital) and bool(capital)),
        float(any(c.isdigit() for word in text for c in word)),
        float(any(not c.isalnum() and c not in " -.'’" for word in text for c in word)),
        float(common[-1]),
        float(all(common)),
        float(all(word.lower() in plain for word in text)),
        sum(word[:1].islower() for word in text) / len(text),
        listed("titles"),
        float(tokens.low[inside[0]] in given_names()),
        float(is_organization_noun(tokens, head)),
        float(is_person_noun(tokens, head)),
        listed("documents"),
        listed("groups"),
        listed("things"),
        float(lemma in words("state_nouns")),
        float(tokens.pos[head] in ("NUM", "PRON", "DET")),
        float(tokens.tag[head] in ("NNS", "NNPS")),
        float(tokens.tag[head].startswith("VB") or tokens.tag[head] in ("JJ", "RB")),
        float(len(inside) == 1 and last.isupper() and 1 < len(last) < 7),
        float(len(inside) == 1 and last[1:] not in (last[1:].lower(), last[1:].upper())),
    ]


def _place_features(text: Text, span: Span) -> list[float]:
    """What a mention does in its clause and where it stands, in the order of `_PLACES`."""
    tokens = text.tokens
    inside = list(tokens.within(span))
    if not inside:
        return [0.0] * len(_PLACES)
    first, last = inside[0], inside[-1]
    head = _head_of(tokens, inside)
    dep, above = tokens.dep[head], tokens.head[head]
    for _ in range(3):
        if dep != "conj" or above == head:
            break
        dep, above = tokens.dep[above], tokens.head[above]
    preposition = tokens.low[above] if dep == "pobj" else ""
    after = tokens.low[last + 1] if last + 1 < len(tokens) else ""
    before = tokens.low[first - 1] if first else ""
    kinds = [n for n in inside if tokens.ent_id[n] >= 0]
    ids = {tokens.ent_id[n] for n in kinds}
    edges = [n for n in (first - 1, last + 1) if 0 <= n < len(tokens)]
    return [
        float(dep == "nsubj" and tokens.lemma[above] not in ("be", "have")),
        float(dep == "nsubjpass"),
        float(dep in ("dobj", "dative")),
        float(preposition in ("by", "against", "with", "between")),
        float(preposition in ("to", "from", "for")),
        float(preposition in LOCATIVE),
        float(preposition in ("of", "about", "on", "under", "during")),
        float(dep == "pobj" and not preposition),
        float(after in ("'s", "'") or dep == "poss"),
        float(dep in ("compound", "amod", "nmod")),
        float(dep == "appos"),
        float(dep == "ROOT"),
        float(before in ("the", "a", "an") or tokens.low[first] in ("the", "a", "an")),
        float(dep == "nsubj" and tokens.tag[above] == "VBP"),
        float(tokens.quoted[head] >= 0),
        float(head in text.attributed),
        float(tokens.heading[first]),
        float(tokens.initial[first]),
        float(first > 0 and tokens.text[first - 1][:1].isupper() and not tokens.initial[first]),
        float(last + 1 < len(tokens) and tokens.text[last + 1][:1].isupper()),
        float(any(tokens.ent_id[n] in ids for n in edges)),
        1 - len(kinds) / len(inside),
        float(before in ("(", "[", "“", '"') or after in (")", "]")),
        float(before == "-" or after == "-"),
    ]


def _head_of(tokens: Tokens, inside: Sequence[int]) -> int:
    """The word whose head is not among the words of a mention, or the last one."""
    members = set(inside)
    return next((n for n in inside if tokens.head[n] not in members or tokens.head[n] == n), inside[-1])


def _lower_words(tokens: Tokens) -> frozenset[str]:
    """The words that the text has without a capital."""
    return frozenset(text for text in tokens.text if text[:1].islower())
