"""The parser's reading of words that its model does not know."""

import pytest

from onrecord.text.pipeline import pipeline


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("WHO chief Ann Roe urged calm.", "NNP"),
        ("Ann Roe met WHO officials.", "NNP"),
        ("WHO will win the cup? Ann Roe said that she would.", "WP"),
        ("Ann Roe, who won, said so.", "WP"),
    ],
)
def test_who_in_capitals_is_a_body_unless_it_asks(text, tag):
    word = next(token for token in pipeline()(text) if token.lower_ == "who")
    assert word.tag_ == tag
