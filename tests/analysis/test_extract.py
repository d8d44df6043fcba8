"""A single stage on JSON Lines gives the same rows as an analysis of the text."""

import json

from onrecord import Article, analyze
from onrecord.analysis.extract import extract
from onrecord.model.schema import records

INTERVIEW = (
    "The pianist Ida Roe retired last week. We met her in Bergen.\n\n"
    "Why did you stop?\n\n"
    "“I had played enough. I told my sister so in June.”\n\n"
    "And what now?\n\n"
    "“I will teach,” says Roe."
)


def rows_of(stage, text, **more):
    (found,) = extract(stage, [json.dumps({"id": 1, "text": text, **more}).encode()])
    return found[stage]


def test_actors_have_the_mentions_that_answers_without_a_cue_give_them():
    alone, whole = rows_of("actors", INTERVIEW), analyze(Article(INTERVIEW))
    expected = {row["id"]: row["mentions"] for row in records("actors", whole.actors)}
    assert {row["id"]: [list(span) for span in row["mentions"]] for row in alone} == expected


def test_numbers_have_the_values_of_the_table():
    text = "The port lost 40 jobs on Monday, said Tom Rook."
    alone = rows_of("numbers", text, published="2024-03-06")
    whole = records("numbers", analyze(Article(text, published="2024-03-06")).numbers)
    assert [(row["text"], row["value"]) for row in alone] == [(row["text"], row["value"]) for row in whole]
