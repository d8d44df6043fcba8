"""A person adds claims that the program missed, and actors that it did not see."""

import pytest

from onrecord import Article, analyze, explore
from onrecord.corrections import files as corrections
from onrecord.corrections.find_words import UnfitError, find_content
from onrecord.files.checked_yaml import parse
from onrecord.model.errors import OnRecordError, SourceError

TEXT = (
    "The harbour will be dredged in May, chair Ada Quill said on Monday.\n\n"
    "At the Anchor the talk was of £3 million, and the ferry that would not come back, "
    "as the chalk on its door had it. “It is gone,” it went on, “and it is gone for good.” "
    "The ferry that would not come back was sold."
)
ARTICLE = Article(TEXT, "Harbour to be dredged", "harbour.txt", published="2024-03-04")


@pytest.fixture(scope="module")
def plain():
    return analyze(ARTICLE)


def corrected(text):
    return analyze(ARTICLE, corrections=corrections.from_document(parse(text, "x.yaml", corrections.SCHEMA)))


CHALK = "actors:\n- {words: the chalk on its door, added: true, role: writing at the Anchor}\n"
CLAIM = (
    "claims:\n- {words: the talk was of £3 million, added: true, speaker: the chalk on its door, "
    "cue: had it, act: prediction}\n"
)


def test_an_added_claim_has_all_that_other_claims_have(plain):
    done = corrected(CHALK + CLAIM)
    (chalk,) = done.actors[done.actors["role"] == "writing at the Anchor"].itertuples()
    assert (chalk.name, chalk.claims, chalk.named, chalk.corrected) == (
        "the chalk on its door",
        1,
        False,
        True,
    )
    row = done.claims.set_index("id").loc[f"c{len(plain.claims) + 1}"]
    assert (row["speaker"], row["act"], row["confidence"], row["corrected"]) == (
        chalk.id,
        "prediction",
        1.0,
        True,
    )
    assert [TEXT[b:e] for b, e in row["cue"]] == ["had it"]
    assert [TEXT[b:e] for b, e in row["source"]] == ["the chalk on its door"]
    assert done.numbers.set_index("text")["speaker"]["£3 million"] == chalk.id
    assert not any(outcome.problem for outcome in done.corrections)


def test_it_stands_where_its_words_are_and_other_ids_do_not_change(plain):
    done = corrected(CHALK + CLAIM)
    before = dict(zip(plain.claims["id"], plain.claims["content"], strict=True))
    after = dict(zip(done.claims["id"], done.claims["content"], strict=True))
    assert before.items() <= after.items()
    begins = [min(b for b, _ in [*c.source, *c.cue, *c.content]) for c in done.claims.itertuples()]
    assert begins == sorted(begins)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{words: not in it, added: true, speaker: Ada Quill}", "does not have the words “not in it”"),
        (
            "{words: ferry that would not come back, added: true, speaker: null}",
            "2 times: give more of them",
        ),
        ("{words: the talk was of, added: true, speaker: Jo Ember}", "has no actor “Jo Ember”"),
        (
            "{words: the talk was of, added: true, speaker: null, cue: said}",
            "“said” is not beside these words",
        ),
        (
            "{words: The harbour will be dredged in May, added: true, speaker: Ada Quill}",
            "the program finds this claim, too (c1)",
        ),
    ],
)
def test_what_cannot_be_added_is_reported(plain, text, problem):
    done = corrected(f"claims:\n- {text}\n")
    (outcome,) = done.corrections
    assert problem in outcome.problem and outcome.line == 2
    assert outcome.why == outcome.problem  # “add” would say nothing
    assert done.claims["id"].tolist() == plain.claims["id"].tolist()


def test_words_that_are_known_are_no_new_actor():
    (outcome,) = corrected("actors:\n- {words: Ada Quill, added: true}\n").corrections
    assert "“Ada Quill” is Ada Quill (a" in outcome.problem


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{words: a, added: true}", "“speaker” is missing"),
        ("{id: c1, words: a, added: true, speaker: null}", "“id” is not known here"),
        ("{words: a, added: true, speaker: null, start: soon}", "not the number of a character"),
        ("{words: a, speaker: null}", "“id” is missing"),
    ],
)
def test_a_file_is_checked(entry, said):
    with pytest.raises(SourceError, match=said):
        parse(f"claims:\n- {entry}\n", "x.yaml", corrections.SCHEMA)


def test_words_are_found_whatever_copying_changed():
    def found(words, start=None):
        return [TEXT[b:e] for b, e in find_content(TEXT, words, start)]

    assert found('"it is gone," it went') == ["“It is gone,” it went"]
    assert found("It is gone … gone for\ngood") == ["It is gone", "gone for good"]
    assert found("on Monday. At the Anchor") == ["on Monday.", "At the Anchor"]
    (last,) = find_content(TEXT, "ferry that would not come back", len(TEXT))
    assert TEXT[last[0] :].endswith("ferry that would not come back was sold.")
    with pytest.raises(UnfitError):
        found("rry that would")


def test_a_notebook_adds_what_the_next_run_shows(plain, tmp_path):
    words = "ferry that would not come back"
    with pytest.raises(OnRecordError, match="2 times"):
        explore.add_claim(plain, words, tmp_path, speaker="the chalk on its door")
    with pytest.raises(OnRecordError, match="no actor and no words"):
        explore.add_claim(plain, words, tmp_path, speaker="the cellarer", start=100)
    assert list(tmp_path.iterdir()) == []
    explore.add_claim(
        plain, words, tmp_path, speaker="the chalk on its door", cue="had it", start=100, note="so he said"
    )
    with pytest.raises(
        OnRecordError, match=r"nothing was written: line \d+ of .*\.yaml adds this claim already"
    ):
        explore.add_claim(plain, f"the {words}", tmp_path, speaker=None)
    with pytest.raises(OnRecordError, match="nothing was written: claim c1 has these words already"):
        explore.add_claim(plain, "The harbour will be dredged", tmp_path, speaker=None)
    done = analyze(ARTICLE, corrections=corrections.of_article(ARTICLE, tmp_path))
    assert [outcome.problem for outcome in done.corrections] == ["", ""]
    (row,) = done.claims[done.claims["corrected"]].itertuples()
    assert row.speaker_name == "the chalk on its door" and row.content[0][0] < TEXT.index("The ferry")
