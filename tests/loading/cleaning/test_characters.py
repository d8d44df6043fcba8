"""Characters: mojibake and odd spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.loading.cleaning.characters import mend


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Itâ€™s over, the mayor said.", "It’s over, the mayor said."),
        ("Boul\u00c3\u00a8gue", "Boulègue"),
        ("the U.S.\u00a0embassy\u202fin Kyiv", "the U.S. embassy in Kyiv"),
        ("co\u00adoper\u200bation\ufeff", "cooperation"),
        ("Cafe\u0301", "Café"),
        ("“Curly” – quotes… stay", "“Curly” – quotes… stay"),
        ("R&amp;D costs", "R&D costs"),
        ("well\u2010known non\u2011stop", "well-known non-stop"),
        ("It´s Russia´s war", "It's Russia's war"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
    ],
)
def test_mend(broken, whole):
    assert mend(broken) == whole


@given(
    st.lists(
        st.sampled_from(["“fiancé,”", "‘£5m’", "it’s", "—", "€3…", '"5ft"', "(naïve)", "«Là»", "5%", "50°C"])
    )
)
def test_good_text_stays_as_it_is(words):
    assert mend(" ".join(words)) == " ".join(words)
