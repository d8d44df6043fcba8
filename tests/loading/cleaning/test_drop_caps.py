"""Drop capitals joined to their words."""

import pytest

from onrecord.loading.cleaning.drop_caps import join_drop_cap


@pytest.mark.parametrize(
    ("apart", "joined"),
    [
        ("T he river rose.", "The river rose."),
        ("R ishi Sunak will speak.", "Rishi Sunak will speak."),
        ("W hat’s next", "What’s next"),
        ("A river rose.", "A river rose."),
        ("I saw it rise.", "I saw it rise."),
        ("X marks the spot.", "X marks the spot."),
        ("The river rose.", "The river rose."),
        ("", ""),
    ],
)
def test_join_drop_cap(apart, joined):
    assert join_drop_cap(apart) == joined
