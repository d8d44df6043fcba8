"""Find names: in the sentences of a text, and in headings if the name occurs elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ...lexicons.states import key, lexicon
from ...lexicons.words import given_names, words
from ...model.names import Name
from ...text.pipeline import is_dictionary_word
from ...text.tokens import Tokens
from .capitalized_runs import begins, known, run_end
from .cutting import Cutter
from .long_forms import with_long_forms
from .unknown_offices import without_unknown_offices


def find_names(tokens: Tokens) -> list[Name]:
    """All mentions by name, in text order."""
    found: list[Name] = []
    n, size = 0, len(tokens)
    while n < size:
        if tokens.heading[n] and not known(tokens, n):
            n += 1
        elif begins(tokens, n):
            last = _heading_end(tokens, n) if tokens.heading[n] else run_end(tokens, n)
            found += Cutter(tokens, n, last).mentions()
            n = last + 1
        else:
            n += 1
    found = _opened(tokens, found)
    found += _named_elsewhere(tokens, found)
    found = with_long_forms(tokens, sorted(found, key=lambda m: m.span))
    return without_unknown_offices(tokens, _possessed(tokens, found))


def _opened(tokens: Tokens, found: Sequence[Name]) -> list[Name]:
    """Names with the word that opens their sentence, if it is theirs elsewhere: “Big Brother Watch said”."""
    whole = {m.names for m in found if len(m.names) > 2 and not tokens.initial[m.first]}
    out = []
    for m in found:
        at = m.first - 1
        if at >= 0 and tokens.initial[at] and m.title is None and (tokens.low[at], *m.names) in whole:
            m = replace(m, first=at, span=tokens.span(at, m.last), names=(tokens.low[at], *m.names))
        out.append(m)
    return out


def _named_elsewhere(tokens: Tokens, found: Sequence[Name]) -> Iterator[Name]:
    """Names in headings and at the start of sentences that also occur elsewhere in the text."""
    forms = {m.names for m in found if m.entry is None and len(m.names) > 1 and not tokens.heading[m.first]}
    forms |= {
        m.names for m in found if m.entry is None and m.label == "PERSON" and not tokens.heading[m.first]
    }
    forms |= {form[-1:] for form in forms if len(form[-1]) > 2}
    single = {m.names for m in found if m.entry is None and len(m.names) == 1}
    taken = {n for m in found for n in range(m.first, m.last + 1)}
    n, size = 0, len(tokens)
    while n < size:
        length, heading = 0, tokens.heading[n]
        opens = tokens.initial[n] and n not in taken
        opens = opens and (tokens.is_subject(n) or not is_dictionary_word(tokens.low[n]))
        if (heading or opens) and tokens.text[n][0].isupper():
            sizes = range(min(4, size - n), 0, -1)
            length = next((k for k in sizes if tuple(tokens.low[n : n + k]) in forms), 0)
            if heading and not length and (tokens.low[n],) in single:
                length = int(_given_before(tokens, n) > 0)
        if length and (heading or not taken & set(range(n, n + length))):
            last = n + length - 1
            n -= _given_before(tokens, n) if length == 1 and heading else 0
            yield Name(n, last, last, tokens.span(n, last), tuple(tokens.low[n : last + 1]), "")
            n = last
        n += 1


def _heading_end(tokens: Tokens, n: int) -> int:
    """The last word of a name in a heading that begins with a name of the lexicon."""
    last, match = run_end(tokens, n), lexicon().match(tokens.low, n)
    known_last = n + match[0] - 1 if match else last
    shouted = tokens.text[n].isupper() and tokens.text[min(known_last + 1, last)].isupper()
    if shouted:
        last = next((k - 1 for k in range(n, last + 1) if not tokens.text[k].isupper()), last)
    headed = tokens.low[last] in words("name_heads") or tokens.low[last] in words("things")
    return last if headed or last - known_last < 2 - shouted else known_last


def _given_before(tokens: Tokens, n: int) -> int:
    """How many words before a family name in a heading are given names: “JANE ANN ROE”."""
    for back in (1, 2):
        at = n - back
        if at >= 0 and tokens.heading[at] and tokens.low[at] in given_names():
            return back if back == 1 or tokens.ent_id[at] == tokens.ent_id[n] >= 0 else 0
    return 0


def _possessed(tokens: Tokens, found: list[Name]) -> list[Name]:
    """Names with “Russia's Foreign Ministry” turned into “Russian Foreign Ministry”."""
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
