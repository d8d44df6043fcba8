"""Charts of a corpus: what they say is true of all articles, not only of what is drawn."""

from types import SimpleNamespace

import duckdb

from onrecord.corpus.views import by_publisher


def test_the_largest_share_may_be_of_a_speaker_who_is_not_drawn():
    database = duckdb.connect()
    database.execute("CREATE TABLE entities (entity BIGINT, label VARCHAR)")
    database.execute("CREATE TABLE articles (article VARCHAR, publisher VARCHAR)")
    database.execute("CREATE TABLE counted (article VARCHAR, entity BIGINT)")
    for i in range(12):
        database.execute("INSERT INTO entities VALUES (?, ?)", [i, f"S{i}"])
        database.execute("INSERT INTO articles VALUES (?, 'Big')", [f"a{i}"])
        database.executemany("INSERT INTO counted VALUES (?, ?)", [[f"a{i}", i]] * 5)
    database.execute("INSERT INTO entities VALUES (99, 'Ann Roe')")
    for i in range(3):
        database.execute("INSERT INTO articles VALUES (?, 'Small')", [f"b{i}"])
        database.execute("INSERT INTO counted VALUES (?, 99)", [f"b{i}"])
    corpus = SimpleNamespace(ask=lambda query, values=(): database.execute(query, list(values)).df())
    assert by_publisher(corpus).finding == (
        "Ann Roe has 100% of the claims of named speakers in Small, the largest share in any publisher with "
        "3 articles or more. 1 publisher without any of these speakers cannot be drawn."
    )
