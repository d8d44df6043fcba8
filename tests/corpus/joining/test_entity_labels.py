"""Labels of namesakes."""

import duckdb

from onrecord.corpus.joining import entity_labels


def test_of_affiliations_that_equally_many_articles_give_the_label_has_the_first_in_the_alphabet():
    database = duckdb.connect()
    database.execute(
        """
        CREATE TABLE entities AS FROM (VALUES (1, 'Tom Rook', 'person'), (2, 'Tom Rook', 'person'))
            AS t(entity, name, kind);
        CREATE TABLE appearances AS FROM (VALUES (1, 'Navy', 'mate'), (1, 'Bank', 'clerk'), (2, 'Bank', NULL),
            (2, 'Navy', 'mate'), (2, 'Navy', NULL)) AS t(entity, affiliation, role)
        """
    )
    entity_labels.label(database)
    found = database.execute("SELECT label FROM entities ORDER BY entity").fetchall()
    assert found == [("Tom Rook (Bank)",), ("Tom Rook (Navy)",)]
