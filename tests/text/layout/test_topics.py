"""Lines that name a topic, and those that name a speaker."""

import pytest

from onrecord.text.layout.topics import is_topic


@pytest.mark.parametrize("line", ["On the new tax:", "On Acme's plans, and its debts:", "About mistakes:"])
def test_a_line_may_only_name_a_topic(line):
    assert is_topic(line)


@pytest.mark.parametrize(
    "line", ["Mayor Ida Holm:", "On Monday, she wrote:\n“No.”", "On the new tax", "Once:"]
)
def test_other_lines_name_none(line):
    assert not is_topic(line)
