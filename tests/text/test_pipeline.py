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


@pytest.mark.parametrize(
    "text",
    [
        "The officer, Sgt. Bo Lee, spoke.",
        "Capt. Bo Lee of the coast guard spoke.",
        "The mayor, Hon. Ama Owusu, spoke.",
        "COL. BO LEE spoke.",
    ],
)
def test_an_abbreviated_title_ends_no_sentence(text):
    assert len(list(pipeline()(text).sents)) == 1


def test_a_sentence_may_end_with_a_figure_and_no_space():
    sentences = [
        sentence.text
        for sentence in pipeline()("They wrote on 21 May 2022.He said it cost 4.5 million.").sents
    ]
    assert sentences[-1] == "He said it cost 4.5 million."
