"""Fixtures for the command line: a story on disk, and the printed lines."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import Article
from onrecord.batch import pools
from onrecord.report import render

STORY = "Port to grow\n\n“We will build,” Mayor Ann Ost said on Monday. It will cost £3 million.\n"


@pytest.fixture
def story(tmp_path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def rendered(monkeypatch) -> list[Article]:
    """Articles that reach the renderer; a kernel for each would be slow."""
    articles: list[Article] = []

    def render_files(task):
        articles.append(task.article)
        summary = {"title": task.article.title, "source": task.article.source, "sha256": task.article.sha256}
        return {render.SUMMARY: json.dumps(summary).encode()}

    monkeypatch.setattr(pools, "render_files", render_files)
    return articles


@pytest.fixture
def errors(capsys) -> Callable[[], list[str]]:
    """The lines on standard error since the last call."""
    return lambda: capsys.readouterr().err.splitlines()
