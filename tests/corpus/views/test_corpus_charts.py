"""Charts of a corpus: what they say is true of all articles, not only of what is drawn."""

from types import SimpleNamespace

import duckdb

import town
from onrecord import export
from onrecord.corpus import open_corpus
from onrecord.corpus.views import by_publisher
from onrecord.display.charts.chart import NARROW, WIDE


def test_the_largest_share_may_be_of_a_speaker_who_is_not_drawn():
    database = duckdb.connect()
    database.execute("CREATE TABLE entities (entity BIGINT, label VARCHAR)")
    database.execute("CREATE TABLE articles (article VARCHAR, publisher VARCHAR, same_as VARCHAR)")
    database.execute("CREATE TABLE counted (article VARCHAR, entity BIGINT)")
    for i in range(12):
        database.execute("INSERT INTO entities VALUES (?, ?)", [i, f"S{i}"])
        database.execute("INSERT INTO articles VALUES (?, 'Big', NULL)", [f"a{i}"])
        database.executemany("INSERT INTO counted VALUES (?, ?)", [[f"a{i}", i]] * 5)
    database.execute("INSERT INTO entities VALUES (99, 'Ann Roe')")
    for i in range(3):
        database.execute("INSERT INTO articles VALUES (?, 'Small', NULL)", [f"b{i}"])
        database.execute("INSERT INTO counted VALUES (?, 99)", [f"b{i}"])
        database.execute("INSERT INTO articles VALUES (?, NULL, NULL)", [f"c{i}"])
        database.executemany("INSERT INTO counted VALUES (?, 0)", [[f"c{i}"]] * 9)
    database.execute("INSERT INTO articles VALUES ('d', 'Silent', NULL), ('e', 'Copyist', 'd')")
    corpus = SimpleNamespace(ask=lambda query, values=(): database.execute(query, list(values)).df())
    assert by_publisher(corpus).finding == (
        "Ann Roe has 100% of the claims of named speakers in Small, the largest share in any publisher with "
        "3 articles or more. 2 publishers without any of these speakers cannot be drawn."
    )


def stories(folder, *publishers):
    """Write an article of each publisher in which Ann Roe is quoted, and return the corpus."""
    for number, publisher in enumerate(publishers):
        text = f"“It is wet,” Ann Roe said. It rained {number} days."
        said = [("Ann Roe", "“It is wet,”", "direct")]
        people = [("Ann Roe", "person", "mayor", None)]
        _, made = town.story(f"s{number}", publisher, "2024-01-02", text, people, said)
        export.write(made, folder / f"s{number}", "parquet")
    return open_corpus(folder)


def test_articles_without_a_publisher_are_no_publisher(tmp_path):
    corpus = stories(tmp_path, None, None, None)
    assert by_publisher(corpus).finding == (
        "No known publisher has 3 articles with a named speaker, too few to compare shares."
    )
    corpus.close()


def test_names_of_publishers_are_cut_only_for_space(tmp_path):
    corpus = stories(tmp_path, "Northern Business Wire", None)
    chart = by_publisher(corpus)
    for width in (WIDE, NARROW):
        assert "unknown publisher (1)" in chart.svg(width)
    assert "Northern Business Wire (1)" in chart.svg()
    corpus.close()
