"""Short forms in brackets and their long forms."""

import pytest

from onrecord import Article, analyze
from onrecord.actors.names.find import find_names
from onrecord.actors.names.short_forms import fits, letters_of, short_forms
from stage import parse


def actors(text):
    return {actor["name"]: actor["aliases"] for actor in analyze(Article(text)).to_dict()["actors"]}


def long_forms(text):
    tokens = parse(text).tokens
    return [(tokens.words(short.first, short.last), short.plain) for short in short_forms(tokens)]


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("The Senior Staff Union of Boating Colleges (SSUBC) met.", "Senior Staff Union of Boating Colleges"),
        (
            "The States of the Global Harbour Protection Organisation (GHPO) met.",
            "Global Harbour Protection Organisation",
        ),
        ("The Food and Harbour Company (Fohaco) met.", "Food and Harbour Company"),
        ("The Non-Academic Staff Union of Educational and Allied Bodies (NASU) met.", None),
        (
            "The International Harbour Organisation’s (IHO) figures rose.",
            "International Harbour Organisation",
        ),
        ("The IHO (International Harbour Organisation) met.", "International Harbour Organisation"),
        ("The Ministry of Electronics and Information Technology (MeitY) met.", None),
        ("The Norwegian Food and Drug Administration (NFDA) met.", "Norwegian Food and Drug Administration"),
    ],
)
def test_the_long_form_of_a_short_one_is_a_name(text, long):
    tokens = parse(text).tokens
    [short] = short_forms(tokens)
    whole = tokens.raw[tokens.begin[short.first] : tokens.end[short.last]]
    assert whole in {tokens.raw[slice(*name.span)] for name in find_names(tokens)}
    assert long is None or whole == long


@pytest.mark.parametrize(
    "text",
    [
        "Ann Hale (Labour) met Tom Reed (D-Ohio).",
        "The Harbour Museum (Leeds) was shut.",
        "The Harbour Board (NASA) met.",
        "The Harbour Board (see below) met.",
        "(HB) The Harbour Board met.",
    ],
)
def test_what_is_no_short_form(text):
    assert long_forms(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Drivers of electric vehicles (EVs) met.",
        "Illegal, unreported and unregulated (IUU) fishing fell.",
        "They signed a memorandum of understanding (MoU).",
        "A GST (goods and services tax) was set.",
    ],
)
def test_the_long_form_may_be_plain_words(text):
    assert [plain for _, plain in long_forms(text)] == [True]


def test_letters_of_short_forms():
    assert [letters_of(word) for word in ("EVs", "U.N.", "Tepco", "G20", "He", "x", "MeitY")] == [
        "ev", "un", "tepco", "", "", "", "meity",
    ]  # fmt: skip
    assert fits("wipo", ["world", "intellectual", "property", "organisation"])
    assert not fits("wipo", ["the", "world", "intellectual", "property", "organisation"])
    assert not fits("wo", ["works"])


def test_a_short_form_is_an_alias_of_its_long_form():
    text = "The Food and Harbour Company (Fohaco) said it was late. Fohaco left, Ann Hale said."
    assert actors(text)["Food and Harbour Company"] == ["Food and Harbour Company", "Fohaco"]


def test_the_acronym_of_an_institution_after_another_long_name_means_it():
    text = "The UN Children's Fund (UNICEF) said it was late. UNICEF left, Ann Hale said."
    assert set(actors(text)) == {"UNICEF", "Ann Hale"}


def test_the_short_form_of_an_agreement_is_no_actor():
    text = "The U.S.-Korea Free Trade Agreement (KORUS) is old. KORUS has flaws, Ann Hale said."
    assert "KORUS" not in actors(text)


def test_very_many_ways_to_find_letters_take_no_time():
    assert fits("a" * 10, ["a" * 10] * 18)
