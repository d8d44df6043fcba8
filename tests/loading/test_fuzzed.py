"""Files that `make fuzz` has found to break something."""

import os
from pathlib import Path

import pytest

from onrecord import Article
from onrecord.loading.read import read
from onrecord.model.errors import UnexpectedError

STORY = "The river rose by two metres in the night, and the people of the lower town left their homes. " * 3


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("control characters.html", f"<html><body><article><p>{STORY}&#0;\x01\x1f&#xFFFF;</p><p>{STORY}"),
        (
            "dropped.html",
            f"<html><body><article><p>{STORY}<img src=x>&#1;tail<script>x</script>\x02{STORY}</p>",
        ),
        (
            "host.html",
            f'<html><head><title>River | A</title><meta property="og:site_name" content="B">'
            f'<link rel="canonical" href="http://[<x>]/"></head><body><article><p>{STORY}</p></article>',
        ),
        ("no body.html", f"<html><head><title>River</title><!--<body><p>{STORY}"),
        ("no body either.html", f"<html><head><title>River</id. {STORY}"),
        ("long number.json", f'{{"title": "A", "text": "{STORY}", "published": {"9" * 400}}}'),
        ("infinite.json", f'{{"title": "A", "text": "{STORY}", "published": 1e400}}'),
        ("edge of the calendar.txt", f"River\n\nMonday 1 January 0001\n\n{STORY}"),
        (
            "brackets.json",
            f'{{"title": "River | A", "publisher": "A", "url": "http://[x", "text": "{STORY}"}}',
        ),
        ("halves.json", f'{{"title": "\\ud800", "url": "http://a/\\udfff", "text": "{STORY}\\ud800"}}'),
        ("aliases.md", f"---\ntitle: &a [*a]\nauthor: &b {{name: *b}}\n---\n{STORY}"),
    ],
)
def test_nothing_unexpected_happens(tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    (found,) = read([str(path)])
    assert not isinstance(found, UnexpectedError), found
    if isinstance(found, Article):
        found.text.encode("utf-8"), repr(found).encode("utf-8")


def test_a_deep_title_costs_no_other_article(tmp_path):
    title = '{"name": ' * 600 + '"x"' + "}" * 600
    lines = [f'{{"title": {title}, "text": "{STORY}"}}', f'{{"title": "A", "text": "{STORY}"}}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    found = list(read([str(tmp_path / "a.jsonl")]))
    assert not any(isinstance(one, UnexpectedError) for one in found)
    assert isinstance(found[1], Article)


def test_names_that_are_not_utf8(tmp_path):
    path = tmp_path / "caf\udce9.txt"
    path.write_text(STORY)
    (found,) = read([str(path)])
    assert found.source.endswith("caf\\xe9.txt")


def test_pipes_and_devices_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "story.txt").write_text(STORY)
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    found = {Path(one.source).name: one for one in read([str(tmp_path)])}
    assert isinstance(found["story.txt"], Article)
    assert found["pipe.txt"].reason == "a named pipe, not a file"
    assert found["zero.txt"].reason == "a device, not a file"
    assert found["loop.txt"].reason == "a link to a file that does not exist, or to itself"
