"""Who answers a question is whoever is asked."""

import pytest

from onrecord.actors.cast import find_actors
from onrecord.attribution.rules import find_attributions
from onrecord.model.article import Article
from stage import parse, speaker_names


def speakers(text):
    parsed = parse(text)
    return speaker_names(find_actors(parsed, find_attributions(parsed), Article(text)))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Judge Jim Roe asked the defendant, Bo Lee, why he had fled. “I was afraid,” he said.", "Bo Lee"),
        ("Host Jim Roe then asked Bo Lee which states he could win.\n\n“All of them,” he said.", "Bo Lee"),
        ("Jim Roe questioned Bo Lee about the money. “It is gone,” he said.", "Bo Lee"),
        ("Jim Roe asked Bo Lee to resign. “I want him gone,” he said.", "Jim Roe"),
        ("Jim Roe asked Ann Lee whether she would stay. “I will miss her,” he said.", "Jim Roe"),
    ],
)
def test_he_after_a_question(text, who):
    assert speakers(text)[-1] == who
