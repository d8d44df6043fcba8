"""The candidates for the antecedent of an anaphor, with their features."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from ....model.anaphors import Anaphor, Candidate
from ...entities import Entity
from ...kind_names import ORGANIZATION, PERSON
from ...ledger import Entities
from ..clauses import in_same_clause, subject_above, subject_after
from ..descriptions import DESCRIPTIONS, tells_no_role
from ..history import LOOK_BACK, LOOK_BACK_OR_NEW, Seen
from ..owners import is_beside_another, is_elsewhere, is_owned_by_another, owner
from ..told_ages import is_of_other_age
from ..view import View
from . import agreement, organization_features, person_features
from .agreement import Marks
from .contradictions import is_contrasted, is_of_other_sort, is_of_others
from .described import Described, describe
from .disjoint import is_object, named_beside
from .questions import NOBODY, asked
from .salience import is_main_subject, salience

_MEMORY = 12
"""How many mentions of an entity are compared."""
_GENDERS = {"he": "m", "she": "f"}
Admits = Callable[[Entity], Marks | None]


def candidates(view: View, anaphor: Anaphor) -> list[Candidate]:
    """The entities that an anaphor can refer to, the last mentioned first, then “nobody yet”.

    Entities that disagree in gender, number or kind are excluded, and so are other arguments of the same verb
    and, in a quotation, its speaker. A description that states only age, rank or origin (“the Bulgarian”)
    means somebody known, if there is a candidate.
    """
    admits, nobody = _question(view, anaphor)
    nobody_yet = Candidate(None, (), {name: 1.0 for name, holds in nobody.items() if holds})
    if admits is None:
        return [nobody_yet]
    found = [*_mentioned(view, anaphor, admits), *_named_next(view, anaphor, admits)]
    known = anaphor.form == "person" and tells_no_role(view.names, anaphor)
    return found if found and known else [*found, nobody_yet]


def _question(view: View, anaphor: Anaphor) -> tuple[Admits | None, Marks]:
    """A function for the features of an entity (None: not a candidate), and the features of “nobody yet”."""
    never, head = {"nobody": True}, view.tokens.low[anaphor.head]
    match anaphor.form:
        case "he" | "she":
            return lambda e: agreement.of_gendered(e, _GENDERS[anaphor.form]), never
        case "they":
            return lambda e: agreement.of_they(e, anaphor), never
        case "it":
            return lambda e: agreement.of_it(e, anaphor), never
        case "body" | "company":
            return lambda e: agreement.of_implied(e, anaphor.form), never
    if not is_anaphoric(view, anaphor):
        return None, never
    if anaphor.form == "country":
        return lambda e: agreement.of_country(e, head), never
    if anaphor.form == "person":
        described = describe(view, anaphor)
        admits = partial(features_of_person, view, anaphor, described=described)
        return admits, person_features.features_of_nobody(described)
    if anaphor.form == "organization":
        described = describe(view, anaphor)
        return lambda e: _of_body(view, anaphor, e, described), organization_features.features_of_nobody(
            described
        )
    return None, never


def is_anaphoric(view: View, anaphor: Anaphor) -> bool:
    """Whether a description may have an antecedent: “the official”, not “an official”, “his lawyer”."""
    if anaphor.form not in DESCRIPTIONS or not anaphor.definite:
        return False
    return owner(view, anaphor) is None and not is_owned_by_another(view, anaphor)


def features_of_person(
    view: View, anaphor: Anaphor, entity: Entity, described: Described | None = None
) -> Marks | None:
    """The features of an entity as the person whom a description means; None if it can not mean them.

    Args:
        view: the text so far.
        anaphor: the description.
        entity: the entity.
        described: what the description says, if that is known.
    """
    described = described or describe(view, anaphor)
    if not person_features.is_candidate(entity, described, view.entities):
        return None
    other = is_beside_another(view, anaphor, entity) or is_elsewhere(view, anaphor, entity)
    other = other or is_contrasted(view, anaphor, entity) or is_of_other_sort(view, anaphor, entity)
    if other or is_of_other_age(view, anaphor, entity):
        return None
    return person_features.features(entity, described, view.entities)


def _of_body(view: View, anaphor: Anaphor, entity: Entity, described: Described) -> Marks | None:
    if not organization_features.is_candidate(entity, described) or is_of_others(view, entity, described):
        return None
    if is_contrasted(view, anaphor, entity) or is_of_other_sort(view, anaphor, entity):
        return None
    marks = organization_features.features(entity, described)
    return None if organization_features.is_another_body(entity, described, marks) else marks


def _mentioned(view: View, anaphor: Anaphor, admits: Admits) -> list[Candidate]:
    """The entities mentioned so far that an anaphor can refer to."""
    tokens, history, n = view.tokens, view.history, anaphor.head
    named = view.named_in_words_of(n) if anaphor.is_source else frozenset()
    speaker, spoken = view.speaker_at(n), _is_said_by_speaker(view, n)
    far = LOOK_BACK_OR_NEW if anaphor.form in ("person", "organization") else LOOK_BACK
    near = dict.fromkeys(seen.entity for seen in reversed(history.seen[-far:]))
    above, beside = subject_above(tokens, n), named_beside(view, anaphor)
    governed = is_object(tokens, n)
    answers = asked(view, anaphor) if anaphor.form in _GENDERS else NOBODY
    source = view.source_of(anaphor)
    content = set(view.sources.contents[source.index]) if source is not None else set()
    floor, after = _sentence_before_words(view, anaphor), _named_after(view, anaphor)
    found = []
    for key in near:
        entity, seens = view.entities[key], history.of[key]
        own = speaker is not None and speaker.id == key
        excluded = (own and (spoken or anaphor.form == "person")) or key in beside
        marks = admits(entity) if not excluded else None
        if marks is None:
            continue
        before = [s for s in seens[-_MEMORY:] if s.word < n]
        beside_it = {s.word for s in before if in_same_clause(tokens, s.word, n)}
        apart = [s for s in before if s.word not in beside_it]
        if not apart or (governed and any(map(tokens.is_subject, beside_it))):
            continue
        features = {name: 1.0 for name, holds in marks.items() if holds}
        features["salience"] = max(salience(tokens, s, len(seens), anaphor, above) for s in apart)
        told = _told_by_mentions(view, anaphor, entity, marks, apart)
        if not entity.named and content >= {s.word for s in apart}:
            continue  # “A woman came in, she said”
        told |= {"own words": own, "named in the words": key in named, "opens its clause": key == after}
        told["was asked"] = any(s.word in answers for s in apart)
        told["has the floor"] = not answers and any(
            s.word in floor and (s.speaker or is_main_subject(tokens, s.word)) for s in apart
        )
        features |= {name: 1.0 for name in _ALSO[anaphor.form] if told[name]}
        spans = tuple(span for span, _ in entity.mentions)
        found.append(Candidate(key, spans, features))
    return found


def _sentence_before_words(view: View, anaphor: Anaphor) -> range:
    """The words of the sentence before a quotation in its paragraph, as in “Roe sighed. ‘No,’ she said”.

    Empty if the anaphor is not the source of a quotation before it.
    """
    tokens, source = view.tokens, view.source_of(anaphor)
    content = view.sources.contents[source.index] if source is not None else ()
    if not content or content[0] > anaphor.head or not any(tokens.quoted[n] >= 0 for n in content[:2]):
        return range(0)
    end = content[0]
    while end > 0 and not tokens.text[end - 1].isalnum() and tokens.text[end - 1] not in ".?!":
        end -= 1
    if end == 0 or tokens.paragraph[end - 1] != tokens.paragraph[content[0]]:
        return range(0)
    begin = end - 1
    while begin > 0 and tokens.sentence[begin - 1] == tokens.sentence[end - 1]:
        begin -= 1
    return range(begin, end)


def _is_said_by_speaker(view: View, n: int) -> bool:
    """Whether a word is in a quotation and its attribution's source outside of it: “Roe: ‘He left.’”.

    In “Roe said he left”, quoted as a whole, “he” may be Roe.
    """
    quoted, i = view.tokens.quoted, view.sources.content_at[n]
    source = view.sources.all[i] if i >= 0 else None
    beside = source is not None and source.words and quoted[source.head] == quoted[n]
    return quoted[n] >= 0 and not beside


def _named_next(view: View, anaphor: Anaphor, admits: Admits) -> Iterator[Candidate]:
    """The people first named later in the sentence of a pronoun: “In her speech, Jane Roe …”."""
    if anaphor.form not in ("he", "she"):
        return
    tokens, names = view.tokens, view.names
    met, after = set(view.history.of) | named_beside(view, anaphor), _named_after(view, anaphor)
    for n in range(anaphor.head + 1, len(tokens)):
        if tokens.sentence[n] != tokens.sentence[anaphor.head]:
            return
        i = names.opens(n)
        if i is None or view.of_name(i).id in met:
            continue
        entity = view.of_name(i)
        met.add(entity.id)
        marks = admits(entity)
        if marks is not None:
            features = {name: 1.0 for name, holds in marks.items() if holds}
            features |= {"later": 1.0, "opens its clause": float(entity.id == after)}
            yield Candidate(entity.id, (names.names[i].span,), features)


def _named_after(view: View, anaphor: Anaphor) -> int | None:
    """The id of the entity named as the subject of the clause that a phrase with an anaphor opens, if any."""
    subject = subject_after(view.tokens, anaphor.head)
    entity = view.named(subject) if subject >= 0 else None
    return entity.id if entity is not None else None


_BODY, _OTHERS = ("own words", "named in the words"), ("named in the words",)
_OF_PEOPLE = (
    "unnamed, silent", "later", "opens its clause", "same paragraph", "has the floor", "was asked",
    "just spoke", "just told of", *_OTHERS,
)  # fmt: skip
_ALSO = {
    "he": _OF_PEOPLE,
    "she": _OF_PEOPLE,
    "they": _OTHERS,
    "it": _OTHERS,
    "country": _OTHERS,
    "person": _OTHERS,
    "organization": _BODY,
    "body": _BODY,
    "company": _BODY,
}
"""Features from the mentions of a candidate, by form of anaphor."""


def feature_names() -> dict[str, frozenset[str]]:
    """The names of all features, by form of anaphor."""
    somebody, entities = Entity(0, "", PERSON), Entities()
    said = Described("", frozenset(), None, (), frozenset(), frozenset(), False, False, False, False)
    anaphor = Anaphor(0, 0, 0, (0, 0), "it")
    told = {
        "he": agreement.of_gendered(somebody, "m"),
        "she": agreement.of_gendered(somebody, "f"),
        "they": agreement.of_they(Entity(0, "", ORGANIZATION), anaphor),
        "it": agreement.of_it(Entity(0, "", ORGANIZATION), anaphor),
        "person": person_features.features(somebody, said, entities)
        | person_features.features_of_nobody(said),
        "organization": organization_features.features(somebody, said)
        | organization_features.features_of_nobody(said),
    }
    return {
        form: frozenset(("salience", "nobody", *also, *(told.get(form) or ())))
        for form, also in _ALSO.items()
    }


def _is_told_of(view: View, entity: Entity, seen: Seen) -> bool:
    """Whether a mention is the subject of what somebody else says: “Roe said the man was found there”."""
    tokens, speaker = view.tokens, view.speaker_at(seen.word)
    told = speaker is not None and speaker.id != entity.id and tokens.quoted[seen.word] < 0
    return told and tokens.is_subject(seen.word)


def _told_by_mentions(
    view: View, anaphor: Anaphor, entity: Entity, marks: Marks, apart: Sequence[Seen]
) -> Marks:
    """Features from the mentions of an entity so far."""
    paragraph = view.tokens.paragraph
    near = view.tokens.sentence[anaphor.head] - view.tokens.sentence[apart[-1].word] <= 1
    speaks = anaphor.is_source and view.tokens.tag[anaphor.head] != "PRP$"
    return {
        "just spoke": near and apart[-1].speaker and not speaks,
        "just told of": near and _is_told_of(view, entity, apart[-1]),
        "later": False,
        "same paragraph": paragraph[apart[-1].word] == paragraph[anaphor.head],
        "unnamed, silent": not entity.named and not any(seen.speaker for seen in view.history.of[entity.id]),
    }
