"""Credits are parsed into fields and cut; sentences that tell something stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.loading.bylines import parse_head_line
from onrecord.loading.credit_names import Credits, is_name
from onrecord.loading.credits import parse_credit, take_credits
from onrecord.loading.datelines import take_dateline
from onrecord.loading.publication_date import date_of_url, parse_date

THREE = ("Ann Roe", "Bo Poe", "Cy Coe")
AP_CREDIT = (
    "Associated Press writers Ann Roe in Trenton, New Jersey, and Bo Poe in Lyon, France, "
    "contributed to this report."
)
STORY = "The river rose by two metres in the night, and the people of the lower town left their homes."


@pytest.mark.parametrize(
    ("line", "reporters", "wires", "publisher"),
    [
        ("By Ann Roe", ("Ann Roe",), (), None),
        ("BY ANN ROE AND BO O'DELL", ("Ann Roe", "Bo O'Dell"), (), None),
        (
            "By Ann Roe and Ludwig van der Poe, The Daily Ledger",
            ("Ann Roe", "Ludwig van der Poe"),
            (),
            "The Daily Ledger",
        ),
        ("By ANN ROE, Associated Press", ("Ann Roe",), ("The Associated Press",), None),
        ("By The Associated Press", (), ("The Associated Press",), None),
        ("By Ann Roe, Political Editor, in Leeds", ("Ann Roe",), (), None),
        ("Ann Roe in Paris", ("Ann Roe",), (), None),
        ("Ann Roe, Staff Writer", ("Ann Roe",), (), None),
        ("By Staff Reporter", (), (), None),
    ],
)
def test_bylines(line, reporters, wires, publisher):
    assert parse_head_line(line) == Credits(reporters, wires, publisher)


@pytest.mark.parametrize(
    "line",
    ["By Friday the river had risen", "By train across Europe", "On 26 January 2022 the war began", STORY],
)
def test_lines_that_are_no_byline(line):
    assert parse_head_line(line) is None


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


@pytest.mark.parametrize(
    ("opening", "place", "wires", "published"),
    [
        ("KYIV, Ukraine (AP) — ", "KYIV", ("The Associated Press",), None),
        ("LONDON, Jan 26 (Reuters) - ", "LONDON", ("Reuters",), "XXXX-01-26"),
        ("LONDON, Jan. 26, 2022 (Reuters) - ", "LONDON", ("Reuters",), "2022-01-26"),
        ("(Reuters) - ", None, ("Reuters",), None),
        ("Paris (AFP) – ", "Paris", ("Agence France-Presse",), None),
        ("NEW YORK — ", "NEW YORK", (), None),
        ("TROMSØ, Norway — ", "TROMSØ", (), None),
        ("London, 26 January 2022 – ", "London", (), "2022-01-26"),
    ],
)
def test_datelines(opening, place, wires, published):
    assert take_dateline(opening + STORY) == (Credits((), wires, None, published, place), STORY)


@pytest.mark.parametrize(
    "text", ["NATO — the alliance — met.", "Smith (AP) said so.", "BREAKING — It rained.", STORY]
)
def test_openings_that_are_no_dateline(text):
    assert take_dateline(text) == (Credits(), text)


def test_a_whole_story_loses_its_credits_and_nothing_else():
    credits, body = take_credits(
        [
            "By Ann Roe",
            "Political correspondent",
            "Updated: 28 January 2022",
            "Published: 27 January 2022",
            f"LYON, France, Jan 26 (Reuters) - {STORY}",
            "It fell again. (Reporting by Ann Roe, writing by Bo Poe; Editing by Cy Coe)",
            "Copyright 2022 The Daily Ledger. All rights reserved.",
        ]
    )
    assert body == [STORY, "It fell again."]
    assert credits == Credits(("Ann Roe", "Bo Poe"), ("Reuters",), "The Daily Ledger", "2022-01-27", "LYON")


def test_a_reporter_of_a_place_counts_at_the_end_or_beside_other_credits():
    assert take_credits([STORY, STORY, "Roe reported from Lyon."])[1] == [STORY, STORY]
    beside = (
        "Roe reported from Lyon, France. Associated Press writer Bo Poe contributed from Oslo, and AP helped."
    )
    assert take_credits([STORY, "Roe reported from Lyon.", STORY, STORY, STORY])[1].count(
        "Roe reported from Lyon."
    )
    assert take_credits([STORY, beside])[1] == [STORY, beside]
    credits, body = take_credits(
        [STORY, "Roe reported from Lyon. Bo Poe contributed reporting.", STORY, STORY, STORY]
    )
    assert (credits.reporters, len(body)) == (("Bo Poe",), 4)


def test_an_agency_dateline_below_a_summary_is_taken():
    summary = "A river in flood has driven the people of a whole town from their homes, officials say."
    credits, body = take_credits([summary, f"LYON, France (AP) — {STORY}", f"OSLO — {STORY}"])
    assert (credits.dateline, body) == ("LYON", [summary, STORY, f"OSLO — {STORY}"])


def test_the_year_of_a_dateline_comes_from_the_copyright_line():
    opening = f"LYON, Jan 26 (Reuters) - {STORY}"
    assert take_credits([opening, "© 2022 Reuters"])[0].published == "2022-01-26"
    assert take_credits([opening])[0].published is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-01-26T10:00:00Z", "2022-01-26"),
        ("Wed, 26 Jan 2022 10:00:00 GMT", "2022-01-26"),
        ("26th of January 2022", "2022-01-26"),
        ("Jan. 26, 2022", "2022-01-26"),
        ("26/01/2022", "2022-01-26"),
        ("01/26/2022", "2022-01-26"),
        ("01/02/2022", None),
        ("31 February 2022", None),
        (1643155200, "2022-01-26"),
        ("1643155200000", "2022-01-26"),
        (float("nan"), None),
        ("yesterday", None),
    ],
)
def test_parse_date(text, day):
    assert parse_date(text) == day


def test_date_of_url():
    assert date_of_url("https://a.example/world/2022/jan/26/story") == "2022-01-26"
    assert date_of_url("https://a.example/2022/13/26/story") is None
    assert date_of_url(None) is None


def test_names():
    assert is_name("Ludwig van der Poe") and is_name("J. Ann Roe")
    assert not is_name("Ann") and not is_name("the river") and not is_name("Associated Press")


@given(st.one_of(st.text(max_size=60), st.floats(), st.integers()))
def test_parse_date_never_fails(value):
    parse_date(value)


LINES = st.sampled_from(
    [
        "By Ann Roe",
        STORY,
        "It rained. Reporting by Ann Roe; editing by Bo Poe",
        "The council, helped by reporting by the press, acted.",
        "(Reuters)",
        "© 2022 Reuters",
        "2 May 2022",
    ]
)


@given(
    st.lists(
        st.one_of(LINES, st.text(st.characters(exclude_categories=["Cc", "Zl", "Zp", "Cs"]), min_size=1))
    )
)
def test_what_is_kept_stands_in_the_story_in_the_same_order(lines):
    _, kept = take_credits(lines)
    source = iter(lines)
    assert all(any(" ".join(part.split()) in " ".join(line.split()) for line in source) for part in kept)
