"""Cards of speakers: who they are, and how many of their words are quoted."""

from conftest import actor, build, claim, place
from onrecord import Article
from onrecord.display.speakers.speaker_cards import speaker_cards

TEXT = (
    "A spokesperson for Ely Chamber said members were split “roughly 60-40” on it.\n\n"
    "“It is over,” Ann Roe said. Roe blamed the rain. Bo Lee said it was late."
)
PRESS = "spokesperson for Ely Chamber"


def cards():
    actors = [
        actor(1, PRESS, [place(TEXT, "A spokesperson")], named=False, affiliation="a2", role=PRESS),
        actor(2, "Ely Chamber", [place(TEXT, "Ely Chamber")], kind="organization"),
        actor(3, "Ann Roe", [place(TEXT, "Ann Roe")], role="chair of Ely Chamber", affiliation="a2"),
        actor(4, "Bo Lee", [place(TEXT, "Bo Lee")], role="skipper", affiliation="a2"),
    ]
    claims = [
        claim(1, "a1", [place(TEXT, "members were split “roughly 60-40” on it")], kind="mixed"),
        claim(2, "a3", [place(TEXT, "“It is over,”")], kind="direct"),
        claim(3, "a3", [place(TEXT, "the rain")]),
        claim(4, "a4", [place(TEXT, "it was late")]),
    ]
    for row in claims:
        row["sourced"] = True
    return {card.mark.name: card for card in speaker_cards(build(Article(TEXT), actors, claims))}


def test_words_in_quotation_marks_are_counted_in_partly_quoted_claims():
    words = {name: card.words for name, card in cards().items()}
    assert words == {
        PRESS: "7 words, 2 quoted",
        "Ann Roe": "5 words, 3 quoted",
        "Bo Lee": "3 words, none quoted",
    }


def test_an_affiliation_is_not_repeated():
    about = {name: card.about for name, card in cards().items()}
    assert about == {
        PRESS: "not named",
        "Ann Roe": "chair of Ely Chamber",
        "Bo Lee": "skipper, Ely Chamber",
    }
