"""Names made of words, and words with a meaning of their own that only begin a longer name."""

from __future__ import annotations

from dataclasses import replace

from ...lexicons.words import words
from ...model.names import Entry, Name
from ...text.pipeline import is_dictionary_word
from ...text.tokens import Tokens
from .capitalized_runs import CLOSE, NAMED, OPEN, is_ayn, known
from .endings import (
    glued,
    keeps_family,
    keeps_institution,
    keeps_party,
    keeps_possessive,
    splits_bracket,
)


def name_of(tokens: Tokens, at: int, end: int, entry: Entry | None, title: tuple[int, int] | None) -> Name:
    """The name from one word to another, with its entry in the lexicon and its title."""
    nickname = None
    inside = [n for n in range(at, end + 1) if not is_ayn(tokens, n)]
    marks = [n for n in inside if tokens.text[n] in OPEN or tokens.text[n] in CLOSE]
    names = [tokens.low[n] for n in inside]
    if len(marks) >= 2 and not tokens.adjacent(marks[0]):
        nickname = tokens.words(marks[0] + 1, marks[-1] - 1)
        names = [tokens.low[n] for n in inside if not marks[0] <= n <= marks[-1]]
    if at == end and len(names[0]) == 2 and names[0].endswith("."):  # “on X.” at the end of a sentence
        names = [names[0][0]]
    labels = [tokens.ent[n] for n in inside if tokens.ent[n] in NAMED]
    label = max(sorted(set(labels)), key=labels.count) if labels else ""
    head = next((n for n in reversed(inside) if not at <= tokens.head[n] <= end), end)
    return Name(at, end, head, tokens.span(at, end), glued(names), label, entry, title, None, nickname)


def with_words_after(tokens: Tokens, found: Name, ends_run: bool) -> Name:
    """A name with the words after it that belong to it: “’s”, “party” or “family” if its run ends there."""
    end = found.last
    longer = replace(found, last=end + 1, span=tokens.span(found.first, min(end + 1, len(tokens) - 1)))
    if splits_bracket(tokens, end):
        found = replace(longer, names=(*found.names[:-1], found.names[-1] + ")"))
    elif ends_run and keeps_possessive(tokens, end):
        found = replace(longer, names=(*found.names[:-1], found.names[-1] + "'s"))
    if ends_run and keeps_party(tokens, found.first, end):
        found = replace(longer, names=(*found.names, "party"))
    if ends_run and keeps_institution(tokens, found.first, end):
        found = replace(longer, names=(*found.names, tokens.low[end + 1]), label="ORG")
    if ends_run and keeps_family(tokens, found.first, end):
        found = replace(longer, names=(*found.names, "family"), label="")
    return found


def begins_body(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a word that is an institution if alone begins another name: “Labour Congress”."""
    plain = tokens.text[at][1:].islower() and is_dictionary_word(tokens.low[at])
    return plain and at < last and tokens.low[at + 1] in words("name_heads")


def is_hyphened(tokens: Tokens, mark: int, last: int) -> bool:
    """Whether a hyphen joins the name of a place to a word that is none: “Asia-Pacific”."""
    far = mark + 1
    if far > last or tokens.low[mark] != "-" or not tokens.adjacent(mark) or known(tokens, far):
        return False
    return tokens.adjacent(far) and tokens.text[far].istitle() and tokens.ent[far] != "PERSON"


def goes_on_to_body(tokens: Tokens, end: int, stop: int) -> bool:
    """Whether the words of a field go on to the name of a body: “Public Service Commission”."""
    heads = words("name_heads") | words("organizations") | {"of"}
    return any(tokens.low[n] in heads for n in range(end + 1, stop + 1))


def is_portfolio(tokens: Tokens, n: int) -> bool:
    """Whether a word ends what an office is for: “Chief of Staff”, “for Political Affairs”."""
    return tokens.low[n] in words("portfolios") or tokens.low[n] in ("staff", "affairs", "rights")
