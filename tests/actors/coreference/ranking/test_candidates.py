"""Who is no candidate for a pronoun or a description."""

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
        ("Rosa Diaz was alone in the bar. A girl of twelve came in at nine, she said.", "Rosa Diaz"),
        ("Bo Lee was at home. A man was stabbed outside, he said.", "Bo Lee"),
    ],
)
def test_somebody_whom_only_the_words_mention_does_not_say_them(text, who):
    assert speakers(text)[-1] == who


def test_bodies_with_other_nouns_are_other_bodies():
    text = "The ministry said the loan was dear. The bank said it would lend more."
    assert speakers(text) == ["ministry", "bank"]
