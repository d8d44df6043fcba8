"""One article of a source; a source with several offers them instead of opening the first."""

import json
from datetime import date

import pytest

import onrecord
from onrecord.lab import workbook
from onrecord.lab.parameters import ParameterError
from onrecord.lab.sources import ChoiceError, read
from onrecord.model.errors import SourceError

TITLES = ("Quay to close", "Ferry is late again", "Bridge to close")


@pytest.fixture
def feed(tmp_path):
    path = tmp_path / "feed.jsonl"
    lines = [json.dumps({"title": t, "text": f"It rained. {t}, Ada Quill said on Monday."}) for t in TITLES]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "stories"
    place.mkdir()
    for number, title in enumerate(TITLES):
        text = f"{title}\n\nIt rained all day, Ada Quill said on Monday.\n"
        (place / f"{number}.txt").write_text(text, encoding="utf-8")
    return place


@pytest.mark.parametrize("kind", ["feed", "folder"])
def test_several_articles_are_offered_and_none_is_opened(kind, request):
    source = request.getfixturevalue(kind)
    with pytest.raises(ChoiceError) as caught:
        read(source)
    error = caught.value
    assert [one.title for one in error.offer.articles] == list(TITLES)
    assert "\n" not in str(error) and "holds 3 articles" in str(error) and "`which`" in str(error)
    html = error.offer._repr_html_()
    assert all(title in html for title in TITLES)


@pytest.mark.parametrize("which", [2, "2", "ferry", "is LATE"])
def test_one_of_several_is_chosen_by_number_or_headline(folder, feed, which):
    assert read(folder, which=which).title == read(feed, which=which).title == TITLES[1]


def test_words_of_two_headlines_offer_these_two(feed):
    with pytest.raises(ChoiceError) as caught:
        read(feed, which="to close")
    assert [one.number for one in caught.value.offer.articles] == [1, 3]


@pytest.mark.parametrize(("which", "reason"), [(4, "from 1 to 3"), (0, "from 1 to 3"), ("snow", "“snow”")])
def test_a_choice_that_is_not_there_is_one_line(feed, which, reason):
    with pytest.raises(SourceError, match=reason):
        read(feed, which=which)


def test_a_source_of_one_article_needs_no_choice(folder):
    for path in (folder / "2.txt", str(folder / "2.txt")):
        assert onrecord.read(path).title == TITLES[2]
    assert workbook.open_article(str(folder / "2.txt"), which=1).title == TITLES[2]
    with pytest.raises(SourceError, match="its only article does not have “snow” in its headline"):
        read(str(folder / "2.txt"), which="snow")
    with pytest.raises(SourceError, match="it has one article, so `which` cannot be 2"):
        read(folder / "2.txt", which=2)


def test_headlines_are_text_in_an_offer(tmp_path):
    title = "<img src=x onerror=alert(1)>"
    lines = [json.dumps({"title": title, "text": f"It rained {n} days."}) for n in "23"]
    (tmp_path / "feed.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ChoiceError) as caught:
        read(tmp_path / "feed.jsonl")
    assert "<img" not in caught.value.offer._repr_html_()


def test_a_date_of_publication_may_be_a_date(folder):
    assert read(folder / "0.txt", published=date(2024, 5, 1)).published == "2024-05-01"


@pytest.mark.parametrize(
    "given", [{"source": ""}, {"source": " "}, {"published": "1 May"}, {"published": 5}, {"which": 1.5}]
)
def test_a_wrong_argument_is_one_line_that_names_it(folder, given, monkeypatch):
    monkeypatch.chdir(folder)
    (name,) = given
    with pytest.raises(ParameterError, match=f"`{name}` is .*; it takes"):
        read(**({"source": "0.txt"} | given))
