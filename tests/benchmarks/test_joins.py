"""Measure how often actors of two articles are joined correctly, on invented articles with tricky names."""

import pytest
from joins import compare, joined

pytestmark = pytest.mark.benchmark


@pytest.mark.parametrize("fresh", [False, True], ids=["first", "second"])
def test_joins_of_actors_across_articles(fresh, tmp_path, capsys):
    wanted, found = joined(tmp_path, fresh)
    pairs = compare(wanted, found)
    lacking = sum(found[a] is None or found[b] is None for a, b in pairs.missed)
    with capsys.disabled():
        print(
            f"\nactors joined across articles: {len(pairs.right)} pairs right, {len(pairs.wrong)} wrong, ",
            end="",
        )
        print(f"{len(pairs.missed)} missed ({lacking} of which an article lacks the actor): ", end="")
        print(f"precision {pairs.precision:.1%}, recall {pairs.recall:.1%}")
        for kind in ("wrong", "missed"):
            for a, b in getattr(pairs, kind):
                print(f"  {kind}: {a[1]} ({a[0]}) and {b[1]} ({b[0]})")
    assert pairs.precision >= 0.95 and pairs.recall >= 0.6
