"""One actor under several names, and several actors under one."""

import pytest

from onrecord import Article, analyze


def actors(text: str) -> set[str]:
    return {actor["name"] for actor in analyze(Article(text)).to_dict()["actors"]}


def speakers(text: str) -> list[str]:
    found = analyze(Article(text)).to_dict()
    names = {actor["id"]: actor["name"] for actor in found["actors"]}
    return [names.get(claim["speaker"]) for claim in found["claims"]]


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        (
            "Wang Xin, known as Wang Li to her followers, sells clothes. Wang Li said she loved it.",
            "Wang Xin",
            "Wang Li",
        ),
        (
            "Ahmed Badr, better known as Ahmed Gragn, left. Ahmed Gragn said he won.",
            "Ahmed Badr",
            "Ahmed Gragn",
        ),
        (
            "Omar Badr, whose real name is Ali Hassan, left. Ali Hassan said he won.",
            "Omar Badr",
            "Ali Hassan",
        ),
        ("Gerardo “Tato” Marini will leave. Tato Marini said he was tired.", "Gerardo Marini", "Tato Marini"),
        ("María Teresa Rey Soto spoke. Teresa Rey said prices rose.", "María Teresa Rey Soto", "Teresa Rey"),
        ("Golcharran Chulai played. Golcharan Chulai said he won.", "Golcharran Chulai", "Golcharan Chulai"),
        (
            "Karnataka High Court sat. Acme has approached the High Court.",
            "Karnataka High Court",
            "High Court",
        ),
        (
            "The Wild Bird Society of Keelung met. The Wild Bird Society said it won.",
            "Wild Bird Society of Keelung",
            "Wild Bird Society",
        ),
    ],
)
def test_one_actor_with_two_names(text, name, other):
    found = actors(text)
    assert name in found
    assert other not in found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Deputy judge Katherine Lo Kit-yee sat. Lo said she was sorry.", "Katherine Lo Kit-yee"),
        (
            "The candidate Mario Abdo Benítez met reporters. Abdo said the vote was fair.",
            "Mario Abdo Benítez",
        ),
        ("Kuwait’s Khaled Al-Shammari won. Al Shammari said he was glad.", "Khaled Al-Shammari"),
        ("Amos Linetzky heads the museum. Linetsky said he would go.", "Amos Linetzky"),
        ("Franco Kuan Bak-on was jailed. Kuan said he was sorry.", "Franco Kuan Bak-on"),
        ("The historian Haji ad-Dabir wrote it. Dabir said the ruler was brave.", "Haji ad-Dabir"),
    ],
)
def test_the_surname_of_a_full_name(text, said):
    assert speakers(text) == [said]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The wing of Hamas, known as the Qassam Brigades, fired.", {"Hamas", "Qassam Brigades"}),
        ("Mario Ferreto and Maria Ferreto spoke.", {"Mario Ferreto", "Maria Ferreto"}),
        (
            "Mona Abdul Basit wrote it. Her father Abdul Basit said he was proud.",
            {"Mona Abdul Basit", "Abdul Basit"},
        ),
        ("King Salman and Crown Prince Mohammed Bin Salman met.", {"King Salman", "Mohammed Bin Salman"}),
    ],
)
def test_two_actors_with_like_names(text, found):
    assert found <= actors(text)


def test_a_list_of_people_between_dashes():
    text = "Two teachers – Ann Roe and Bo Lee – said the school was cold. Lee said it was fine."
    assert speakers(text) == ["Ann Roe and Bo Lee", "Bo Lee"]
