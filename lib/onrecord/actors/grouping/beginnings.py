"""Names that begin or end a longer one: whether they mean the same body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...lexicons.common_words import is_common_word
from ...lexicons.name_matching import SMALL_WORDS, bare, head_of
from ...lexicons.states import lexicon
from ...lexicons.words import places, words
from ...text.pipeline import is_dictionary_word
from ..entities import Entity, Form
from ..kind_names import GROUP, ORGANIZATION, PERSON, PLACE
from .gathering import Gathering

_SPORTS = frozenset(("football", "cricket", "rugby", "hockey", "basketball", "athletic"))


def may_begin(everything: Gathering, entity: Entity, form: Form, kind: str, indexes: Sequence[int]) -> bool:
    """Whether names that begin the name of a body mean it: “Harbour Life” for “Harbour Life Insurance”.

    A person or people is no body called after them, and a place seldom. What is named before the body is
    another one unless a noun like “airlines” or an odd word follows: not “Dalby Air” for “Dalby Air X”.

    Args:
        everything: the names of the text.
        entity: the body.
        form: its longer name.
        kind: the kind of the shorter name.
        indexes: those of the names.
    """
    size = len(everything.mentions[indexes[0]].names)
    rest = bare(form)[size:]
    heads = words("name_heads") | words("organizations")
    headed = len(rest) < 2 or (len(rest) == 2 and rest[0] in _SPORTS)
    headed = headed and all(word in heads | _SPORTS for word in rest)
    if kind == PERSON:
        return len(rest) == 1 and (size == 1 or not headed)
    if headed or kind == GROUP or (kind == PLACE and (size > 1 or len(rest) > 1)):
        return headed and kind != GROUP
    proper = len(rest) == 1 and len(rest[0]) > 3 and not is_dictionary_word(rest[0])
    if proper and kind != PLACE and not _is_place(everything, rest):
        return True
    tokens = everything.tokens
    told = [m.span for m in (everything.mentions[i] for i in indexes) if not tokens.heading[m.first]]
    return not told or min(told) > entity.first


def beside_bracket(everything: Gathering, i: int) -> Iterator[int]:
    """Yield the entity of the long name that a bracket sets apart from a short one: “Dalby Air Fund (DAF)”.

    Args:
        everything: the names of the text and the entities of the long ones.
        i: index of the short name.
    """
    tokens, mentions = everything.tokens, everything.mentions
    short = mentions[i]
    for other, mark, close in ((i - 1, short.first - 1, short.last + 1), (i + 1, short.last + 1, None)):
        if other not in everything.of_mention or len(mentions[other].names) < 2:
            continue
        long = mentions[other]
        end = mark - 1 - (tokens.low[mark - 1] in ("'s", "'"))
        beside = long.last == end if other < i else long.first == mark + 1
        close = long.last + 1 if close is None else close
        if beside and tokens.text[mark] == "(" and tokens.text[close : close + 1] == [")"]:
            yield everything.of_mention[other]


def without_place(everything: Gathering, names: Form) -> int | None:
    """The only body called by a name and a place: “Daily News” for “New York Daily News”.

    Args:
        everything: the names of the text and the entities of the longer ones.
        names: the name.
    """
    bodies = [entity for entity in everything.ledger if entity.kind == ORGANIZATION]
    found = {e.id for e in bodies for form in e.forms if _lacks_place(everything, names, form)}
    return found.pop() if len(found) == 1 else None


def _lacks_place(everything: Gathering, names: Form, form: Form) -> bool:
    """Whether a name is a longer one without the place: “Chamber of Commerce”, “Daily News”."""
    heads = words("name_heads") | words("institutions")
    head = head_of(names)
    if len(form) <= len(names) or head < 0 or names[head] not in heads:
        return False
    if form[: len(names)] == names:
        rest = form[len(names) :]
        return rest[0] == "of" and _is_place(everything, tuple(word for word in rest[1:] if word != "the"))
    for size in range(1, len(form) - len(names) + 1 if len(names) > 1 else 1):
        rest = form[size:]
        goes_on = rest[: len(names)] == names and head < len(names) - 1 and "and" in rest[len(names) :][:1]
        rare = size == 1 and not is_common_word(form[0])  # most of these are places: “Karnataka High Court”
        if (rest == names or goes_on) and (rare or _is_place(everything, form[:size])):
            return True
    return False


def same_of_state(a: Form, b: Form) -> bool:
    """Whether names are the same but for the form of a state's name: “Thai Rowing Union”, “… of Thailand”."""
    one, two = _with_state(a), _with_state(b)
    return one is not None and one == two


def _with_state(names: Form) -> tuple[str, ...] | None:
    """The words of a name in order, with the state's name for its adjective; None if it has none."""
    for at in range(len(names)):
        match = lexicon().match(names, at)
        if match is not None and match[1].form in ("state", "adjective"):
            rest = [name for name in (*names[:at], *names[at + match[0] :]) if name not in SMALL_WORDS]
            return (match[1].name, *rest) if len(rest) > 1 else None
    return None


def _is_place(everything: Gathering, names: Form) -> bool:
    match = lexicon().match(names, 0) if names else None
    if (match and match[0] == len(names) and match[1].form != "institution") or names in places():
        return True
    return names in everything.places
