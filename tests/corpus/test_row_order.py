"""The tables of a corpus do not depend on the order of the rows that it reads."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from conftest import actor, build, claim, place
from onrecord import Article, export
from onrecord.corpus import open_corpus
from onrecord.corpus.views.speaker_pages import TABLES

PEOPLE = ("Ada Quill", "Tom Rook", "Mo Field", "Ivy Sand", "Ned Tarn", "Una Wick", "Sal Yarrow")
SAID = "“We will close the old quay in {}”"
ENDS = ("March", "April", "May")
"""Two wordings of equal length in one claim each, and one in another article."""


def write(folder, *, backwards):
    """Write three articles with the same people, who repeat a sentence with one word changed."""
    for i in range(3):
        said = [SAID.format(end) for end in ENDS[i:] + ENDS[:i]]
        text = " ".join((*(f"{said[k]}, Ada Quill said." for k in range(2)), f"{i} were", *PEOPLE))
        actors = [actor(k, name, [place(text, name)]) for k, name in enumerate(PEOPLE, 1)]
        claims = [claim(k, "a1", [place(text, words)], kind="direct") for k, words in enumerate(said[:2], 1)]
        article = Article(text, f"t{i}", f"{i}", published="2024-03-04")
        export.write(build(article, actors, claims), folder / f"t{i}", "parquet")
    for i, name in enumerate(PEOPLE):  # so that each person weighs something else
        for k in range(i):
            text = f"Story {i}.{k} is about {name}."
            row = actor(1, name, [place(text, name)])
            article = Article(text, f"s{i}{k}", f"{i}.{k}", published="2023-01-02")
            export.write(build(article, [row], []), folder / f"s{i}{k}", "parquet")
    for file in folder.rglob("*.parquet") if backwards else ():
        table = pq.read_table(file)
        pq.write_table(table.take(pa.array(range(len(table) - 1, -1, -1), pa.int64())), file)


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The tables of a corpus, and those of the corpus whose files list their rows backwards."""
    found = []
    for backwards in (False, True):
        folder = tmp_path_factory.mktemp("order")
        write(folder, backwards=backwards)
        corpus = open_corpus(folder)
        found.append({t: corpus.database.execute(f"FROM {t} ORDER BY ALL").fetchall() for t in TABLES})
        corpus.close()
    return found


@pytest.mark.parametrize("table", TABLES)
def test_rows_do_not_depend_on_the_order_of_the_files_rows(both, table):
    forwards, backwards = both
    assert forwards[table] == backwards[table]
    assert forwards[table] or table not in ("quotes", "events", "claims", "appearances")


def test_articles_that_name_the_same_actors_are_exactly_alike(both):
    assert [row[2] for row in both[0]["events"]] == [1.0] * 3
