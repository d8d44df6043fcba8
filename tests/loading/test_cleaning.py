"""Cleaning keeps every sentence of a story and cuts whole lines of the page only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.loading.cleaning import cut_boilerplate, is_boilerplate, mend
from onrecord.loading.headlines import cut_site, looks_like_headline, split_headline
from onrecord.loading.wrapping import paragraphs


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Itâ€™s over, the mayor said.", "It’s over, the mayor said."),
        ("Boul\u00c3\u00a8gue", "Boulègue"),
        ("the U.S.\u00a0embassy\u202fin Kyiv", "the U.S. embassy in Kyiv"),
        ("co\u00adoper\u200bation\ufeff", "cooperation"),
        ("Cafe\u0301", "Café"),
        ("“Curly” – quotes… stay", "“Curly” – quotes… stay"),
        ("R&amp;D costs", "R&D costs"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
    ],
)
def test_mend(broken, whole):
    assert mend(broken) == whole


@given(
    st.lists(
        st.sampled_from(["“fiancé,”", "‘£5m’", "it’s", "—", "€3…", '"5ft"', "(naïve)", "«Là»", "5%", "50°C"])
    )
)
def test_good_text_stays_as_it_is(words):
    assert mend(" ".join(words)) == " ".join(words)


WRAPPED = """The council of the town voted on Tuesday night to close the old swimming
pool on Mill Lane after a debate that lasted for more than three hours.

The leader of the council said that the roof was no longer safe and well-
known firms had asked for more than the town could ever hope to pay."""


def test_hard_wrapped_lines_are_joined():
    first, second = paragraphs(WRAPPED)
    assert first.endswith("swimming pool on Mill Lane after a debate that lasted for more than three hours.")
    assert "safe and well-known firms" in second


def test_lines_of_a_text_that_is_not_wrapped_are_paragraphs():
    text = "Rain fell on the town.\nThe river rose by a metre, and people left that night.\nIt fell again."
    assert paragraphs(text) == text.split("\n")


def test_short_lines_are_not_joined():
    assert paragraphs("your ad here\nleave a reply:") == ["your ad here", "leave a reply:"]


@given(st.text(max_size=400))
def test_paragraphs_keep_all_words_in_order(text):
    mended = mend(text)
    joined = "".join(paragraphs(mended)).replace(" ", "")
    assert joined == "".join("".join(mended.split("\n")).split())


@pytest.mark.parametrize(
    "line",
    [
        "your ad here",
        "Advertisement",
        "leave a reply:",
        "Share on Facebook",
        "Share this article",
        "Facebook | Twitter | Email",
        "Sign up for our newsletter",
        "Sign up to our morning briefing and get the news in your inbox.",
        "Read more: Bridge closure in full",
        "Related: Minister resigns",
        "FILE - The president speaks in the capital, Jan. 3, 2024.",
        "Workers leave the mill on Friday. (AP Photo/Jane Doe)",
        "The mill at dusk. Photograph: Jane Doe/Getty Images",
        "Photo: Jane Doe/Getty Images",
        "Image source, Getty Images",
        "Jane Doe via Getty Images.",
        "A poster in the old town, May 2015. (JANE DOE/AFP/Getty Images.)",
        "Want more stories like this? Sign up for the weekly newsletter, Dry Land.",
        "We use cookies to improve your experience.",
        "Comments (12)",
        "3 min read",
        "Story continues below",
    ],
)
def test_lines_of_the_page_are_cut(line):
    assert cut_boilerplate(["First.", line, "Last."]) == ["First.", "Last."]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement spending fell by a third, the company said.",
        "“Sign up for our newsletter,” the page told him, and he did.",
        "Sign up by email, the ministry told farmers on Monday, and the money will come.",
        "Share prices fell on Friday.",
        "Photo finishes are rare in rowing.",
        "Getty Images sued the start-up last year.",
        "The file was lost, and no one could say when.",
        "Read the letter aloud, the judge said.",
        "Related charges against two other men were dropped.",
        "Cookies and tea were served to the strikers.",
        "Reply to me, he wrote, or leave.",
        "Watch out for ice, police warned drivers.",
        "Image is everything, said the stylist.",
        "Follow the money, she told the inquiry.",
        "Comments on the plan are due by 3 May.",
        "He was shown a picture (AP Photo/Jane Doe) and wept.",
    ],
)
def test_sentences_of_the_story_stay(line):
    assert not is_boilerplate(line)


def test_a_list_of_other_stories_is_cut_up_to_the_next_sentence():
    lines = [
        "One.",
        "Related stories",
        "Rail strike ends",
        "Snow closes schools",
        "Then the train came in.",
        "Two.",
    ]
    assert cut_boilerplate(lines) == ["One.", "Then the train came in.", "Two."]


def test_readers_comments_at_the_end_are_cut():
    lines = ["One.", "Two.", "Three.", "Four.", "Comments (2)", "I never liked him, says Bob."]
    assert cut_boilerplate(lines) == lines[:4]


def test_a_heading_of_comments_early_on_does_not_end_the_story():
    assert cut_boilerplate(["One.", "2 comments", "Two.", "Three."]) == ["One.", "Two.", "Three."]


@given(st.lists(st.text(max_size=80)))
def test_every_cut_is_a_whole_paragraph(lines):
    rest = iter(lines)
    assert all(line in rest for line in cut_boilerplate(lines))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Minister: ‘No deal’", True),
        ("Will the bridge ever open?", True),
        ("Rain falls on the plain in the U.S.", True),
        ("Rain fell.", False),
        ("“We will win,” she said, smiling", False),
        ("The minister said:", False),
        ("word " * 30, False),
    ],
)
def test_looks_like_headline(line, expected):
    assert looks_like_headline(line) is expected


def test_headline_is_split_from_the_body():
    body = ["The bridge over the river was closed on Monday.", "It is old."]
    assert split_headline(["Bridge closed", *body]) == ("Bridge closed", body)
    assert split_headline(body) == ("", body)
    assert split_headline(["LOCAL NEWS", "Old bridge closed for good", *body]) == (
        "Old bridge closed for good",
        body,
    )
    assert split_headline(["A text of one line"]) == ("", ["A text of one line"])


@pytest.mark.parametrize(
    ("title", "publisher", "url", "expected"),
    [
        ("Rain falls on town | The Ledger", None, None, "Rain falls on town"),
        ("Rain falls on town - The Ledger", "The Ledger", None, "Rain falls on town"),
        ("Rain falls on town - Ledger", None, "https://www.ledger.example/a", "Rain falls on town"),
        ("Rain falls on town - again", "The Ledger", None, "Rain falls on town - again"),
        ("Rain falls", None, None, "Rain falls"),
    ],
)
def test_the_name_of_the_site_is_cut_from_a_headline(title, publisher, url, expected):
    assert cut_site(title, publisher, url) == expected
