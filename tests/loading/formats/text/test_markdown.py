"""Markdown and its front matter."""

import pytest

from newsroom import REPORTERS, TEXTS, TITLES, are_all_three, load, load_one


@pytest.mark.parametrize(
    "front",
    [
        f'---\ntitle: "{TITLES[0]}"\nauthor: "[[{REPORTERS[0]}]]"\npublished: 2023-03-14\n---\n',
        f'+++\ntitle = "{TITLES[0]}"\ndate = 2023-03-14\n[params]\nauthor = "{REPORTERS[0]}"\n+++\n',
        f"% {TITLES[0]}\n% {REPORTERS[0]}\n% 14 March 2023\n\n",
    ],
    ids=["Obsidian", "Hugo", "Pandoc"],
)
def test_front_matter(tmp_path, front):
    for name in ("a.md", "a.txt")[: 1 if front.startswith("%") else 2]:
        article = load_one(tmp_path, name, front + TEXTS[0])
        assert (article.title, article.text, article.published) == (TITLES[0], TEXTS[0], "2023-03-14")
        assert article.reporters == (REPORTERS[0],)


def test_notes_of_the_reader_and_footnotes_are_no_text(tmp_path):
    first, *rest = TEXTS[0].split("\n\n")
    note = "> [!note] Clipped\n> by hand"
    body = "\n\n".join([note, first.replace(" over ", "[^1] over ", 1), *rest, "[^1]: As they said."])
    assert load_one(tmp_path, "a.md", f"# {TITLES[0]}\n\n{body}\n").text == TEXTS[0]


def test_front_matter_that_says_it_is_json(tmp_path):
    front = f'---json\n{{"title": "{TITLES[0]}", "date": "2023-03-14"}}\n---\n'
    article = load_one(tmp_path, "a.md", front + TEXTS[0])
    assert (article.title, article.text, article.published) == (TITLES[0], TEXTS[0], "2023-03-14")


def test_a_table_alone_is_refused(tmp_path):
    (error,) = load(tmp_path, "a.md", f"| title | text |\n|---|---|\n| {TITLES[0]} | {TITLES[1]} |\n")
    assert "a table in Markdown" in error.reason


def test_the_name_of_a_collection_is_above_its_articles(tmp_path):
    parts = [f"## {TITLES[n]}\n\n*By {REPORTERS[n]}, 14 March 2023*\n\n{TEXTS[n]}\n\n" for n in range(3)]
    assert are_all_three(load(tmp_path, "a.md", "# Clippings\n\n" + "---\n\n".join(parts)), "reporters")


def test_fields_in_the_name_of_a_file_and_in_a_list(tmp_path):
    front = f"---\nlayout: post\ntitle: {TITLES[0]}\n---\n{TEXTS[0]}\n\n{{{{< newsletter >}}}}\n"
    listed = (
        f"# {TITLES[0]}\n\n![cover](https://a.example/c.png)\n\n## Metadata\n- Author: [[{REPORTERS[0]}]]\n"
        f"- Published: 2023-03-14\n- Category: #articles\n\n## Full Document\n{TEXTS[0]}\n"
    )
    for name, text in (("2023-03-14-ferry-crews.md", front), ("a.md", listed)):
        article = load_one(tmp_path, name, text)
        assert (article.title, article.text, article.published) == (TITLES[0], TEXTS[0], "2023-03-14")


def test_front_matter_that_yaml_does_not_allow(tmp_path):
    front = f"---\ntitle: Strike: {TITLES[0]}\nauthor: {REPORTERS[0]}\ndate: 2023-03-14\n---\n"
    article = load_one(tmp_path, "a.md", front + TEXTS[0])
    assert (article.title, article.reporters) == (f"Strike: {TITLES[0]}", (REPORTERS[0],))
    assert (article.text, article.published) == (TEXTS[0], "2023-03-14")
