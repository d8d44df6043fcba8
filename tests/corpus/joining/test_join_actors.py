"""Actors across articles: who is one, who is not, and how a person overrules it."""

import pytest

import town
from onrecord import export
from onrecord.corpus import open_corpus
from onrecord.model.errors import SourceError


def people(corpus, name):
    """Label → articles of all entities that go by a name."""
    found = corpus.ask(
        "SELECT label, list(article ORDER BY article) AS articles "
        "FROM entities JOIN appearances USING (entity) WHERE starts_with(label, ?) GROUP BY label",
        [name],
    )
    return dict(zip(found["label"], map(list, found["articles"]), strict=True))


def test_one_person_in_several_articles_is_one(corpus):
    assert people(corpus, "Ada Quill")["Ada Quill (Harbour Board)"] == [
        "board-shuts-quay",
        "no-money",
        "plan-is-dead",
        "quay-to-close",
        "wire-copy",
    ]


def test_a_short_name_goes_to_the_one_full_name_it_fits(corpus):
    assert "no-money" in people(corpus, "Ada Quill")["Ada Quill (Harbour Board)"]
    assert people(corpus, "Quill") == {}


def test_namesakes_with_other_affiliations_stay_apart(corpus):
    assert people(corpus, "Tom Rook") == {
        "Tom Rook (Fleet Association)": ["fleet-content", "fleet-vows-fight", "quay-closure-anger"],
        "Tom Rook (Harbour Rovers)": ["rovers-win"],
    }
    assert people(corpus, "Ada Quill")["Ada Quill (Ministry of Ports)"] == ["lungs-of-a-nation"]


def joined(folder, *casts):
    """The entities of articles that have these people, as sets of article numbers and names."""
    for n, people in enumerate(casts):
        slug, analysis = town.story(f"s{n}", "The Lantern", "2024-03-04", f"It rained {n} days.", people)
        export.write(analysis, folder / slug, "parquet")
    corpus = open_corpus(folder)
    rows = corpus.rows("SELECT list(article || ' ' || name) FROM appearances GROUP BY entity")
    return {frozenset(row[0]) for row in rows}


BANK, NAVY = ("Tarn Bank", "organization", None, None), ("Navy", "organization", None, None)


def test_a_short_form_or_initial_is_one_with_the_name_where_both_belong_to_the_same(tmp_path):
    found = joined(
        tmp_path,
        [("Bill Oakes", "person", "chief", "Tarn Bank"), BANK],
        [("William Oakes", "person", None, "Tarn Bank"), BANK],
        [("W. Oakes", "person", None, "Tarn Bank"), BANK],
        [("Bill Oakes", "person", "cook", "Navy"), NAVY],
        [("Walter Oakes", "person", "clerk", None)],
    )
    assert {"s0 Bill Oakes", "s1 William Oakes", "s2 W. Oakes"} in found
    assert {"s3 Bill Oakes"} in found and {"s4 Walter Oakes"} in found


def test_names_are_one_with_and_without_strokes_through_letters(tmp_path):
    found = joined(
        tmp_path,
        [("Łukasz Żółć", "person", "labour minister", None)],
        [("Lukasz Zolc", "person", "labour minister", None)],
    )
    assert found == {frozenset({"s0 Łukasz Żółć", "s1 Lukasz Zolc"})}


def test_a_short_form_is_not_enough_by_itself(tmp_path):
    found = joined(
        tmp_path, [("Bill Oakes", "person", "nurse", None)], [("William Oakes", "person", None, None)]
    )
    assert len(found) == 2


def test_a_father_is_not_his_son(tmp_path):
    found = joined(
        tmp_path,
        [("Frank Dole Sr.", "person", None, "Tarn Bank"), BANK],
        [("Frankie Dole Jr.", "person", None, "Tarn Bank"), BANK],
    )
    assert {"s0 Frank Dole Sr."} in found and {"s1 Frankie Dole Jr."} in found


def test_of_two_of_a_family_the_short_name_is_who_belongs_to_the_same(tmp_path):
    found = joined(
        tmp_path,
        [("Ada Oakes", "person", "chief", "Tarn Bank"), BANK],
        [("Max Oakes", "person", "chief", "Navy"), NAVY],
        [("Oakes", "person", "chief", "Navy"), NAVY],
    )
    assert {"s1 Max Oakes", "s2 Oakes"} in found


def test_what_nearly_all_articles_take_for_a_place_is_one(tmp_path):
    places = [[("Tarnbridge", "place", None, None)] for _ in range(3)]
    assert len(joined(tmp_path / "a", *places, [("Tarnbridge", "organization", None, None)])) == 1
    assert len(joined(tmp_path / "b", *places[:2], [("Tarnbridge", "organization", None, None)])) == 2
    assert len(joined(tmp_path / "c", *places, [("Tarnbridge", "person", None, None)])) == 2


def test_the_unnamed_are_nobody(corpus):
    assert corpus.ask("SELECT entity FROM appearances WHERE name = 'officials'")["entity"].isna().all()


def test_every_label_and_file_is_one_of_a_kind(corpus):
    found = corpus.ask(
        "SELECT count(*) n, count(DISTINCT label) l, count(slug) p, count(DISTINCT slug) s FROM entities"
    ).iloc[0]
    assert found["n"] == found["l"] and found["p"] == found["s"] > 0


def by_hand(tmp_path, text):
    path = tmp_path / "actors.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_merge_and_a_split_overrule_it(town_reports, tmp_path):
    path = by_hand(
        tmp_path,
        "merge:\n"
        "  - name: Ada Quill, minister\n"
        "    actors:\n"
        "      - Ada Quill\n"
        "split:\n"
        "  - name: Tom Rook of the Echo\n"
        "    actors:\n"
        "      - name: tom rook\n"
        "        articles: [fleet-content]\n",
    )
    corpus = open_corpus(town_reports, path)
    assert len(people(corpus, "Ada Quill, minister")["Ada Quill, minister"]) == 6
    assert people(corpus, "Tom Rook of the Echo") == {"Tom Rook of the Echo": ["fleet-content"]}
    assert people(corpus, "Tom Rook (Fleet")["Tom Rook (Fleet Association)"] == [
        "fleet-vows-fight",
        "quay-closure-anger",
    ]
    assert corpus.unfitting == ()
    corpus.close()


def test_a_correction_that_fits_nobody_is_said(town_reports, tmp_path):
    path = by_hand(
        tmp_path, "merge:\n  - name: X\n    actors:\n      - name: Ada Quill\n        kind: place\n"
    )
    corpus = open_corpus(town_reports, path)
    assert len(corpus.unfitting) == 1
    assert corpus.unfitting[0].startswith(f"{path}:4: ") and "“X”" in corpus.unfitting[0]
    corpus.close()


def test_of_a_merge_only_the_selector_that_fits_nobody_is_named(town_reports, tmp_path):
    path = by_hand(
        tmp_path,
        "merge:\n  - name: Quill\n    actors:\n      - Ada Quill (Harbour Board)\n      - Ada Quill\n",
    )
    corpus = open_corpus(town_reports, path)
    assert corpus.unfitting == (
        f"{path}:4: no article has an actor “Ada Quill (Harbour Board)”; left out of “Quill”",
    )
    assert len(people(corpus, "Quill")["Quill"]) == 6
    corpus.close()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("merge:\n  - name: X\n", 2),
        ("merge:\n  - name: X\n    actors:\n      - nom: Y\n", 4),
        ("split:\n  - name: X\n    actors: [{name: Y, kind: dog}]\n", 3),
        ("joins: []\n", 1),
        ("merge: [\n", 2),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(town_reports, tmp_path, text, line):
    path = by_hand(tmp_path, text)
    with pytest.raises(SourceError, match=f"actors.yaml:{line}: "):
        open_corpus(town_reports, path)
