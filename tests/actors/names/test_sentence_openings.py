"""Names freed of words that have a capital only because they open a sentence."""

import pytest

from onrecord.actors.names.find import find_names
from onrecord.actors.names.sentence_openings import trim
from stage import parse


def names(text):
    tokens = parse(text).tokens
    return [tokens.words(m.first, m.last) for m in trim(tokens, find_names(tokens))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Entrusting Jane Marlow with the keys was a mistake, said the board.", "Jane Marlow"),
        ("Shortstop Andy Velez hit two home runs on Sunday.", "Andy Velez"),
        ("The aide was Roger Cobb. He left early.\n\nStated Cobb: “It was not me.”", "Cobb"),
    ],
)
def test_a_word_that_opens_a_sentence_is_no_name(text, name):
    assert name in names(text)


@pytest.mark.parametrize("text", ["Carol Stone met Roger Stone.", "CAROL STONE SAID NO. Stone left."])
def test_a_given_name_stays(text):
    assert names(text)[0] != "Stone"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Open Doors said the church was shut.", "Open Doors"),
        ("Roe says that Big Brother Watch sued. Big Brother Watch said so.", "Big Brother Watch"),
        ("Local Conservatives said no.", "Conservatives"),
        ("Former Senator Lee said no.", "Lee"),
    ],
)
def test_an_adjective_before_a_plain_word_belongs_to_a_name(text, name):
    assert names(text)[-1] == name


@pytest.mark.parametrize("nickname", ["“Dub”", '"Dub"'])
def test_a_nickname_stays_in_its_name(nickname):
    assert names(f"Sheriff Rodrigo {nickname} Villamor left. He was late.") == [
        f"Rodrigo {nickname} Villamor"
    ]


def test_initials_stay_with_the_name():
    assert names("Two were held. The Divisional Secretary, W. M. Kumari, said no.") == ["W. M. Kumari"]
