"""Numbers that count the same thing but differ between articles."""

from conftest import build, number
from onrecord import Article, export
from onrecord.corpus import open_corpus


def test_two_counts_of_one_thing_are_set_side_by_side(corpus):
    found = corpus.ask(
        "SELECT article, text FROM differing JOIN numbers USING (article, number) ORDER BY text"
    )
    assert found.to_dict("records") == [
        {"article": "quay-to-close", "text": "14"},
        {"article": "board-shuts-quay", "text": "16"},
    ]


def differing(folder, *texts):
    for i, (text, figures) in enumerate(texts):
        numbers = [number(k, text, w, value=v, counted=c) for k, (w, v, c) in enumerate(figures, 1)]
        export.write(build(Article(text, f"t{i}", f"{i}"), [], [], numbers), folder / f"t{i}", "parquet")
    corpus = open_corpus(folder)
    rows = corpus.ask("SELECT text FROM differing JOIN numbers USING (article, number) ORDER BY text")["text"]
    corpus.close()
    return rows.tolist()


def test_counts_of_other_things_are_not(tmp_path):
    one = "After the winter storms divers found 14 cracked piles under the old eastern quay."
    two = "After the winter storms divers found 16 cracked windows under the old eastern quay."
    assert differing(tmp_path, (one, [("14", 14, "piles")]), (two, [("16", 16, "windows")])) == []


def test_an_article_that_gives_both_counts_two_things(tmp_path):
    one = "After the winter storms divers found 14 cracked piles under the old eastern quay."
    far = "A week later, at the lonely northern pier beyond the lighthouse and far from all they had seen"
    two = f"{one} {far} they counted 16 cracked piles."
    both = [("14", 14, "piles"), ("16", 16, "piles")]
    assert differing(tmp_path, (one, [("14", 14, "piles")]), (two, both)) == []


def test_the_same_number_twice_does_not_differ(tmp_path):
    one = "After the winter storms divers found 14 cracked piles under the old eastern quay."
    two = "Divers found 14 cracked piles under the old eastern quay after the winter storms."
    assert differing(tmp_path, (one, [("14", 14, "piles")]), (two, [("14", 14, "piles")])) == []


def test_a_rounded_number_does_not_differ(tmp_path):
    one = "After the winter storms divers found 1,410 cracked piles under the old eastern quay."
    two = "Divers found about 1,400 cracked piles under the old eastern quay after the winter storms."
    about = number(1, two, "1,400", value=1400, counted="cracked piles", approximate=True)
    export.write(build(Article(two, "t", "t"), [], [], [about]), tmp_path / "about", "parquet")
    assert differing(tmp_path, (one, [("1,410", 1410, "cracked piles")])) == []


def test_a_number_of_another_time_does_not_differ(tmp_path):
    one = "After the winter storms divers found 14 cracked piles under the old eastern quay."
    two = "Divers found 16 cracked piles under the old eastern quay after the winter storms."
    for text, figure, time in ((one, 14, "2023"), (two, 16, "2024")):
        found = number(1, text, str(figure), value=figure, counted="cracked piles", time=time)
        export.write(build(Article(text, "t", "t"), [], [], [found]), tmp_path / time, "parquet")
    assert differing(tmp_path) == []
