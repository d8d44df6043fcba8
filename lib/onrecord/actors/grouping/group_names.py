"""From mentions to entities: which mentions name one and the same, and what kind of thing it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ...text.tokens import Tokens
from ..entities import Entity
from ..kinds import ORGANIZATION, PERSON
from ..names.mentions import Mention
from ..roles import Role, is_organization_noun
from . import gender
from .full_names import FullNames
from .gathering import Gathering
from .short_names import ShortNames
from .state_names import StateNames


def build(
    tokens: Tokens, mentions: Sequence[Mention], spoken: Collection[int]
) -> tuple[list[Entity], dict[int, Entity]]:
    """Entities of the mentions of a text by name.

    Args:
        tokens: the words of the text.
        mentions: the mentions.
        spoken: words in the sources of attributions.

    Returns:
        The entities, and for each mention (by its index) its entity, places that are no actors left out.
    """
    gathering = Gathering(tokens, mentions, spoken)
    FullNames(gathering).run()
    StateNames(gathering).run()
    ShortNames(gathering).run()
    gender.correct(gathering, gathering.of_mention)
    for i, entity in sorted(gathering.of_mention.items()):
        entity.roles += [role for role in gathering.roles[i] if _suits(tokens, role, entity)]
    return gathering.entities, gathering.of_mention


def _suits(tokens: Tokens, role: Role, entity: Entity) -> bool:
    """Whether something of an entity's kind can have a role."""
    if entity.kind == ORGANIZATION:
        return role.how != "clause" and role.how != "place" and is_organization_noun(tokens, role.head)
    return entity.kind == PERSON
