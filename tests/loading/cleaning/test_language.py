"""The language of a text that is not English."""

import pytest

from onrecord.loading.cleaning.language import find_foreign_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Der Minister sagte am Montag in Berlin, die Regierung werde die Steuern nicht erhöhen. Die "
            "Opposition forderte eine Abstimmung im Parlament.",
            "German",
        ),
        ("Le maire a dit lundi que le pont rouvrirait en mai et que la ville paierait.", "French"),
        ("El alcalde dijo que no pagaría.", None),
        ("The mayor said on Monday that the bridge would open in May.", None),
        (
            "Winning numbers drawn Friday evening: Pick 3 evening 4-5-6; Cash 5 jackpot estimated million "
            "dollars; Powerball plays twice weekly nationwide.",
            None,
        ),
        ("Smith beat Jones. Booked: White, Green. Sent off: Black. Crowd: 12,000 people watched.", None),
    ],
)
def test_a_few_words_tell_the_language_if_none_is_english(text, language):
    assert find_foreign_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "THE MAYOR SAID THAT THE BRIDGE WOULD BE SHUT FOR A WEEK, AND nhs, bbc, fbi, cia, ap, nato, unesco, "
        "ioc, nba, nfl AND afp SAID THAT IT WAS LATE FOR ALL OF THEM.",
        "10:75 pm told reporters İstanbul http://a.example/x?y e.g. Q5 2020",
    ],
)
def test_words_in_capitals_and_addresses_are_not_foreign(text):
    assert find_foreign_language(text) is None
