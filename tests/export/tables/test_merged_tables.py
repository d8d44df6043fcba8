"""Tables of many articles in one file each."""

import json

import pyarrow.parquet as pq
import pytest

from onrecord import Article, analyze, export
from onrecord.analysis import analyze_all
from onrecord.cli.main import main
from onrecord.cli.output import DONE, SOME_FAILED
from onrecord.corpus import open_corpus
from onrecord.export.tables import merged_tables
from onrecord.model.errors import OutputError, SourceError
from onrecord.text import pipeline

STORY = "“We will build {n} quays,” Mayor Ann Ost said on Monday. It will cost £{n} million."


def articles(number):
    return [
        Article(STORY.format(n=n), f"Port {n}", f"feed:{n}", published="2024-03-04") for n in range(number)
    ]


def test_a_stream_gives_what_each_article_gives_alone():
    bad = SourceError("x", "empty")
    items = [bad, *articles(3), bad]
    found = list(analyze_all(iter(items)))
    assert [found[0], found[-1]] == [bad, bad]
    for analysis, article in zip(found[1:-1], items[1:-1], strict=True):
        assert analysis.to_dict() == analyze(article).to_dict()


def test_a_stream_leaves_nothing_in_memory_of_the_words_it_had():
    def made_up(first):
        return (
            Article(f"Mr Zq{n}x told the Qz{n} Council about wv{n}ing.") for n in range(first, first + 40)
        )

    list(analyze_all(made_up(0)))
    vocab = pipeline.pipeline().vocab
    known = len(vocab.strings)
    list(analyze_all(made_up(100)))
    assert len(vocab.strings) == known
    assert "Zq101x" not in vocab and "Zq1x" not in vocab


def test_a_text_too_long_for_the_parser_is_an_error_among_the_others(monkeypatch):
    one, long, other = articles(3)
    monkeypatch.setattr(pipeline.pipeline(), "max_length", len(one.text))
    long = Article(long.text + " " + long.text, source="long")
    found = list(analyze_all([one, long, other]))
    assert isinstance(found[1], SourceError) and "long: text of" in str(found[1])
    assert [analysis.article for analysis in (found[0], found[2])] == [one, other]


def test_the_rows_are_those_of_each_article_in_row_groups(tmp_path, monkeypatch):
    monkeypatch.setattr(merged_tables, "ROW_GROUP", 4)
    analyses = list(analyze_all(articles(5)))
    with merged_tables.open_merged_tables(tmp_path) as tables:
        for analysis in analyses:
            tables.add(analysis)
    claims = pq.ParquetFile(tmp_path / "claims.parquet")
    assert claims.num_row_groups > 1
    rows = claims.read().to_pylist()
    for analysis in analyses:
        export.write(analysis, tmp_path / "alone", "parquet")
        alone = pq.read_table(tmp_path / "alone" / "claims.parquet").to_pylist()
        own = [row for row in rows if row["article"] == analysis.article.source]
        assert own == [{"article": analysis.article.source} | row for row in alone]
    about = pq.read_table(tmp_path / "articles.parquet").to_pylist()
    assert [row["article"] for row in about] == [f"feed:{n}" for n in range(5)]
    assert not list(tmp_path.glob(".*"))


def test_what_is_broken_off_leaves_what_was_there(tmp_path):
    with merged_tables.open_merged_tables(tmp_path) as tables:
        tables.add(analyze(articles(1)[0]))
    before = (tmp_path / "claims.parquet").read_bytes()
    with pytest.raises(ZeroDivisionError), merged_tables.open_merged_tables(tmp_path):
        raise ZeroDivisionError
    assert (tmp_path / "claims.parquet").read_bytes() == before
    assert not list(tmp_path.glob(".*"))


def test_a_place_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OutputError), merged_tables.open_merged_tables(tmp_path / "file"):
        pass


def test_the_command(tmp_path):
    lines = [json.dumps({"title": a.title, "text": a.text}) for a in articles(2)]
    (tmp_path / "feed.jsonl").write_text("\n".join([lines[0], "{broken", lines[1]]), encoding="utf-8")
    call = ["analyze", str(tmp_path / "feed.jsonl"), "--format", "parquet", "--together", "-o"]
    assert main([*call, str(tmp_path / "out")]) == SOME_FAILED
    found = pq.read_table(tmp_path / "out" / "articles.parquet").to_pylist()
    assert [row["article"][-2:] for row in found] == [":1", ":3"]
    (tmp_path / "feed.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert main([*call, str(tmp_path / "out")]) == DONE


def test_a_corpus_over_them_is_the_corpus_over_single_folders(tmp_path, capsys):
    lines = [json.dumps({"title": a.title, "text": a.text}) for a in articles(2)]
    (tmp_path / "feed.jsonl").write_text("\n".join(lines), encoding="utf-8")
    feed = str(tmp_path / "feed.jsonl")
    call = ["analyze", feed, feed, "--format", "parquet", "-o"]
    assert main([*call, str(tmp_path / "single")]) == DONE
    assert main([*call, str(tmp_path / "tables"), "--together"]) == DONE
    single, tables = open_corpus(tmp_path / "single"), open_corpus(tmp_path / "tables")
    for question in (
        "SELECT claim, said, words FROM claims ORDER BY ALL",
        "SELECT name, kind, articles, claims, words FROM entities ORDER BY ALL",
        "SELECT number, value, unit FROM numbers ORDER BY ALL",
    ):
        assert tables.ask(question).equals(single.ask(question))
    assert tables.skipped == single.skipped == ()
    single.close(), tables.close()
