"""What is found in many articles, stated in sentences."""

import pytest

import town
from onrecord import export
from onrecord.corpus import open_corpus, views

BAND = ("Brass Band", "organization", None, None)
ROE = ("Ann Roe", "person", "mayor", "Brass Band")


@pytest.fixture
def found(tmp_path):
    """A function that returns the findings of stories: keywords of `town.story` for each."""
    opened = []

    def read(*stories, publisher="Mill Post"):
        for number, more in enumerate(stories):
            day = f"2024-03-{number + 1:02}"
            slug, analysis = town.story(f"s{number}", publisher, day, people=[ROE, BAND], **more)
            export.write(analysis, tmp_path / slug, "parquet")
        opened.append(open_corpus(tmp_path))
        return [finding.text for finding in views.findings(opened[-1]).items]

    yield read
    for corpus in opened:
        corpus.close()


def quoting(words, number):
    text = f"{words} Ann Roe said. It rained {number} days."
    return {"text": text, "said": [("Ann Roe", words, "direct")]}


def test_wordings_differ_in_words_and_not_in_punctuation(found):
    same = ["“It is a new day for all of us,”", "“It is a new day for all of us.”"]
    assert "A sentence of Ann Roe is in 2 articles, in the same words." in found(
        *(quoting(words, number) for number, words in enumerate(same))
    )
    other = "“It was a new day for all of us.”"
    assert "A sentence of Ann Roe is in 3 articles, in 2 wordings." in found(
        *(quoting(words, number) for number, words in enumerate([*same, other]))
    )


def test_an_unknown_publisher_is_not_counted(found):
    stories = [quoting("“It is a new day,”", number) for number in range(2)]
    quoted = "Ann Roe is quoted in more articles than anyone else: 2"
    assert f"{quoted} by 1 known publisher." in found(*stories)
    assert f"{quoted}." in found(*stories, publisher=None)
