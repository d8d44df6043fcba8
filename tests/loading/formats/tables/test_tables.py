"""Tables: each row is an article, whatever the table is saved as and however its columns are called."""

import io

import pandas as pd
import pytest

from newsroom import BODIES, DAYS, REPORTERS, TEXTS, TITLES, are_all_three, load, load_one, why_not
from onrecord.model.errors import SourceError

FRAME = pd.DataFrame(
    {"Headline": TITLES, "Body Text": TEXTS, "Publication Date": pd.to_datetime(DAYS), "Author": REPORTERS}
)


def saved(method: str, **options) -> bytes:
    stream = io.BytesIO()
    getattr(FRAME, method)(stream, **options)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("t.csv", saved("to_csv", index=False)),
        ("t.tsv", saved("to_csv", index=False, sep="\t")),
        ("t.csv", saved("to_csv", index=False, sep=";", encoding="cp1252")),
        ("t.csv", saved("to_csv", index=False, encoding="utf-16")),
        ("t.csv", b"sep=;\r\n" + saved("to_csv", index=False, sep=";")),
        ("table.txt", saved("to_csv", index=False)),
        ("t.xlsx", saved("to_excel", index=False)),
        ("t.parquet", saved("to_parquet")),
        ("t.feather", saved("to_feather")),
    ],
)
def test_rows_are_articles(tmp_path, name, data):
    found = load(tmp_path, name, data)
    assert are_all_three(found, "published", "reporters")
    assert [article.source for article in found] == [str(tmp_path / name) + f"[{n}]" for n in (1, 2, 3)]


def test_columns_with_unusual_names_are_named_by_the_user(tmp_path):
    data = FRAME.rename(columns={"Body Text": "Wortlaut"}).to_csv(index=False)
    assert "there are: Headline, Wortlaut" in why_not(tmp_path, "t.csv", data)
    assert are_all_three(load(tmp_path, "t.csv", data, columns=[("text", "wortlaut")]))
    (found,) = load(tmp_path, "t.csv", data, columns=[("text", "Text")])
    assert "no column 'Text'" in found.reason


def test_rows_with_only_an_address_are_fetched(tmp_path, monkeypatch):
    asked = []

    def refuse(url, **options):
        asked.append(url)
        raise SourceError(url, "host not found")

    monkeypatch.setattr("onrecord.loading.read.fetch", refuse)
    lists = (
        "id,publish_date,title,url,media_name\n1,2023-03-14,x,https://a.example/1,A\n",
        "20230314-1\t2023\thttps://a.example/2\tTAX\n20230314-2\t2023\thttps://a.example/3\tTAX\n",
    )
    for text in lists:
        for found in load(tmp_path, "list.csv", text):
            assert "could not be fetched: host not found" in found.reason
    assert asked == ["https://a.example/1", "https://a.example/2", "https://a.example/3"]


def test_a_text_that_the_service_cut_is_not_taken_for_whole(tmp_path):
    cut = f"title,content\nx,{BODIES[0][0]}… [+1843 chars]\n"
    assert "only the beginning" in load(tmp_path, "t.csv", cut)[0].reason


def test_a_broken_row_does_not_stop_the_others(tmp_path):
    first, second = load(tmp_path, "t.csv", f"title,text\nonly a title,\n{TITLES[1]},{BODIES[1][0]}\n")
    assert "no text" in first.reason and second.title == TITLES[1]


def test_a_header_of_many_columns_is_refused_at_once(tmp_path):
    header = ",".join(f"c{number}" for number in range(200_000))
    assert "more than 2,000 columns" in why_not(tmp_path, "a.csv", header.encode())


def test_prose_with_commas_is_not_a_table(tmp_path):
    text = "The date, the author, the title: all were wrong, said the editor, who had the text.\n\nShe wept."
    assert load_one(tmp_path, "a.txt", text).text.startswith("The date, the author")


def test_tables_without_articles_say_so(tmp_path):
    assert "no column with a text" in why_not(tmp_path, "t.csv", "id,score\n1,2\n")
    assert "without rows" in why_not(tmp_path, "t.csv", "title,text\n")
    assert "not an Excel workbook" in why_not(tmp_path, "t.xlsx", saved("to_excel")[:3000])
    assert "not a Parquet" in why_not(tmp_path, "t.parquet", saved("to_parquet")[:2000])


def test_a_title_above_the_names_of_the_columns_hides_no_sheet(tmp_path):
    stream = io.BytesIO()
    with pd.ExcelWriter(stream) as book:
        FRAME[:1].to_excel(book, sheet_name="March", index=False, startrow=3)
        FRAME[1:].to_excel(book, sheet_name="April", index=False)
        book.sheets["March"].merge_cells("A1:D1")
        book.sheets["March"]["A1"] = "Coverage of the ferries, coded by AR"
    assert are_all_three(load(tmp_path, "t.xlsx", stream.getvalue()), "published", "reporters")


def test_columns_may_have_german_names(tmp_path):
    text = f'Titel;Datum;Volltext\n{TITLES[0]};14.03.2023;"{TEXTS[0]}"\n'
    (article,) = load(tmp_path, "t.csv", text)
    assert (article.title, article.published, article.text) == (TITLES[0], "2023-03-14", TEXTS[0])


def test_a_sheet_without_articles_is_named_if_others_have_some(tmp_path):
    stream = io.BytesIO()
    with pd.ExcelWriter(stream) as book:
        pd.DataFrame({"Variable": ["V1"], "Meaning": ["tone"]}).to_excel(
            book, sheet_name="Codes", index=False
        )
        FRAME.to_excel(book, sheet_name="Texts", index=False)
    told = []
    assert are_all_three(load(tmp_path, "t.xlsx", stream.getvalue(), warn=told.append))
    assert len(told) == 1 and "t.xlsx/Codes: left out: no column with a text" in told[0]
    *_, failed = load(tmp_path, "t.xlsx", stream.getvalue(), strict=True)
    assert isinstance(failed, SourceError) and failed.source.endswith("t.xlsx/Codes")


def test_quotations_that_open_a_cell_of_an_unquoted_table_stay(tmp_path):
    text = f'"Too late," one said. {BODIES[0][0]}'
    (article,) = load(tmp_path, "t.tsv", f"title\ttext\tdate\n{TITLES[0]}\t{text}\t2023-03-14\n")
    assert article.text == text


def test_a_web_page_that_is_a_table_for_excel(tmp_path):
    rows = zip(TITLES, REPORTERS, DAYS, TEXTS, strict=True)
    cells = "".join(
        "<tr>" + "".join(f"<td>{cell.replace(chr(10) * 2, '<br>')}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    head = "<tr><th>Title</th><th>Author</th><th>Date</th><th>Text</th></tr>"
    found = load(tmp_path, "t.xls", f"<html><body><table>{head}{cells}</table></body></html>")
    assert are_all_three(found, "published", "reporters")


def test_names_of_columns_may_have_more_words_or_be_in_two_parts(tmp_path):
    text = FRAME.rename(columns={"Author": "article_author_name", "Body Text": "Full article text"})
    assert are_all_three(load(tmp_path, "t.csv", text.to_csv(index=False)), "published", "reporters")
    names = [name.split() for name in REPORTERS]
    parts = FRAME.drop(columns="Author").assign(
        **{"Author First Name": [name[0] for name in names], "Author Last Name": [name[1] for name in names]}
    )
    assert are_all_three(load(tmp_path, "t.csv", parts.to_csv(index=False)), "reporters")


def test_the_clear_dates_of_a_column_explain_the_others(tmp_path):
    dates = {"Publication Date": ["01/25/2022", "11/02/2022", "12/31/2022"]}
    found = load(tmp_path, "t.csv", FRAME.assign(**dates).to_csv(index=False))
    assert [article.published for article in found] == ["2022-01-25", "2022-11-02", "2022-12-31"]
    dates["Publication Date"][1:] = ["31/12/2022", "11/02/2022"]  # now both ways of writing are there
    found = load(tmp_path, "t.csv", FRAME.assign(**dates).to_csv(index=False))
    assert [article.published for article in found] == ["2022-01-25", "2022-12-31", None]
    assert "ambiguous" in found[2].warnings[0]


def test_line_ends_that_excel_escapes_are_no_text(tmp_path):
    frame = FRAME.assign(**{"Body Text": [text.replace("\n", "_x000D_\n") for text in TEXTS]})
    stream = io.BytesIO()
    frame.to_excel(stream, index=False)
    assert are_all_three(load(tmp_path, "t.xlsx", stream.getvalue()))
