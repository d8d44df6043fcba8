"""What leaves the workbook comes back as it was, and runs nowhere."""

import csv
import json
from dataclasses import replace

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from onrecord import export, workbook
from onrecord.analysis.analysis import Analysis
from onrecord.export import own_folder
from onrecord.export.tables.spreadsheet_cells import harmless
from onrecord.model import schema
from onrecord.model.article import Article
from onrecord.model.errors import OutputError, SourceError

TEXT = "The mill will close, Ana Brook said on 4 May. “=SUM(A1)” stood on the door."

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
spans = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), max_size=3).map(tuple)
values = st.one_of(
    st.none(),
    st.integers(-(10**30), 10**30),
    st.floats(allow_nan=False, allow_infinity=False),
    words,
    st.tuples(words, words),
)
optional = st.one_of(st.none(), words)
unit = st.floats(-1, 1)

ROWS = {
    "actors": st.fixed_dictionaries(
        {
            "id": words,
            "name": words,
            "kind": words,
            "role": optional,
            "affiliation": optional,
            "named": st.booleans(),
            "aliases": st.lists(words, max_size=2).map(tuple),
            "mentions": spans,
            "claims": st.integers(0, 99),
            "words": st.integers(0, 9999),
        }
    ),
    "claims": st.fixed_dictionaries(
        {
            "id": words,
            "speaker": optional,
            "source": spans,
            "cue": spans,
            "content": spans,
            "kind": words,
            "act": words,
            "date": optional,
            "hedged": st.booleans(),
            "negated": st.booleans(),
            "confidence": unit,
            "speaker_confidence": unit,
            "candidates": st.lists(words, max_size=3),
            "sourced": st.booleans(),
            "sourced_probability": unit,
        }
    ),
    "sources": st.fixed_dictionaries(
        {
            "actor": words,
            "type": words,
            "title": optional,
            "affiliation": optional,
            "pronoun": optional,
            "justification": spans,
            "statements": st.integers(0, 99),
            "words": st.integers(0, 9999),
            "share": unit,
        }
    ),
    "numbers": st.fixed_dictionaries(
        {
            "id": words,
            "text": words,
            "start": st.integers(0, 10**6),
            "end": st.integers(0, 10**6),
            "kind": words,
            "value": values,
            "low": values,
            "high": values,
            "unit": optional,
            "counted": optional,
            "approximate": st.booleans(),
            "place": optional,
            "time": optional,
            "part": optional,
            "direction": optional,
            "related": st.lists(words, max_size=2).map(tuple),
            "speaker": optional,
            "claim": optional,
            "change": words,
            "of_subject": st.booleans(),
        }
    ),
    "stances": st.fixed_dictionaries(
        {
            "speaker": words,
            "target": words,
            "label": words,
            "score": unit,
            "confidence": unit,
            "claims": st.lists(words, max_size=3).map(tuple),
        }
    ),
    "sentiment": st.fixed_dictionaries(
        {
            "claim": words,
            "speaker": optional,
            "polarity": unit,
            "subjectivity": unit,
            "words": st.integers(0, 999),
        }
    ),
}
analyses = st.builds(
    lambda text, title, tables: Analysis(
        article=Article(text=text, title=title, reporters=("Ana Brook",)),
        **{name: schema.frame(name, rows) for name, rows in tables.items()},
    ),
    words,
    words,
    st.fixed_dictionaries({name: st.lists(row, max_size=3) for name, row in ROWS.items()}),
)


def an_analysis(**rows: list[dict]) -> Analysis:
    tables = {name: schema.frame(name, rows.get(name, [])) for name in schema.COLUMNS}
    return Analysis(article=Article(text=TEXT, title="Mill to close", published="2021-05-05"), **tables)


def a_number(**changes: object) -> dict:
    row = dict.fromkeys(schema.COLUMNS["numbers"])
    return (
        row
        | {"id": "n1", "text": "4 May", "start": 39, "end": 44, "kind": "date", "approximate": False}
        | changes
    )


def an_actor(name: str) -> dict:
    return {
        "id": "a1",
        "name": name,
        "kind": "person",
        "role": None,
        "affiliation": None,
        "named": True,
        "aliases": (name,),
        "mentions": ((22, 31),),
        "claims": 1,
        "words": 4,
    }


def assert_same(one: Analysis, other: Analysis) -> None:
    assert one.article == other.article
    for name in schema.COLUMNS:
        pd.testing.assert_frame_equal(one.table(name), other.table(name))
        for column in schema.NESTED[name]:
            assert [(type(v), v) for v in one.table(name)[column]] == [
                (type(v), v) for v in other.table(name)[column]
            ]


@settings(deadline=None, max_examples=25)
@given(analyses)
def test_parquet_and_json_come_back_as_they_were(tmp_path_factory, analysis):
    folder = tmp_path_factory.mktemp("out")
    export.write(analysis, folder, "parquet")
    assert_same(export.read(folder), analysis)
    (file,) = export.write(analysis, folder, "json")
    assert_same(export.read(file), analysis)


@settings(deadline=None, max_examples=25)
@given(analyses)
def test_no_text_of_an_article_starts_a_formula_in_csv_or_excel(tmp_path_factory, analysis):
    folder = tmp_path_factory.mktemp("out")
    for file in export.write(analysis, folder, "csv"):
        if file.suffix == ".csv":
            with file.open(encoding="utf-8-sig", newline="") as lines:
                for row in csv.reader(lines):
                    cells = [cell for cell in row if cell not in ("=", "+", "-")]  # nothing to run
                    assert all(cell[:1] not in ("=", "@", "\t", "\r") for cell in cells)
                    assert all(cell[:1] not in ("+", "-") or is_number(cell) for cell in cells)
    (book,) = export.write(analysis, folder, "xlsx")
    sheets = load_workbook(book)
    assert sheets.sheetnames == ["article", *schema.COLUMNS]
    assert all(cell.data_type != "f" for sheet in sheets for row in sheet.iter_rows() for cell in row)


def is_number(cell: str) -> bool:
    try:
        float(cell.rstrip("%").replace(",", ""))
    except ValueError:
        return False
    return True


def test_files_of_an_earlier_version_can_be_read(tmp_path):
    stance = {"speaker": "a1", "target": "a2", "label": "opposes", "score": -0.5, "confidence": 0.6}
    analysis = an_analysis(stances=[stance | {"claims": (), "reported": ((0, 13),)}])
    (file,) = export.write(analysis, tmp_path / "json", "json")
    file.write_text(file.read_text(encoding="utf-8").replace('"reported"', '"told"'), encoding="utf-8")
    export.write(analysis, tmp_path, "parquet")
    table = pq.read_table(tmp_path / "stances.parquet")
    names = ["told" if name == "reported" else name for name in table.column_names]
    pq.write_table(table.rename_columns(names), tmp_path / "stances.parquet")
    data = json.loads(file.read_text(encoding="utf-8"))
    del data["sources"]
    file.write_text(json.dumps(data), encoding="utf-8")
    (tmp_path / "sources.parquet").unlink()
    for place in (file, tmp_path):
        assert export.read(place).sources.empty
        assert export.read(place).stances["reported"].tolist() == [((0, 13),)]


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1", "＝1+1", "==", "= ", "=\n"]
)
def test_formulas_are_made_harmless(text):
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["-5", "+3.2%", "-1,250.5", "Ana Brook", "", "4-20 February"])
def test_numbers_and_plain_texts_stay(text):
    assert harmless(text) == text


@pytest.mark.parametrize("change", ["=", "<", ">", "+", "-"])
def test_changes_can_be_filtered_in_csv_and_excel(tmp_path, change):
    analysis = an_analysis(numbers=[a_number(change=change)])
    export.write(analysis, tmp_path, "csv")
    with (tmp_path / "numbers.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert [row["change"] for row in csv.DictReader(lines)] == [change]
    (book,) = export.write(analysis, tmp_path, "xlsx")
    header, row = load_workbook(book)["numbers"].iter_rows()
    (cell,) = (cell for name, cell in zip(header, row, strict=True) if name.value == "change")
    assert (cell.value, cell.data_type) == (change, "s")


def test_json_is_the_object_of_the_design():
    row = a_number(value="XXXX-05-04", low="2021-05-04", high="2021-05-04")
    data = export.to_json(an_analysis(actors=[an_actor("Ana Brook")], numbers=[row]))
    assert list(data) == ["article", "actors", "claims", "sources", "numbers", "stances", "sentiment"]
    assert data["article"]["title"] == "Mill to close" and data["article"]["text"] == TEXT
    assert data["actors"][0]["mentions"] == [[22, 31]]
    assert data["numbers"][0]["value"] == "XXXX-05-04" and data["numbers"][0]["unit"] is None
    assert json.loads(json.dumps(data, allow_nan=False)) == data


def test_what_is_not_a_number_is_null_in_json():
    data = export.to_json(an_analysis(numbers=[a_number(value=float("nan"), low=float("inf"))]))
    assert data["numbers"][0]["value"] is None and data["numbers"][0]["low"] is None


def test_parquet_has_numbers_to_compute_with(tmp_path):
    rows = [
        a_number(value=40, low=40),
        a_number(value=2.5),
        a_number(value=("2021", "2022")),
        a_number(value="3-1"),
    ]
    export.write(an_analysis(numbers=rows), tmp_path, "parquet")
    table = pd.read_parquet(tmp_path / "numbers.parquet")
    assert table["value"].tolist() == ["40", "2.5", '["2021", "2022"]', "3-1"]
    assert table["value_number"].tolist()[:2] == [40.0, 2.5]
    assert table["value_number"].isna().tolist() == [False, False, True, True]
    assert table["low_number"].tolist()[0] == 40.0


def test_csv_opens_in_excel_with_spans_as_json(tmp_path):
    files = export.write(an_analysis(actors=[an_actor("Zoë Brook")]), tmp_path, "csv")
    assert {f.name for f in files} == {f"{name}.csv" for name in schema.COLUMNS} | {"article.json"}
    assert (tmp_path / "actors.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    table = pd.read_csv(tmp_path / "actors.csv")
    assert set(table.columns) == {*schema.COLUMNS["actors"], "affiliation_name"}
    assert table["name"][0] == "Zoë Brook" and json.loads(table["mentions"][0]) == [[22, 31]]


def test_excel_takes_long_texts_and_control_characters(tmp_path):
    (file,) = export.write(an_analysis(actors=[an_actor("A\x00" + "b" * 40_000)]), tmp_path, "xlsx")
    name = load_workbook(file)["actors"]["A2"].value
    assert name.startswith("A\ufffdb") and name.endswith("…") and len(name) == 32_767


@pytest.mark.parametrize("form", ["csv", "parquet", "xlsx"])
def test_a_link_planted_where_tables_are_to_go_is_not_followed(tmp_path, form):
    mine, out = tmp_path / "mine", tmp_path / "out"
    mine.mkdir(), out.mkdir()
    analysis = an_analysis()
    (out / analysis.article.slug).symlink_to(mine)
    made = own_folder.write(analysis, out, form, set())
    assert made == out / f"{analysis.article.slug}-2" and any(made.iterdir())
    assert list(mine.iterdir()) == []
    (made / "article.json").rename(mine / "article.json")
    (made / "article.json").symlink_to(mine / "article.json")
    before = (mine / "article.json").read_bytes()
    (mine / "article.json").chmod(0o400)
    own_folder.write(analysis, out, form, set())
    assert (mine / "article.json").read_bytes() == before and not (made / "article.json").is_symlink()


def test_articles_of_one_headline_get_a_folder_each_whoever_writes_them(tmp_path):
    first, second = (Article(text, "Rain", text) for text in ("It rained.", "It poured."))
    places = [
        own_folder.write(replace(an_analysis(), article=article), tmp_path, "csv", set())
        for article in (first, second, first)
    ]
    assert [place.name for place in places] == ["rain", "rain-2", "rain"]


def test_unknown_format_is_refused(tmp_path):
    with pytest.raises(ValueError, match="no such format: pdf"):
        export.write(an_analysis(), tmp_path, "pdf")


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="file"):
        export.write(an_analysis(), tmp_path / "file", "json")
    with pytest.raises(OutputError, match=r"file: it is a file, not a folder$"):
        export.save_tables(an_analysis(), tmp_path / "file")
    with pytest.raises(OutputError, match=r"below: a folder above it is a file$"):
        export.save_tables(an_analysis(), tmp_path / "file" / "below")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{}", ": not an analysis: “article” is missing"),
        ("[]", ": not an analysis that this version can read"),
        ("no json", ":1: not JSON: expecting value"),
        ('{"article": 1}', ": not an analysis that this version can read"),
        ('{"article": 1}\n{"article": 2}\n', ": it holds several analyses; give the JSON of one"),
    ],
)
def test_what_is_no_analysis_is_named_in_plain_words(tmp_path, content, reason):
    file = tmp_path / "analysis.json"
    file.write_text(content)
    with pytest.raises(SourceError) as caught:
        export.read(file)
    assert str(caught.value) == f"{file}{reason}"


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SourceError, match=r"none\.json: No such file"):
        export.read(tmp_path / "none.json")


def test_a_notebook_saves_its_tables_and_says_where(tmp_path):
    analysis = an_analysis(actors=[an_actor("Ana Brook")])
    assert "actors.parquet" in export.save_tables(analysis, str(tmp_path / "<b>")).text
    assert "<b>" not in export.save_tables(analysis, str(tmp_path / "<b>"))._repr_mimebundle_()["text/html"]
    assert export.read(tmp_path / "<b>").actors["name"].tolist() == ["Ana Brook"]
    nothing = export.save_tables(analysis, None)
    assert "`output_dir`" in nothing.text
    assert "<code>output_dir</code>" in nothing._repr_mimebundle_()["text/html"]
    with pytest.warns(DeprecationWarning):
        assert workbook.save_tables is export.save_tables


def test_a_folder_without_parquet_says_what_it_lacks(tmp_path):
    export.write(an_analysis(), tmp_path, "csv")
    with pytest.raises(SourceError, match=r"not a folder of Parquet tables: it has no actors\.parquet"):
        export.read(tmp_path)
