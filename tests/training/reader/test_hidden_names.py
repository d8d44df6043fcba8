import random

from onrecord.training.reader.documents import Document
from onrecord.training.reader.hidden_names import hide, role_nouns
from stage import parse

TEXT = (
    "Jane Miller met David Jones on Monday. Miller signed the lease. Jones kept the old keys.\n\n"
    "Miller thanked Jones again, and foreman Peter Lane opened the gate."
)
SEXES = {"jane": "f", "david": "m"}
PEOPLE = ("Jane Miller", "David Jones", "Peter Lane")


def hidden(seeds=range(40)):
    document = Document("x", "worldwide", "train", TEXT)
    doc = parse(TEXT).doc
    return [p for seed in seeds for p in hide(document, doc, SEXES, ("porter", "gate"), random.Random(seed))]


def test_repeated_names_become_pronouns_that_fit():
    found = {
        (p.text[b:e].lower(), key) for p in hidden() for b, e, key in p.hidden.anaphors if key is not None
    }
    assert {key for word, key in found if word in ("she", "her")} == {"0 miller"}
    assert {key for word, key in found if word in ("he", "him", "his")} == {"0 jones"}


def test_somebody_named_once_becomes_the_noun_before_the_name():
    nouns = {p.text[b:e] for p in hidden() for b, e, key in p.hidden.anaphors if key is None}
    assert {"the foreman", "the porter"} <= {noun.lower() for noun in nouns}


def test_a_stranger_is_said_to_be_nothing_that_the_text_speaks_of():
    assert not any("the gate" in p.text[b:e].lower() for p in hidden() for b, e, _ in p.hidden.anaphors)


def test_nouns_of_people_are_titles_and_appositions():
    document = Document("x", "worldwide", "train", TEXT)
    assert role_nouns([(document, parse(TEXT).doc)], least=1) == ["foreman"]


def test_marks_point_at_the_words_left():
    passages = hidden()
    assert passages
    for passage in passages:
        assert all(passage.text[b:e] in (*PEOPLE, "Miller", "Jones") for b, e, _ in passage.hidden.names)


def test_a_passage_with_one_person_is_left_alone():
    text = "Jane Miller signed. Miller left."
    document = Document("x", "worldwide", "train", text)
    assert list(hide(document, parse(text).doc, SEXES, ("porter",), random.Random(0))) == []
