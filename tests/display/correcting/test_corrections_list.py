"""What a person corrected is told, and what does not fit is told first."""

from dataclasses import replace

from onrecord.display import charts, tables
from onrecord.display.annotated.annotated_article import annotate
from onrecord.display.correcting import corrections_list
from onrecord.display.sides_list import sides
from onrecord.model.hand import Outcome

DONE = Outcome("claims", "c2", "It is unsafe", "speaker Ada Quill (was nobody)", "heard it", 3, "")
GONE = Outcome("claims", "c9", "Rain", "dismissed", "", 7, "")
UNFIT = Outcome("stances", "", "x – <b>y</b>", "label opposes", "", 9, "the article has no actor “<b>y</b>”")


def test_nothing_corrected_shows_nothing(analysis):
    assert corrections_list.notice(analysis)._repr_mimebundle_()["text/html"] == ""
    assert charts.attributed_words(analysis).note == ""


def test_each_correction_is_told_and_leads_to_its_row(analysis):
    html = corrections_list.notice(replace(analysis, corrections=(DONE, GONE, UNFIT)))._repr_mimebundle_()[
        "text/html"
    ]
    assert "1 correction by hand does not fit this article" in html
    assert "2 corrections by hand are in these tables" in html
    assert 'href="#row-c2"' in html and "row-c9" not in html
    assert "heard it" in html and "Line 9" in html
    assert "<b>" not in html


def test_a_claim_that_was_not_added_is_told_by_the_reason(analysis):
    missing = replace(
        UNFIT, table="claims", words="Snow", said="", problem="the article does not have “Snow”"
    )
    notice = corrections_list.notice(replace(analysis, corrections=(missing,)))
    html = notice._repr_mimebundle_()["text/html"]
    assert "Line 9 (claim <bdi>“Snow”</bdi>): <bdi>the article does not have “Snow”</bdi>." in html
    assert missing.why == "the article does not have “Snow”"
    assert UNFIT.why == "label opposes: the article has no actor “<b>y</b>”"


def test_rows_and_charts_are_marked(analysis):
    analysis.claims.loc[1, "corrected"] = True
    corrected = replace(analysis, corrections=(DONE,))
    marked = [row.corrected for row in tables.claims(corrected).rows]
    assert marked == [False, True, False, False, False]
    assert tables.claims(corrected)._repr_html_().count("by hand") == 1
    assert charts.attributed_words(corrected).note == "With 1 correction by hand: Ada Quill."
    assert "With 1 correction by hand" in charts.positions(corrected)._repr_html_()


def test_charts_name_only_corrections_that_they_show(analysis):
    role = Outcome("actors", "a1", "Ada Quill", "role mayor", "", 1, "", ("role",))
    number = Outcome("numbers", "n1", "40", "speaker Ada Quill", "", 2, "", ("speaker",))
    side = Outcome("stances", "a2 a3", "Quill – Rook", "label neutral", "", 3, "", ("label",))
    corrected = replace(analysis, corrections=(role, number, side))
    assert charts.attributed_words(corrected).note == charts.polarity(corrected).note == ""
    assert charts.sides(corrected).note.startswith("With 1 correction by hand")


def test_a_corrected_claim_is_marked_beside_its_words(analysis):
    analysis.claims.loc[2, "corrected"] = True
    notes = annotate(analysis).claims
    assert notes["c3"].text == "Tom Rook, criticism, by hand"
    assert "by hand" not in notes["c2"].text


def test_a_side_set_by_a_person_has_no_confidence(analysis):
    analysis.stances["corrected"] = True
    listed = sides(analysis)._repr_html_()
    assert "set by hand" in listed and "0." not in listed


def test_a_corrected_stance_leads_to_its_row(analysis):
    stance = Outcome("stances", "a2 a3", "Quill – Rook", "neutral", "", 1, "")
    html = corrections_list.notice(replace(analysis, corrections=(stance,)))._repr_mimebundle_()["text/html"]
    assert 'href="#row-s2"' in html and 'id="row-s2"' in tables.stances(analysis)._repr_html_()
