"""What is read: single articles, tables of many, old and damaged ones, and what is not a report."""

import json
import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onrecord.corpus import open_corpus
from onrecord.model.errors import SourceError


@pytest.fixture
def folder(town_reports, tmp_path):
    """Three of the reports, in a folder whose name would be a pattern."""
    place = tmp_path / "a [b]* 'c'; DROP TABLE"
    for name in ("quay-to-close", "board-shuts-quay", "no-money"):
        shutil.copytree(town_reports / name, place / name)
    return place


def articles(corpus):
    return sorted(corpus.ask("SELECT article FROM articles")["article"])


def test_strange_folders_are_read_as_they_are_named(folder):
    (folder / "no-money").rename(folder / "o'hara [x]?*")
    corpus = open_corpus(folder)
    assert articles(corpus) == ["board-shuts-quay", "o'hara [x]?*", "quay-to-close"]
    assert corpus.skipped == ()
    assert repr(corpus) == f"<Corpus of {folder}: 3 articles>"
    corpus.close()
    assert repr(corpus) == f"<Corpus of {folder}, closed>"


def test_what_is_damaged_or_foreign_is_named_and_passed_over(folder):
    (folder / "board-shuts-quay" / "claims.parquet").write_bytes(b"PAR1 not really")
    (folder / "no-money" / "article.json").write_text("{", encoding="utf-8")
    (folder / "holiday pictures").mkdir()
    (folder / "README.md").touch()
    (folder / ".rendering-x").mkdir()
    (folder / "corpus").mkdir()
    corpus = open_corpus(folder)
    assert articles(corpus) == ["quay-to-close"]
    assert [line.count("\n") for line in corpus.skipped] == [0, 0, 0]
    one, two, three = corpus.skipped
    assert "claims.parquet: damaged" in one
    assert "holiday pictures: not a report" in two
    assert "article.json: damaged" in three


def test_an_article_without_a_text_is_damaged(folder):
    (folder / "no-money" / "article.json").write_text("{}", encoding="utf-8")
    corpus = open_corpus(folder)
    assert corpus.skipped == ("no-money/article.json: damaged: it has no text",)
    corpus.close()


def test_a_report_of_another_version_is_read_as_far_as_it_goes(folder):
    path = folder / "quay-to-close" / "claims.parquet"
    pq.write_table(pq.read_table(path, partitioning=None).drop_columns(["hedged", "confidence"]), path)
    path = folder / "no-money" / "stances.parquet"
    pq.write_table(pa.table({"speaker": pa.array([], pa.string())}), path)
    corpus = open_corpus(folder)
    assert articles(corpus) == ["board-shuts-quay", "quay-to-close"]
    assert "no column “target”" in corpus.skipped[0]


def test_tables_of_many_articles_are_read(folder, tmp_path):
    """As `onrecord analyze` streams them: a column `article` in each."""
    many = tmp_path / "many"
    many.mkdir()
    rows = []
    for place in sorted(folder.iterdir()):
        article = json.loads((place / "article.json").read_text(encoding="utf-8"))
        rows.append(
            {k: article[k] for k in ("title", "publisher", "published", "text")} | {"article": place.name}
        )
    pq.write_table(pa.Table.from_pylist(rows), many / "articles.parquet")
    for name in ("actors", "claims", "numbers", "stances"):
        tables = []
        for place in sorted(folder.iterdir()):
            table = pq.read_table(place / f"{name}.parquet", partitioning=None)
            tables.append(table.append_column("article", pa.array([place.name] * len(table), pa.string())))
        pq.write_table(pa.concat_tables(tables), many / f"{name}.parquet")
    alone, together = open_corpus(folder), open_corpus(many)
    question = "SELECT article, claim, said, words FROM claims ORDER BY ALL"
    assert together.ask(question).equals(alone.ask(question))
    assert together.skipped == ()


def test_an_empty_or_missing_folder_is_an_error(tmp_path):
    with pytest.raises(SourceError, match="it holds no reports"):
        open_corpus(tmp_path)
    with pytest.raises(SourceError, match="nowhere"):
        open_corpus(tmp_path / "nowhere")


def test_nothing_is_dropped_for_want_of_a_publisher_or_date(corpus):
    found = corpus.ask(
        "SELECT count(*) AS n, count(publisher) AS p, count(published) AS d FROM articles"
    ).iloc[0]
    assert tuple(found) == (12, 11, 10)


def test_a_copy_is_marked(corpus):
    found = corpus.ask("SELECT article, same_as FROM articles WHERE same_as IS NOT NULL")
    assert found.to_dict("records") == [{"article": "wire-copy", "same_as": "quay-to-close"}]


def test_words_are_those_of_the_article(corpus):
    said = corpus.ask("SELECT said, words FROM claims WHERE article = 'fleet-vows-fight' ORDER BY claim")
    assert said["said"].tolist() == ["“We will fight this plan in any court there is,”", "The board is wrong"]
    assert said["words"].tolist() == [10, 4]
