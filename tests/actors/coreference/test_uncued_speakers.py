"""Whose a quotation is that no words attribute."""

import pytest

from onrecord import analyze
from onrecord.actors.cast import find_actors
from onrecord.model.article import Article
from onrecord.model.attribution import Attribution
from stage import parse, speakers_of

FEATURE = (
    "Ines Holm mends clocks. “I hate silence,” Holm says. She works above a shop in Truro.\n\n"
    "Why clocks?\n\n“They answer back. I tried watches and they sulk.”\n\n"
)


@pytest.mark.parametrize(
    ("more", "quotation", "speaker"),
    [
        ("", "“They answer back. I tried watches and they sulk.”", "Ines Holm"),
        (
            "Her brother Karl makes the cases.\n\n“He is never on time.”",
            "“He is never on time.”",
            "Ines Holm",
        ),
        ("Karl Voss buys them.\n\n“I have nineteen of them.”", "“I have nineteen of them.”", "Karl Voss"),
        ("Is she content?\n\n“Ask me at noon.”", "“Ask me at noon.”", "Ines Holm"),
    ],
)
def test_a_paragraph_of_quotation_goes_on_with_whom_the_story_is_about(more, quotation, speaker):
    assert speakers_of(FEATURE + more, quotation) == [speaker]


def test_questions_need_not_say_you():
    text = (
        "Ines Holm mends clocks.\n\nWhy clocks?\n\n“They answer back.”\n\n"
        "And the hardest?\n\n“A cuckoo that stuttered.”"
    )
    assert speakers_of(text, "“They answer back.”", "“A cuckoo that stuttered.”") == ["Ines Holm"] * 2


def test_where_nobody_stands_out_a_question_has_no_known_answer():
    text = "Prices rose in May.\n\nWill they fall?\n\n“Nobody can say that now.”"
    assert speakers_of(text, "“Nobody can say that now.”") == [None]


def test_words_without_source_are_by_the_subject_of_their_verb():
    text = "Ines Holm laughed at Karl Voss and said that clocks were dear."
    assert speakers_of(text, "that clocks were dear") == ["Ines Holm"]


def test_what_somebody_is_asked_is_not_theirs():
    text = "Asked whether clocks were dear, Ines Holm said that they were."
    assert speakers_of(text, "whether clocks were dear") == [None]


def test_who_adds_something_is_the_subject_of_the_clause_above():
    text = "Ines Holm thanked the guild, adding that clocks were dear."
    assert speakers_of(text, "that clocks were dear") == ["Ines Holm"]


def test_what_a_body_adds_is_not_by_whom_it_speaks_of():
    text = "The Clock Guild said Karl Voss had been fined, adding: “We are strict.”"
    quotation = "“We are strict.”"
    said = text.index("Karl"), text.index(", adding")
    found = [
        Attribution(((0, text.index(" said")),), (), (said,)),
        Attribution((), (), ((text.index(quotation), len(text)),)),
    ]
    cast = find_actors(parse(text), found, Article(text))
    assert {a.name for a in cast.actors if a.id in cast.speakers} == {"Clock Guild"}


def test_below_a_line_that_names_a_topic_speaks_whom_the_story_is_about():
    text = (
        "Ines Holm wrote her yearly letter on Monday. Holm runs Acme Clocks. Here are some thoughts.\n\n"
        "On Acme's debts:\n\n“They will be paid.”\n\nOn what Acme Clocks will do next:\n\n“We will rest.”"
    )
    analysis = analyze(Article(text))
    said = analysis.claims[analysis.claims["text"].str.startswith("“")]
    assert said["speaker_name"].tolist() == ["Ines Holm", "Ines Holm"]


def test_i_outside_quotations_is_the_author_if_the_text_says_it_often():
    often = "I drove to Tver in May. I think that I will not return. “Why are you here?” an officer asked me."
    assert analyze(Article(often)).claims["speaker_name"].tolist()[0] == "author"
    once = "The pool is shut. I think that it will open in May."
    assert "author" not in analyze(Article(once)).actors["name"].tolist()


def test_whom_a_quotation_addresses_does_not_say_it():
    text = (
        "“It was signed in May,” said Ines Holm.\n\n“Not by me,” Karl Voss replied.\n\n"
        "“That wasn't the question, Mr Voss.”"
    )
    assert analyze(Article(text)).claims["speaker_name"].tolist() == ["Ines Holm", "Karl Voss", "Ines Holm"]


def test_the_only_one_named_before_a_quotation_in_its_paragraph_says_it():
    text = (
        "Ines Holm said clocks were dear.\n\nThe sacked maker of cases, Karl Voss, hit back within the hour. "
        "“Every case was paid for.”"
    )
    assert speakers_of(text, "“Every case was paid for.”") == ["Karl Voss"]
