"""Letters of the Latin script in their plain form."""

import pytest

from onrecord.model.plain_letters import plain_letters


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Łukasz Żółć", "Lukasz Zolc"),
        ("Øresund", "Oresund"),
        ("Đorđe Đoković", "Dorde Dokovic"),
        ("Æbleskiver, œuvre, ǽ", "Aebleskiver, oeuvre, ae"),
        ("Straße, STRAẞE", "Strasse, STRASSE"),
        ("Þórður", "Thordur"),
        ("Işık Yıldız", "Isik Yildiz"),
        ("Ħamrun, Əliyev", "Hamrun, Eliyev"),
        ("Núñez", "Nunez"),
        ("Москва", "Москва"),
    ],
)
def test_plain_letters(text, plain):
    assert plain_letters(text) == plain
