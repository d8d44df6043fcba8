"""The source audit of an article: the questions that an editor otherwise checks by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..sourcing.audit import NOT_STATED, UNNAMED, Audit, audit
from .html import templates
from .phrasing.display_names import counted, listed, names

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis

_PLURALS = {"named person": "named people", "unnamed person": "unnamed people"}
_REQUESTED = "anonymous by request"


@dataclass(frozen=True, slots=True)
class Fact:
    """A question of the audit and its answer.

    Attributes:
        question: a few words.
        answer: words, some of them links: each is a text and an anchor, or an empty string.
        concerns: whether an editor should look at it.
    """

    question: str
    answer: tuple[tuple[str, str], ...]
    concerns: bool = False

    @property
    def text(self) -> str:
        """Return question and answer as text."""
        return f"{self.question}: {''.join(text for text, _ in self.answer)}"


@dataclass(frozen=True, slots=True, repr=False)
class SourceAudit:
    """The audit of an article as questions and answers; empty without sources."""

    facts: tuple[Fact, ...]

    def __repr__(self) -> str:
        return "\n".join(fact.text for fact in self.facts) or "The article cites no source."

    def _repr_html_(self) -> str:
        return str(templates.render("parts/audit.html.j2", audit=self))


def source_audit(analysis: Analysis) -> SourceAudit:
    """Return the source audit of an article."""
    found = audit(analysis.actors, analysis.claims, analysis.sources)
    return SourceAudit(tuple(_facts(found, names(analysis.actors))) if found.sources else ())


def sources_in_words(sources: Mapping[str, int]) -> str:
    """Return numbers of sources by type: “2 named people and 1 document”."""
    parts = [
        counted(number, kind, kind if kind == _REQUESTED else _PLURALS.get(kind))
        for kind, number in sources.items()
    ]
    return listed(parts, len(parts))


def _facts(found: Audit, known: Mapping[str, str]) -> Iterator[Fact]:
    total = counted(sum(found.sources.values()), "source")
    yield Fact("Sources", ((f"{total}: {sources_in_words(found.sources)}", ""),))
    documents = found.words.get("document", 0.0)
    named = 1 - documents - sum(share for kind, share in found.words.items() if kind in UNNAMED)
    shares = [f"{named:.0%} of the sourced words have a named source"]
    shares += [f"{documents:.0%} come from documents"] if documents else []
    main = known.get(found.main or "", "")
    yield Fact(
        "Words",
        ((f"{listed(shares)}; {found.largest:.0%} come from one source, ", ""), (main, f"m-{found.main}")),
        found.largest > 0.5 and sum(found.sources.values()) > 1,
    )
    if found.unexplained or found.explained:
        answer = [*_named(found.unexplained, known, "no reason given")]
        answer += [("; ", "")] if found.unexplained and found.explained else []
        answer += _named(found.explained, known, "anonymity requested or granted")
        yield Fact("Not named", tuple(answer), bool(found.unexplained))
    if found.pronouns:
        parts = [f"{name} {number}" for name, number in found.pronouns.items()]
        only = set(found.pronouns) == {NOT_STATED}
        shown = "the article uses no pronoun for its sources" if only else ", ".join(parts)
        yield Fact("People, by the article’s pronouns", ((shown, ""),))
    if found.accused:
        items: list[tuple[str, str]] = []
        for key, claims in found.accused.items():
            items += [("; ", "")] if items else []
            items += [(known[key], f"m-{key}"), (" (", "")]
            for place, claim in enumerate(claims):
                items += [(", ", "")] if place else []
                items += [(claim, claim)]
            items += [(")", "")]
        yield Fact("Accused or criticized, not quoted", tuple(items), True)


def _named(keys: tuple[str, ...], known: Mapping[str, str], why: str) -> list[tuple[str, str]]:
    """Return linked names with a reason: “officials, a nurse (no reason given)”."""
    items: list[tuple[str, str]] = []
    for key in keys:
        items += [(", ", "")] if items else []
        items += [(known[key], f"m-{key}")]
    return [*items, (f" ({why})", "")] if items else []
