"""Sentences that credit."""

import pytest

from onrecord.loading.credits.credit_sentences import parse_credit
from onrecord.loading.credits.names import Credits
from onrecord.loading.credits.take_credits import take_credits

THREE = ("Ann Roe", "Bo Poe", "Cy Coe")
AP_CREDIT = (
    "Associated Press writers Ann Roe in Trenton, New Jersey, and Bo Poe in Lyon, France, "
    "contributed to this report."
)
STORY = "The river rose by two metres in the night, and the people of the lower town left their homes."


@pytest.mark.parametrize(
    ("sentence", "reporters", "wires", "publisher"),
    [
        ("Radio 9’s Ann Roe, Bo Poe and Cy Coe contributed to this report.", THREE, (), "Radio 9"),
        ("Some information came from Reuters and AFP.", (), ("Reuters", "Agence France-Presse"), None),
        ("Reporting by Ann Roe in Geneva and Bo Poe", ("Ann Roe", "Bo Poe"), (), None),
        ("Additional reporting by Ann Roe", ("Ann Roe",), (), None),
        ("Editing by Ann Roe", (), (), None),
        (AP_CREDIT, ("Ann Roe", "Bo Poe"), ("The Associated Press",), None),
        ("With files from The Canadian Press", (), ("The Canadian Press",), None),
        ("© 2022 The Daily Ledger", (), (), "The Daily Ledger"),
        ("(Reuters)", (), ("Reuters",), None),
    ],
)
def test_credit_sentences(sentence, reporters, wires, publisher):
    assert parse_credit(sentence) == Credits(reporters, wires, publisher)


@pytest.mark.parametrize(
    "sentence",
    [
        "Reuters reported the deal first.",
        "Some information came from Reuters, he said.",
        "The minister told Reuters that he would stay.",
        "Ann Roe contributed to the report.",
        "Many Donors contributed to this campaign.",
        "Copyright law has changed.",
        "(c) any other matter",
        "Reporting by the ministry was late.",
    ],
)
def test_sentences_that_mention_agencies_or_names_are_no_credits(sentence):
    assert parse_credit(sentence) is None
    assert take_credits([STORY, sentence])[1] == [STORY, sentence]
