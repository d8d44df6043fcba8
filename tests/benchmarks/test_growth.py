"""Time grows little faster than length for all repetitive texts; `-s` prints the exponents."""

import pytest
from growth import PAGES, TEXTS, measure

LENGTHS = (10_000, 31_600, 100_000, 316_000, 1_000_000)


@pytest.mark.benchmark
@pytest.mark.parametrize("kind", [*TEXTS, *PAGES])
def test_growth(kind):
    found = measure(kind, LENGTHS)
    times = "  ".join(f"{length:,}: {seconds:.2f} s" for length, seconds in found.seconds.items())
    print(f"\n{kind}: n^{found.exponent():.2f}  {times}  {found.ended}")
    assert found.exponent() <= 1.2
