"""Groups of quantities that state the same thing, if their values cannot all be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from ...display.compare_numbers import agree
from .likeness import comparable, probability
from .meanings import Meaning, meanings_of
from .quantities import Quantity

LEAST = 0.25
"""Least probability with which two quantities are taken to state the same thing."""
MOST_READ = 10_000
"""Most quantities that the encoder reads; the pairs that are likeliest without it come first."""


@dataclass(frozen=True, slots=True)
class Group:
    """Quantities that state the same thing with different values.

    Attributes:
        quantities: at least two, of different articles, in order of article and number.
        probability: the highest probability of two of them that differ.
    """

    quantities: tuple[Quantity, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Link:
    """Two quantities that probably state the same thing.

    Attributes:
        one, two: their indices.
        probability: of stating the same thing.
        differs: whether their values differ.
    """

    one: int
    two: int
    probability: float
    differs: bool


def find_groups(
    quantities: Sequence[Quantity], pairs: Iterable[tuple[str, str]] | None = None
) -> list[Group]:
    """Return the groups of quantities that state the same thing with different values, surest first.

    Two quantities are put together only if each is the likeliest counterpart of the other in its article. So
    a number that the other article also gives does not differ from any, and part and whole are kept apart.

    Args:
        quantities: the quantities of all articles.
        pairs: pairs of articles on one event; by default, all pairs.
    """
    of_article: dict[str, list[int]] = defaultdict(list)
    for i, quantity in enumerate(quantities):
        of_article[quantity.article].append(i)
    chosen = combinations(of_article, 2) if pairs is None else pairs
    possible = (
        (i, j)
        for a, b in chosen
        for i in of_article.get(a, ())
        for j in of_article.get(b, ())
        if comparable(quantities[i], quantities[j])
    )
    return group_links(quantities, best_links(quantities, list(_likely(quantities, possible))))


def _likely(quantities: Sequence[Quantity], possible: Iterable[tuple[int, int]]) -> Iterable[Link]:
    """Yield the pairs that reach the least probability; the encoder reads only those that can."""
    bounds = [
        (bound, i, j)
        for i, j in possible
        if (bound := probability(quantities[i], quantities[j], None)) >= LEAST
    ]
    meanings: dict[int, Meaning] = {}
    kept: list[tuple[int, int]] = []
    wanted: dict[int, None] = {}
    for _, i, j in sorted(bounds, key=lambda row: (-row[0], row[1:])):
        if len(wanted) >= MOST_READ:
            break
        wanted[i] = wanted[j] = None
        kept.append((i, j))
    meanings = dict(zip(wanted, meanings_of([quantities[i] for i in wanted]), strict=True))
    for i, j in kept:
        one, two = quantities[i], quantities[j]
        likely = probability(one, two, (meanings[i], meanings[j]))
        if likely >= LEAST:
            yield Link(i, j, likely, not agree(one.bounds, two.bounds))


def best_links(quantities: Sequence[Quantity], pairs: Sequence[Link]) -> list[Link]:
    """Return the pairs in which each is the likeliest counterpart of the other, likeliest first."""
    best: dict[tuple[int, str], Link] = {}
    ordered = sorted(pairs, key=lambda pair: (-pair.probability, pair.differs, pair.one, pair.two))
    for pair in ordered:
        best.setdefault((pair.one, quantities[pair.two].article), pair)
        best.setdefault((pair.two, quantities[pair.one].article), pair)
    return [
        pair
        for pair in ordered
        if best[pair.one, quantities[pair.two].article] is pair
        and best[pair.two, quantities[pair.one].article] is pair
    ]


def group_links(quantities: Sequence[Quantity], pairs: Sequence[Link]) -> list[Group]:
    """Return groups of linked quantities, at most one value per article and group."""
    home = {i: [i] for pair in pairs for i in (pair.one, pair.two)}
    for pair in pairs:
        one, two = home[pair.one], home[pair.two]
        if one is not two and not _clash(quantities, one, two):
            one += two
            home.update(dict.fromkeys(two, one))
    surest: dict[int, float] = {}
    for pair in pairs:
        if pair.differs and home[pair.one] is home[pair.two]:
            surest.setdefault(id(home[pair.one]), pair.probability)
    members = {id(group): group for group in home.values()}
    groups = [
        Group(tuple(quantities[i] for i in sorted(members[key])), likely) for key, likely in surest.items()
    ]
    return sorted(groups, key=lambda group: -group.probability)


def _clash(quantities: Sequence[Quantity], one: Sequence[int], two: Sequence[int]) -> bool:
    """Whether two groups hold different values of one article."""
    return any(
        quantities[i].article == quantities[j].article
        and not agree(quantities[i].bounds, quantities[j].bounds)
        for i in one
        for j in two
    )
