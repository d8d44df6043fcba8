"""Nothing that is finished is lost, and nothing is left behind, whatever happens to a run."""

import random

import pytest
from kill_table import pass_through

from onrecord.kernels import owner


@pytest.mark.benchmark
@pytest.mark.skipif(owner.why_not() is not None, reason="kernels are not forked here")
def test_nothing_is_lost_or_left_behind(tmp_path):
    found = list(pass_through(tmp_path, random.Random(1)))
    assert {row.name: row.problems for row in found if row.problems} == {}
