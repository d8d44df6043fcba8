"""Spellings of one name."""

import pytest

from onrecord.lexicons.name_spelling import is_slip, spread


@pytest.mark.parametrize(
    ("a", "b", "slip"),
    [
        ("hasina", "hasian", True),
        ("golcharran", "golcharan", True),
        ("windhoek", "wlindhoek", True),
        ("linetzky", "linetsky", True),
        ("zelensky", "zelenskyy", True),
        ("roberto", "roberta", False),
        ("barnard", "barnards", False),
        ("marina", "karina", False),
        ("miller", "millar", False),
        ("smith", "smyth", False),
    ],
)
def test_slips_of_the_pen(a, b, slip):
    assert is_slip(a, b) is slip
    assert is_slip(b, a) is slip


def test_the_arabic_article_is_a_word():
    assert spread(("khaled", "al-shammari")) == ("khaled", "al", "shammari")
    assert spread(("haji", "ad-dabir")) == ("haji", "ad", "dabir")
    assert spread(("ann", "roe-lee")) == ("ann", "roe-lee")
