"""Numbers that state the same thing but differ between the articles of a corpus."""

from importlib import import_module

import pytest

from conftest import actor, build, number
from onrecord import Article, export
from onrecord.corpus import open_corpus, views

ONE = "After the winter storms divers found 14 cracked piles under the old quay, Ada Quill told Tom Rook."
TWO = "Divers found 21 cracked piles under the old quay after the storms, Ada Quill told Tom Rook."


def differing(folder, *articles, who=("Ada Quill", "Tom Rook"), days=(None, None)):
    """Return the numbers of things that differ: an article is a text and its numbers, as keyword values."""
    for i, ((text, numbers), day) in enumerate(zip(articles, days, strict=True)):
        rows = [number(k, text, **{"counted": "cracked piles", **row}) for k, row in enumerate(numbers, 1)]
        actors = [actor(k, name, [(text.index(name), text.index(name) + 1)]) for k, name in enumerate(who, 1)]
        article = Article(text, f"t{i}", f"{i}", published=day)
        export.write(build(article, actors, [], rows), folder / f"t{i}", "parquet")
    corpus = open_corpus(folder)
    rows = corpus.ask("SELECT text FROM differing JOIN numbers USING (article, number) ORDER BY text")["text"]
    corpus.close()
    return rows.tolist()


def piles(words, value, **more):
    return {"words": words, "value": value, **more}


def test_two_counts_of_one_thing_are_set_side_by_side(corpus):
    found = corpus.ask(
        "SELECT article, text FROM differing JOIN numbers USING (article, number) ORDER BY text"
    )
    assert found.to_dict("records") == [
        {"article": "quay-to-close", "text": "14"},
        {"article": "board-shuts-quay", "text": "16"},
    ]


def test_numbers_that_differ_are_found(tmp_path):
    assert differing(tmp_path, (ONE, [piles("14", 14)]), (TWO, [piles("21", 21)])) == ["14", "21"]


def test_equal_and_rounded_numbers_agree(tmp_path):
    rough = TWO.replace("21", "about 15")
    assert differing(tmp_path, (ONE, [piles("14", 14)]), (rough, [piles("15", 15, approximate=True)])) == []


def test_another_time_explains_a_difference(tmp_path):
    found = differing(tmp_path, (ONE, [piles("14", 14, time="2023")]), (TWO, [piles("21", 21, time="2024")]))
    assert found == []


@pytest.mark.parametrize(
    "event", [{"who": ("Ada Quill",)}, {"days": ("2024-03-01", "2024-05-01")}], ids=["actors", "days"]
)
def test_articles_on_other_events_are_not_compared(tmp_path, event):
    assert differing(tmp_path, (ONE, [piles("14", 14)]), (TWO, [piles("21", 21)]), **event) == []


def test_the_same_text_is_not_compared_with_itself(tmp_path):
    both = [piles("14", 14)]
    assert differing(tmp_path, (ONE, both), (ONE, both)) == []


def test_what_was_not_compared_is_said(corpus_folder, monkeypatch):
    monkeypatch.setattr(import_module("onrecord.corpus.differing.find_differing"), "MOST_PAIRS", 1)
    limited = open_corpus(corpus_folder)
    (found,) = limited.rows("SELECT compared, possible FROM limits WHERE what = 'articles'")
    assert found[0] == 1 < found[1]
    assert list(limited.rows("SELECT count(*) FROM events WHERE compared")) == [(1,)]
    assert f"Only the 1 most alike of {found[1]} pairs of articles" in views.numbers(limited)._repr_html_()
    limited.close()


def test_nothing_is_said_of_a_limit_that_was_not_reached(corpus):
    assert "Only the" not in views.numbers(corpus)._repr_html_()
