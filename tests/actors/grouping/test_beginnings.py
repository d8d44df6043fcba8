"""Names that begin or end a longer one."""

import pytest

from onrecord import Article, analyze


def actors(text):
    return {actor["name"] for actor in analyze(Article(text)).to_dict()["actors"]}


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        (
            "First Lady Margaret Hale said no. The Margaret Hale Institute opened. Margaret Hale left.",
            {"Margaret Hale", "Margaret Hale Institute"},
        ),
        (
            "Jane Dalby, founder of Jane Dalby Holdings, said it was late. Jane Dalby Holdings left.",
            {"Jane Dalby", "Jane Dalby Holdings"},
        ),
        (
            "Zipcoin lost money. Zipcoin said no. A suit against Zipcoin Global began, Ann Hale said.",
            {"Zipcoin", "Zipcoin Global"},
        ),
    ],
)
def test_who_is_named_before_what_is_called_after_them_is_another(text, apart):
    assert apart <= actors(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Huaxia Life Insurance said it was late. Huaxia Life left.", "Huaxia Life Insurance"),
        ("Aegean Airlines said it was late. Aegean left.", "Aegean Airlines"),
        (
            "The Oman Chamber of Boats and Trade said no. The Chamber of Boats left.",
            "Oman Chamber of Boats and Trade",
        ),
        (
            "The Wild Heron Society of Leeds said no. The Wild Heron Society left.",
            "Wild Heron Society of Leeds",
        ),
        ("The Supreme Court of India said no. The Supreme Court met.", "Supreme Court of India"),
        ("The Thai Rowing Association said no. The Rowing Association of Thailand left.", None),
    ],
)
def test_the_shorter_name_of_a_body(text, name):
    found = {actor for actor in actors(text) if actor not in ("Leeds", "Oman", "Thailand")}
    assert len(found) == 1
    assert name is None or found == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Wang Xuan, also known as Chen Bo, said it was late. Chen Bo left.",
        "Linion Dalby Morisien said no. LDM said it was late, and LDM left.",
        "The National Heron Union party said no. The National Heron Union left.",
        "The Kenya Labour Congress said no. The Kenya Labour Congress left.",
    ],
)
def test_another_name_is_the_same(text):
    assert len(actors(text)) == 1


def test_what_is_only_named_beside_is_another():
    text = "Wang Xuan, as well as Chen Bo, said it was late. Chen Bo left, known as a singer."
    assert {"Wang Xuan", "Chen Bo"} <= actors(text)
