"""Labelled heads and marks around pasted texts."""

import pytest

from newsroom import BODIES, DAYS, REPORTERS, TEXTS, TITLES, are_all_three, load, load_one
from onrecord.loading.read import read

HEADS = {
    "labels.txt": "Title: {title}\nAuthor: {name}\nDate: {day}\nURL: https://post.example/a\n",
    "fields.md": "title:: {title}\nauthor:: [[{name}]]\ndate:: {day}\ntags:: work\n",
    "below.md": "# {title}\n\nAuthor: {name}\nDate: {day}\n",
    "json.md": '{{"title": "{title}", "author": "{name}", "date": "{day}"}}\n',
    "masthead.txt": "The Ansel Post\nTuesday, March 14, 2023\n\n{title}\nBy {name}\n",
    "printed.txt": "3/14/23, 10:00 AM    {title} - The Ansel Post\n\n{title}\n\nBy {name}\n14 March 2023\n",
    "wire.txt": "UPDATE 2-{title}\n\nBy {name}, AP\n14 March 2023\n",
}


@pytest.mark.parametrize("name", HEADS)
def test_the_head_gives_title_reporter_and_day_and_is_no_text(tmp_path, name):
    head = HEADS[name].format(title=TITLES[0], name=REPORTERS[0], day=DAYS[0])
    foot = "\nhttps://post.example/a    1/2\n" if name == "printed.txt" else ""
    article = load_one(tmp_path, name, f"{head}\n{TEXTS[0]}\n{foot}")
    assert (article.title, article.reporters, article.published) == (TITLES[0], (REPORTERS[0],), DAYS[0])
    assert article.text == TEXTS[0]


def test_an_interview_below_a_labelled_head_stays(tmp_path):
    head = f"Title: {TITLES[0]}\nDate: {DAYS[0]}\n\n"
    talk = "Host: Welcome to the show.\n\nQuill: Thank you for having me on a day like this.\n\n"
    article = load_one(tmp_path, "a.txt", f"{head}{talk}{TEXTS[0]}")
    assert article.title == TITLES[0] and article.text.startswith("Host: Welcome")


LIBRARIES = {
    "terms.txt": "Title: {title}\nAuthors: Kolb, Mira\nDate: {day}\nAccession Number: 12\nType: Article\n",
    "paper.txt": "{title}\nThe Post - March 14, 2023\nAuthor/Byline: {name}\nSection: News\nPage: A4\n",
    "strip.txt": "{title}\nThe Post · 14 Mar 2023 · News · BY MIRA KOLB\n",
}


@pytest.mark.parametrize("name", LIBRARIES)
def test_heads_and_feet_of_libraries(tmp_path, name):
    head = LIBRARIES[name].format(title=TITLES[0], name=REPORTERS[0], day=DAYS[0])
    foot = "" if name == "strip.txt" else "\n\nRecord: 0314a\nCopyright: Copyright (c) 2023 The Post\n"
    article = load_one(tmp_path, name, f"{head}\n{TEXTS[0]}{foot}")
    assert (article.title, article.reporters, article.published) == (TITLES[0], (REPORTERS[0],), DAYS[0])
    assert article.text == TEXTS[0]


def test_a_speaker_before_a_colon_is_no_label(tmp_path):
    text = f"{TITLES[0]}\n\nDate: nobody knows it.\n\n{TEXTS[0]}"
    assert "Date: nobody knows it." in load_one(tmp_path, "a.txt", text).text


ONES = [f"{TITLES[n]}\n\nBy {REPORTERS[n]}\n{DAYS[n]}\n\n{TEXTS[n]}\n\n" for n in range(2)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("counted.txt", "".join(f"Document {n} of 2\n\n{one}" for n, one in enumerate(ONES, 1))),
        ("numbered.txt", "".join(f"{n}. {one}" for n, one in enumerate(ONES, 1))),
        ("second.md", "".join(f"## {one}" for one in ONES)),
    ],
)
def test_counted_and_second_rank_articles(tmp_path, name, text):
    assert [article.title for article in load(tmp_path, name, text)] == list(TITLES[:2])


def test_a_list_of_links_is_followed_and_not_read_as_prose(tmp_path):
    links = "".join(f"- [{title}](https://nowhere.invalid/{n})\n" for n, title in enumerate(TITLES))
    path = tmp_path / "a.md"
    path.write_text(f"# To read\n\n{links}", encoding="utf-8")
    assert ["could not be fetched" in str(item) for item in read([str(path)])] == [True] * 3


def test_records_of_unknown_xml_are_articles_of_their_own(tmp_path):
    paragraphs = ["".join(f"<p>{line}</p>" for line in body) for body in BODIES]
    items = "".join(f"<r><headline>{TITLES[n]}</headline><body>{paragraphs[n]}</body></r>" for n in range(2))
    found = load(tmp_path, "a.xml", f"<?xml version='1.0'?><rs>{items}</rs>")
    assert [article.title for article in found] == list(TITLES[:2])


def test_the_signature_of_a_mail_is_no_text(tmp_path):
    head = f"From: a@b.example\nTo: c@d.example\nSubject: {TITLES[0]}\nMIME-Version: 1.0\n\n"
    article = load_one(tmp_path, "a.eml", f"{head}{TEXTS[0]}\n\n-- \nAnn Roe\n+44 20 0000\n")
    assert "Ann Roe" not in article.text


def test_a_label_of_the_text_ends_the_head(tmp_path):
    clipped = (
        f"Title: {TITLES[0]}\n\nURL Source: https://a.example/1\n\nPublished Time: 2023-03-14T06:30:00\n\n"
    )
    article = load_one(tmp_path, "a.txt", f"{clipped}Markdown Content:\n{TEXTS[0]}\n")
    assert (article.title, article.text) == (TITLES[0], TEXTS[0])
    assert (article.url, article.published) == ("https://a.example/1", "2023-03-14")


def test_numbered_articles_with_labels(tmp_path):
    parts = [
        f"STORY {n + 1}\n\nHeadline: {TITLES[n]}\nReporter: {REPORTERS[n]}\nDate: {DAYS[n]}\n"
        f"Text:\n{TEXTS[n]}"
        for n in range(3)
    ]
    assert are_all_three(load(tmp_path, "a.txt", "\n\n".join(parts)), "reporters", "published")
