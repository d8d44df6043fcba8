"""Explore and correct: the displays follow what is picked, and a card writes what a person corrects."""

import pickle
from dataclasses import replace

import pytest

from conftest import source
from onrecord import explore, show
from onrecord.corrections import files
from onrecord.display.speakers.speaker_cards import speaker_cards
from onrecord.display.speakers.speaker_colours import speaker_marks
from onrecord.lab.correcting import _read_value, claim_cards
from onrecord.lab.explorer import explorer_widget
from onrecord.model import schema
from onrecord.model.errors import OnRecordError


def test_an_analysis_is_narrowed_to_a_speaker_and_a_target(analysis):
    rook = explore.narrow(analysis, speaker="a3")
    assert rook.claims["id"].tolist() == ["c3", "c4"] and rook.numbers["id"].tolist() == ["n2"]
    assert rook.sentiment["claim"].tolist() == ["c3", "c4"]
    board = explore.narrow(analysis, target="a1")
    assert board.claims["id"].tolist() == ["c1", "c3", "c4", "c5"]  # evidence on it, or with its name
    assert board.stances["speaker"].tolist() == ["a3"]
    both = explore.narrow(analysis, "a2", "a1")
    assert both.claims["id"].tolist() == ["c1"] and both.stances.empty
    assert explore.narrow(analysis, least=0.95).claims.empty
    assert len(explore.narrow(analysis).claims) == len(analysis.claims)
    for least in ("x", 2, -0.1, None, float("nan")):
        with pytest.raises(OnRecordError, match="it takes a number from 0 to 1"):
            explore.narrow(analysis, least=least)


def test_sources_and_actors_of_a_narrowed_analysis_are_counted_by_its_claims(analysis):
    sources = schema.frame("sources", [source("a2", 15), source("a3", 10), source("a4", 4)])
    analysis = replace(analysis, sources=sources)
    nothing = explore.narrow(analysis, least=0.95)
    assert nothing.sources.empty and nothing.actors["claims"].sum() == nothing.actors["words"].sum() == 0
    assert "cites no source" in show.sourcing(nothing)._repr_html_()
    board = explore.narrow(analysis, target="harbour board")
    assert board.sources["actor"].tolist() == ["a2", "a3", "a4"]
    assert board.sources["words"].tolist() == [8, 10, 4]
    assert board.actors.set_index("id")["claims"].to_dict() == {"a1": 0, "a2": 1, "a3": 2, "a4": 1}


def test_speakers_keep_their_colours_when_an_analysis_is_narrowed(analysis):
    marks = speaker_marks(analysis)
    for narrowed in (
        explore.narrow(analysis, "a4"),
        explore.narrow(explore.narrow(analysis, least=0.5), "a4"),
    ):
        assert speaker_marks(narrowed) == speaker_marks(pickle.loads(pickle.dumps(narrowed))) == marks
        (card,) = speaker_cards(narrowed)
        assert card.mark == marks["a4"]
        (entry,) = show.article(narrowed).legend
        assert [one.mark for one in entry.speakers] == [marks["a4"]]


def test_whom_an_analysis_is_narrowed_to_is_a_name_or_an_id_of_the_article(analysis):
    assert explore.narrow(analysis, "Tom Rook").claims.equals(explore.narrow(analysis, "a3").claims)
    for who in ({"speaker": "Sergey"}, {"target": "a9"}):
        with pytest.raises(OnRecordError, match="there is no actor"):
            explore.narrow(analysis, **who)


def controls(box):
    head, summary, cards, sides = box.children
    return (*head.children, summary, cards, sides)


def test_the_displays_follow_what_is_picked(analysis, tmp_path):
    who, target, least, summary, cards, sides = controls(explorer_widget(analysis, tmp_path))
    claims, card = cards.children[0], cards.children[1]
    assert [key for _, key in claims.options] == ["c1", "c2", "c3", "c4", "c5"]
    who.value = "a3"
    assert [key for _, key in claims.options] == ["c3", "c4"] and "2 claims" in summary.value
    assert "a disgrace" in card.value and "harbour board" in sides.value
    target.value = "a2"
    assert claims.options == () and "No claim" in card.value and "no claims" in summary.value
    who.value = target.value = None
    least.value = 0.95
    assert claims.options == ()


def test_each_claim_has_a_card_also_without_a_speaker(analysis, tmp_path):
    analysis.claims.loc[analysis.claims["id"] == "c1", "speaker"] = None
    cards = claim_cards(analysis, tmp_path)
    cards.offer(analysis.claims["id"].tolist())
    claims, card, folded = cards.widget.children
    merge = folded.children[0].children[1].children[1]
    for key, nobody in analysis.claims.set_index("id")["speaker"].isna().items():
        claims.value = key
        assert card.value and merge.disabled == nobody


@pytest.fixture
def card(analysis, tmp_path):
    cards = claim_cards(analysis, tmp_path)
    cards.offer(["c3", "c4"])
    claims, _, folded = cards.widget.children
    form, missing = folded.children
    rows = [widget for row in form.children[:3] for widget in row.children]
    names = ("said_by", "set_speaker", "dismiss", "same_as", "merge", "number", "value", "set_value")
    return dict(zip(names, rows, strict=True)) | {
        "claims": claims, "why": form.children[3], "answer": form.children[4], "missing": missing,
    }  # fmt: skip


def made(analysis, folder):
    return [
        (e.table, e.row, dict(e.change), e.note) for e in files.of_article(analysis.article, folder).entries
    ]


def test_a_card_writes_what_a_person_corrects(card, analysis, tmp_path):
    card["claims"].value = "c4"
    card["said_by"].value, card["why"].value = "a2", "she says so"
    card["set_speaker"].click()
    assert "Written to" in card["answer"].value
    card["why"].value = ""
    card["dismiss"].click()
    card["same_as"].value = "a2"
    card["merge"].click()
    card["value"].value = "2,500,000"
    card["set_value"].click()
    assert made(analysis, tmp_path) == [
        ("claims", "c4", {"speaker": "a2"}, "she says so"),
        ("claims", "c4", {"dismissed": True}, ""),
        ("actors", "a3", {"same_as": "a2"}, ""),
        ("numbers", "n2", {"value": "2500000"}, ""),
    ]


def test_what_cannot_be_corrected_says_so_and_writes_nothing(card, analysis, tmp_path):
    card["claims"].value = "c4"
    for button in ("merge", "set_value"):
        card[button].click()
        assert "first" in card["answer"].value
    card["claims"].value = "c3"
    assert card["set_value"].disabled and card["number"].disabled
    assert files.of_article(analysis.article, tmp_path) is None


def test_no_claim_is_corrected_while_none_is_shown(analysis, tmp_path):
    cards = claim_cards(analysis, tmp_path)
    form = cards.widget.children[2].children[0]
    controls = [widget for row in form.children[:3] for widget in row.children]
    cards.offer(["c4"])
    assert not any(control.disabled for control in controls)
    cards.offer([])
    assert "No claim fits" in cards.widget.children[1].value
    assert all(control.disabled for control in (*controls, form.children[3]))


def test_another_claim_has_an_empty_form(card):
    card["claims"].value, card["said_by"].value = "c4", "a2"
    card["set_speaker"].click()
    assert "c4: speaker Ada Quill (was Tom Rook). Written to" in card["answer"].value
    card["value"].value = "3"
    card["claims"].value = "c3"
    assert card["answer"].value == card["value"].value == ""


def test_what_was_written_stays_while_its_claim_is_shown(analysis, tmp_path):
    cards = claim_cards(analysis, tmp_path)
    cards.offer(["c3", "c4"])
    claims, _, folded = cards.widget.children
    form = folded.children[0]
    claims.value = "c4"
    form.children[0].children[2].click()
    cards.offer(["c2", "c4"])
    assert claims.value == "c4" and "c4: dismissed" in form.children[4].value
    cards.offer(["c2"])
    assert form.children[4].value == ""


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("1,234", "", 1234),
        ("12,345,678.5", "", 12345678.5),
        (" 4.2 ", "", 4.2),
        ("40%", "percent", 40),
        ("40 %", "percent", 40),
        ("40%", "", "40%"),
        ("2-1", "", "2-1"),
        ("-1,000", "", -1000),
    ],
)
def test_values_are_read_as_typed(typed, unit, value):
    assert _read_value(typed, unit) == value


@pytest.mark.parametrize("typed", ["4,2", "1,23", "1234,567", "1,2345", "1.234,5"])
def test_a_comma_separates_thousands_and_nothing_else(typed):
    with pytest.raises(OnRecordError, match=r"write 4\.2 with a point"):
        _read_value(typed, "")


def test_without_a_place_nothing_can_be_corrected(analysis, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    *_, note = claim_cards(analysis, None).widget.children
    assert "set <code>corrections</code> to" in note.value
    assert explore.explorer(analysis, None).place is None
    bundle = explore.corrector(analysis, None)._repr_mimebundle_()
    assert len(bundle) == 2 and "set `corrections` to" in bundle["text/plain"]
    form = explore.correction_form(analysis, None)
    form.children[1].children[1].click()
    assert "nothing was written" in form.children[-1].value
    with pytest.raises(OnRecordError, match="nothing was written: set `corrections`"):
        explore.add_claim(analysis, "no money", None, speaker=None)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_claim_is_added_by_its_words_and_its_speaker(card, analysis, tmp_path):
    words, start, (who, other), cue, _, button, answer = (
        getattr(w, "children", None) or w for w in card["missing"].children
    )
    button.click()
    assert "select the words" in answer.value
    words.value, start.value = "the east quay in March", "20"
    button.click()
    assert "say who" in answer.value
    who.value, cue.value = "a3", "said"
    button.click()
    assert "Written to" in answer.value
    who.value = "somebody else"
    assert not other.disabled
    other.value, cue.value, words.value = "the fleet", "", "no money"
    button.click()
    assert made(analysis, tmp_path) == [
        ("claims", "", {"added": True, "speaker": "a3", "cue": "said"}, ""),
        ("claims", "", {"added": True, "speaker": "the fleet"}, ""),
        ("actors", "", {"added": True}, ""),
    ]


def test_without_widgets_it_is_the_cards_of_the_speakers(analysis, empty, hostile):
    plain = explore.explorer(analysis, None, interactive=False)._repr_mimebundle_()
    assert set(plain) == {"text/html", "text/plain"}
    assert plain["text/html"].count('<li class="speaker-card') == 3
    assert len(explore.explorer(analysis)._repr_mimebundle_()) == 3
    assert "Nobody speaks" in explore.explorer(empty)._repr_mimebundle_()["text/html"]
    assert "<script" not in explorer_widget(hostile, "x").children[1].value
