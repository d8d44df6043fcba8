import pytest

from onrecord.model.mention import FORMS
from onrecord.training.reader.documents import Document, Hidden, Pronoun
from onrecord.training.reader.mention_labels import label, name_span, noun_phrase_span
from stage import parse

TEXT = "Ann Frost met Carl Wells. She gave him the keys, and it rained."


def span(words, text=TEXT):
    return text.index(words), text.index(words) + len(words)


def words_of(labelled, indices, text=TEXT):
    return {text[slice(*labelled.mentions[i].span)] for i in indices}


def test_chains_give_antecedents_and_nobody():
    chains = (
        (*span("Ann Frost"), 1, "person", "name"),
        (*span("Carl Wells"), 2, "person", "name"),
        (*span("She"), 1, "person", "pronoun"),
        (*span("him"), 2, "person", "pronoun"),
        (*span("the keys"), 3, "object", "nominal"),
    )
    document = Document("x", "gum", "train", TEXT, chains=chains)
    labelled = label(document, parse(TEXT).doc, ())
    found = [words_of(labelled, right) for right in labelled.right]
    assert found == [{"Ann Frost"}, {"Carl Wells"}, set()]
    assert labelled.nobody.tolist() == [False, False, True]  # “it” is an expletive
    assert words_of(labelled, (~labelled.is_open).nonzero()[0]) == {"the keys", "it"}


def test_a_pronoun_for_neither_name_may_stand_for_others_or_nobody():
    names = (span("Ann Frost"), span("Carl Wells"))
    pronoun = Pronoun(span("She"), names, (False, False))
    document = Document("x", "gap", "train", TEXT, pronoun=pronoun)
    labelled = label(document, parse(TEXT).doc, ())
    assert labelled.nobody.tolist() == [True]
    assert not words_of(labelled, labelled.right[0]) & {"Ann Frost", "Carl Wells"}


def test_a_name_that_follows_is_right_only_where_none_stands_before():
    text = "In his speech, Carl Wells said no. Ann Frost asked him. Wells left."
    names = (span("Carl Wells", text), span("Ann Frost", text))
    for pronoun, right in (("his", {"Carl Wells"}), ("him", {"Carl Wells"})):
        marks = Pronoun(span(pronoun, text), names, (True, False))
        labelled = label(Document("x", "gap", "train", text, pronoun=marks), parse(text).doc, ())
        assert words_of(labelled, labelled.right[0], text) == right


def test_hidden_names_are_found_by_their_key():
    anaphors = ((*span("She"), "frost"), (*span("the keys"), None))
    names = ((*span("Ann Frost"), "frost"), (*span("Carl Wells"), "wells"))
    document = Document("x", "hidden", "train", TEXT, hidden=Hidden(names, anaphors))
    labelled = label(document, parse(TEXT).doc, ())
    assert [words_of(labelled, r) for r in labelled.right] == [{"Ann Frost"}, set()]
    assert labelled.nobody.tolist() == [False, True]
    assert FORMS[labelled.mentions[labelled.anaphors[1]].form] == "definite"


@pytest.mark.parametrize(
    ("cut", "words", "kept"),
    [
        (name_span, "The Harbor Council, which met on Monday", "Harbor Council"),
        (noun_phrase_span, "the old mayor of the town", "the old mayor"),
        (noun_phrase_span, "the mayor and the clerk", "the mayor and the clerk"),
    ],
)
def test_mentions_are_cut_as_they_are_at_run_time(cut, words, kept):
    text = f"{words} spoke."
    begin, end = cut(parse(text).doc, (0, len(words)))
    assert text[begin:end] == kept
