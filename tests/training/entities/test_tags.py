import numpy as np
import pytest

from onrecord.model.names import Entity
from onrecord.networks.entities import TYPES, words_of
from onrecord.networks.reader import read
from onrecord.training.entities.tags import allowed_tags
from onrecord.training.entities.texts import Document, Example

TEXT = "On Monday the Harbour Union met Ann Frost in Lisbon."


def place(words):
    begin = TEXT.index(words)
    return begin, begin + len(words)


def example(names, *found):
    words = words_of(read(TEXT).pieces)
    marked = None if names is None else tuple((*place(name), kind) for name, kind in names)
    models = tuple(tuple(Entity(place(name), kind) for name, kind in one) for one in found)
    return Example(Document("x", TEXT, marked), words, np.zeros((len(words), 1), np.float16), models)


def allowed(example):
    """The allowed tags of each word, by its text."""
    names = ["O", *(f"{part}-{kind}" for kind in TYPES for part in "BI")]
    rows = allowed_tags(example)
    return {example.word(i): {names[tag] for tag in np.flatnonzero(row)} for i, row in enumerate(rows)}


def test_in_a_text_without_marks_each_model_may_be_right():
    found = allowed(example(None, [("Ann Frost", "PERSON")], [("Frost", "ORG")]))
    assert found["ann"] == {"B-PERSON", "O"}
    assert found["frost"] == {"I-PERSON", "B-ORG"}
    assert found["monday"] == {"O"}


def test_marked_names_replace_those_of_the_models_and_dates_stay():
    models = [("Monday", "DATE"), ("Ann", "ORG"), ("Lisbon", "PERSON")]
    found = allowed(example([("Ann Frost", "Person")], models))
    assert found["monday"] == {"B-DATE"}
    assert found["ann"] == {"B-PERSON"} and found["frost"] == {"I-PERSON"}
    assert found["lisbon"] == {"O"}


def test_the_before_a_name_may_belong_to_it():
    found = allowed(example([("Harbour Union", "Organization")], []))
    assert found["the"] == {"O", "B-ORG"}
    assert found["harbour"] == {"B-ORG", "I-ORG"} and found["union"] == {"I-ORG"}


@pytest.mark.parametrize(
    ("models", "tags"),
    [([], {"B-GPE", "B-LOC"}), ([("Lisbon", "GPE")], {"B-GPE"}), ([("Lisbon", "ORG")], {"B-GPE", "B-LOC"})],
)
def test_a_place_has_the_type_on_which_the_models_agree(models, tags):
    assert allowed(example([("Lisbon", "Location")], models))["lisbon"] == tags


def test_other_names_are_things_or_nothing():
    found = allowed(example([("Harbour Union", "Misc")], [("Harbour Union", "ORG")]))
    assert "O" in found["harbour"] and "B-EVENT" in found["harbour"]
    assert not {"B-ORG", "B-PERSON"} & found["harbour"]
