"""The audit of many articles: n and intervals per publisher and month, who is not heard, and the switch."""

import pytest

from conftest import actor, build, claim, place, source
from onrecord import Article, export
from onrecord.corpus import open_corpus, views

TEXT = (
    "Ida Brandt accused Otto Kern of hiding the survey. Brandt hopes for a new roof. "
    "A builder said it was wet. “It is dry,” said Ost Said."
)


def story(day: str, number: int):
    """An article in which Otto Kern is accused and not heard, and a name has a verb as in headlines."""
    actors = [
        actor(1, "Ida Brandt", [place(TEXT, "Ida Brandt")]),
        actor(2, "Otto Kern", [place(TEXT, "Otto Kern")]),
        actor(3, "builder", [place(TEXT, "A builder")], named=False),
        actor(4, "Ost Said" if number else "Ost", [place(TEXT, "Ost Said")]),
    ]
    claims = [
        claim(
            1,
            "a1",
            [place(TEXT, "Otto Kern of hiding the survey")],
            act="accusation",
            cue=(place(TEXT, "accused"),),
        ),
        claim(2, "a1", [place(TEXT, "for a new roof")], sourced=False, cue=(place(TEXT, "hopes"),)),
        claim(3, "a3", [place(TEXT, "it was wet")]),
        claim(4, "a4", [place(TEXT, "“It is dry,”")], kind="direct"),
    ]
    sources = [
        source("a1", 6, pronoun="she"),
        source("a3", 3 + number, type="unnamed person"),
        source("a4", 3),
    ]
    article = Article(
        f"{TEXT} {number}", f"Survey {number}", f"{number}.txt", publisher="Mill Post", published=day
    )
    return build(article, actors, claims, sources=sources)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("audits")
    for number, day in enumerate(("2024-03-01", "2024-03-02", "2024-03-09", "2024-04-01")):
        export.write(story(day, number), place / f"survey-{number}", "parquet")
    return place


@pytest.fixture(scope="module")
def audited(folder):
    corpus = open_corpus(folder)
    yield corpus
    corpus.close()


def test_a_publisher_has_its_n_and_intervals(audited):
    (row,) = views.audit_by_publisher(audited).frame.to_dict("records")
    assert (row["Publisher"], row["Articles"], row["Sources per article"]) == (
        "Mill Post",
        "4",
        "3.0 (3.0–3.0)",
    )
    assert row["Words: named sources"].startswith("67% (6")
    assert row["Not named, no reason given"] == "4 of 4"
    assert row["She / he / they / not stated"] == "4 / 0 / 0 / 8"
    assert row["Articles with someone accused, not quoted"] == "4 of 4"


def test_a_source_is_named_in_both_sections_or_in_neither(tmp_path):
    text = "A Mill spokesperson said it was wet. A leaked memo said it was dry. A builder said it was cold."
    whose = ("A Mill spokesperson", "A leaked memo", "A builder")
    actors = [actor(i, who, [place(text, who)], named=False) for i, who in enumerate(whose, 1)]
    words = ("it was wet", "it was dry", "it was cold")
    claims = [claim(i, f"a{i}", [place(text, said)]) for i, said in enumerate(words, 1)]
    types = ("named organization", "document", "unnamed person")
    sources = [source(f"a{i}", 3, type=name) for i, name in enumerate(types, 1)]
    export.write(
        build(Article(text, "Mill", "m"), actors, claims, sources=sources), tmp_path / "m", "parquet"
    )
    corpus = open_corpus(tmp_path)
    (audit,), (unnamed,) = (
        views.audit_by_publisher(corpus).frame.to_dict("records"),
        views.sources(corpus).frame.to_dict("records"),
    )
    assert (audit["Words: named sources"], audit["Documents"]) == ("33%", "33%")
    assert unnamed["From unnamed sources or none"] == "33%"
    assert views.glance(corpus).tiles[3][0] == "33%"
    corpus.close()


def test_a_month_with_few_articles_has_no_interval(audited):
    found = views.audit_by_month(audited).frame.set_index("Month")
    assert found.index.tolist() == ["2024-04", "2024-03"]
    assert (
        found.loc["2024-04", "Sources per article"] == "3.0"
        and "–" in found.loc["2024-03", "Sources per article"]
    )


def test_who_is_accused_and_not_heard_is_listed_with_claim_article_and_date(audited):
    found = views.accused(audited).frame
    assert set(found["Who"]) == {"Otto Kern"} and len(found) == 4
    first = found.iloc[0]
    assert first["Claim"] == "accused Otto Kern of hiding the survey" and first["Published"] == "2024-04-01"


def test_what_is_found_first_is_true(audited):
    found = " ".join(finding.text for finding in views.findings(audited).items)
    assert "An article that cites sources cites 3.0 on average; 67% of their words" in found
    assert "0% from documents, the others from unnamed sources" in found
    assert "In 4 of 4 articles with sources, someone is accused or criticized and not quoted" in found


def test_a_person_is_one_row_whatever_verb_a_headline_adds(audited):
    speakers = views.speakers(audited).frame["Speaker"].tolist()
    assert "Ost" in speakers and "Ost Said" not in speakers


def test_statements_are_counted_unless_everything_is_asked_for(folder, audited):
    every = open_corpus(folder, everything=True)
    few, all_of_it = (
        corpus.ask("SELECT count(*) AS n FROM counted")["n"].iloc[0] for corpus in (audited, every)
    )
    every.close()
    assert (few, all_of_it) == (12, 16)


def test_reports_of_earlier_versions_without_sources_can_be_read(tmp_path):
    export.write(story("2024-03-01", 0), tmp_path / "old", "parquet")
    (tmp_path / "old" / "sources.parquet").unlink()
    corpus = open_corpus(tmp_path)
    assert corpus.skipped == () and not views.audit_by_publisher(corpus).rows
    corpus.close()
