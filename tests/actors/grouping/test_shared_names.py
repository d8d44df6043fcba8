"""A surname alone means the person whom the article calls so, not the relative named last."""

import pytest

from onrecord import Article, analyze

ARTICLE = (
    "Senator Rita Calder opened her campaign in Dayton. “We start today,” Calder told the crowd.\n\n"
    "Her husband, Paul Calder, stood beside her. {}\n\nThe crowd cheered for an hour in the rain."
)


def speaker_of(words, text):
    found = analyze(Article(text)).to_dict()
    names = {actor["id"]: actor["name"] for actor in found["actors"]}
    at = text.index(words)
    return next(names.get(c["speaker"]) for c in found["claims"] if any(b <= at < e for b, e in c["content"]))


@pytest.mark.parametrize(
    ("line", "words", "who"),
    [
        ("Calder said she would visit every county.", "every county", "Rita Calder"),
        ("“I will visit every county,” Calder said.", "every county", "Rita Calder"),
        ("“I am proud of her,” Paul Calder said.", "proud of her", "Paul Calder"),
        ("“I am proud of her,” Mr Calder said.", "proud of her", "Paul Calder"),
    ],
)
def test_a_surname_that_two_people_share(line, words, who):
    assert speaker_of(words, ARTICLE.format(line)) == who


def test_a_surname_that_may_mean_two_people_is_less_sure():
    text = (
        "The rules were drawn up by Rita Calder. The mayor met Paul Calder on Monday.\n\n"
        "“It is a start,” Calder said."
    )
    alone = text.replace("met Paul Calder", "met Paul Dunn")
    both, one = (analyze(Article(t)).to_dict()["claims"][-1]["speaker_confidence"] for t in (text, alone))
    assert both < 0.9 < one
