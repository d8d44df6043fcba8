"""Whose a quotation is that no words attribute."""

import pytest

from test_coreference import speakers_of

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
