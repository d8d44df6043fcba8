"""The rules of spaCy's `attribute_ruler`, looked up by token instead of matched one after the other.

The rules of the English models look at the tag, the word and the relation of one token, rarely of two. What
they set is therefore looked up for each kind of token; the result is the same, in a tenth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

_NAME, _RULER = "tag_rules", "attribute_ruler"
_READ = {"LOWER": LOWER, "TAG": TAG, "DEP": DEP, "IS_SPACE": IS_SPACE}
_SET = {"TAG": TAG, "POS": POS, "MORPH": MORPH, "LEMMA": LEMMA, "DEP": DEP}

Kind = tuple[int, ...]
"""The values of `_READ` of a token; 0 for a word that no rule allows."""
Test = Callable[[int], bool]
Condition = Mapping[int, Test]
"""For places in a `Kind`, whether a value is allowed there."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule over consecutive tokens.

    Attributes:
        conditions: of each token.
        index: the token to change.
        values: what to set, by place in `_SET`.
    """

    conditions: tuple[Condition, ...]
    index: int
    values: Mapping[int, int]


class TagRules:
    """Sets what the rules say; a later rule overrules an earlier one.

    Args:
        rules: the rules, in order.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        tests = [condition[0] for rule in rules for condition in rule.conditions if 0 in condition]
        self._word = lru_cache(65536)(lambda word: word if any(test(word) for test in tests) else 0)
        first = [rule.conditions[0] for rule in rules]
        self._wordless = [n for n, condition in enumerate(first) if 0 not in condition or condition[0](0)]
        self._known: dict[Kind, tuple[tuple[int, ...], tuple[int, ...], dict[int, int]]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of the tokens of a document."""
        kinds = [(self._word(word), *others) for word, *others in doc.to_array(list(_READ.values())).tolist()]
        found = [self._of(kind) for kind in kinds]
        rows = doc.to_array(list(_SET.values())).tolist()
        for row, (_, _, values) in zip(rows, found, strict=True):
            for place, value in values.items():
                row[place] = value
        for i, numbers in self._longer(kinds, [longer for _, longer, _ in found]).items():
            for place, value in self._merged((*found[i][0], *numbers)).items():
                rows[i][place] = value
        new: Any = np.array(rows, dtype=np.uint64).reshape(-1, len(_SET))
        return doc.from_array(list(_SET.values()), new)

    def _of(self, kind: Kind) -> tuple[tuple[int, ...], tuple[int, ...], dict[int, int]]:
        """The rules that hold for a token alone, the longer ones it may begin, and what the former set."""
        if kind not in self._known:
            numbers = range(len(self._rules)) if kind[0] else self._wordless
            fits = [n for n in numbers if _fits(kind, self._rules[n].conditions[0])]
            alone = tuple(n for n in fits if len(self._rules[n].conditions) == 1)
            self._known[kind] = alone, tuple(n for n in fits if n not in alone), self._merged(alone)
        return self._known[kind]

    def _longer(self, kinds: Sequence[Kind], begun: Sequence[Sequence[int]]) -> dict[int, list[int]]:
        """The rules over several tokens that hold, by the index of the token to change."""
        held: dict[int, list[int]] = {}
        for i, numbers in enumerate(begun):
            for n in numbers:
                conditions = self._rules[n].conditions
                here = kinds[i : i + len(conditions)]
                if len(here) == len(conditions) and all(map(_fits, here, conditions)):
                    held.setdefault(i + self._rules[n].index, []).append(n)
        return held

    def _merged(self, numbers: Iterable[int]) -> dict[int, int]:
        return {place: value for n in sorted(numbers) for place, value in self._rules[n].values.items()}


def _fits(kind: Kind, condition: Condition) -> bool:
    return all(test(kind[place]) for place, test in condition.items())


def replace_ruler(nlp: Language) -> None:
    """Replace the `attribute_ruler` of a pipeline by its rules, if all of them can be looked up."""
    patterns = nlp.get_pipe(_RULER).patterns  # type: ignore[attr-defined]
    try:
        rules_of(patterns, nlp.vocab)
    except (KeyError, TypeError):  # of another model
        return
    nlp.add_pipe(_NAME, after=_RULER)
    nlp.remove_pipe(_RULER)


@Language.factory(_NAME)
def _make(nlp: Language, name: str) -> TagRules:
    return rules_of(nlp.get_pipe(_RULER).patterns, nlp.vocab)  # type: ignore[attr-defined]


def rules_of(patterns: Sequence[Mapping[str, Any]], vocab: Vocab) -> TagRules:
    """Return the rules of an `attribute_ruler`.

    Args:
        patterns: its patterns.
        vocab: the vocabulary of the pipeline.

    Raises:
        KeyError, TypeError: a rule looks at or sets something that is not looked up.
    """
    return TagRules([_rule(one, entry, vocab) for entry in patterns for one in entry["patterns"]])


def _rule(pattern: Sequence[Mapping[str, Any]], entry: Mapping[str, Any], vocab: Vocab) -> Rule:
    read, written = list(_READ), list(_SET)
    conditions = tuple(
        {read.index(name): _test(value, vocab) for name, value in token.items() if _READ[name]}
        for token in pattern
    )
    values = {
        written.index(name): _number(name, value, vocab)
        for name, value in entry["attrs"].items()
        if _SET[name]
    }
    return Rule(conditions, range(len(conditions))[entry["index"]], values)


def _test(value: Any, vocab: Vocab) -> Test:
    """Whether a value is allowed by a condition of spaCy's matcher."""
    operator: str
    operand: Any
    operator, operand = next(iter(value.items())) if isinstance(value, dict) else ("IN", [value])
    if operator == "REGEX":
        pattern = re.compile(operand)
        return lambda number: pattern.search(vocab.strings[number]) is not None
    numbers = frozenset(int(one) if isinstance(one, bool) else vocab.strings.add(one) for one in operand)
    tests: Mapping[str, Test] = {"IN": numbers.__contains__, "NOT_IN": lambda number: number not in numbers}
    return tests[operator]


def _number(name: str, value: str, vocab: Vocab) -> int:
    """What stands for a value of an attribute in spaCy's arrays."""
    if name == "POS":
        return int(IDS[value])
    return int(vocab.morphology.add(value) if name == "MORPH" else vocab.strings.add(value))
