import pytest

from onrecord.lexicons.cues import ACTS, PARTS, act_of, find_cue, lexicon


def test_every_cue_names_a_known_act_and_a_complement_with_a_probability():
    for (part, lemma), cue in lexicon().items():
        assert (part, lemma) == (cue.part, cue.lemma.lower())
        assert part in PARTS
        assert {cue.act, *cue.acts.values()} <= set(ACTS), cue
        assert cue.takes, cue
        assert all(0 < reliability <= 1 for reliability in cue.takes.values()), cue


def test_the_act_depends_on_part_of_speech_and_complement():
    assert act_of("deny") == "denial"
    assert act_of("demand", "noun") == "demand"
    assert act_of("agree", complement="clause") == "belief" != act_of("agree", complement="to")


def test_a_word_that_is_no_cue_is_found_as_none_and_states():
    assert find_cue("eat") is None
    assert act_of("eat") == "statement"


def test_lookup_ignores_case():
    assert find_cue("Say") is find_cue("say") is not None


def test_lexicon_cannot_be_changed():
    with pytest.raises(TypeError):
        lexicon()["verb", "say"] = None
