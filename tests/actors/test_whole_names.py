"""The name of a document does not end inside another name."""

import pytest

from onrecord.actors.whole_names import with_whole_names
from onrecord.model.cast import Actor, Cast
from stage import parse

TEXT = "An analysis of the 2022 Harbour Census Survey shows a loss, and the poll shows a gain."


@pytest.mark.parametrize(
    ("called", "kind", "whole"),
    [
        ("analysis of the 2022 Harbour", "document", "analysis of the 2022 Harbour Census Survey"),
        ("analysis of the 2022 Harbour", "group", "analysis of the 2022 Harbour"),
        ("poll", "document", "poll"),
    ],
)
def test_a_document_has_its_whole_name(called, kind, whole):
    begin = TEXT.index(called)
    actor = Actor("a1", called, kind, None, None, False, (called,), ((begin, begin + len(called)),))
    (found,) = with_whole_names(parse(TEXT).tokens, Cast((actor,), ("a1",))).actors
    assert (found.name, found.aliases) == (whole, (whole,))
