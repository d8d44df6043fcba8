"""Markdown and its front matter."""

import pytest

from newsroom import REPORTERS, TEXTS, TITLES, load_one


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
