"""Two articles side by side: speakers, quotations in other words, numbers that differ, sources dropped."""

from dataclasses import replace

import pytest

from onrecord import Article, analyze, compare

EARLY = (
    "The old bridge will close in March, Mayor Ann Ost said on Monday.\n\n"
    "“We have looked for money for two long years and found nothing at all,” Ost said.\n\n"
    "About 120 families will have to move, said engineer Bo Ray. "
    "“Nobody has asked the families on the hill about any of this,” Ray said."
)
LATE = (
    "The old bridge will close in April, Mayor Ann Ost said on Tuesday.\n\n"
    "“We have looked for money for two years and found nothing,” Mayor Ost said.\n\n"
    "Some 150 families will have to move, police chief Cy Lund said."
)


@pytest.fixture(scope="module")
def found():
    return compare(
        analyze(Article(EARLY, title="Bridge to close")), analyze(Article(LATE, title="Bridge late"))
    )


def test_speakers_of_both_and_of_one(found):
    where = found.speakers.set_index("name")["where"].to_dict()
    assert where == {"Ann Ost": "both", "Bo Ray": "first", "Cy Lund": "second"}


def test_an_article_and_its_copy_have_the_same_sources_also_those_without_a_name():
    text = (
        "The bridge will close in March, the council leader said on Monday. A spokesperson said buses would "
        "run. “We have looked for money for two long years,” the council leader said."
    )
    found = compare(analyze(Article(text)), analyze(Article(text)))
    assert {"council leader", "spokesperson"} <= set(found.speakers["name"])
    assert set(found.speakers["where"]) == {"both"} and found.sources == ((), ())


def test_speakers_without_a_name_are_not_guessed(analysis):
    twice = analysis.actors.assign(
        name=["board", "spokesperson", "spokesperson", "spokesperson"], named=[True, False, False, False]
    )
    twice = replace(analysis, actors=twice)
    found = compare(twice, twice)
    assert set(found.speakers["where"]) == {"first", "second"}


def test_a_quotation_that_was_cut_shows_what_is_gone(found):
    reworded = [quotation for quotation in found.quotations if quotation.pieces]
    assert [quotation.speaker for quotation in reworded] == ["Ann Ost"]
    assert [p.text for p in reworded[0].pieces if p.mark == "left out"] == ["long", "at all,"]
    only = [quotation for quotation in found.quotations if not quotation.second]
    assert ["hill" in quotation.first for quotation in only] == [True]


def test_numbers_of_the_same_thing_that_differ(found):
    (row,) = found.numbers.itertuples()
    assert "120" in row.first and "150" in row.second


def test_sources_of_one_article_only(found):
    assert found.sources == (("Bo Ray",), ("Cy Lund",))


def test_it_shows_itself_and_says_in_a_line_what_differs(found):
    assert "1 speaker in both, 1 quotation in other words" in repr(found)
    html = found._repr_html_()
    assert "<del>long</del>" in html and "Sources of the first only: <bdi>Bo Ray</bdi>" in html


def test_hostile_words_are_text(hostile):
    html = compare(hostile, hostile)._repr_html_()
    assert "<script" not in html and "<img" not in html


def test_articles_without_anything_can_be_compared(empty):
    found = compare(empty, empty)
    assert found.speakers.empty and found.numbers.empty and found.quotations == ()
    assert found._repr_html_()


def test_what_is_no_analysis_is_refused(empty):
    with pytest.raises(TypeError, match=r"compare takes two analyses, .* not Article"):
        compare(empty, empty.article)
