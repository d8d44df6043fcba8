"""An analysis gives consistent tables."""

import json
import pickle
import subprocess
import sys
from dataclasses import replace

import pandas as pd
import pytest

from onrecord.analysis import Analysis, analyze, analyze_all, readable
from onrecord.model import schema
from onrecord.model.article import Article
from onrecord.model.errors import SourceError
from onrecord.model.spans import words_in

TEXT = (
    "Harbour chief Ana Brook said on Monday that the new pier would cost 4 million pounds. "
    "“We will finish it in May,” Brook said. “It is a wonderful pier.”\n\n"
    "The fishermen’s union accused Brook of wasting public money. "
    "Union leader Tom Reed said Brook had betrayed 120 families and demanded a vote.\n\n"
    "Brook denied that she had betrayed anyone."
)


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyze(Article(text=TEXT, title="Pier row", published="2022-01-26"))


def test_every_table_has_its_columns(analysis):
    for name, columns in schema.COLUMNS.items():
        table = analysis.table(name)
        assert {column: str(table[column].dtype) for column in columns} == columns
        assert table.columns.tolist()[: len(readable.COLUMNS[name])] == list(readable.COLUMNS[name])


def test_a_table_can_be_read_on_its_own(analysis):
    brook = analysis.claims[analysis.claims["text"].str.contains("in May", na=False)].iloc[0]
    assert "Brook" in brook["speaker_name"] and brook["cue_text"] == "said"
    assert brook["text"] == "“We will finish it in May,” … “It is a wonderful pier.”"
    against = analysis.stances[analysis.stances["label"] == "opposes"]
    assert against["target_name"].str.contains("Brook").any() and against["text"].notna().all()
    assert analysis.sentiment["text"].tolist() == analysis.claims["text"].tolist()
    names = set(analysis.actors["name"])
    for table, column in (("stances", "target_name"), ("sources", "name"), ("numbers", "speaker_name")):
        assert set(analysis.table(table)[column].dropna()) <= names


def test_an_analysis_says_in_a_line_what_it_holds(analysis):
    said = repr(analysis)
    assert said.startswith("<Analysis of “Pier row”: ") and len(said) < 120
    assert f"{len(analysis.claims)} claims" in said


def test_ids_refer_to_rows_of_other_tables(analysis):
    actors, claims = set(analysis.actors["id"]), set(analysis.claims["id"])
    assert set(analysis.claims["speaker"].dropna()) <= actors
    assert set(analysis.stances["speaker"]) | set(analysis.stances["target"]) <= actors
    assert {c for cell in analysis.stances["claims"] for c in cell} <= claims
    assert analysis.sentiment["claim"].tolist() == analysis.claims["id"].tolist()
    assert set(analysis.numbers["claim"].dropna()) <= claims


def test_every_span_is_in_the_text(analysis):
    spans = [
        span for column in ("source", "cue", "content") for cell in analysis.claims[column] for span in cell
    ]
    spans += [span for cell in analysis.actors["mentions"] for span in cell]
    assert spans and all(0 <= b < e <= len(TEXT) for b, e in spans)
    for row in analysis.numbers.itertuples():
        assert TEXT[row.start : row.end] == row.text


def test_counts_of_an_actor_match_their_claims(analysis):
    for actor in analysis.actors.itertuples():
        own = analysis.claims[analysis.claims["speaker"] == actor.id]
        assert actor.claims == len(own)
        assert actor.words == sum(words_in(TEXT, cell) for cell in own["content"])


def test_tables_have_the_content_of_the_story(analysis):
    brook = analysis.actors.set_index("name")["id"].filter(like="Brook").iloc[0]
    own = analysis.claims[analysis.claims["speaker"] == brook]
    assert {"denial"} <= set(own["act"])
    assert own["date"].dropna().tolist() == ["2022-01-24"]
    assert "direct" in set(own["kind"])
    against = analysis.stances[analysis.stances["target"] == brook]
    assert "opposes" in set(against["label"])


def test_the_same_article_gives_the_same_tables(analysis):
    again = analyze(Article(text=TEXT, title="Pier row", published="2022-01-26"))
    for name in schema.COLUMNS:
        pd.testing.assert_frame_equal(analysis.table(name), again.table(name))


def test_an_analysis_survives_conversion_to_json_values(analysis):
    data = json.loads(json.dumps(analysis.to_dict(), allow_nan=False))
    back = Analysis.from_dict(data)
    assert back.article == analysis.article
    for name in schema.COLUMNS:
        pd.testing.assert_frame_equal(analysis.table(name), back.table(name))


def test_the_rows_are_the_same_before_and_after_somebody_looks_at_a_frame():
    analysis = analyze(Article(text=TEXT, title="Pier row", published="2022-01-26"))
    before = analysis.to_dict()
    assert before["claims"] and len(analysis.claims) == len(before["claims"])
    assert analysis.to_dict() == before


def test_a_changed_frame_is_what_is_written(analysis):
    changed = replace(analysis, claims=analysis.claims.assign(act="promise"))
    assert {row["act"] for row in changed.to_dict()["claims"]} == {"promise"}


def test_an_analysis_can_be_sent_to_another_process():
    analysis = analyze(Article(text=TEXT, title="Pier row", published="2022-01-26"))
    first = pickle.loads(pickle.dumps(analysis))
    assert first.to_dict() == analysis.to_dict()
    again = pickle.loads(pickle.dumps(first))
    pd.testing.assert_frame_equal(again.claims, first.claims)


def test_writing_tables_does_not_load_pandas():
    code = (
        "import sys; from onrecord import Article; from onrecord.analysis import analyze; "
        "analyze(Article('Ada Quill said the quay is safe.')).to_dict(); print('pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]


@pytest.mark.parametrize("text", ["", "Rain fell.", "\n\n", "“", "12"])
def test_an_article_without_claims_gives_empty_tables(text):
    found = analyze(Article(text=text))
    assert found.claims.empty and found.stances.empty and found.sentiment.empty
    assert found.to_dict()["claims"] == []


GERMAN = (
    "Der Bürgermeister sagte am Montag, dass die alte Brücke im nächsten Jahr geschlossen wird, weil die "
    "Stadt kein Geld für den Umbau hat und niemand weiß, wer ihn bezahlen soll."
)


@pytest.mark.parametrize(
    ("article", "language"), [(Article(GERMAN), "German"), (Article("Rain fell.", language="fr"), "French")]
)
def test_an_article_that_is_not_english_is_refused(article, language):
    with pytest.raises(SourceError, match=f"in {language}; only English is analysed"):
        analyze(article)
    refused, done = analyze_all([article, Article("Rain fell.", language="en-GB")])
    assert isinstance(refused, SourceError) and language in str(refused) and isinstance(done, Analysis)


def test_what_is_no_article_is_refused():
    with pytest.raises(TypeError, match=r"analyze takes an Article, as onrecord.read gives it, not str"):
        analyze("text")
    with pytest.raises(TypeError, match=r"analyze_all takes articles .* not str"):
        list(analyze_all(["text", "text"]))
    with pytest.raises(TypeError, match=r"workbook.open_corrections\(article, place\) gives, not str"):
        analyze(Article("Rain fell."), corrections="x.yaml")


def test_an_unknown_table_raises(analysis):
    with pytest.raises(KeyError):
        analysis.table("article")
