"""Boilerplate: lines of the page are cut, sentences of the story stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.loading.cleaning.boilerplate import cut_boilerplate, is_boilerplate


@pytest.mark.parametrize(
    "line",
    [
        "your ad here",
        "Representative image",
        "End of Article",
        "A version of this article appears in print on Oct. 1, 2021, Section B, Page 3.",
        "Privacy Notice: Newsletters may contain info about charities.",
        "Republish this article",
        "This work is licensed under a Creative Commons Attribution 4.0 International License.",
        "Like what you read? Forward it to a friend.",
        "Our morning email breaks down the key stories of the day.",
        "Image: A dredger in the harbour. Pic: Ansel Courier",
        "Updated 2 hours ago",
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
