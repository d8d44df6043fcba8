"""Numbers read as a reader writes them."""

from types import SimpleNamespace

import pytest

from onrecord.display.tables.number_cells import scope_of


@pytest.mark.parametrize(
    ("time", "place", "shown"),
    [
        ("2022-01-26", None, "2022-01-26"),
        ("2025-12-01/2026-02-28", "Kyiv", "Kyiv, 2025-12-01 to 2026-02-28"),
        ("XXXX-02-04", None, "4 February"),
        ("XXXX-02-04/XXXX-02-20", None, "4 February to 20 February"),
        ("XXXX-08", "Ohio", "Ohio, August"),
        ("XXXX-WI", None, "winter"),
        ("2019-WI", None, "winter 2019"),
        ("XXXX-WXX-3", None, ""),
        ("XXXX", "Ohio", "Ohio"),
        (None, None, ""),
    ],
)
def test_a_date_without_its_year_is_shown_as_far_as_it_is_known(time, place, shown):
    assert scope_of(SimpleNamespace(time=time, place=place)) == shown
