"""From mentions to entities: which mentions name one and the same, and what kind of thing it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from .kinds import GROUP, LOCATIVE, ORGANIZATION, PERSON, PLACE, THING, person_votes, votes_of
from .mentions import Mention
from .names import bare, initials, is_short_for, parse_person, same_organization, same_person
from .roles import Role, is_organization_noun, roles_of
from .spans import Span
from .states import Entry, lexicon
from .tokens import Tokens
from .wordlists import fold, given_names, table, words


@dataclass(slots=True, eq=False)
class Entity:
    """An actor while it is put together.

    Attributes:
        name: how it is called in the tables.
        kind: its kind; `thing` for what is no actor.
        named: whether the text names it.
        of: name of what the lexicon says it belongs to, or None.
        sex: `m`, `f` or None.
        doubtful: whether only spaCy takes it for a person: a single word, no given name, no title.
        latent: whether it is an unnamed one that only acts, an actor of the story only if it speaks.
        forms: distinct folded names it is mentioned by.
        spans: characters of its mentions with the form to show as alias, or None for a pronoun.
        roles: roles in text order.
        affiliation: another entity, a name, or None.
        head: folded head noun of an unnamed one, or an empty string.
    """

    name: str
    kind: str
    named: bool = True
    of: str | None = None
    sex: str | None = None
    forms: list[tuple[str, ...]] = field(default_factory=list)
    spans: list[tuple[Span, str | None]] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    affiliation: Entity | str | None = None
    head: str = ""
    plural: bool = False
    entry: bool = False
    members: tuple[Entity, ...] = ()
    latent: bool = False
    doubtful: bool = False

    def add(self, span: Span, alias: str | None) -> None:
        """Count a mention."""
        self.spans.append((span, alias))


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
    builder = _Builder(tokens, mentions, spoken)
    builder.run()
    return builder.entities, builder.of_mention


class _Builder:
    def __init__(self, tokens: Tokens, mentions: Sequence[Mention], spoken: Collection[int]) -> None:
        self.tokens, self.mentions, self.spoken = tokens, mentions, spoken
        self.entities: list[Entity] = []
        self.of_mention: dict[int, Entity] = {}
        self.by_entry: dict[tuple[str, str], Entity] = {}
        self.roles: dict[int, list[Role]] = {}
        self.votes: dict[int, Counter[str]] = {}

    def run(self) -> None:
        for i, mention in enumerate(self.mentions):
            self.roles[i] = [] if mention.entry else list(roles_of(self.tokens, mention))
        order = self._named_full()
        self._full_names(order)
        self._entries()
        self._short_names()
        for i, entity in sorted(self.of_mention.items()):
            entity.roles += [role for role in self.roles[i] if self._suits(role, entity)]

    def _suits(self, role: Role, entity: Entity) -> bool:
        """Whether something of an entity's kind can have a role."""
        if entity.kind == ORGANIZATION:
            return (
                role.how != "clause" and role.how != "place" and is_organization_noun(self.tokens, role.head)
            )
        return entity.kind == PERSON

    def _named_full(self) -> list[int]:
        full = [i for i, m in enumerate(self.mentions) if m.entry is None and len(m.names) > 1]
        return sorted(full, key=lambda i: (-len(self.mentions[i].names), i))

    # -- kinds

    def vote(self, i: int) -> Counter[str]:
        """Votes of one mention for what kind of thing it names."""
        if i not in self.votes:
            self.votes[i] = votes_of(self.tokens, self.mentions[i], self.roles[i], self.spoken)
        return self.votes[i]

    def _person_votes(self, i: int) -> int:
        return person_votes(self.tokens, self.mentions[i], self.roles[i])

    def _kind(self, indexes: Iterable[int]) -> str:
        votes: Counter[str] = Counter()
        for i in indexes:
            votes.update(self.vote(i))
        if not votes:
            return THING
        best = max((ORGANIZATION, PERSON, PLACE, GROUP, THING), key=lambda kind: votes[kind])
        return best if votes[best] > 0 else THING

    # -- full names

    def _full_names(self, order: Sequence[int]) -> None:
        forms: dict[tuple[str, ...], list[int]] = {}
        for i in order:
            forms.setdefault(self.mentions[i].names, []).append(i)
        for names, indexes in forms.items():
            kind = self._kind(indexes)
            entity = self._match(names, kind, indexes)
            if entity is None:
                entity = self._new(names, kind, indexes)
            if names not in entity.forms:
                entity.forms.append(names)
            for i in indexes:
                self._assign(i, entity)

    def _match(self, names: tuple[str, ...], kind: str, indexes: Sequence[int]) -> Entity | None:
        for entity in self.entities:
            for form in entity.forms:
                if len(form) < 2:
                    continue
                if kind == PERSON == entity.kind and same_person(names, form):
                    return entity
                if kind == PERSON == entity.kind and form[: len(names)] == names:
                    self._rename(entity, form, names, indexes)
                    return entity
                if kind != PERSON != entity.kind and same_organization(names, form):
                    return entity
                begins = form[: len(names)] == names and names[-1] not in words("name_heads")
                if begins and entity.kind == ORGANIZATION and not any(self._located(i) for i in indexes):
                    return entity
        return None

    def _rename(
        self, entity: Entity, long: tuple[str, ...], short: tuple[str, ...], indexes: Sequence[int]
    ) -> None:
        """Cut a name that runs on into a heading (“Jane Roe Defends”) to the one the text has more often."""
        longer = sum(m.names == long for m in self.mentions)
        alone = any(m.names == long[-1:] for m in self.mentions)
        if len(indexes) >= longer and not alone:
            entity.name = self._shown(self.mentions[indexes[0]])
            entity.forms = [short if form == long else form for form in entity.forms]

    def _new(self, names: tuple[str, ...], kind: str, indexes: Sequence[int]) -> Entity:
        mention = self.mentions[min(indexes)]
        entity = Entity(self._shown(mention), kind)
        if mention.state is not None:
            entity.of = mention.state.name
        if kind == PERSON:
            entity.sex = parse_person(names).sex
            plain = len(names) == 1 and names[0] not in given_names()
            entity.doubtful = plain and not any(self._person_votes(i) > 0 for i in indexes)
        self.entities.append(entity)
        return entity

    def _shown(self, mention: Mention) -> str:
        """The name to show: as written, a possessed institution by the state's adjective."""
        tokens = self.tokens
        if mention.nickname:
            plain = [tokens.text[n] for n in range(mention.first, mention.last + 1)]
            marks = [n for n, word in enumerate(plain) if word in "“”\"'‘’()"]
            return " ".join(plain[: marks[0]] + plain[marks[-1] + 1 :])
        text = tokens.words(mention.first, mention.last)
        if mention.state is not None and mention.span[0] < tokens.begin[mention.first]:
            return f"{lexicon().adjectives.get(mention.state.name, mention.state.name)} {text}"
        return text

    def _assign(self, i: int, entity: Entity) -> None:
        mention = self.mentions[i]
        self.of_mention[i] = entity
        sex = self._told_sex(i)
        if sex:
            entity.sex = sex
        entity.add(mention.span, self._alias(mention, entity))
        if mention.nickname:
            nick = tuple(fold(word) for word in mention.nickname.split())
            if nick not in entity.forms:
                entity.forms.append(nick)

    def _alias(self, mention: Mention, entity: Entity) -> str:
        """A mention as written; for somebody known by a family name alone, with “Mrs” before it."""
        begin, end = mention.span
        by_one_name = entity.kind == PERSON and all(len(form) < 2 for form in entity.forms)
        if by_one_name and self._honoured(mention):
            begin = self.tokens.begin[mention.first - 1]
        return " ".join(self.tokens.raw[begin:end].split())

    def _told_sex(self, i: int) -> str | None:
        """The sex that a title or a role noun at this mention tells."""
        tokens, mention = self.tokens, self.mentions[i]
        before = mention.first - 1
        if before >= 0 and tokens.low[before] in words("male_titles"):
            return "m"
        if before >= 0 and tokens.low[before] in words("female_titles"):
            return "f"
        for role in self.roles[i]:
            if role.how != "place" and (sex := table("sexes").get(tokens.low[role.head])):
                return sex
        return None

    # -- states and institutions

    def _entries(self) -> None:
        surnames = {
            parse_person(form).family
            for e in self.entities
            if e.kind == PERSON
            for form in e.forms
            if len(form) > 1
        }
        for i, mention in enumerate(self.mentions):
            entry = mention.entry
            if entry is None:
                continue
            entry = self._rival(entry)
            titled = mention.title is not None or self._honoured(mention)
            if (
                len(mention.names) == 1
                and mention.names[0] in surnames
                and (titled or mention.label == "PERSON")
            ):
                continue
            entity = self._entry_entity(i, mention, entry)
            if entity is not None:
                self._assign(i, entity)

    def _rival(self, entry: Entry) -> Entry:
        """The region with a state's name, where the text names other regions beside it (Georgia)."""
        rival = lexicon().rivals.get(entry.name) if entry.form == "state" else None
        if rival is None:
            return entry
        others = [m.entry for m in self.mentions if m.entry is not None and m.entry.name != entry.name]
        beside = any(e.form == "region" and e.of == rival.of for e in others)
        abroad = any(
            m.entry and m.entry.name == entry.name and m.entry.form != "state" for m in self.mentions
        )
        return rival if beside and not abroad else entry

    def _honoured(self, mention: Mention) -> bool:
        return mention.first > 0 and self.tokens.low[mention.first - 1] in words("honorifics")

    def _entry_entity(self, i: int, mention: Mention, entry: Entry) -> Entity | None:
        if entry.form == "adjective":
            return None
        if entry.form == "seat" and not acts(self.tokens, mention):
            return self._place(mention, entry)
        if entry.form == "people" and not self._speaks_for_state(mention):
            return None
        key = (entry.name, "entry")
        if key not in self.by_entry:
            entity = self._known_by_name(entry) or Entity(entry.name, entry.kind, of=entry.of, entry=True)
            entity.name, entity.entry, entity.of, entity.kind = entry.name, True, entry.of, entry.kind
            self.by_entry[key] = entity
            if entity not in self.entities:
                self.entities.append(entity)
        entity = self.by_entry[key]
        if mention.names not in entity.forms:
            entity.forms.append(mention.names)
        return entity

    def _known_by_name(self, entry: Entry) -> Entity | None:
        """An entity of the text that already has this institution's name."""
        names = tuple(fold(word) for word in entry.name.split())
        return next((e for e in self.entities if any(bare(form) == names for form in e.forms)), None)

    def _place(self, mention: Mention, entry: Entry) -> Entity:
        name = self.tokens.words(mention.first, mention.last)
        key = (fold(name), "place")
        if key not in self.by_entry:
            self.by_entry[key] = Entity(name, PLACE, of=entry.name, entry=True, forms=[mention.names])
            self.entities.append(self.by_entry[key])
        return self.by_entry[key]

    def _speaks_for_state(self, mention: Mention) -> bool:
        """“the Russians” that act stand for their state; “many Americans” do not."""
        before = mention.first - 1
        article = before >= 0 and self.tokens.low[before] == "the"
        return article and self.tokens.is_subject(mention.head)

    # -- short names

    def _short_names(self) -> None:
        left = [
            i
            for i, m in enumerate(self.mentions)
            if i not in self.of_mention
            and (m.entry is None or (m.entry.form != "adjective" and m.entry.form != "people"))
        ]
        forms: dict[tuple[str, ...], list[int]] = {}
        for i in left:
            forms.setdefault(self.mentions[i].names, []).append(i)
        for names, indexes in forms.items():
            kind = self._kind(indexes)
            fits = self._fits(names, kind, indexes)
            lone = all(self.mentions[i].lone for i in indexes)
            if not fits and lone:
                continue
            if not fits:
                entity = self._new(names, kind, indexes)
                entity.forms.append(names)
                for i in indexes:
                    self._assign(i, entity)
                continue
            others: dict[str, Entity] = {}
            for i in indexes:
                sex = self._told_sex(i)
                if sex and all(e.sex and e.sex != sex for e in fits):
                    self._assign(i, others.get(sex) or self._namesake(i, sex, others))
                else:
                    self._assign(i, self._nearest(i, fits))

    def _namesake(self, i: int, sex: str, others: dict[str, Entity]) -> Entity:
        """Somebody else of that family name, known by a title alone: “Mrs Barnard” beside Keith Barnard."""
        mention = self.mentions[i]
        title = mention.title[0] if mention.title else mention.first - 1
        entity = Entity(self.tokens.words(title, mention.last), PERSON, sex=sex, forms=[mention.names])
        others[sex] = entity
        self.entities.append(entity)
        return entity

    def _fits(self, names: tuple[str, ...], kind: str, indexes: Sequence[int]) -> list[Entity]:
        """Entities with fuller names that a short name may stand for, the best kind of fit alone."""
        word = names[-1] if len(names) == 1 else " ".join(names)
        people: dict[int, list[Entity]] = {2: [], 1: []}
        for entity in self.entities:
            if entity.kind != PERSON:
                continue
            rank = max((is_short_for(word, form) for form in entity.forms if len(form) > 1), default=0)
            if any(form == names for form in entity.forms):
                rank = 2
            if rank:
                people[rank].append(entity)
        if people[2] or people[1]:
            return people[2] or people[1]
        if kind == PLACE and any(self._located(i) for i in indexes):
            return []
        if kind == PERSON and any(self._person_votes(i) > 0 for i in indexes):
            return []
        return [e for e in self.entities if e.kind != PERSON and self._shortens(names, e)]

    def _located(self, i: int) -> bool:
        """Whether a mention says where something is: “in Leeds”."""
        before = self.mentions[i].first - 1
        if before < 1 or self.tokens.low[before] not in LOCATIVE - {"at"}:
            return False
        return self.tokens.lemma[before - 1].lower() not in words("invested")

    def _shortens(self, names: tuple[str, ...], entity: Entity) -> bool:
        for form in entity.forms:
            if same_organization(names, form):
                return True
            if (
                entity.entry
                and len(names) == 1
                and len(form) == 2
                and names == form[:1]
                and form[1] == "department"
            ):
                return True
            if (
                entity.kind == PLACE
                and len(form) == 2
                and form[1:] == names
                and form[0] in ("lake", "mount", "river")
            ):
                return True
            if entity.of and not entity.entry and len(names) < len(form) and form[-len(names) :] == names:
                return True
            if len(form) > 1 and len(names) == 1 and not entity.entry and entity.kind == ORGANIZATION:
                full = bare(form)
                common = names[0] in words("organizations") or names[0] in table("parties")
                if names[0] == full[0] and not common and names[0] not in words("titles"):
                    return True
                if names[0].replace(".", "") in initials(full):
                    return True
        return False

    def _nearest(self, i: int, fits: Sequence[Entity]) -> Entity:
        """Of some entities, the one that agrees in sex and title and was last named, else named next."""
        sex, at = self._told_sex(i), self.mentions[i].span[0]
        fitting = [e for e in fits if not sex or not e.sex or e.sex == sex] or list(fits)
        if len(fitting) == 1:
            return fitting[0]
        names = self.mentions[i].names
        title = {w.lower() for role in self.roles[i] for w in role.text.split()}

        def rank(entity: Entity) -> tuple[int, bool, bool, int]:
            shared = sum(
                bool(title & {w.lower() for w in role.text.split()}) for role in self._entity_roles(entity)
            )
            before = [span[0] for span, _ in entity.spans if span[0] < at]
            near = max(before) if before else -min(span[0] for span, _ in entity.spans)
            full = sum(" " in (alias or "") for _, alias in entity.spans) < 2
            return min(shared, 1), self._is_settled(entity, fitting, names), full, near

        return max(fitting, key=rank)

    def _is_settled(self, entity: Entity, others: Sequence[Entity], names: tuple[str, ...]) -> bool:
        """Whether a short name was an entity's alone before any other that it fits was named."""
        starts = [min(span[0] for span, _ in e.spans) for e in others if e is not entity]
        short = " ".join(names)
        used = [span[0] for span, alias in entity.spans if alias and fold(alias) == short]
        return bool(used) and min(used) < min(starts)

    def _entity_roles(self, entity: Entity) -> list[Role]:
        return [role for i, e in self.of_mention.items() if e is entity for role in self.roles[i]]


def acts(tokens: Tokens, mention: Mention) -> bool:
    """Whether a capital or seat stands for its state: it acts, owns, is spoken with or against."""
    head = mention.head
    after = mention.last + 1
    if after < len(tokens) and tokens.low[after] in ("'s", "'"):
        return True
    if tokens.is_subject(head):
        return True
    for _ in range(3):
        if tokens.dep[head] in ("conj", "appos") and tokens.head[head] != head:
            head = tokens.head[head]
    if tokens.dep[head] in ("dobj", "dative", "agent"):
        return True
    if tokens.dep[head] == "pobj":
        return tokens.low[tokens.head[head]] in (
            "between",
            "against",
            "with",
            "by",
            "on",
            "towards",
            "toward",
            "for",
        )
    return False
