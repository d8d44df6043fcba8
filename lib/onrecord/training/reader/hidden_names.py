"""Passages in which names were hidden behind pronouns and descriptions (WikiCREM, Kocijan et al. 2019).

A repeated name becomes a pronoun, or *the* with a noun that the text uses for the person (“Senator Ann Roe”,
“Ann Roe, a surgeon”). The name of a person who is named once, with a noun before the name, is replaced by
that noun; its antecedent is then “nobody yet”. The same holds if a name is replaced by a noun that the text
does not contain.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ...actors.coreference.mention_context import words_of
from ...model.spans import Span, paragraphs
from .documents import Document, Hidden
from .mention_labels import names_of

PERSON, ORGANIZATION = 0, 1
_PASSAGE = 1500
"""Most characters of a passage."""
_NEAR = 600
"""Most characters between a hidden name and the earlier one of the same person."""
_APART = 20
"""Fewest characters between two hidden names."""
_HIDE_PERSON, _HIDE_ORGANIZATION, _HIDE_ONCE, _STRANGER = 0.6, 0.35, 0.8, 0.25
_AS_NOUN = 0.45
"""Probabilities: that a name is hidden, that somebody new replaces it, and that a noun replaces it if the
text has one."""
_PRONOUNS = {
    ("m", "subject"): "he", ("m", "object"): "him", ("m", "possessive"): "his",
    ("f", "subject"): "she", ("f", "object"): "her", ("f", "possessive"): "her",
    ("o", "subject"): "it", ("o", "object"): "it", ("o", "possessive"): "its",
}  # fmt: skip
_TITLES = {
    "sen.": "senator", "rep.": "congressman", "gov.": "governor", "gen.": "general", "prof.": "professor",
    "dr.": "doctor", "capt.": "captain", "sgt.": "sergeant", "lt.": "lieutenant", "col.": "colonel",
}  # fmt: skip
_NO_ROLE = frozenset((
    "mr", "mrs", "ms", "miss", "sir", "the", "former", "late", "one", "year", "years", "age", "first",
    "new", "state", "time",
))  # fmt: skip
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class _Edit:
    """The replacement of a span: new words, the key of the person they mean, whether they are a noun."""

    span: Span
    words: str
    key: str | None
    place: str | None
    is_noun: bool


@dataclass(frozen=True, slots=True)
class _Bearers:
    """The people whom a text names: the key of each name, and the sex, nouns and count of each key."""

    key: Mapping[Span, str]
    sex: Mapping[str, str]
    nouns: Mapping[str, Sequence[str]]
    count: Mapping[str, int]


def role_nouns(documents: Iterable[tuple[Document, Doc]], least: int = 3) -> list[str]:
    """Nouns that texts use for people, each for at least a given number."""
    counts: Counter[str] = Counter()
    for _, doc in documents:
        for span, kind in names_of(doc):
            if kind == PERSON:
                counts.update(set(_nouns(doc, span)))
    return sorted(noun for noun, count in counts.items() if count >= least)


def hide(
    document: Document,
    doc: Doc,
    sexes: Mapping[str, str],
    strangers: Sequence[str],
    rng: random.Random,
) -> Iterator[Document]:
    """Passages of a document with hidden names.

    Args:
        document: the text.
        doc: its parse.
        sexes: given names in lower case to m, f or u (both).
        strangers: nouns for people who may replace those named (see `role_nouns`).
        rng: random number generator.
    """
    names = names_of(doc)
    bearers = _bearers(document.text, doc, names, sexes)
    for begin, end in _passages(document.text):
        inside = sorted((s, k) for s, k in names if begin <= s[0] and s[1] <= end and s in bearers.key)
        if len({bearers.key[s] for s, kind in inside if kind == PERSON}) < 2:
            continue
        said = set(re.findall(r"\w+", document.text[begin:end].lower()))
        new = [noun for noun in strangers if noun not in said]
        edits = list(_edits(doc, inside, bearers, new, rng))
        if edits:
            kept = [s for s, _ in inside if not any(s[0] < e.span[1] and e.span[0] < s[1] for e in edits)]
            text, hidden = _rewrite(document.text, (begin, end), kept, edits, bearers.key)
            yield Document(f"{document.id}~{begin}", "hidden", document.split, text, hidden=hidden)


def _passages(text: str) -> Iterator[Span]:
    """Runs of whole paragraphs."""
    run: list[Span] = []
    for span in paragraphs(text):
        if run and span[1] - run[0][0] > _PASSAGE:
            yield run[0][0], run[-1][1]
            run = []
        run.append(span)
    if run:
        yield run[0][0], run[-1][1]


def _bearers(text: str, doc: Doc, names: Sequence[tuple[Span, int]], sexes: Mapping[str, str]) -> _Bearers:
    """Names with the same surname belong to one person, unless it occurs with two given names."""
    plain = {s: _POSSESSIVE.sub("", text[slice(*s)]).strip() for s, _ in names}
    given: dict[str, set[str]] = defaultdict(set)
    for s, kind in names:
        words = plain[s].lower().split()
        if kind == PERSON and len(words) > 1:
            given[words[-1]].add(words[0])
    key: dict[Span, str] = {}
    sex: dict[str, str] = {}
    nouns: dict[str, set[str]] = defaultdict(set)
    for s, kind in names:
        words = plain[s].lower().split()
        if not words or (kind == PERSON and len(given[words[-1]]) > 1):
            continue
        own = key[s] = f"{kind} {words[-1] if kind == PERSON else plain[s].lower()}"
        if kind == PERSON and (known := _sex(text, s, words, sexes)):
            sex.setdefault(own, known)
        if kind in (PERSON, ORGANIZATION):
            nouns[own].update(_nouns(doc, s))
    return _Bearers(key, sex, {k: sorted(v) for k, v in nouns.items()}, Counter(key.values()))


def _sex(text: str, span: Span, words: Sequence[str], sexes: Mapping[str, str]) -> str | None:
    before = text[max(0, span[0] - 5) : span[0]].lower()
    if title := re.search(r"\b(mr|mrs|ms)\.? $", before):
        return "m" if title[1] == "mr" else "f"
    known = sexes.get(words[0]) if len(words) > 1 else None
    return known if known in ("m", "f") else None


def _nouns(doc: Doc, span: Span) -> list[str]:
    """Nouns that the text uses for a person: a title before the name, the head of an apposition after it."""
    words = words_of(doc, span)
    found = []
    if words.start:
        before = doc[words.start - 1]
        if before.lower_ in _TITLES:
            found.append(_TITLES[before.lower_])
        elif _is_noun(before) and not before.ent_type_:
            found.append(before.lower_)
    return found + [
        c.lower_
        for c in words.root.children
        if c.dep_ == "appos" and c.i > words.end and c.tag_ == "NN" and _is_noun(c)
    ]


def _is_noun(token: Token) -> bool:
    return (
        token.pos_ in ("NOUN", "PROPN")
        and token.is_alpha
        and not token.is_upper
        and token.lower_ not in _NO_ROLE
    )


def _place(doc: Doc, span: Span) -> str | None:
    """The pronoun that fits in place of a name; None if none fits."""
    words = words_of(doc, span)
    if words.end < len(doc) and doc[words.end].tag_ == "POS":
        return "possessive"
    root = words.root
    heavy = any(c.dep_ in ("appos", "relcl", "acl", "prep", "conj", "cc") for c in root.rights)
    led = any(c.i < words.start and not c.is_punct for c in root.lefts)
    if heavy or led or (words.start and doc[words.start - 1].pos_ in ("PROPN", "NOUN", "ADJ", "DET")):
        return None
    if root.dep_ in ("nsubj", "nsubjpass"):
        return "subject"
    return "object" if root.dep_ in ("dobj", "pobj", "dative") else None


def _edits(
    doc: Doc,
    names: Sequence[tuple[Span, int]],
    bearers: _Bearers,
    strangers: Sequence[str],
    rng: random.Random,
) -> Iterator[_Edit]:
    """The names of a passage to hide, chosen at random, in order."""
    last: dict[str, int] = {}
    free = 0
    for span, kind in names:
        key = bearers.key[span]
        place = _place(doc, span)
        edit = None
        if span[0] < free:
            pass
        elif kind == PERSON and strangers and place in ("subject", "object") and rng.random() < _STRANGER:
            edit = _Edit(span, f"the {rng.choice(strangers)}", None, place, True)
        elif key in last and place and span[0] - last[key] < _NEAR:
            chance = _HIDE_PERSON if kind == PERSON else _HIDE_ORGANIZATION if kind == ORGANIZATION else 0.0
            edit = _repeated(span, key, place, bearers, rng) if rng.random() < chance else None
        elif bearers.count[key] == 1 and kind == PERSON and rng.random() < _HIDE_ONCE:
            edit = _once(doc, span, key, bearers, rng)
        if edit:
            free = span[1] + _APART
            yield edit
        if edit is None or (edit.key and rng.random() < 0.5):
            last[key] = span[0]


def _repeated(span: Span, key: str, place: str, bearers: _Bearers, rng: random.Random) -> _Edit | None:
    """A pronoun or a noun for a name that occurred earlier."""
    nouns = bearers.nouns.get(key, ())
    if nouns and rng.random() < _AS_NOUN:
        return _Edit(span, f"the {nouns[0]}", key, place, True)
    sex = "o" if key.startswith(str(ORGANIZATION)) else bearers.sex.get(key)
    return _Edit(span, _PRONOUNS[sex, place], key, place, False) if sex else None


def _once(doc: Doc, span: Span, key: str, bearers: _Bearers, rng: random.Random) -> _Edit | None:
    """“foreman Ann Roe” as “the foreman”: a person not mentioned before."""
    words = words_of(doc, span)
    noun = doc[words.start - 1] if words.start else None
    if noun is None or noun.tag_ != "NN" or not noun.is_lower or not _is_noun(noun):
        return None
    if noun.i and doc[noun.i - 1].pos_ in ("DET", "PROPN", "ADJ", "NOUN", "PRON"):
        return None
    if any(noun.lower_ in nouns for other, nouns in bearers.nouns.items() if other != key):
        return None
    return _Edit(
        (noun.idx, span[1]), f"{rng.choice(('the', 'the', 'the', 'a'))} {noun.lower_}", None, None, True
    )


def _rewrite(
    text: str, passage: Span, kept: Sequence[Span], edits: Sequence[_Edit], key: Mapping[Span, str]
) -> tuple[str, Hidden]:
    """The edited passage with the positions of its names and anaphors."""
    names, anaphors = [], []
    result, at = "", passage[0]
    by_span = {edit.span: edit for edit in edits}
    for span in sorted([*kept, *by_span]):
        result += text[at : span[0]]
        begin, at = len(result), span[1]
        edit = by_span.get(span)
        if edit is None:
            result += text[slice(*span)]
            names.append((begin, len(result), key[span]))
            continue
        words = edit.words
        before = text[: span[0]].rstrip(" \"“'‘")
        if not before or before[-1] in ".?!\n" or text[span[0] - 1] in '"“':
            words = words[0].upper() + words[1:]
        if edit.place == "possessive" and not edit.is_noun and (ending := re.match(r"['’]s?", text[at:])):
            at += ending.end()
        anaphors.append((begin, begin + len(words), edit.key))
        result += words
    return result + text[at : passage[1]], Hidden(tuple(names), tuple(anaphors))
