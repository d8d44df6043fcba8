"""One claim, one speaker, and a picker that is a list where there are no widgets."""

import re
from dataclasses import FrozenInstanceError, replace
from html import unescape

import pytest

import onrecord
from onrecord.corrections import files
from onrecord.display import explore
from onrecord.lab import workbook
from onrecord.model.errors import OnRecordError, SourceError


def test_a_claim_shows_its_words_where_they_stand(analysis):
    html = analysis.claim("c3")._repr_html_()
    assert '<mark class="claim mixed s0">the plan “a disgrace”</mark>' in html
    assert "Skipper Tom Rook called " in html and "Evidence for" in html
    assert (
        repr(analysis.claim("c3")) == "<Claim c3, Tom Rook (mixed criticism): called the plan “a disgrace”>"
    )
    assert analysis.claim("c2").numbers == ("14",)


def test_what_is_no_sourced_statement_is_not_called_a_statement(analysis):
    unsourced = replace(analysis, claims=analysis.claims.assign(sourced=False))
    text = re.sub("<.*?>", "", unsourced.claim("c1")._repr_html_())
    assert "indirect, 4 March 2024, not a sourced statement" in text and "indirect statement" not in text
    assert "mixed criticism, not a sourced statement" in unsourced.claim("c3")._repr_html_()


def test_a_claim_that_is_not_there(analysis):
    with pytest.raises(OnRecordError, match="its claims are c1 to c5"):
        analysis.claim("c6")


def test_a_speaker_by_name_or_id(analysis):
    view = analysis.speaker("Tom Rook")
    assert view == analysis.speaker("a3")
    assert [claim.id for claim in view.claims] == ["c3", "c4"]
    assert view.stances == (("harbour board", "opposes", -0.8, ("c3", "c4")),)
    assert "Skipper · 10 words" in re.sub("<.*?>", "", view._repr_html_())
    with pytest.raises(OnRecordError, match="its speakers are: Ada Quill"):
        analysis.speaker("Somebody Else")
    with pytest.raises(OnRecordError, match="None is no actor: give an id"):
        analysis.speaker(None)


def test_a_speaker_by_alias_or_in_another_case(analysis):
    analysis.actors.at[2, "aliases"] = ("Tom Rook", "Rook")
    assert analysis.speaker("rook") == analysis.speaker("TOM  ROOK") == analysis.speaker("a3")


def test_namesakes_are_told_apart_and_none_is_guessed(analysis):
    both = replace(analysis, actors=analysis.actors.assign(name=["board", "Quill", "Quill", "spokesperson"]))
    assert {"Quill (a2)", "Quill (a3)"} <= set(both.claims["speaker_name"])
    with pytest.raises(OnRecordError, match=r"'quill' may be Quill \(a2\) or Quill \(a3\): give the id"):
        both.speaker("quill")
    assert both.speaker("Quill (a3)") == both.speaker("a3")


def test_an_article_and_an_analysis_show_themselves(analysis, empty):
    assert "Quay to close" in analysis.article._repr_html_()
    assert "<code>analysis.claims</code>" in analysis._repr_html_()
    assert "Rain fell all day." in empty.article._repr_html_() and empty._repr_html_()


@pytest.mark.parametrize("which", ["analysis", "empty", "hostile"])
def test_what_an_analysis_suggests_works(which, request):
    analysis = request.getfixturevalue(which)
    calls = [
        unescape(call)
        for call in re.findall("<code>(.*?)</code>", analysis._repr_html_())
        if "(" in call or "analysis." in call
    ]
    assert "show.article(analysis)" in calls
    for call in calls:
        found = eval(call, {"analysis": analysis, "show": onrecord.show, "tables": onrecord.tables})
        assert found._repr_html_(), call


def test_counts_of_one_are_singular(analysis):
    one = replace(analysis, stances=analysis.stances.head(1), numbers=analysis.numbers.head(1))
    assert repr(one).endswith("4 actors, 5 claims, 0 sources, 1 number, 1 stance>")


def test_an_analysis_and_an_article_cannot_be_changed(analysis):
    for value in (analysis, analysis.article):
        for name in ("claims", "text", "note"):
            with pytest.raises(FrozenInstanceError):
                setattr(value, name, 1)


def test_speakers_are_a_list_without_widgets_and_a_picker_with_them(analysis, empty):
    plain = explore.speakers(analysis, interactive=False)._repr_mimebundle_()
    assert set(plain) == {"text/html", "text/plain"}
    assert plain["text/html"].count('<li class="speaker-card') == 3
    both = explore.speakers(analysis)._repr_mimebundle_()
    assert both["text/html"] == plain["text/html"] and len(both) == 3
    assert "Nobody speaks" in explore.speakers(empty)._repr_mimebundle_()["text/html"]


def test_the_picker_shows_who_is_picked(analysis):
    box = explore.picker(explore.speakers(analysis).views)
    (who, kind, least, everything), shown = box.children[0].children, box.children[1]
    who.value = next(value for label, value in who.options if label.startswith("Tom Rook"))
    assert "the fleet would lose" in shown.value and "cracked piles" not in shown.value
    kind.value = "mixed"
    assert "the fleet would lose" not in shown.value and "disgrace" in shown.value
    least.value = 0.95
    assert "No claim fits" in shown.value
    assert everything.description == "Everything attributed"


def test_the_form_writes_a_correction(analysis, tmp_path):
    form = explore.correction_form(analysis, tmp_path)
    row, (who, write, dismiss), why, answer = (
        form.children[0],
        form.children[1].children,
        *form.children[2:],
    )
    row.value, who.value, why.value = "c5", "a3", "he did"
    write.click()
    assert "Written to" in answer.value
    dismiss.click()
    made = files.of_article(analysis.article, tmp_path)
    assert [(e.row, dict(e.change), e.note) for e in made.entries] == [
        ("c5", {"speaker": "a3"}, "he did"),
        ("c5", {"dismissed": True}, "he did"),
    ]


def test_the_form_is_a_sentence_elsewhere(analysis):
    assert set(explore.corrector(analysis, None, interactive=False)._repr_mimebundle_()) == {
        "text/html",
        "text/plain",
    }


def test_an_error_in_a_cell_is_one_line_that_says_what_to_do(tmp_path):
    with pytest.raises(SourceError) as caught:
        workbook.open_article(str(tmp_path / "none.txt"))
    (line,) = caught.value._render_traceback_()
    assert "no such file" in line and "set `source`" in line and str(tmp_path) in line
    with pytest.raises(OnRecordError, match="a date like 2022-01-26"):
        workbook.open_article(str(tmp_path / "none.txt"), published="yesterday")


def test_hostile_claims_are_text(hostile):
    page = (
        hostile.claim("c1")._repr_html_()
        + explore.speakers(hostile, interactive=False)._repr_mimebundle_()["text/html"]
    )
    assert "<script" not in page and "<img" not in page
