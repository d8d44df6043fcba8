"""Cuts a run of capitalized words into names, at titles, states, institutions and given names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...lexicons.name_matching import SMALL_WORDS, SUFFIXES
from ...lexicons.states import lexicon
from ...lexicons.words import given_names, table, words
from ...model.names import Entry, Name
from ...text.tokens import Tokens
from .capitalized_runs import is_ayn, known, retired_end
from .endings import ends_title
from .joined_states import joined_states
from .making import (
    begins_body,
    goes_on_to_body,
    is_hyphened,
    is_portfolio,
    name_of,
    with_words_after,
)
from .no_names import is_adjective, is_coin
from .offices import field_end, is_office, link_before
from .titles import one_entity, title_end

_JOINING = frozenset(("of", "and", "for", "&"))
"""Words that join the words of a name, and begin none."""
_STATES = frozenset(("state", "republic", "kingdom", "sultanate", "emirate", "commonwealth"))
"""Words before “of” and the name of a state."""


class Cutter:
    """Cuts one run of words into names."""

    def __init__(self, tokens: Tokens, first: int, last: int) -> None:
        """Store the first and last word of the run."""
        self.tokens, self.first, self.last = tokens, first, last
        self.title: tuple[int, int] | None = None
        self.state: Entry | None = None

    def mentions(self) -> Iterator[Name]:
        """The mentions in the run, in text order."""
        at = self.first
        if link_before(self.tokens, at - 1) is not None:
            at = self._after_field(at)
        if at == self.first and self._after_office(at):
            end = self._complement_end(at)
            at = end + 1 if end < self.last or is_portfolio(self.tokens, end) else at
        while at <= self.last:
            at, found = self._piece(at)
            yield from found

    def whole(self) -> Name:
        """The run as one name."""
        return self._mention(self.first, self.last, None)

    def _piece(self, at: int) -> tuple[int, list[Name]]:
        """The word after the next name or title, and the names found in it."""
        tokens = self.tokens
        if tokens.low[at] in _JOINING:
            return at + 1, []
        retired = retired_end(tokens, at)
        if retired is not None:
            self.title = (self.title[0], retired) if self.title else None
            return retired + 1, []
        if joined := joined_states(tokens, at):
            self.title = None
            return at + 1, joined
        title = self._title(at)
        if title is not None:
            begin = self.title[0] if self.title and self.title[1] == at - 1 else at
            self.title = (begin, title)
            if at == title == self.first == self.last and not self._after_article(at):
                return at + 1, [replace(self._mention(at, at, None, bare=True), lone=True)]
            return self._complement(title)
        match = self._state_of(at) or self._entry(at)
        if match is not None:
            end, entry = at + match[0] - 1, match[1]
            whole = self._institution(at, end, entry)
            if whole is not None:
                return whole
            self.title = None
            return end + 1, [] if is_coin(tokens, end + 1) else [self._mention(at, end, entry)]
        end = self._name_end(at)
        honours = end
        while end > at and tokens.low[end] in words("postnominals"):
            end -= 1
        if end == at:
            end = honours
        found = self._mention(at, end, None)
        self.title = None
        modifies = tokens.dep[at] in ("amod", "compound", "nmod") and tokens.head[at] > at
        people = tokens.ent[at] == "NORP" or tokens.low[at] in words("peoples")
        if (at == end and people and modifies) or is_adjective(tokens, at, end):
            return end + 1, []
        found = with_words_after(tokens, found, end == self.last)
        return honours + 1, [found] if tokens.text[at][0].isalnum() else []

    def _title(self, at: int) -> int | None:
        """The last word of the title that begins at a word of the run, or None."""
        return title_end(self.tokens, self.first, self.last, at)

    def _after_office(self, at: int) -> bool:
        """Whether a run is what an office is for: “special envoy for Northern Harbours Jane Roe”."""
        tokens = self.tokens
        person = tokens.low[at] in given_names() or tokens.ent[at] == "PERSON"
        return not person and at > 1 and tokens.low[at - 1] == "for" and ends_title(tokens, at - 2)

    def _after_field(self, at: int) -> int:
        """The word after the field of an office: “Jane” in “minister for Women and Equalities Jane Roe”."""
        end = field_end(self.tokens, at, self.last)
        if end is None:
            return at
        stop = self._complement_end(end)
        while stop > end and self._title(stop) is not None:
            stop -= 1
        return at if goes_on_to_body(self.tokens, end, stop) else end + 1

    def _after_article(self, at: int) -> bool:
        return at > 0 and self.tokens.pos[at - 1] in ("DET", "PRON", "PART")

    def _complement(self, title: int) -> tuple[int, list[Name]]:
        """The word after “of Canterbury”, “to Russia” beside a title, and the name in it if there is one."""
        tokens = self.tokens
        after = title + 1
        if after > self.last or tokens.low[after] not in ("of", "for", "to"):
            return after, []
        at = after + 1 + (tokens.low[after + 1] == "the")
        beyond, found = self._field_or_body(at)
        if self.title:
            self.title = (self.title[0], beyond - 1)
        return beyond, found

    def _field_or_body(self, at: int) -> tuple[int, list[Name]]:
        """The word after what an office is for, and its name if it is a body or place."""
        tokens, title = self.tokens, self.title
        beyond = self._after_field(at)
        if beyond > at:
            return beyond, []
        match = self._state_of(at) or self._entry(at)
        whole = self._institution(at, at + match[0] - 1, match[1]) if match else None
        self.title = title
        if whole is not None:
            return whole
        end = at + match[0] - 1 if match else self._complement_end(at)
        place = self._mention(at, end, match[1] if match else None, bare=True)
        body = place.label in ("ORG", "GPE") or tokens.low[end] in words("name_heads")
        body = body and not (at == end and tokens.low[at] in words("organizations"))
        return end + 1, [place] if match or (body and not is_portfolio(tokens, end)) else []

    def _complement_end(self, at: int) -> int:
        tokens = self.tokens
        end = at
        while end < self.last and not (
            tokens.low[end + 1] in given_names() or tokens.ent[end + 1] == "PERSON"
        ):
            end += 1
        return end

    def _entry(self, at: int) -> tuple[int, Entry] | None:
        tokens = self.tokens
        match = lexicon().match(tokens.low, at) if known(tokens, at) else None
        if match is not None and match[0] == 1 and self._is_first_name(at):
            return None
        if match is None or (at + match[0] - 1 > self.last and tokens.low[at] != "the"):
            return None
        if match[1].form == "seat" and tokens.low[at] == "male":
            return None
        if match[0] == 1 and match[1].form == "institution" and begins_body(self.tokens, at, self.last):
            return None
        if match[1].form in ("state", "region") and is_hyphened(tokens, at + match[0], self.last):
            return None
        return match

    def _state_of(self, at: int) -> tuple[int, Entry] | None:
        """A state or region called a state: “State of Qatar”, “Kingdom of Norway”."""
        tokens, far = self.tokens, at + 2
        if tokens.low[at] not in _STATES or far > self.last or tokens.low[at + 1] != "of":
            return None
        far += tokens.low[far] == "the"
        match = self._entry(far) if far <= self.last else None
        stated = match is not None and match[1].form in ("state", "region")
        return (far - at + match[0], match[1]) if match and stated else None

    def _is_first_name(self, at: int) -> bool:
        """Whether the name of a place is somebody's given name: “Sofia Marchetti”, “Jordan Bell”."""
        tokens, after = self.tokens, at + 1
        given = after <= self.last and tokens.low[at] in given_names() and not self._after_article(at)
        if not given or "PERSON" not in tokens.ent[at : at + 2]:
            return False
        if after < self.last and at > 1 and tokens.low[at - 1] == "to" and is_office(tokens, at - 2):
            return False
        body = tokens.low[after] in words("name_heads") or tokens.low[after] in words("organizations")
        return not body and not known(tokens, after) and self._title(after) is None

    def _institution(self, at: int, end: int, entry: Entry) -> tuple[int, list[Name]] | None:
        """A name that begins with a name of the lexicon: “Washington Post”, “Russian Foreign Ministry”."""
        tokens = self.tokens
        after = end + 1
        if after > self.last or self._title(after) is not None:
            return None
        if tokens.low[after] == "of":
            return self._of_state(at, after, entry)
        if tokens.low[after] == "-" or joined_states(tokens, after):
            return None
        second = self._entry(after)
        stop = self._name_end(after)
        if second is not None:
            longer = tokens.low[stop] in words("name_heads") and stop >= after + second[0]
            return self._courts_of(at, stop if longer else after + second[0] - 1, entry, second[1])
        last = tokens.low[stop]
        if stop == after and last == "government" and entry.form in ("state", "adjective") and not entry.of:
            self.title = None
            return stop + 1, [self._mention(at, stop, replace(entry, form="state"))]
        if tokens.text[stop].islower() and last in words("place_nouns"):
            return None
        is_thing = last in words("name_heads") or last in words("things") or last in words("organizations")
        person = tokens.ent[after] == "PERSON" or tokens.low[after] in given_names()
        one_entity = tokens.ent_id[at] == tokens.ent_id[after] >= 0
        if not is_thing and (person or not (one_entity or entry.form in ("adjective", "region", "seat"))):
            return None
        if entry.form == "institution" and not is_thing:
            return None
        found = self._mention(at, stop, None)
        if is_thing and entry.form in ("state", "adjective") and last in words("organizations"):
            found = replace(found, state=entry)
        self.title = None
        return stop + 1, [with_words_after(tokens, found, stop == self.last)]

    def _of_state(self, at: int, link: int, body: Entry) -> tuple[int, list[Name]] | None:
        """A body with the name of one in the lexicon, and its state: “Labour Party of Norway”."""
        far = link + 1 + (self.tokens.low[link + 1] == "the")
        state = self._entry(far) if far <= self.last else None
        last = self.tokens.low[link - 1]
        common = last in words("institutions") or last in words("organizations") or last in table("parties")
        if state is None or state[1].form not in ("state", "region") or not common:
            return None
        if body.form != "institution":
            return None
        end = far + state[0] - 1
        found = self._mention(at, end, body if state[1].name == body.of else None)
        self.title = None
        return end + 1, [found]

    def _courts_of(self, at: int, end: int, state: Entry, body: Entry) -> tuple[int, list[Name]] | None:
        """A body of another state with the same name as one in the lexicon: “Ohio Supreme Court”."""
        last = self.tokens.low[end]
        common = last in words("institutions") or last in words("name_heads") or last in table("parties")
        common = common and body.form == "institution"
        if not common or state.form not in ("state", "region", "adjective") or body.of == state.name:
            return None
        if state.form == "state" and (self.tokens.heading[at] or not at < self.tokens.head[at] <= end):
            return None
        found = self._mention(at, end, None)
        self.title = None
        return end + 1, [found if state.form == "region" else replace(found, state=state)]

    def _name_end(self, at: int) -> int:
        """The last word of the name that begins at a word of the run."""
        tokens = self.tokens
        end, office = at, False
        bureau = tokens.low[at : at + 2] == ["office", "of"]
        while end < self.last:
            after = end + 1
            low = tokens.low[after]
            title = self._title(after)
            if (
                title is not None
                and low not in SUFFIXES
                and tokens.low[end] not in SMALL_WORDS
                and not (low in words("name_heads") and (after == self.last or tokens.low[after + 1] == "of"))
                and not (self._inside_entity(end, after) or bureau)
            ):
                break
            if self._another_begins(at, end, after) or (office and tokens.ent[after] == "PERSON"):
                break
            entry = self._entry(after)
            titled = entry and after + entry[0] <= self.last and self._title(after + entry[0]) is not None
            if titled and not bureau:
                break
            office = title is not None and tokens.low[end] in SMALL_WORDS
            end = title if office and title is not None else after
        return end

    def _inside_entity(self, end: int, after: int) -> bool:
        return one_entity(self.tokens, end, after) and self.tokens.ent[after] == "PERSON"

    def _another_begins(self, at: int, end: int, after: int) -> bool:
        """Whether a person's name follows another name without a break: “Canterbury Justin Welby”."""
        tokens = self.tokens
        if tokens.ent[after] != "PERSON" or tokens.ent_id[after] == tokens.ent_id[end]:
            return False
        if tokens.low[end] in words("particles") or is_ayn(tokens, end):
            return False
        if all(len(tokens.text[n]) == 2 and tokens.text[n][1] == "." for n in range(at, after)):
            return False  # “W. M. Kumari”
        whole = after < self.last and one_entity(tokens, after, after + 1)
        if whole and end > at and tokens.low[end] in words("institutions") and tokens.ent[end] != "PERSON":
            return True
        return tokens.ent[end] in ("ORG", "GPE", "FAC", "NORP") and tokens.low[end] not in given_names()

    def _mention(self, at: int, end: int, entry: Entry | None, bare: bool = False) -> Name:
        title = None if bare or not self.title or self.title[1] != at - 1 else self.title
        return name_of(self.tokens, at, end, entry, title)
