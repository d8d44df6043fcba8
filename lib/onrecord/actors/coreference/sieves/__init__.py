"""Sieves: functions that resolve anaphors and sources with a certain antecedent, in order."""

from collections.abc import Callable

from ....model.facts import Decision
from ..decide import Sieve
from ..sources import Source
from ..view import View
from . import relations
from .ages import of_that_age
from .authors import first_person_of_later_words
from .cataphora import named_later
from .contrasts import for_ones_part, former_holder, latter_or_former
from .documents import document_meant, document_source, owner_of_document
from .going_on import last_speaker
from .institutions import (
    agency_of_owner,
    body_with_noun,
    government_of_state,
    institution_of_state,
    member_of_party,
    party_in_power,
    place_with_noun,
    same_group,
)
from .named_sources import apposition, called_by_name, plain_word_as_name
from .newcomers import mere_thing, same_words, somebody_new
from .partitives import part_of_group
from .pronouns import first_person, named_together, relative_pronoun, stands_for_nobody
from .uncued_speakers import (
    asked_by_others,
    holder_of_floor,
    speaker_beside,
    subject_of_verb,
    turn_in_interview,
)

SIEVES: tuple[Sieve, ...] = (
    relative_pronoun,
    stands_for_nobody,
    first_person,
    latter_or_former,
    for_ones_part,
    plain_word_as_name,
    of_that_age,
    document_source,
    owner_of_document,
    called_by_name,
    apposition,
    named_together,
    part_of_group,
    former_holder,
    body_with_noun,
    place_with_noun,
    government_of_state,
    agency_of_owner,
    institution_of_state,
    same_group,
    member_of_party,
    party_in_power,
    relations.kin,
    relations.officer,
    relations.own_organization,
    relations.spouse,
)
"""Asked before the ranker."""

NEWCOMERS: tuple[Sieve, ...] = (same_words, last_speaker, named_later, mere_thing, somebody_new)
"""Asked about a description without an antecedent that may introduce a new entity."""

UNCUED: tuple[Callable[[View, Source], Decision | None], ...] = (
    document_meant,
    first_person_of_later_words,
    turn_in_interview,
    asked_by_others,
    subject_of_verb,
    speaker_beside,
    holder_of_floor,
)
"""Asked at the end of the text about sources without a speaker so far."""
