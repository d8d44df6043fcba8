"""Mentions by name: where a text names a person, an organisation, a state or another thing.

Names are runs of capitalised words, cut where titles, states, institutions and given names say that
another name
begins; spaCy's entities are one piece of evidence among these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .spans import Span
from .states import Entry, key, lexicon
from .tokens import Tokens
from .wordlists import given_names, phrases, table, words

_NUMERIC = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"))
_NAMES = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"))
_NEVER = frozenset(("PRON", "DET", "ADP", "SCONJ", "CCONJ", "PART", "NUM", "INTJ", "PUNCT", "SYM"))
_LINKS = frozenset(("of", "for", "and", "&", "the", "on", "in", "de", "to"))
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
_OPEN, _CLOSE = frozenset(("“", '"', "‘", "'", "(", "``")), frozenset(("”", '"', "’", "'", ")", "''"))
_MAX_RUN = 14


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of something by its name.

    Attributes:
        first, last: its words, without title.
        head: the word that stands for it in the parse.
        span: its characters.
        names: its words, folded.
        label: spaCy's entity type of most of its words, or an empty string.
        entry: what the lexicon of states says of it, or None.
        title: first and last word of the capitalised title right before it, or None.
        state: the state an institution's name begins with (“Russian Foreign Ministry”), or None.
        nickname: a nickname in quotation marks inside the name, or None.
        lone: whether it is a title that stands alone, a name only for somebody called so (“King said”).
    """

    first: int
    last: int
    head: int
    span: Span
    names: tuple[str, ...]
    label: str
    entry: Entry | None = None
    title: tuple[int, int] | None = None
    state: Entry | None = None
    nickname: str | None = None
    lone: bool = False


def find_names(tokens: Tokens) -> list[Mention]:
    """All mentions by name, in text order."""
    found: list[Mention] = []
    n = 0
    while n < len(tokens):
        if tokens.heading[n] and not _known(tokens, n):
            n += 1
        elif _begins(tokens, n):
            last = _run_end(tokens, n)
            found += _Cutter(tokens, n, last).mentions()
            n = last + 1
        else:
            n += 1
    found += _named_elsewhere(tokens, found)
    return _possessed(tokens, sorted(found, key=lambda m: m.span))


def _named_elsewhere(tokens: Tokens, found: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions where capitals say nothing, of what the text names elsewhere: in headings, as first words."""
    forms = {m.names for m in found if m.entry is None and len(m.names) > 1 and not tokens.heading[m.first]}
    forms |= {
        m.names for m in found if m.entry is None and m.label == "PERSON" and not tokens.heading[m.first]
    }
    forms |= {form[-1:] for form in forms if len(form[-1]) > 2}
    taken = {n for m in found for n in range(m.first, m.last + 1)}
    n = 0
    while n < len(tokens):
        length, heading = 0, tokens.heading[n]
        opens = tokens.initial[n] and n not in taken and tokens.is_subject(n)
        if (heading or opens) and tokens.text[n][0].isupper():
            length = next((k for k in (4, 3, 2, 1) if tuple(tokens.low[n : n + k]) in forms), 0)
        if length and (heading or not taken & set(range(n, n + length))):
            last = n + length - 1
            n -= length == 1 and heading and n > 0 and _is_given_before(tokens, n)
            yield Mention(n, last, last, tokens.span(n, last), tuple(tokens.low[n : last + 1]), "")
            n = last
        n += 1


def _is_given_before(tokens: Tokens, n: int) -> bool:
    return tokens.heading[n - 1] and tokens.low[n - 1] in given_names()


def _possessed(tokens: Tokens, found: list[Mention]) -> list[Mention]:
    """“Russia's Foreign Ministry” under the name “Russian Foreign Ministry”."""
    out = list(found)
    for i, (owner, owned) in enumerate(pairwise(found)):
        apart = owned.first - owner.last
        if owner.entry is None or owner.entry.form != "state" or owned.entry is not None or owned.title:
            continue
        if apart != 2 or tokens.low[owner.last + 1] not in ("'s", "'"):
            continue
        if owned.names[-1] in words("organizations"):
            names = (*key(lexicon().adjectives.get(owner.entry.name, owner.entry.name)), *owned.names)
            span = (owner.span[0], owned.span[1])
            out[i + 1] = replace(owned, span=span, names=names, state=owner.entry)
    return out


def _begins(tokens: Tokens, n: int) -> bool:
    text = tokens.text[n]
    party = text in ("R", "D", "I") and n + 1 < len(tokens) and tokens.low[n + 1] in ("-", "–")
    if _party_state(text) or party:
        return False
    if not text[0].isupper():
        return (
            text == "al"
            and n + 2 < len(tokens)
            and tokens.text[n + 1] == "-"
            and tokens.text[n + 2][0].isupper()
        )
    never = tokens.pos[n] in ("DET", "PRON", "CCONJ", "PUNCT") or tokens.ent[n] not in _NAMES
    if tokens.pos[n] in _NEVER and never and not _known(tokens, n):
        return False
    if tokens.ent[n] in _NUMERIC and not _known(tokens, n):
        return False
    if tokens.tag[n].startswith("NNP") or tokens.ent[n] in _NAMES or _known(tokens, n):
        return True
    if text.isalpha() and text.isupper() and len(text) > 1 and tokens.low[n] not in words("acronyms"):
        return True
    if tokens.initial[n]:
        return tokens.low[n] in words("titles") and n + 1 < len(tokens) and tokens.low[n + 1] == "of"
    return tokens.pos[n] in ("NOUN", "ADJ", "X", "VERB") and text != "I"


def _party_state(text: str) -> bool:
    """Whether a word is like “R-Ohio”, “D-Calif.”, a party and a region."""
    return len(text) > 3 and text[0] in "RDI" and text[1] in "-–" and text[2].isupper()


def _compound_of(text: str) -> bool:
    """“U.S.-led”, “N.C.-based”: a name with a small word after a hyphen."""
    head, mark, tail = text.partition("-")
    return bool(mark) and bool(head) and tail[:1].islower()


def _known(tokens: Tokens, n: int) -> bool:
    """Whether the lexicon has a name that begins here; one word that is also a plain word needs capitals."""
    if tokens.low[n] == "us" and tokens.text[n] != "US" and "." not in tokens.text[n]:
        return False
    return lexicon().match(tokens.low, n) is not None


def _run_end(tokens: Tokens, n: int) -> int:
    """The last word of the run of name words that begins at a word."""
    match = lexicon().match(tokens.low, n) if _known(tokens, n) else None
    last = n + match[0] - 1 if match else n
    if _compound_of(tokens.text[n]):
        return n
    while last - n < _MAX_RUN:
        step = _next(tokens, last)
        if step is None:
            return last
        last = step
    return last


def _next(tokens: Tokens, last: int) -> int | None:
    """The word to which a run goes on from its last word so far, over a joining word or not."""
    after = last + 1
    if after + 1 < len(tokens) and _abbreviated(tokens, last) and _begins(tokens, after + 1):
        return after + 1
    if after >= len(tokens) or tokens.sentence[after] != tokens.sentence[last]:
        return None
    low = tokens.low[after]
    if low in ("'s", "'") and _owns_name(tokens, last):
        far = after + 1 + (tokens.low[after + 1] == "and")
        return far if _goes_on(tokens, far) else None
    if low in ("'s", "'"):
        inside = tokens.ent_id[last] == tokens.ent_id[after] >= 0 and tokens.ent[last] in ("ORG", "FAC")
        more = after + 1 < len(tokens) and tokens.ent_id[after + 1] == tokens.ent_id[after]
        return (
            after + 1
            if inside and more and not _known(tokens, last) and _goes_on(tokens, after + 1)
            else None
        )
    if low == "," and after + 1 < len(tokens) and tokens.low[after + 1] in _SUFFIXES:
        return after + 1
    if _goes_on(tokens, after):
        return after
    if after + 1 >= len(tokens) or tokens.sentence[after + 1] != tokens.sentence[last]:
        return None
    if low == "-" and tokens.adjacent(after) and tokens.adjacent(after + 1):
        word = tokens.text[after + 1]
        one = tokens.pos[after + 1] == "PROPN" or tokens.ent_id[after + 1] == tokens.ent_id[last] >= 0
        if word[0].isupper() or (one and word.isalpha() and len(word) < 6):
            return after + 1
    if low in words("particles") and _goes_on(tokens, after + 1):
        return after + 1
    if (
        low in words("particles")
        and tokens.low[after + 1] in words("particles")
        and _goes_on(tokens, min(after + 2, len(tokens) - 1))
    ):
        return after + 2
    if tokens.text[after] in _OPEN:
        return _after_nickname(tokens, last)
    return _over_link(tokens, last)


def _abbreviated(tokens: Tokens, n: int) -> bool:
    """Whether a word is a title whose full stop spaCy takes for the end of a sentence (“Col. Jane Roe”)."""
    stop = n + 1
    return tokens.text[stop] == "." and tokens.adjacent(stop) and f"{tokens.low[n]}." in words("titles")


def _owns_name(tokens: Tokens, last: int) -> bool:
    """Whether the possessive after a word is inside a name: “Women's Institute”, “Bakers' Union”."""
    after = last + 1
    if after + 2 >= len(tokens) or tokens.sentence[after + 2] != tokens.sentence[last]:
        return False
    if tokens.low[last] in words("possessive_names") or (last > 0 and tokens.low[last - 1] in ("st", "st.")):
        return True
    plural = tokens.low[after] == "'" and tokens.tag[last] in ("NNS", "NNPS") and not _known(tokens, last)
    ahead = tokens.low[after + 1 : after + 7]
    return plural and any(word in words("name_heads") for word in ahead)


def _after_nickname(tokens: Tokens, last: int) -> int | None:
    """Over “The Rock” in Dwayne “The Rock” Johnson."""
    if tokens.low[last] not in given_names():
        return None
    for close in range(last + 3, min(last + 6, len(tokens) - 1)):
        if tokens.text[close] in _CLOSE:
            inside = range(last + 2, close)
            capital = tokens.text[close - 1][0].isupper()
            return close + 1 if inside and capital and _goes_on(tokens, close + 1) else None
    return None


def _over_link(tokens: Tokens, last: int) -> int | None:
    """Over “of”, “for”, “and”, “of the” inside a name."""
    after = last + 1
    low = tokens.low[after]
    if low not in _LINKS:
        return None
    far = after + 1 + (tokens.low[after + 1] == "the" and low != "the")
    if far >= len(tokens) or not _goes_on(tokens, far):
        return None
    same = tokens.ent_id[last] == tokens.ent_id[far] >= 0 and tokens.ent_id[after] == tokens.ent_id[last]
    if low == "&" or (low == "and" and f"{tokens.low[last]} and {tokens.low[far]}" in words("joined_names")):
        return far
    if low == "of" and (tokens.low[last] in words("of_heads") or tokens.low[last] in words("titles")):
        return far
    return far if same and tokens.ent[last] not in ("PERSON", "GPE", "NORP") else None


def _goes_on(tokens: Tokens, n: int) -> bool:
    if not tokens.text[n][0].isupper() or tokens.initial[n] or _compound_of(tokens.text[n]):
        return False
    return _begins(tokens, n) and tokens.low[n] != "i"


class _Cutter:
    """Cuts one run of name words into mentions."""

    def __init__(self, tokens: Tokens, first: int, last: int) -> None:
        self.tokens, self.first, self.last = tokens, first, last
        self.title: tuple[int, int] | None = None
        self.state: Entry | None = None

    def mentions(self) -> Iterator[Mention]:
        at = self.first
        while at <= self.last:
            at, found = self._piece(at)
            yield from found

    def _piece(self, at: int) -> tuple[int, list[Mention]]:
        """The next mention or title from a word, and the word after it."""
        tokens = self.tokens
        joined = _joined_states(tokens, at)
        if joined or _compound_of(tokens.text[at]):
            self.title = None
            return at + 1, joined
        title = self._title(at)
        if title is not None:
            begin = self.title[0] if self.title and self.title[1] == at - 1 else at
            self.title = (begin, title)
            if at == title == self.first == self.last and not self._after_article(at):
                return at + 1, [replace(self._mention(at, at, None, bare=True), lone=True)]
            return self._complement(title)
        match = self._entry(at)
        if match is not None:
            length, entry = match
            end = at + length - 1
            whole = self._institution(at, end, entry)
            if whole is not None:
                return whole
            self.title = None
            return end + 1, [self._mention(at, end, entry)]
        end = self._name_end(at)
        found = self._mention(at, end, None)
        self.title = None
        modifies = tokens.dep[at] in ("amod", "compound", "nmod") and tokens.head[at] > at
        people = tokens.ent[at] == "NORP" or tokens.low[at] in words("peoples")
        if at == end and people and modifies:
            return end + 1, []
        if end == self.last and _keeps_possessive(tokens, at, end):
            found = replace(
                found,
                last=end + 1,
                span=tokens.span(at, end + 1),
                names=(*found.names[:-1], found.names[-1] + "'s"),
            )
        return end + 1, [found] if tokens.text[at][0].isalnum() else []

    def _title(self, at: int) -> int | None:
        """The last word of a title that begins at a word of the run."""
        if self.tokens.low[at] in words("portfolios") and at + 1 < self.last:
            office = self._title(at + 1)
            if office is not None:
                return office
        for parts in phrases("titles").get(self.tokens.low[at], ()):
            end = at + len(parts) - 1
            if end <= self.last and tuple(self.tokens.low[at : end + 1]) == parts:
                return None if self._titles_a_thing(at, end) else end
        low = self.tokens.low[at]
        if at + 1 < self.last and _abbreviated(self.tokens, at):
            return at + 1
        if low in words("honorifics") or (
            low in words("before_titles") and at < self.last and at == self.first
        ):
            return at
        noun = (
            self.tokens.initial[at] and at == self.first and at + 1 < self.last and low not in given_names()
        )
        agent = (
            low.endswith("ologist")
            or low in words("people")
            or (low.endswith(("er", "or", "ist", "ian", "man")) and self.tokens.low[at + 1] in given_names())
        )
        if self.tokens.initial[at] and at == self.first and at + 1 == self.last and low not in given_names():
            trade = low in words("organizations") and low.endswith(("er", "tor", "line"))
            return at if trade or low in words("trades") else None
        return at if noun and agent else None

    def _after_article(self, at: int) -> bool:
        return at > 0 and self.tokens.pos[at - 1] in ("DET", "PRON", "PART")

    def _titles_a_thing(self, at: int, end: int) -> bool:
        """Whether what looks like a title opens or closes the name of something else (“General Motors”)."""
        tokens = self.tokens
        after = end + 1
        if after > self.last:
            return False
        if tokens.low[after] in given_names() or tokens.ent[after] == "PERSON":
            return False
        tail = self._tail()
        if tokens.low[tail] in words("name_heads") or tokens.low[tail] in words("things"):
            return tail > end
        if end > at or tokens.low[at] not in words("ambiguous_titles"):
            return False
        return (
            tokens.ent[at] in ("ORG", "FAC", "EVENT")
            and tokens.ent_id[at] == tokens.ent_id[after]
            and at == self.first
        )

    def _tail(self) -> int:
        return self.last

    def _complement(self, title: int) -> tuple[int, list[Mention]]:
        """Over “of Canterbury”, “to Russia” after a title; a state there is a mention of its own."""
        tokens = self.tokens
        after = title + 1
        if after > self.last or tokens.low[after] not in ("of", "for", "to"):
            return after, []
        found = []
        at = after + 1 + (tokens.low[after + 1] == "the")
        match = self._entry(at)
        end = at + match[0] - 1 if match else self._complement_end(at)
        place = self._mention(at, end, match[1] if match else None, bare=True)
        if match or place.label in ("ORG", "GPE"):
            found.append(place)
        if self.title:
            self.title = (self.title[0], end)
        return end + 1, found

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
        match = lexicon().match(tokens.low, at) if _known(tokens, at) else None
        if match is None or (at + match[0] - 1 > self.last and tokens.low[at] != "the"):
            return None
        if match[1].form == "seat" and tokens.low[at] == "male":
            return None
        return match

    def _institution(self, at: int, end: int, entry: Entry) -> tuple[int, list[Mention]] | None:
        """A name that begins with one of the lexicon: “Washington Post”, “Russian Foreign Ministry”."""
        tokens = self.tokens
        after = end + 1
        if after > self.last or self._title(after) is not None:
            return None
        if tokens.low[after] == "-" or _joined_states(tokens, after):
            return None
        second = self._entry(after)
        if second is not None:
            return self._courts_of(at, after + second[0] - 1, entry, second[1])
        stop = self._name_end(after)
        last = tokens.low[stop]
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
        return stop + 1, [found]

    def _courts_of(self, at: int, end: int, state: Entry, body: Entry) -> tuple[int, list[Mention]] | None:
        """“Ohio Supreme Court”, “Israeli Supreme Court”: another's than the one the lexicon knows."""
        last = self.tokens.low[end]
        common = body.form == "institution" and (last in words("institutions") or last in table("parties"))
        if not common or state.form not in ("region", "adjective") or body.of == state.name:
            return None
        found = self._mention(at, end, None)
        self.title = None
        return end + 1, [replace(found, state=state) if state.form == "adjective" else found]

    def _name_end(self, at: int) -> int:
        """The last word of the name that begins at a word of the run."""
        tokens = self.tokens
        end = at
        while end < self.last:
            after = end + 1
            low = tokens.low[after]
            if (
                self._title(after) is not None
                and low not in _SUFFIXES
                and not self._inside_entity(end, after)
            ):
                break
            if self._another_begins(at, end, after):
                break
            entry = self._entry(after)
            if entry and entry[1].form == "institution" and tokens.ent[end] == "GPE":
                break
            if entry and after + entry[0] <= self.last and self._title(after + entry[0]) is not None:
                break
            end = after
        return end

    def _inside_entity(self, end: int, after: int) -> bool:
        return tokens_same(self.tokens, end, after) and self.tokens.ent[after] == "PERSON"

    def _another_begins(self, at: int, end: int, after: int) -> bool:
        """Whether a person's name begins after a name of something else (“Canterbury Justin Welby”)."""
        tokens = self.tokens
        if tokens.ent[after] != "PERSON" or tokens.ent_id[after] == tokens.ent_id[end]:
            return False
        return tokens.ent[end] in ("ORG", "GPE", "FAC", "NORP") and tokens.low[end] not in given_names()

    def _mention(self, at: int, end: int, entry: Entry | None, bare: bool = False) -> Mention:
        tokens = self.tokens
        nickname = None
        inside = range(at, end + 1)
        marks = [n for n in inside if tokens.text[n] in _OPEN or tokens.text[n] in _CLOSE]
        names = [tokens.low[n] for n in inside]
        if len(marks) >= 2 and not tokens.adjacent(marks[0]):
            nickname = tokens.words(marks[0] + 1, marks[-1] - 1)
            names = [tokens.low[n] for n in inside if not marks[0] <= n <= marks[-1]]
        labels = [tokens.ent[n] for n in inside if tokens.ent[n] in _NAMES]
        label = max(sorted(set(labels)), key=labels.count) if labels else ""
        head = next((n for n in reversed(inside) if not at <= tokens.head[n] <= end), end)
        title = None if bare or not self.title or self.title[1] != at - 1 else self.title
        return Mention(
            at, end, head, tokens.span(at, end), _glued(names), label, entry, title, None, nickname
        )


def _keeps_possessive(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the “’s” after a name is part of it, as nothing follows for it to own (“Bramley’s said”)."""
    after = last + 2
    if after >= len(tokens) or tokens.low[last + 1] != "'s" or tokens.quoted[last] >= 0:
        return False
    if first and tokens.low[first - 1] in ("of", "at", "like", "unlike", "than", "and", "or", "as", "with"):
        return False
    return tokens.low[after] == "," or tokens.tag[after] in ("VBD", "VBZ", "MD")


def tokens_same(tokens: Tokens, a: int, b: int) -> bool:
    """Whether two words belong to one of spaCy's entities."""
    return tokens.ent_id[a] == tokens.ent_id[b] >= 0


def _glued(names: Sequence[str]) -> tuple[str, ...]:
    """Words with their hyphens glued back: “jean”, “-”, “pierre” is one word."""
    out: list[str] = []
    glue = False
    for name in names:
        if name == "-" and out:
            out[-1] += "-"
            glue = True
        elif glue:
            out[-1] += name
            glue = False
        elif name != ",":
            out.append(name)
    return tuple(out)


def _joined_states(tokens: Tokens, n: int) -> list[Mention]:
    """The two mentions in one word like “U.S.-Russia”."""
    text = tokens.text[n]
    for mark in "-–/":
        left, found, right = text.partition(mark)
        if not found or not left or not right:
            continue
        matches = [_one(tokens, n, text, part) for part in (left, right)]
        if all(matches) or (matches[0] and right[0].islower()):
            return [m for m in matches if m]
    return []


def _one(tokens: Tokens, n: int, text: str, part: str) -> Mention | None:
    words_of = key(part)
    match = lexicon().match(words_of, 0)
    if match is None or match[0] != len(words_of):
        return None
    begin = tokens.begin[n] + text.index(part)
    return Mention(n, n, n, (begin, begin + len(part)), words_of, "GPE", match[1])
