"""A claim is shown as a sentence of the article, and never without its cue."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import place
from onrecord.display.phrasing.claim_sentences import (
    Piece,
    claim_sentence,
    plain,
    sentence_at,
    short_sentence,
    shortened,
)
from onrecord.model.spans import cut


def row(text: str, source: str, cue: str, *content: str) -> SimpleNamespace:
    return SimpleNamespace(
        source=(place(text, source),),
        cue=(place(text, cue),),
        content=tuple(place(text, words) for words in content),
    )


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "shown"),
    [
        (
            "Mr. Bo denied that he owes money.",
            "Mr. Bo",
            "denied",
            ["that he owes money"],
            "denied that he owes money",
        ),
        (
            "Bo told reporters that it was over.",
            "Bo",
            "told",
            ["that it was over"],
            "told reporters that it was over",
        ),
        (
            "“It is over,” chief Ada Bo said. “We lost.”",
            "chief Ada Bo",
            "said",
            ["“It is over,”", "“We lost.”"],
            "“It is over,” chief Ada Bo said. “We lost.”",
        ),
        ("According to Bo, it rained.", "Bo", "According to", ["it rained."], "According to Bo, it rained."),
        (
            "It rained. U.S. officials declined to elaborate on specifics. It dried.",
            "U.S. officials",
            "declined to elaborate on",
            ["specifics"],
            "U.S. officials declined to elaborate on specifics.",
        ),
        (
            "Bo said on a cold and windy day in a long and winding speech that it was late.",
            "Bo",
            "said",
            ["that it was late"],
            "said … that it was late",
        ),
    ],
)
def test_a_claim_reads_as_in_the_article(text, source, cue, content, shown):
    sentence = claim_sentence(text, row(text, source, cue, *content))
    assert plain(sentence) == shown
    assert [piece.text for piece in sentence if piece.is_cue] == [cue]


def test_the_cue_stays_when_a_sentence_is_shortened():
    text = "“" + "It was a very long day. " * 20 + "It ended,” Bo said."
    sentence = claim_sentence(text, row(text, "Bo", "said", text[: text.index(" Bo")]))
    short = plain(shortened(sentence, 60))
    assert len(short) < 75
    assert short.endswith("… said")


@pytest.mark.parametrize("spare", [-1, 0, 1])
def test_nothing_is_marked_as_left_out_before_a_cue_that_follows(spare):
    first = "“We chose to protect jobs,” chief executive Ann Roe "
    sentence = (Piece(first), Piece("said", is_cue=True), Piece(". “That was the right call.”"))
    assert plain(shortened(sentence, len(first) + spare)) == f"{first}said …"


def test_a_cue_is_never_cut():
    text = "Ambulances take seven minutes longer to reach homes on the east side, a paramedic told us in May."
    sentence = claim_sentence(text, row(text, "a paramedic", "told", text[: text.index(", a")]))
    for width in range(20, 90):
        assert [piece.text for piece in shortened(sentence, width) if piece.is_cue] == ["told"]


@pytest.mark.parametrize(
    ("end", "shown"),
    [
        ("Bo told reporters.", "told reporters"),
        ("Bo told the Evening Post in May.", "told the Evening Post"),
        ("Bo reminded Mr. Day.", "reminded Mr. Day"),
        ("according to a study published in May.", "according to a study published"),
        ("Bo said on Monday.", "said"),
    ],
)
def test_who_is_told_stays_with_the_cue(end, shown):
    text = f"“We have no choice but to sell the whole fleet this summer,” {end}"
    said, cue = text[: text.index("” ") + 1], "according to" if "to a" in end else shown.split()[0]
    sentence = claim_sentence(text, row(text, end.split()[0], cue, said))
    assert plain(sentence).removeprefix(said).removeprefix(" Bo").strip() == shown
    for width in range(20, len(plain(sentence))):
        assert plain(shortened(sentence, width)).rstrip(" …").endswith(shown)


def test_no_word_behind_a_cue_is_cut_in_two():
    text = "“It is over and done with,” Bo wrote in a note to clients. “It was painful.”"
    sentence = claim_sentence(
        text, row(text, "Bo", "wrote in a note", "“It is over and done with,”", "“It was painful.”")
    )
    for width in range(50, 62):
        end = plain(shortened(sentence, width)).rpartition("note")[2].strip(" ….")
        assert end in ("", "to", "to clients", "to clients. “It", "to clients. “It was")


def test_what_is_said_has_priority_over_asides_on_the_source():
    aside = ", who has had a butcher's shop there since 1987"
    text = f"“It will be death,” said Gil Pike{aside}. “We got through Covid.”"
    claim = row(
        text,
        text[text.index("Gil") : text.index(". “We")],
        "said",
        "“It will be death,”",
        "“We got through Covid.”",
    )
    assert (
        plain(short_sentence(text, claim, 90))
        == "“It will be death,” said Gil Pike … “We got through Covid.”"
    )
    assert plain(short_sentence(text, claim, 200)) == text


def test_a_name_that_matters_stays_when_a_sentence_is_shortened():
    text = (
        "Bo said that "
        + "it had been a very long day for all " * 4
        + "and that Orlov had lied about it again."
    )
    sentence = claim_sentence(text, row(text, "Bo", "said", text[text.index("that") : -1]))
    short = plain(shortened(sentence, 60, ("Lev Orlov", "Orlov")))
    assert short.startswith("said … ") and "and that Orlov had lied" in short and len(short) < 75
    assert "Orlov" not in plain(shortened(sentence, 60))


def test_a_sentence_does_not_end_at_an_abbreviation_and_ends_with_its_paragraph():
    text = "He met Gov. Lee and Mr. J. Day in the U.S. They spoke.\n\nThen it rained."
    assert text[slice(*sentence_at(text, 3))] == "He met Gov. Lee and Mr. J. Day in the U.S. They spoke."
    assert text[slice(*sentence_at(text, text.index("Then")))] == "Then it rained."


spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: tuple(sorted(p))), max_size=3
)


@given(st.text(alphabet="ab .\n“”<", max_size=40), spans, spans, spans)
def test_any_claim_has_a_sentence_of_one_line_with_its_cue(text, source, cue, content):
    claim = SimpleNamespace(source=source, cue=cue, content=content)
    shown = plain(claim_sentence(text, claim))
    assert "\n" not in shown
    if len(cue) == 1:
        assert " ".join(cut(text, cue).split()) in " ".join(shown.split())
