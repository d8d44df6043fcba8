"""Corrections of the network's attributions, each of one alone: whose they are, and whether they are any."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from spacy.tokens import Token

from ..lexicons.cues import find_cue
from ..lexicons.words import fold, words
from ..model.attribution import Attribution
from ..model.spans import Span
from ..text.parsed import Parsed, phrase_to

_NEXT_SENTENCE = re.compile(r"(?<=\w)[.!?]\s+(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_LEAST_QUOTING = 0.5
_QUOTES = "“\"‘'«"
_NAMED = (["named"], ["identified"], ["quoted"])
_ONESELF = frozenset(("himself", "herself", "themselves"))
_TOLD = frozenset((
    "advise", "alert", "ask", "assure", "brief", "caution", "inform", "instruct", "notify", "order",
    "promise", "remind", "tell", "urge", "warn",
))  # fmt: skip
"""Verbs whose object hears what is said."""
_TOLD_OF = frozenset((
    "accuse", "allege", "believe", "consider", "deem", "describe", "expect", "fear", "know", "presume",
    "report", "rumor", "rumour", "say", "suspect", "think", "understand",
))  # fmt: skip
"""Verbs whose passive subject is spoken of."""
_PASSIVE = frozenset(("as", "by", "for", "of", "to"))
"""Words after such a verb in the passive: “believed to be ill”."""
_ABOVE, _WIDEST = 3, 20
_ASIDE = 6
"""Most words of an aside between a name and its verb."""
_LONG = 4
"""Titles capitalize all words of so many letters."""


def correct(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions, corrected one by one; those that are none are left out.

    Args:
        parsed: the parse.
        found: attributions already found in it.
    """
    kept = (_corrected(parsed, attribution) for attribution in found)
    return tuple(attribution for attribution in kept if attribution is not None)


def _corrected(parsed: Parsed, attribution: Attribution) -> Attribution | None:
    kept: Attribution | None = attribution
    for correction in _CORRECTIONS:
        kept = correction(parsed, kept) if kept is not None else None
    return kept


def _from_document(parsed: Parsed, attribution: Attribution) -> Attribution:
    """In “Roe filed a lawsuit that accuses Acme”, the lawsuit accuses."""
    cue = parsed.tokens_in(attribution.cue)
    verb = next((t for t in reversed(cue) if t.pos_ == "VERB"), None)
    if verb is None or verb.dep_ != "relcl":
        return attribution
    which = next((t for t in verb.lefts if t.tag_ == "WDT"), None)
    if which is None:
        return attribution
    texts = [t for t in cue if t.i < which.i and t.lemma_.lower() in words("documents") - words("voices")]
    if not texts or not attribution.source:
        return attribution
    noun = texts[-1]
    source = phrase_to(noun)
    kept = [t for t in cue if t.i > which.i]
    return replace(attribution, source=(source,), cue=((kept[0].idx, kept[-1].idx + len(kept[-1].text)),))


def _from_quoted(parsed: Parsed, attribution: Attribution) -> Attribution:
    """In “Roe was quoted by the agency as saying”, Roe speaks."""
    cue = parsed.tokens_in(attribution.cue)
    above = (token for verb in cue for token in (verb, *islice(verb.ancestors, _ABOVE)))
    quotes = next((token for token in above if token.lemma_ == "quote" and token.pos_ == "VERB"), None)
    if quotes is None or not attribution.source:
        return attribution
    says = any(token.lemma_ == "say" for token in quotes.subtree)
    quoted = next((t for t in quotes.children if t.dep_ in ("nsubjpass", "dobj")), None)
    if quoted is None or not says or quoted.right_edge.i - quoted.left_edge.i > _WIDEST:
        return attribution
    end = quoted.right_edge
    return replace(attribution, source=((quoted.left_edge.idx, end.idx + len(end)),))


def _not_from_hearer(parsed: Parsed, attribution: Attribution) -> Attribution:
    """In “Told that it was over, Roe left” and “Roe, believed to be ill, left”, Roe says nothing."""
    return replace(attribution, source=()) if _hears(parsed, attribution) else attribution


def _hears(parsed: Parsed, attribution: Attribution) -> bool:
    verb = next((token for token in parsed.tokens_in(attribution.cue) if token.pos_ == "VERB"), None)
    if verb is None or verb.lemma_ not in _TOLD | _TOLD_OF:
        return False
    source, relations = parsed.tokens_in(attribution.source), {child.dep_ for child in verb.children}
    if verb.tag_ == "VBN" and "auxpass" in relations:
        return any(child.dep_ in ("nsubj", "nsubjpass") and child in source for child in verb.children)
    if not relations.isdisjoint(("aux", "auxpass", "nsubj", "nsubjpass")):
        return False
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        after = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
        return verb.head in source and (verb.lemma_ in _TOLD or after in _PASSIVE)
    if verb.dep_ not in ("advcl", "ccomp") or (verb.tag_ != "VBN" and not verb.is_sent_start):
        return False
    return any(child.dep_ in ("nsubj", "nsubjpass") and child in source for child in verb.head.children)


def _unless_dateline(parsed: Parsed, attribution: Attribution) -> Attribution | None:
    """The place of a dateline says nothing: “Muscat: The bank has said …”."""
    return None if _is_dateline(parsed, attribution) else attribution


def _is_dateline(parsed: Parsed, attribution: Attribution) -> bool:
    if len(attribution.source) != 1 or attribution.source[0][0] > 0:
        return False
    end = attribution.source[0][1]
    tokens = parsed.tokens_in(attribution.source)
    place = bool(tokens) and all(token.ent_type_ == "GPE" for token in tokens)
    return place and parsed.text[end : end + 2] == ": " and parsed.text[end + 2] not in _QUOTES


def _not_from_time(parsed: Parsed, attribution: Attribution) -> Attribution:
    """In “Ana Gill, who leads it, today said”, Gill speaks and not “today”."""
    tokens = parsed.tokens_in(attribution.source)
    if len(tokens) != 1 or tokens[0].dep_ != "npadvmod":
        return attribution
    subject = next((child for child in tokens[0].head.lefts if child.dep_ == "nsubj"), None)
    if subject is None:
        return replace(attribution, source=())
    return replace(attribution, source=(phrase_to(subject),))


def _with_cut_source(parsed: Parsed, attribution: Attribution) -> Attribution:
    """A source is part of one sentence, that of its cue: “…, said Ana Gill. Tom Roe said …”."""
    cues = [begin for begin, _ in attribution.cue]
    source = tuple(
        _last_sentence(parsed, span) if cues and cues[0] >= span[1] else span for span in attribution.source
    )
    return replace(attribution, source=tuple(_cut(parsed.text, span) for span in source))


def _last_sentence(parsed: Parsed, source: Span) -> Span:
    """The part of a source in the last sentence of the parse that begins in it after a full stop."""
    text, begin = parsed.text, source[0]
    stops = {stop.end() for stop in _NEXT_SENTENCE.finditer(text, *source)}
    starts = [t.idx for t in parsed.tokens_in((source,)) if t.is_sent_start and t.idx in stops]
    return (max([begin, *starts]), source[1])


def _cut(text: str, source: Span) -> Span:
    """A source up to the end of its first sentence; a full stop after a title or an initial is none."""
    for stop in _NEXT_SENTENCE.finditer(text, *source):
        before = _WORD.findall(text[source[0] : stop.start()])
        last = fold(before[-1]) if before else ""
        if len(last) > 1 and not {last, last + "."} & (words("titles") | words("honorifics")):
            return source[0], stop.start()
    return source


def _with_extended_source(parsed: Parsed, attribution: Attribution) -> Attribution:
    """A source that stops before its noun goes on to it: “Acme Co. chief Ann Roe”."""
    tokens = parsed.tokens_in(attribution.source[-1:])
    if not tokens:
        return attribution
    last = top = tokens[-1]
    while top.dep_ == "compound" and top.head.i > top.i:
        top = top.head
    cue = {token.i for token in parsed.tokens_in(attribution.cue)}
    if top.i == last.i or top.dep_ != "nsubj" or top.head.i not in cue:
        return attribution
    begin, _ = attribution.source[-1]
    return replace(attribution, source=(*attribution.source[:-1], (begin, top.idx + len(top))))


def _with_subject(parsed: Parsed, attribution: Attribution) -> Attribution:
    """A cue without a source has its subject, or the name before it: “Jane Roe KC, prosecuting, said …”."""
    cue = parsed.tokens_in(attribution.cue)
    if attribution.source or not cue or cue[0].dep_ != "ROOT" or cue[0].tag_ not in ("VBD", "VBZ"):
        return attribution
    subjects = [child for child in cue[0].lefts if child.dep_ in ("nsubj", "nsubjpass")]
    if not subjects:
        found = _name_before(cue[0])
    elif subjects[-1].dep_ == "nsubj" and subjects[-1].pos_ in ("NOUN", "PROPN"):
        found = phrase_to(subjects[-1])
    else:
        found = None
    return replace(attribution, source=(found,)) if found is not None else attribution


def _name_before(verb: Token) -> Span | None:
    """The person's name before a verb, with honours; an aside between commas may stand in between."""
    before = list(verb.sent)[: verb.i - verb.sent.start]
    if before and before[-1].text == ",":
        aside = range(len(before) - 2, max(len(before) - _ASIDE, 0), -1)
        before = before[: next((i for i in aside if before[i].text == ","), 0)]
    last = len(before)
    while last and fold(before[last - 1].text) in words("postnominals"):
        last -= 1
    first = last
    while first and before[first - 1].ent_type_ == "PERSON":
        first -= 1
    return (before[first].idx, before[-1].idx + len(before[-1])) if first < last else None


def _unless_own_name(parsed: Parsed, attribution: Attribution) -> Attribution | None:
    """“Identified herself as Ann” and “asked not to be named” are no attributions."""
    content = [token.lower_ for token in parsed.tokens_in(attribution.content)[:6]]
    oneself = bool(content) and content[0] in _ONESELF and "as" in content
    unnamed = content[content[:1] == ["not"] :][:3]
    return None if oneself or (unnamed[:2] == ["to", "be"] and unnamed[2:] in _NAMED) else attribution


def _unless_title(parsed: Parsed, attribution: Attribution) -> Attribution | None:
    """Titles of works that somebody sings, plays or reads are no attributions.

    Such a content is a quotation in title case without a mark at its end, and the cue is not a verb of
    speech, or is “read” and somebody with a name reads.
    """
    return None if _is_title(parsed, attribution) else attribution


def _is_title(parsed: Parsed, attribution: Attribution) -> bool:
    if len(attribution.content) != 1 or attribution.verbatim or not attribution.cue:
        return False
    begin, end = attribution.content[0]
    content = parsed.text[begin:end]
    if content[:1] not in _QUOTES or content[-1:] not in "”\"’'»" or content[-2:-1] in ".,?!":
        return False
    found = _WORD.findall(content)
    long = [word for word in found if len(word) >= _LONG]
    if len(found) < 2 or not all(word[0].isupper() for word in (found[0], found[-1], *long)):
        return False
    head = next((t for t in parsed.tokens_in(attribution.cue) if t.pos_ == "VERB"), None)
    cue = find_cue(head.lemma_) if head is not None else None
    if head is None or cue is None or cue.takes.get("quote", 0.0) < _LEAST_QUOTING:
        return True
    source = parsed.tokens_in(attribution.source)
    return head.lemma_ == "read" and any(token.ent_type_ == "PERSON" for token in source)


_CORRECTIONS: tuple[Callable[[Parsed, Attribution], Attribution | None], ...] = (
    _unless_dateline,
    _not_from_time,
    _with_cut_source,
    _with_extended_source,
    _with_subject,
    _unless_own_name,
    _unless_title,
    _from_document,
    _from_quoted,
    _not_from_hearer,
)
"""Applied to each attribution in this order; None means that it is none."""
