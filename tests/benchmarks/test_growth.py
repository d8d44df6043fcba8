"""Time grows little faster than length for all repetitive texts; `-s` prints the exponents."""

import pytest
from growth import LENGTHS, PAGES, STEEPEST, TEXTS, measure


@pytest.mark.benchmark
@pytest.mark.parametrize("kind", [*TEXTS, *PAGES])
def test_growth(kind):
    found = measure(kind, LENGTHS)
    print("\n" + found.row())
    assert found.exponent() <= STEEPEST
