"""Numbers that differ between articles, as they are shown."""

import pytest

from conftest import actor, build, claim, number, place
from onrecord import Article, export
from onrecord.corpus import open_corpus, views

ONE = (
    "About 140 cracked piles stand under the old quay, Ada Quill told Tom Rook after the storms. "
    "Nobody knows how many of the others will have to be replaced in the coming year."
)
TWO = (
    "After the storms of this winter, which were the worst for many years, a diver of the Harbour Board told "
    "Ada Quill and Tom Rook that there were 210 cracked piles under the old quay."
)


@pytest.fixture
def shown(tmp_path):
    """The rows of the table for two articles, by number."""
    for name, text, words, more in (
        ("one", ONE, "140", {"value": 140, "approximate": True}),
        ("two", TWO, "210", {"value": 210, "speaker": "a3", "claim": "c1"}),
    ):
        people = [actor(i, who, [place(text, who)]) for i, who in enumerate(("Ada Quill", "Tom Rook"), 1)]
        if name == "two":
            people.append(
                actor(3, "diver of the Harbour Board", [place(text, "a diver")], kind="group", named=False)
            )
        claims = [claim(1, "a3", [place(text, "there were 210")])] if name == "two" else []
        numbers = [number(1, text, words, counted="cracked piles", **more)]
        export.write(build(Article(text, name, name), people, claims, numbers), tmp_path / name, "parquet")
    corpus = open_corpus(tmp_path)
    yield views.numbers(corpus).frame.set_index("Number")
    corpus.close()


def test_a_number_keeps_its_hedge(shown):
    assert set(shown.index) == {"about 140", "210"}
    assert shown.loc["about 140", "In its words"].startswith("About 140 cracked piles")


def test_words_are_cut_only_where_the_text_goes_on(shown):
    first, second = shown.loc["about 140", "In its words"], shown.loc["210", "In its words"]
    assert first.endswith("after the storms. Nobody …")
    assert second.startswith("… ") and second.endswith("there were 210 cracked piles under the old quay.")


def test_a_source_without_a_name_is_not_the_article_itself(shown):
    assert shown["Stated by"].to_dict() == {
        "about 140": "the article itself",
        "210": "diver of the Harbour Board",
    }
