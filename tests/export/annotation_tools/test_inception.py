"""INCEpTION: dkpro-cassis, the reader of UIMA CAS in Python, finds the spans and their relations."""

import cassis

from onrecord import export
from small_analysis import TEXT, small_analysis


def test_a_reader_of_uima_cas_finds_spans_and_relations(tmp_path):
    article, types = export.write(small_analysis(), tmp_path, "inception")
    with types.open("rb") as file:
        system = cassis.load_typesystem(file)
    with article.open("rb") as file:
        cas = cassis.load_cas_from_xmi(file, typesystem=system)
    assert cas.sofa_string == TEXT
    spans = cas.select("webanno.custom.Attribution")
    words = {(span.role, span.get_covered_text()) for span in spans}
    assert {
        ("Content", "The ferry 🚢 is safe,"),
        ("Content", "and it will sail."),
        ("Source", "Ana Brook"),
        ("Cue", "denied"),
        ("Mention", "Tarn"),
    } <= words
    links = {
        (link.label, link.Governor.get_covered_text(), link.Dependent.get_covered_text())
        for link in cas.select("webanno.custom.AttributionLink")
    }
    assert ("AttributedTo", "that Brook had asked him", "Lev Moss") in links
    assert ("CuedBy", "that Brook had asked him", "denied") in links
    assert next(span.act for span in spans if span.row == "c2" and span.role == "Content") == "denial"


def test_characters_that_xml_does_not_allow_move_no_offset(tmp_path):
    article, types = export.write(small_analysis(title="a\x00b"), tmp_path, "inception")
    with types.open("rb") as system, article.open("rb") as file:
        cas = cassis.load_cas_from_xmi(file, typesystem=cassis.load_typesystem(system))
    assert len(cas.sofa_string) == len(TEXT)
