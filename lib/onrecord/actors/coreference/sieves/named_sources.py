"""Sources that name their speaker: by a name, an apposition or a plain word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ....lexicons.words import given_names, words
from ....model.anaphors import Anaphor
from ....model.facts import Decision, Fact, Role
from ....text.tokens import Tokens
from ...kind_names import ORGANIZATION, PERSON, PLACE
from ...nouns import is_organization_noun, is_person_noun
from ..descriptions import DESCRIPTIONS
from ..sources import Source
from ..view import View, certain
from .groups import Joined, group_of, joined, owns_next

_NAMES_ONESELF = frozenset(("name", "identified", "himself", "herself", "themselves"))
_OPENS_ASIDE = frozenset((",", "—", "–", "--"))
_OPENS_LIST = _OPENS_ASIDE | {"-"}
_QUOTES = frozenset("“‘\"'")
_SELECTS = frozenset(("ADJ", "NOUN", "PROPN", "DET", "NUM"))
_CLAUSE = 14
"""Most words of a clause after a source in which it gives its name."""
_IN_PHRASE = frozenset(("ADJ", "ADP", "CCONJ", "DET", "NOUN", "PROPN"))
_APART = frozenset(("ADP", "VERB", "AUX", "CCONJ", "SCONJ", "PRON"))


def name_in_source(view: View, source: Source) -> Decision | None:
    """The entity that a source names (“said Jane Roe”); a group if it names several."""
    player = _of_two_bodies(view, source)
    if player is not None:
        return certain(view.of_name(player))
    found = _name_in(view, source)
    if found is None:
        return None
    first, group = (found, None) if _has_two_offices(view, source, found) else _group(view, source, found)
    if group is None:
        shared = view.names.shared.get(view.names.names[found].span)
        return Decision(shared) if shared else certain(view.of_name(found))
    key, facts = group_of(view, first, group)
    begin, end = view.names.names[first].first, view.names.names[group.last].last
    mention = Fact(key, "mention", view.tokens.words(begin, end), view.tokens.span(begin, end))
    return certain(key, *facts, mention)


def _of_two_bodies(view: View, source: Source) -> int | None:
    """The last name of a source if it is a person's, whose role names several bodies or places before it.

    “Leeds and Wales captain Ann Roe” is Roe, not Leeds and Roe.
    """
    tokens, names = view.tokens, view.names.names
    *bodies, person = [*_names_in(view, source)] or [-1]
    if len(bodies) < 2 or person not in view.names.of_name or view.of_name(person).kind != PERSON:
        return None
    if any(i in view.names.of_name and view.of_name(i).kind == PERSON for i in bodies):
        return None
    for one, other in pairwise(bodies):
        if not {*tokens.low[names[one].last + 1 : names[other].first]} & {"and", "&"}:
            return None
    role = range(names[bodies[-1]].last + 1, names[person].first)
    plain = all(tokens.text[n].islower() and tokens.pos[n] in ("NOUN", "ADJ", "ADV") for n in role)
    return person if role and plain else None


def _group(view: View, source: Source, found: int) -> tuple[int, Joined | None]:
    """The first name of the group in a source that has a name, and that group if there is one."""
    inside = set(source.words)
    before = [i for i in _names_in(view, source) if i < found and not owns_next(view, i)]
    opens = view.names.names[found].first
    if source.head < opens - 1 and view.tokens.tag[source.head] == "NNS":
        before = [] if view.tokens.text[opens - 1] in _OPENS_LIST else before
    for first in (*before, found):
        group = joined(view, first, inside)
        if group is not None and (found <= group.last or view.of_name(found).id in group.members):
            return first, group
    return found, None


def _name_in(view: View, source: Source) -> int | None:
    """The index of the name of the speaker in a source, or None."""
    found = _named_at(view, source)
    if found is None:
        found = _last_name(view, source)
    if found is None or _only_some(view, source, found):
        return None
    found = bearer(view, source, found)
    return _rather(view, source, found) if view.of_name(found).kind == PLACE else found


def bearer(view: View, source: Source, found: int) -> int:
    """The last in a row of names of which each owns the next, or is the body of its office.

    “Kenya's Ann Roe”; “Royal College of Nursing general secretary Ann Roe”.
    """
    names, members = view.names, set(source.words)
    while True:
        owned = owns_next(view, found)
        after = _after_acronym(view, names.names[found].last + 1 + owned)
        following = names.role_of.get(after, next(_names_in(view, source, after), None))
        if following is None or view.of_name(following).kind != PERSON:
            return found
        between = range(after, names.names[following].first)
        if between:
            office = all(names.role_of.get(n) == following or view.tokens.low[n] == "," for n in between)
            goes_on = (
                office and view.of_name(found).kind != PERSON and names.names[following].first in members
            )
        else:
            goes_on = owned
        if not goes_on or following == found:
            return found
        found = following


def _after_acronym(view: View, n: int) -> int:
    """The word after an acronym in brackets: “chief” in “Board of Trade (BoT) chief”."""
    marks = view.tokens.text[n : n + 1] + view.tokens.text[n + 2 : n + 3]
    return n + 3 if marks == ["(", ")"] and view.tokens.text[n + 1][0].isupper() else n


def _names_in(view: View, source: Source, after: int = 0) -> Iterator[int]:
    """The names in a source that begin at a word or after it, in order."""
    opening = (view.names.opens(n) for n in source.words if n >= after)
    return (i for i in opening if i is not None)


def _only_some(view: View, source: Source, i: int) -> bool:
    """Whether a source means some members of a party: “rural Republicans”, “many Tories”."""
    tokens, first = view.tokens, view.names.names[i].first
    if tokens.low[first] not in words("members"):
        return False
    before = [n for n in source.words if n < first]
    return any(tokens.pos[n] in _SELECTS and tokens.low[n] not in ("the", "both") for n in before)


def _named_at(view: View, source: Source) -> int | None:
    """The name at the head of a source, or the name beside a title or apposition at its head."""
    i = view.names.at.get(source.head)
    if i is not None and i in view.names.of_name:
        return i
    i = _after_title(view, source)
    i = _before_role(view, source) if i is None else i
    if i is not None:
        return i
    i = view.names.role_of.get(source.head)
    if i is None:
        return None
    members = set(source.words)
    opens = view.names.names[i].first
    between = range(max(members) + 1, opens)
    beside = len(between) < 2 or all(view.names.role_of.get(n) == i for n in between[:-1])
    return i if view.names.names[i].head in members or (between and beside) else None


def _after_title(view: View, source: Source) -> int | None:
    """The first name after a title, or after a noun for several people: “analysts Ann Roe and Bo Lee”."""
    tokens, head = view.tokens, source.head
    i = next(_names_in(view, source, head + 1), None)
    if i is None:
        return None
    if head in view.names.titles[i]:
        return i
    if tokens.tag[head] not in ("NNS", "NNPS"):
        return None
    people = [k for k in _names_in(view, source, head + 1) if view.of_name(k).kind == PERSON]
    if not people:
        return None
    beside = people[0] == i and view.names.names[i].first == head + 1
    return people[0] if beside or _is_list(view, source, people[0]) else None


def _before_role(view: View, source: Source) -> int | None:
    """The person who opens a source, before a comma and a role: “Ann Roe, control chief at the board,”."""
    tokens, i = view.tokens, view.names.opens(source.words[0])
    if i is None or view.of_name(i).kind != PERSON:
        return None
    after = view.names.names[i].last + 1
    role = range(after + 1, source.head)
    apart = tokens.text[after] == "," and source.head > after and is_person_noun(tokens, source.head)
    return i if apart and not any(tokens.pos[n] in ("VERB", "AUX", "CCONJ", "PUNCT") for n in role) else None


def _is_list(view: View, source: Source, i: int) -> bool:
    """Whether a source is a noun and a list of those whom it means: “two teachers, Ann Roe and Bo Lee,”.

    A phrase may stand between: “the leaders of Kenya and Norway, Ann Roe and Bo Lee”.
    """
    tokens = view.tokens
    group = joined(view, i, set(source.words))
    between = range(source.head + 1, view.names.names[i].first)
    if group is None or not between or tokens.text[between[-1]] not in _OPENS_LIST:
        return False
    if len(between) > 1 and any(tokens.pos[n] not in _IN_PHRASE for n in between[:-1]):
        return False
    end = view.names.names[group.last].last
    return all(tokens.pos[n] == "PUNCT" for n in source.words if n > end)


def _last_name(view: View, source: Source) -> int | None:
    """The name at the end of a source: “White House hopeful Jane Roe”, “the Israeli newspaper Haaretz”."""
    tokens = view.tokens
    last = next((n for n in reversed(source.words) if tokens.pos[n] != "PUNCT"), -1)
    i = view.names.at.get(last)
    if i is None or i not in view.names.of_name:
        return None
    mention = view.names.names[i]
    between = range(source.head, mention.first)
    if mention.last != last or not between or view.of_name(i).kind not in (PERSON, ORGANIZATION):
        return None
    if any(tokens.pos[n] in _APART | {"PUNCT", "PART"} for n in between):
        return i if _has_two_offices(view, source, i) else None
    return i


def _has_two_offices(view: View, source: Source, i: int) -> bool:
    """Whether a person has two offices before the name: “Deputy Minister for Health and mayor Ann Roe”."""
    tokens, role = view.tokens, _title_of(view, i)
    if role is None or tokens.low[role.first - 1] != "and" or not source.head < role.first:
        return False
    return tokens.tag[source.head] in ("NN", "NNP") and is_person_noun(tokens, source.head)


def _title_of(view: View, i: int) -> Role | None:
    """The title right before a name, if the text tells one."""
    first = min((view.names.names[i].first, *view.names.titles[i]))
    return next((role for role in view.of_name(i).roles if role.first == first), None)


def _rather(view: View, source: Source, place: int) -> int:
    """The person or body after a place in a source: “Leeds-based Acme”, “Raleigh, N.C.-based Acme”."""
    for n in source.words:
        i = view.names.at.get(n)
        if i is None or n <= view.names.names[place].last or i not in view.names.of_name:
            continue
        if view.of_name(i).kind in (PERSON, ORGANIZATION):
            return i
    return place


def apposition(view: View, anaphor: Anaphor) -> Decision | None:
    """The entity named in the apposition to a description: “The families' lawyer, Rosa Delgado”."""
    source = view.source_of(anaphor)
    if source is None or anaphor.form not in DESCRIPTIONS:
        return None
    tokens = view.tokens
    wanted = {ORGANIZATION} if is_organization_noun(tokens, source.head) else {PERSON}
    if tokens.low[source.head].endswith(("er", "or")):  # “the promoter” may be a person or a body
        wanted = {ORGANIZATION, PERSON}
    for n in (*source.words, *_right_after(view, source)):
        i = view.names.opens(n)
        if (
            n <= source.head
            or i is None
            or view.of_name(i).kind not in wanted | _ends_source(view, source, i)
        ):
            continue
        begin = min([n, *(k for k in view.names.titles[i] if source.head < k and tokens.pos[k] != "PUNCT")])
        while source.head < begin - 1 and (
            tokens.pos[begin - 1] in ("ADJ", "PROPN", "NOUN", "NUM") or tokens.text[begin - 1] == "-"
        ):
            begin -= 1
        begin -= tokens.low[begin - 1] in ("the", "a", "an")
        after = view.names.names[i].last + 1
        listed = after in source.words and tokens.low[after] in ("and", "or", "'s", "'")
        inside = range(source.head + 1, begin - 1)
        if tokens.text[begin - 1] in _OPENS_ASIDE and not listed and not _another_clause(tokens, inside):
            return certain(view.of_name(i))
    return None


def _ends_source(view: View, source: Source, i: int) -> frozenset[str]:
    """The kind of a person if a source ends with their whole name: “His shop steward, Jane Roe,”.

    Nobody's name stands beside a body, so that a noun for a body is one for a person there.
    """
    name = view.names.names[i]
    whole = len(name.names) > 1 and name.names[0] in given_names()
    rest = (n for n in source.words if n > name.last)
    ends = name.last in source.words and all(view.tokens.pos[n] == "PUNCT" for n in rest)
    return frozenset((PERSON,)) if whole and ends else frozenset()


def called_by_name(view: View, anaphor: Anaphor) -> Decision | None:
    """The person in “a man named Roe”, “a man who goes by the name ‘Shorty’”, “who gave her name as Roe”."""
    source, tokens = view.source_of(anaphor), view.tokens
    if source is None or anaphor.form != "person":
        return None
    for n in (*source.words, *_in_clause_after(view, source)):
        i = view.names.opens(n)
        if i is None or n <= source.head:
            continue
        quoted = tokens.text[n - 1] in _QUOTES and tokens.low[n - 2] in words("by_name")
        told = tokens.low[n - 1] == "as" and any(
            tokens.low[k] in _NAMES_ONESELF for k in range(source.head, n)
        )
        if quoted or told or tokens.low[n - 1] in ("named", "called", "nicknamed", "surnamed"):
            entity = view.of_name(i)
            return certain(entity, Fact(entity.id, "kind", PERSON, view.names.names[i].span))
    return None


def _in_clause_after(view: View, source: Source) -> range:
    """The words of the clause after a source: “an eyewitness, who identified herself only as Ann, said”."""
    tokens, after = view.tokens, source.words[-1] + 1
    if tokens.text[after : after + 1] != [","] or tokens.low[after + 1 : after + 2] != ["who"]:
        return range(0)
    end = after + 2
    while end < min(after + _CLAUSE, len(tokens)) and tokens.text[end] != ",":
        end += 1
    return range(after + 2, end)


def plain_word_as_name(view: View, anaphor: Anaphor) -> Decision | None:
    """The person whose family name is a plain word: “Read said …”."""
    source = view.source_of(anaphor)
    if source is None or len(source.words) > 1:
        return None
    tokens, n = view.tokens, source.words[0]
    if not tokens.text[n][0].isupper() or len(tokens.low[n]) < 3:
        return None
    recent = (view.entities[seen.entity] for seen in view.history.recent())
    named = (e for e in recent if e.kind == PERSON and e.named)
    found = next((e for e in named if any(len(f) > 1 and f[-1] == tokens.low[n] for f in e.forms)), None)
    if found is None:
        return None
    return certain(found, Fact(found.id, "mention", tokens.text[n], tokens.span(n, n)))


def _right_after(view: View, source: Source) -> range:
    """The first word of a name between commas right after a source: “One of them, Ida Frost, said”."""
    at = source.words[-1] + 2
    i = view.names.opens(at) if view.tokens.text[at - 1 : at] == [","] else None
    after = view.names.names[i].last + 1 if i is not None else len(view.tokens)
    return range(at, at + (view.tokens.text[after : after + 1] == [","]))


def _another_clause(tokens: Tokens, between: range) -> bool:
    """Whether another clause stands between a noun and a possible apposition."""
    return any(tokens.low[n] in ("who", "which", "and") for n in between)
