"""“The official added” is whoever spoke last, unless the noun is that of another trade."""

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
        ("Minister Ann Roe said the port grew. The official also said it would grow more.", "Ann Roe"),
        ("Novelist Ann Roe said the book was late. The author added that it was long.", "Ann Roe"),
        ("A senior diplomat said it was late. The person added that it was sad.", "senior diplomat"),
        ("Ann Roe said the wall was old. The foreman also said it would fall.", "foreman"),
        ("Judge Ann Roe said the case was weak. The prosecutor added that it was strong.", "prosecutor"),
        ("Minister Ann Roe said the port grew. The official denied that it would grow more.", "official"),
    ],
)
def test_who_goes_on(text, who):
    assert speakers(text)[-1] == who
