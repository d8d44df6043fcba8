"""Credits are taken from a text, and nothing else is."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.loading.credits.names import Credits
from onrecord.loading.credits.take_credits import take_credits

STORY = "The river rose by two metres in the night, and the people of the lower town left their homes."


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


def test_a_byline_below_the_story_is_a_credit():
    credits, kept = take_credits([STORY, STORY, "--By Ann Roe"])
    assert credits.reporters == ("Ann Roe",) and kept == [STORY, STORY]
    assert take_credits(["By Bo Poe", STORY, STORY, "By Ann Roe"])[0].reporters == ("Bo Poe",)


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


def test_a_dateline_with_a_colon_and_a_dialogue_that_looks_like_it():
    story = (
        "The clean-up of the river has stalled because the companies that polluted it cannot agree who pays."
    )
    credits, kept = take_credits([f"KOCHI: {story}", story])
    assert credits.dateline == "KOCHI" and kept == [story, story]
    turns = [f"COLE: {story}", f"ROE: {story}"]
    assert take_credits(turns)[1] == turns
