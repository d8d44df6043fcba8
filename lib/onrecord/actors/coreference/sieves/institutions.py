"""Bodies named after their owners (“the Russian government”, “Trump campaign”), and members of parties."""

from __future__ import annotations

from ....lexicons.name_matching import is_short_for
from ....lexicons.words import kindred, table, words
from ....model.anaphors import Anaphor
from ....model.facts import Decision, Fact
from ...entities import Entity
from ...kind_names import GOVERNMENT, GROUP, ORGANIZATION, PERSON, PLACE
from ..decide import introduce, mention, only
from ..descriptions import DEFINITE, DESCRIPTIONS, is_share, name_of
from ..owners import key_of, modifiers
from ..ranking.candidates import is_anaphoric
from ..ranking.described import lemma_of
from ..view import View, certain

_GOVERNED = frozenset(("city", "town", "village", "county", "district", "municipality", "borough"))
_SETTLEMENTS = _GOVERNED | {"state", "kingdom", "republic", "province", "region", "island", "port", "suburb"}
_POWERS = (frozenset(("ruling", "governing")), frozenset(("opposition",)))
"""Words that say whether a party is in power."""
_PLAIN = frozenset(("agency", "body", "organization", "organisation", "watchdog"))


def body_with_noun(view: View, anaphor: Anaphor) -> Decision | None:
    """The body whose name stands before a plain noun for it: “the APS agency”, “Time magazine”.

    “The UN agency” is no such name: bodies of the gazetteer have agencies of their own.
    """
    tokens, names = view.tokens, view.names
    if anaphor.form not in DESCRIPTIONS or tokens.low[anaphor.head] not in words("plain_bodies"):
        return None
    i = names.at.get(anaphor.head - 1)
    if i is None or i not in names.of_name or names.names[i].entry is not None:
        return None
    if tokens.pos[anaphor.head - 1] == "ADJ" or names.names[i].label == "NORP":  # “the Anglo-Swedish company”
        return None
    body, first = view.of_name(i), names.names[i].first
    before = {*tokens.low[anaphor.first : first]} - DEFINITE
    if body.kind != ORGANIZATION or body.entry or before:
        return None
    return certain(body, mention(view, anaphor, body.id))


def place_with_noun(view: View, anaphor: Anaphor) -> Decision | None:
    """The place whose name stands after a noun for it: “the Argentine city of Puerto Roe”, later “the city”.

    As a source, “the town of Ely” may be its government.
    """
    tokens, noun = view.tokens, view.tokens.low[anaphor.head]
    if anaphor.form not in DESCRIPTIONS or noun not in _SETTLEMENTS:
        return None
    if anaphor.definite and anaphor.last == anaphor.head == anaphor.first + 1:
        called = view.history.last(lambda e: e.kind in (PLACE, GOVERNMENT) and noun in e.called)
        if called is not None and tokens.low[anaphor.head + 1 : anaphor.head + 2] != ["of"]:
            return certain(called, mention(view, anaphor, called.id))
    at = anaphor.head + 2 + (tokens.low[anaphor.head + 2 : anaphor.head + 3] == ["the"])
    i = view.names.opens(at) if tokens.low[anaphor.head + 1 : anaphor.head + 2] == ["of"] else None
    if i is None or (noun in _GOVERNED and anaphor.source >= 0):
        return None
    place = view.of_name(i)
    if place.kind not in (PLACE, GOVERNMENT):
        return None
    return certain(place, Fact(place.id, "called", noun, anaphor.span), mention(view, anaphor, place.id))


def government_of_state(view: View, anaphor: Anaphor) -> Decision | None:
    """The state for its government: “the Russian government”."""
    if anaphor.form not in DESCRIPTIONS or view.tokens.low[anaphor.head] != "government":
        return None
    states = modifiers(view, anaphor)
    if not states or states[0].kind != GOVERNMENT or _of_city(view, anaphor):
        return None
    return certain(states[0], mention(view, anaphor, states[0].id))


def _of_city(view: View, anaphor: Anaphor) -> bool:
    """Whether a government is that of a capital city: “the Delhi government”."""
    inside = (view.names.at.get(n) for n in range(anaphor.first, anaphor.head))
    entries = (view.names.names[i].entry for i in inside if i is not None)
    return any(entry is not None and entry.form == "seat" for entry in entries)


def institution_of_state(view: View, anaphor: Anaphor) -> Decision | None:
    """An organization named after its owner, a new one if necessary: “the U.S. embassy”."""
    tokens = view.tokens
    if anaphor.form not in DESCRIPTIONS or tokens.low[anaphor.head] not in words("institutions"):
        return None
    states = modifiers(view, anaphor)
    if not states or not any(n in view.names.at for n in range(anaphor.first, anaphor.head)):
        return None
    key, head = key_of(view, anaphor, anaphor.head), tokens.low[anaphor.head]
    for entity in view.entities:
        body = entity.kind == ORGANIZATION and _is_named_after(entity, states[0], head)
        if key in entity.forms or body:
            return certain(entity, mention(view, anaphor, entity.id))
    told = {
        "name": name_of(tokens, anaphor, anaphor.head, view.names.at),
        "kind": ORGANIZATION,
        "affiliation": states[0].id,
        "head": head,
        "form": key,
    }
    return introduce(view, anaphor, told)


def agency_of_owner(view: View, anaphor: Anaphor) -> Decision | None:
    """The only named organization that belongs to another: “the UN agency” after “the WHO”."""
    if (
        anaphor.form not in DESCRIPTIONS
        or not anaphor.definite
        or view.tokens.low[anaphor.head] not in _PLAIN
    ):
        return None
    owners = modifiers(view, anaphor)
    keys = {owners[0].id, owners[0].name} if owners else set()
    bodies = (e for e in view.entities if e.kind == ORGANIZATION and e.named)
    owned = [e for e in bodies if not keys.isdisjoint((e.affiliation, e.of)) and e.id not in keys]
    return only(view, anaphor, owned)


def party_in_power(view: View, anaphor: Anaphor) -> Decision | None:
    """The only party that the text calls ruling, or the opposition: “the ruling party”."""
    tokens = view.tokens
    if anaphor.form not in DESCRIPTIONS or tokens.low[anaphor.head] not in ("party", "coalition"):
        return None
    told = tokens.low[anaphor.first : anaphor.head]
    power = next((words_told for words_told in _POWERS if not words_told.isdisjoint(told)), None)
    if power is None:
        return None
    keys = {
        view.entities.find(key)
        for i, key in view.names.of_name.items()
        if not power.isdisjoint(tokens.low[max(0, view.names.names[i].first - 2) : view.names.names[i].first])
    }
    parties = [view.entities[key] for key in keys if view.entities[key].kind == ORGANIZATION]
    return only(view, anaphor, parties)


def member_of_party(view: View, anaphor: Anaphor) -> Decision | None:
    """The only person who belongs to a party by the text: “the Ohio Democrat”, “the Tory”."""
    party = table("parties").get(view.tokens.lemma[anaphor.head].lower())
    if not party or not anaphor.definite or view.tokens.tag[anaphor.head] in ("NNS", "NNPS"):
        return None
    members = [e for e in view.people() if e.named and _party(view, e) == party]
    return only(view, anaphor, members)


def _party(view: View, person: Entity) -> str | None:
    whose = person.affiliation
    return view.entities[whose].name if isinstance(whose, int) else whose


def _is_named_after(entity: Entity, whose: Entity, head: str) -> bool:
    """Whether a body belongs to a person, by name or affiliation: “the Roe Campaign”, “her campaign”."""
    if whose.kind != PERSON:
        return False
    if entity.affiliation == whose.id and entity.head == head:
        return True
    names = [form[:-1] for form in entity.forms if len(form) > 1 and form[-1] == head]
    full = [form for form in whose.forms if len(form) > 1]
    return any(name in full or any(is_short_for(" ".join(name), f) for f in full) for name in names)


def same_group(view: View, anaphor: Anaphor) -> Decision | None:
    """The last group with the same noun, for “the officials”."""
    if anaphor.form != "several" or not is_anaphoric(view, anaphor) or is_share(view.tokens, anaphor.head):
        return None
    lemma, key = lemma_of(view, anaphor), frozenset(key_of(view, anaphor, anaphor.last))
    nouns = kindred().get(lemma, frozenset()) | {lemma}

    def fits(entity: Entity) -> bool:
        alike = not entity.named and entity.kind == GROUP and entity.head in nouns
        return alike and not key - {word for form in entity.forms for word in form} - {lemma}

    found = view.history.last(fits)
    return certain(found, mention(view, anaphor, found.id)) if found is not None else None
