"""Which person a short name means."""

import pytest

from onrecord import Article, analyze

SOMEBODY_ELSES = (
    "Chao went to Boston with Hu Shih. “I was a student of music,” said Chao. Chao returned. Later "
    "Rulan Chao Pian, a professor at Harvard, wrote of these years."
)
FAMILY_FIRST = (
    "The finance minister, Lou Jiwei, spoke in Washington. “The world thanked China,” Mr. Lou said. "
    "Mr. Lou left at noon."
)


def speakers(text: str) -> set[str]:
    found = analyze(Article(text)).to_dict()
    names = {actor["id"]: actor["name"] for actor in found["actors"]}
    return {names.get(claim["speaker"]) for claim in found["claims"]}


def test_a_surname_is_not_the_middle_name_of_somebody_else():
    assert speakers(SOMEBODY_ELSES) == {"Chao"}


def test_after_mr_the_first_word_of_a_name_is_a_family_name():
    assert speakers(FAMILY_FIRST) == {"Lou Jiwei"}


def test_a_name_is_one_with_and_without_strokes_through_letters():
    text = (
        "“We will not pay,” said Łukasz Żółć, the minister. Ann Roe left. "
        "Lukasz Zolc added that ports would open."
    )
    assert speakers(text) == {"Łukasz Żółć"}


@pytest.mark.parametrize(
    "text",
    [
        "Hale and his wife, Nora Hale, greeted the guests. “We are honoured,” Hale said.",
        "Hale and first lady Nora Hale greeted the guests. “We are honoured,” Hale said.",
        "President Hale spoke on Monday. His wife, Nora Hale, listened. “We are honoured,” Hale said.",
        "Hale and Nora Hale greeted the guests. “We are honoured,” Hale said.",
    ],
)
def test_a_surname_beside_a_relative_who_is_named_in_full_is_somebody_else(text):
    assert speakers(text) == {"Hale"}


def test_a_title_before_a_surname_may_mean_the_relative():
    text = "Hale and his wife, Nora Hale, greeted the guests. “We are honoured,” Mrs. Hale said."
    assert speakers(text) == {"Nora Hale"}


def test_a_title_that_two_names_have_is_no_given_name():
    text = "“We will go,” said Amir Sheikh Nawaf Al-Ahmad Al-Sabah. Sheikh Mishal Al-Ahmad Al-Sabah said no."
    assert len(speakers(text)) == 2
