"""Groups of quantities that state the same thing, if their values cannot all be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ...display.compare_numbers import agree
from .likeness import comparable, probability
from .meanings import meanings_of
from .quantities import Quantity

LEAST = 0.2
"""Least probability with which two quantities are taken to state the same thing."""
MOST_READ = 3_000
"""Most sentences that the encoder reads; the pairs that are likeliest without it come first."""
_MOST_KEPT = 20_000
"""Most pairs of quantities that are kept for the encoder, the likeliest first."""


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


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two quantities that may state the same thing.

    Attributes:
        bound: the highest probability that any meaning of the words could give.
        one, two: the quantities, of two articles.
        differs: whether their values differ.
    """

    bound: float
    one: Quantity
    two: Quantity
    differs: bool

    @property
    def rank(self) -> tuple[float, tuple[str, int, str], tuple[str, int, str]]:
        """Return the sort key: the likeliest first."""
        return -self.bound, self.one.place, self.two.place


@dataclass(frozen=True, slots=True)
class Grouped:
    """What was found.

    Attributes:
        groups: quantities that state the same thing with different values, surest first.
        compared: number of pairs of quantities whose sentences the encoder read.
        possible: number of pairs that it would have read without a limit.
    """

    groups: list[Group]
    compared: int
    possible: int


def find_groups(quantities: Sequence[Quantity]) -> list[Group]:
    """Return the groups of quantities that state the same thing with different values, surest first.

    Two quantities are put together only if each is the likeliest counterpart of the other in its article. So
    a number that the other article also gives does not differ from any, and part and whole are kept apart.

    Args:
        quantities: the quantities of all articles; each article is compared with each.
    """
    of_article = by_article(quantities)
    return group_candidates(candidates(of_article, combinations(of_article, 2))).groups


def by_article(quantities: Iterable[Quantity]) -> dict[str, list[Quantity]]:
    """Return quantities by their article, in order."""
    found: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        found[quantity.article].append(quantity)
    return found


def candidates(
    of_article: Mapping[str, Sequence[Quantity]], pairs: Iterable[tuple[str, str]]
) -> Iterator[Candidate]:
    """Yield the quantities of pairs of articles that may state the same thing.

    Args:
        of_article: quantities by article.
        pairs: pairs of articles.
    """
    for a, b in pairs:
        ours, theirs = of_article.get(a, ()), of_article.get(b, ())
        for one in ours:
            for two in theirs:
                if one.kind != two.kind or not comparable(one, two):
                    continue
                bound = probability(one, two, None)
                differs = not agree(one.bounds, two.bounds)
                if bound >= LEAST and not (
                    differs and (_is_part(one, ours, two) or _is_part(two, theirs, one))
                ):
                    yield Candidate(bound, one, two, differs)


def _is_part(one: Quantity, siblings: Sequence[Quantity], two: Quantity) -> bool:
    """Whether the article of a number counts the same noun a second time, and there agrees with another's.

    Then one of its two numbers is the whole and the other a part (“eight of the 38 states”).
    """
    return one.head is not None and any(
        other.head == one.head and other.kind == one.kind and agree(other.bounds, two.bounds)
        for other in siblings
        if other is not one
    )


def likeliest(found: Iterable[Candidate]) -> tuple[list[Candidate], int]:
    """Return the likeliest pairs in order, at most `_MOST_KEPT` of them, and how many were given."""
    kept: list[Candidate] = []
    given = 0
    for candidate in found:
        given += 1
        kept.append(candidate)
        if len(kept) == 2 * _MOST_KEPT:
            kept = sorted(kept, key=lambda pair: pair.rank)[:_MOST_KEPT]
    return sorted(kept, key=lambda pair: pair.rank)[:_MOST_KEPT], given


def group_candidates(found: Iterable[Candidate]) -> Grouped:
    """Return the groups of quantities that state the same thing; the encoder reads the likeliest pairs."""
    kept: list[Candidate] = []
    ordered, possible = likeliest(found)
    wanted: dict[tuple[str, str | None, str], Quantity] = {}
    for pair in ordered:
        if len(wanted) >= MOST_READ:
            break
        for quantity in (pair.one, pair.two):
            wanted.setdefault(quantity.wording, quantity)
        kept.append(pair)
    meanings = dict(zip(wanted, meanings_of(list(wanted.values())), strict=True))
    members = {q.place: q for pair in kept for q in (pair.one, pair.two)}
    quantities = [members[place] for place in sorted(members)]
    number = {quantity.place: i for i, quantity in enumerate(quantities)}
    links = []
    for pair in kept:
        one, two = pair.one, pair.two
        likely = probability(one, two, (meanings[one.wording], meanings[two.wording]))
        if likely >= LEAST:
            links.append(Link(number[one.place], number[two.place], likely, pair.differs))
    return Grouped(group_links(quantities, best_links(quantities, links)), len(kept), possible)


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
