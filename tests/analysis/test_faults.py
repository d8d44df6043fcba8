"""A fault in any stage affects only its article, which gets a one-line error."""

from dataclasses import fields, replace
from importlib import import_module

import pytest

from onrecord import Article
from onrecord.analysis.extract import extract
from onrecord.analysis.run import Stages, stages_for
from onrecord.model.errors import SourceError, UnexpectedError

analyzing = import_module("onrecord.analysis.analyze")
extracting = import_module("onrecord.analysis.extract")

STORY = "“We will build {n} quays,” Mayor Ann Ost said on Monday. It will cost £{n} million."
FAULTS = {"1": ValueError("odd"), "2": RecursionError(), "3": MemoryError(), "4": UnicodeError("half")}
ARTICLES = [Article(STORY.format(n=n), f"Port {n}", f"{n}.txt") for n in range(6)]


def faulty(stage, name):
    """Return a stage that fails on articles 1 to 4, each with another error."""

    def work(*arguments, **options):
        text = next(
            (a if isinstance(a, str) else a.text) for a in arguments if hasattr(a, "text") or "We" in a
        )
        number = text.split("build ")[1][0]
        if number in FAULTS:
            raise FAULTS[number]
        return stage(*arguments, **options)

    return work


def told(found):
    return found.to_dict() if not isinstance(found, SourceError) else found


@pytest.fixture(scope="module")
def undisturbed():
    return [analysis.to_dict() for analysis in analyzing.analyze_all(ARTICLES)]


STAGES = [field.name for field in fields(Stages) if field.name not in ("parse", "credit")]


@pytest.mark.parametrize("name", STAGES)
def test_a_fault_in_a_stage(name, undisturbed, monkeypatch):
    stages = stages_for("model")
    stages = replace(stages, **{name: faulty(getattr(stages, name), name)})
    monkeypatch.setattr(analyzing, "stages_for", lambda method: stages)
    found = [told(one) for one in analyzing.analyze_all(ARTICLES)]
    assert [found[0], found[5]] == [undisturbed[0], undisturbed[5]]
    assert [str(error) for error in found[1:5]] == [
        "1.txt: analysis failed: ValueError: odd",
        "2.txt: analysis failed: it is nested too deeply",
        "3.txt: analysis ran out of memory",
        "4.txt: analysis failed: UnicodeError: half",
    ]
    assert [type(error) for error in found[1:5]] == [
        UnexpectedError,
        SourceError,
        SourceError,
        UnexpectedError,
    ]


def test_a_fault_of_the_parser(undisturbed, monkeypatch):
    parse_all = analyzing.parse_all

    def faulty_parse(texts):
        for text in texts:
            if "build 2" in text:
                raise ValueError("odd")
            yield from parse_all([text])

    monkeypatch.setattr(analyzing, "parse_all", faulty_parse)
    found = [told(one) for one in analyzing.analyze_all(ARTICLES)]
    assert [one for n, one in enumerate(found) if n != 2] == [
        one for n, one in enumerate(undisturbed) if n != 2
    ]
    assert str(found[2]) == "2.txt: analysis failed: ValueError: odd"


def test_an_article_that_takes_too_long(undisturbed, monkeypatch):
    stages = stages_for("model")

    def endless(text, rows):
        while "build 2" in text:
            pass
        return stages.find_sentiment(text, rows)

    monkeypatch.setattr(analyzing, "stages_for", lambda method: replace(stages, find_sentiment=endless))
    monkeypatch.setattr(analyzing, "SECONDS", 2)
    found = [told(one) for one in analyzing.analyze_all(ARTICLES[1:4])]
    assert [found[0], found[2]] == [undisturbed[1], undisturbed[3]]
    assert str(found[1]) == "2.txt: analysis took longer than 2 seconds of CPU time"


def test_a_fault_in_one_line_of_extract(monkeypatch):
    stages = stages_for("model")
    stages = replace(stages, find_attributions=faulty(stages.find_attributions, ""))
    monkeypatch.setattr(extracting, "stages_for", lambda method: stages)
    lines = [f'{{"id": {n}, "text": "{STORY.format(n=n)}"}}'.encode() for n in range(6)]
    found = list(extract("attributions", lines, "in.jsonl"))
    assert [one["id"] for one in found if isinstance(one, dict)] == [0, 5]
    assert [one.source for one in found[1:5]] == [f"in.jsonl:{n}" for n in range(2, 6)]


def test_a_lone_surrogate_is_accepted():
    (row,) = extract("actors", [b'{"id": 1, "text": "A \\ud800 day, Ann Ost said."}'])
    assert row["actors"][0]["name"] == "Ann Ost"


@pytest.mark.parametrize("mark", ["“", "a", "—"])
def test_a_text_without_spaces_is_refused_before_it_takes_minutes(mark):
    found = list(analyzing.analyze_all([Article("It rained. " + mark * 50_000, "", "1.txt"), ARTICLES[0]]))
    assert "5,000 characters or more without a space" in str(found[0])
    assert not isinstance(found[1], SourceError)


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_days_at_the_edge_of_the_calendar(published):
    text = "“It rained,” Ann Ost said on {}. It will end next {}, or 99999 days from now."
    days = ("Monday", "Sunday", "the weekend", "week")
    articles = [Article(text.format(day, day), "", day, published=published) for day in days]
    assert not [one for one in analyzing.analyze_all(articles) if isinstance(one, SourceError)]
