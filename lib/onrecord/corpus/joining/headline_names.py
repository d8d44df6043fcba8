"""Names with a verb, which result from headlines in title case: “Clinton Said”, “Tom Nides Thanked Clinton”.

Such a name is cut before the verb if the words before it are a name in the corpus. Family names that look
like verbs are therefore kept.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

import duckdb
import pyarrow as pa

from ...files.package_data import read_toml
from ...lexicons.cues import lexicon
from ...lexicons.words import fold
from ..bulk_rows import fill_table, read_rows

_PEOPLE = "SELECT DISTINCT name FROM appearances WHERE named AND kind = 'person'"
_CUT = pa.schema({"name": pa.string(), "person": pa.string()})


def cut_verbs(database: duckdb.DuckDBPyConnection) -> None:
    """Cut the names of people in the table `appearances` before a verb of saying."""
    verbs = _verb_forms()
    people = (name for (name,) in read_rows(database, _PEOPLE))
    doubtful = [name for name in people if any(fold(word) in verbs for word in name.split()[1:])]
    if not doubtful:
        return
    wanted = {fold(" ".join(name.split()[:n])) for name in doubtful for n in range(1, len(name.split()))}
    known: set[str] = set()
    for (name,) in read_rows(database, _PEOPLE):
        folded = fold(name)
        known |= {folded, folded.rsplit(" ", 1)[-1]} & wanted
    cut = [(name, found) for name in doubtful if (found := without_verb(name, known)) != name]
    fill_table(database, "cut_names", _CUT, cut)
    database.execute(
        "UPDATE appearances SET name = person FROM cut_names AS c "
        "WHERE c.name = appearances.name AND kind = 'person'; DROP TABLE cut_names"
    )


def without_verb(name: str, known: Collection[str]) -> str:
    """Return a name without a verb of saying and what follows it, if the words before it are a known name.

    Args:
        name: the name.
        known: names and family names in the corpus, folded.
    """
    words = name.split()
    for place, word in enumerate(words[1:], 1):
        before = " ".join(words[:place])
        if fold(word) in _verb_forms() and fold(before) in known:
            return before
    return name


@cache
def _verb_forms() -> frozenset[str]:
    """Return the past and third-person forms of the verbs in the lexicon of cues."""
    irregular: dict[str, str] = read_toml("onrecord.corpus", "corpus.toml")["irregular_pasts"]
    verbs = [lemma for part, lemma in lexicon() if part == "verb" and " " not in lemma]
    regular = {_past(verb) for verb in verbs if verb not in irregular}
    return frozenset(regular | {*irregular.values()} | {_third_person(verb) for verb in verbs})


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{verb}ed"


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
