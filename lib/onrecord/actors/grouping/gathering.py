"""The entities of a text while its names are grouped: their kinds and the names shown for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from ...lexicons.name_matching import bare, initials, parse_person
from ...lexicons.states import lexicon
from ...lexicons.words import fold, given_names, table, words
from ...model.facts import Fact, Role
from ...model.names import Name
from ...text.tokens import Tokens
from ..entities import Entity
from ..kind_names import GROUP, ORGANIZATION, PERSON, PLACE, THING
from ..kinds import LOCATIVE, network_votes, person_votes, votes_of
from ..known_names import known_organization, known_person
from ..ledger import Ledger
from ..pronouns import OWNERS
from ..roles.find import roles_of
from ..roles.of_several import roles_of_several
from .other_names import other_names

_SPELLED_OUT = 20
"""Votes against a person if the text has the acronym of the name."""
_LONGEST_ACRONYM = 3
"""The name of a place in capitals that is longer is no acronym."""


class Gathering:
    """The names of a text and the entities made of them so far.

    Attributes:
        tokens, mentions: the words of the text and its mentions.
        ledger: the entities so far.
        places: the folded names that the network takes for places.
        other_names: for each folded name of which the text gives another one, the other one.
        of_mention: the entity id of each mention that has one, by index.
        shared: for mentions that fit several entities, by index, their ids with probabilities, likeliest
            first.
        roles: the roles beside each mention, by index.
    """

    def __init__(
        self,
        tokens: Tokens,
        mentions: Sequence[Name],
        spoken: Collection[int],
        kinds: NDArray[np.float32],
        as_mentions: NDArray[np.float32],
    ) -> None:
        """Start without entities.

        Args:
            tokens: the words of the text.
            mentions: its names.
            spoken: words in the sources of attributions.
            kinds: for each name, the probabilities of `networks.entities.KINDS`.
            as_mentions: for each name, the probabilities of `networks.antecedents.KINDS`.
        """
        self.tokens, self.mentions, self.spoken, self.kinds = tokens, mentions, spoken, kinds
        self.as_mentions = as_mentions
        alone = [m for m in mentions if len(m.names) == 1 and not m.entry and not m.title]
        self.speaking = {m.names for m in alone if m.head in spoken}
        self.acronyms = {m.names[0] for m in alone if len(m.names[0]) > 2 and tokens.text[m.first].isupper()}
        self.places = {m.names for m in mentions if m.label in ("GPE", "LOC")}
        self.other_names = other_names(tokens, mentions)
        self.ledger = Ledger()
        self.of_mention: dict[int, int] = {}
        self.shared: dict[int, tuple[tuple[int, float], ...]] = {}
        self.votes: dict[int, Counter[str]] = {}
        at = {n: mention for mention in mentions for n in range(mention.first, mention.last + 1)}
        self.roles: dict[int, list[Role]] = {
            i: [] if mention.entry else list(roles_of(tokens, mention, at))
            for i, mention in enumerate(mentions)
        }
        for i, role in roles_of_several(tokens, mentions):
            self.roles[i].insert(0, role)

    def vote(self, i: int) -> Counter[str]:
        """Votes of one mention for each kind."""
        if i not in self.votes:
            self.votes[i] = votes_of(self.tokens, self.mentions[i], self.roles[i], self.spoken)
            self.votes[i].update(
                network_votes(self.mentions[i], self.kinds[i].tolist(), self.as_mentions[i].tolist())
            )
        return self.votes[i]

    def by_other_name(self, names: tuple[str, ...]) -> int | None:
        """The entity that the text also calls by another name than the given one, if it is known already."""
        other = self.other_names.get(names)
        return next((e.id for e in self.ledger if other in e.forms), None)

    def roles_told(self, key: int) -> list[Role]:
        """The roles beside all mentions of an entity."""
        return [role for i, other in self.of_mention.items() if other == key for role in self.roles[i]]

    def person_votes_of(self, i: int) -> int:
        """Votes of one mention for a person."""
        return person_votes(self.tokens, self.mentions[i], self.roles[i])

    def _shape_votes(self, indexes: Sequence[int]) -> Counter[str]:
        """Votes by the short name: the acronym or first word of a body, the last word of a person."""
        mention = self.mentions[min(indexes)]
        names = mention.names
        spelled = len(names) > 2 and names[0] not in given_names() and mention.title is None
        if spelled and self.acronyms & initials(bare(names)):
            return Counter({PERSON: -_SPELLED_OUT})
        if mention.entry is not None or not 1 < len(names) < 4 or names[-1] in words("name_heads"):
            return Counter()
        if names[-1:] in self.speaking and names[:1] not in self.speaking:
            return Counter({PERSON: 4})
        if names[:1] in self.speaking and names[-1:] not in self.speaking and names[0] not in given_names():
            return Counter({ORGANIZATION: 4})
        return Counter()

    def kind_of(self, indexes: Sequence[int]) -> str:
        """The kind with the most votes from the given mentions."""
        votes: Counter[str] = Counter()
        for i in indexes:
            votes.update(self.vote(i))
        votes.update(self._shape_votes(indexes))
        best = max((ORGANIZATION, PERSON, PLACE, GROUP, THING), key=lambda kind: votes[kind])
        return best if votes[best] > 0 else THING

    def new(self, names: tuple[str, ...], kind: str, indexes: Sequence[int]) -> int:
        """The id of a new entity for mentions with the same name."""
        calm = (i for i in sorted(indexes) if not self.shown(self.mentions[i]).isupper())
        mention = self.mentions[next(calm, min(indexes))]
        name = self.shown(mention)
        if kind == PLACE:
            name = place_name(name)
        elif kind == PERSON and _is_shouted(name):
            name = name.title()
        state = mention.state.name if mention.state is not None else None
        if kind != PERSON:
            known = known_organization(names)
            return self.ledger.open(mention.span, name=name, kind=kind, of=state, known=known)
        _, known = known_person(names)
        plain = len(names) == 1 and names[0] not in given_names()
        return self.ledger.open(
            mention.span,
            name=name,
            kind=kind,
            of=state,
            known=known,
            gender=known.sex if known else parse_person(names).sex,
            doubtful=plain and not any(self.person_votes_of(i) > 0 for i in indexes),
        )

    def shown(self, mention: Name) -> str:
        """The name to show: as written, but “Russian Foreign Ministry” for “Russia's Foreign Ministry”."""
        tokens = self.tokens
        if mention.nickname:
            plain = [tokens.text[n] for n in range(mention.first, mention.last + 1)]
            marks = [n for n, word in enumerate(plain) if word in "“”\"'‘’()"]
            return " ".join(plain[: marks[0]] + plain[marks[-1] + 1 :])
        text = tokens.words(mention.first, mention.last)
        text = text[0] if len(mention.names[0]) == 1 and len(text) == 2 else text
        if len(mention.names) == 1 and tokens.low[mention.first - 1] in words("peers"):
            return f"{tokens.text[mention.first - 1]} {text}"
        if mention.state is not None and mention.span[0] < tokens.begin[mention.first]:
            return f"{lexicon().adjectives.get(mention.state.name, mention.state.name)} {text}"
        return text

    def assign(self, i: int, key: int) -> None:
        """Assign a mention to an entity."""
        mention = self.mentions[i]
        self.of_mention[i] = key
        gender = self.told_gender(i)
        nickname = tuple(fold(word) for word in mention.nickname.split()) if mention.nickname else None
        told = [
            ("gender", gender),
            ("mention", self._alias(mention, self.ledger[key])),
            ("form", nickname),
            ("form", nickname and (*nickname, mention.names[-1])),
        ]
        self.ledger.learn(Fact(key, field, value, mention.span) for field, value in told if value)

    def tell(self, key: int, field: str, value: object, i: int) -> None:
        """Learn about an entity from a mention."""
        self.ledger.learn([Fact(key, field, value, self.mentions[i].span)])

    def _alias(self, mention: Name, entity: Entity) -> str:
        """A mention as written, with “Mrs” before it if the person has no other name."""
        begin, end = mention.span
        by_one_name = entity.kind == PERSON and all(len(form) < 2 for form in entity.forms)
        if by_one_name and self.honoured(mention):
            begin = self.tokens.begin[mention.first - 1]
        return " ".join(self.tokens.raw[begin:end].split())

    def told_gender(self, i: int) -> str | None:
        """The gender that a title or role noun at a mention states."""
        tokens, mention = self.tokens, self.mentions[i]
        before = mention.first - 1
        if before >= 0 and tokens.low[before] in words("male_titles"):
            return "m"
        if before >= 0 and tokens.low[before] in words("female_titles"):
            return "f"
        for role in self.roles[i]:
            if role.how != "place" and (gender := table("sexes").get(tokens.low[role.head])):
                return gender
        return None

    def gender_of_own_words(self, i: int) -> str | None:
        """The gender of the pronoun that opens what a person says: “Roe said she would stay”."""
        tokens, head = self.tokens, self.mentions[i].head
        if not tokens.is_subject(head):
            return None
        clause = tokens.child(tokens.head[head], "ccomp")
        subject = tokens.child(clause, "nsubj", "nsubjpass") if clause is not None else None
        return {"he": "m", "she": "f"}.get(tokens.low[subject]) if subject is not None else None

    def honoured(self, mention: Name) -> bool:
        """Whether “Mr” or another honorific stands before a mention."""
        return mention.first > 0 and self.tokens.low[mention.first - 1] in words("honorifics")

    def is_kin(self, i: int) -> bool:
        """Whether somebody's relative has a name: “her father, Ali Badr”."""
        tokens, noun = self.tokens, self.mentions[i].first - 1
        noun -= noun > 0 and tokens.low[noun] == ","
        owner = noun - 1 - (noun > 1 and tokens.pos[noun - 1] == "ADJ")
        return owner >= 0 and tokens.low[noun] in words("relatives") and tokens.low[owner] in OWNERS

    def name_before(self, i: int) -> int | None:
        """The index of the last name before a mention, other than those of states and other known bodies."""
        return next((k for k in range(i - 1, -1, -1) if self.mentions[k].entry is None), None)

    def located(self, i: int) -> bool:
        """Whether a mention says where something is: “in Leeds”."""
        before = self.mentions[i].first - 1
        return before >= 1 and self.tokens.low[before] in LOCATIVE - {"at"}


def place_name(name: str) -> str:
    """The name of a place; one in the capitals of a dateline (“WASHINGTON”) in small letters."""
    return name.title() if name.isupper() and len(name) > _LONGEST_ACRONYM else name


def _is_shouted(name: str) -> bool:
    """Whether a name of several words is all in capitals, as at the start of some articles."""
    return name.isupper() and " " in name and max(map(len, name.split())) > 3
