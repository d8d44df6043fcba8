import numpy as np

from onrecord.model.names import Entity
from onrecord.networks.entities import words_of
from onrecord.networks.reader import read
from onrecord.training.entities.texts import Document, Example, short_examples

TEXT = "It rained all day.\n\nOn Monday, Ann Frost left Lisbon. It was late, they said."


def example(names):
    words = words_of(read(TEXT).pieces)
    begin = TEXT.index("Monday")
    found = ((Entity((begin, begin + 6), "DATE"),),)
    return Example(Document("x", TEXT, names), words, np.zeros((len(words), 1), np.float16), found)


def test_a_sentence_with_names_is_a_text_with_its_entities():
    begin = TEXT.index("Ann Frost")
    (short,) = short_examples(example(((begin, begin + 9, "Person"),)), 5)
    text = short.document.text
    assert text == "On Monday, Ann Frost left Lisbon."
    assert [(text[b:e], kind) for b, e, kind in short.document.names] == [("Ann Frost", "Person")]
    assert [(text[slice(*span)], kind) for span, kind in short.found[0]] == [("Monday", "DATE")]
    assert len(short.vectors) == len(short.words) == len(text.split()) + 2


def test_without_names_by_hand_any_sentences_are_taken_but_no_more_than_asked():
    texts = {short.document.text for short in short_examples(example(None), 5)}
    assert texts == {"It rained all day.", "On Monday, Ann Frost left Lisbon.", "It was late, they said."}
    assert len(list(short_examples(example(None), 2))) == 2
