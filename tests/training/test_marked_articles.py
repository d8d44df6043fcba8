"""Marks without text are joined with the articles of their corpora, and only with the right ones."""

import hashlib
import json

import pytest

from onrecord.training import marked_articles

TEXT = "Ann Moss spoke.\r\nTom Reed listened."


@pytest.fixture
def corpora(tmp_path):
    folder = tmp_path / "polnear" / "train"
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    (folder / "text" / "story.txt").write_bytes(TEXT.encode())
    (folder / "attributions" / "story_anna.ann").write_text("", encoding="utf-8")
    (tmp_path / "worldwide").mkdir()
    (tmp_path / "worldwide" / "dev.jsonl").write_text('{"id": "7", "text": "Other."}\n', encoding="utf-8")
    return tmp_path


def _marks(monkeypatch, *rows):
    lines = "\n".join(map(json.dumps, rows))
    monkeypatch.setattr(marked_articles, "read_text", lambda package, name: lines)


def test_marks_come_with_their_text(corpora, monkeypatch):
    sha = hashlib.sha256(TEXT.replace("\r\n", "\n").encode()).hexdigest()[:16]
    _marks(monkeypatch, {"id": "story", "sha": sha, "mentions": []})
    ((row, text),) = marked_articles.read_marks("package", "name", corpora)
    assert (row["mentions"], text) == ([], "Ann Moss spoke.\nTom Reed listened.")


@pytest.mark.parametrize("row", [{"id": "gone", "sha": "0123"}, {"id": "7", "sha": "0123"}])
def test_another_text_is_an_error(corpora, monkeypatch, row):
    _marks(monkeypatch, row)
    with pytest.raises(ValueError, match=row["id"]):
        list(marked_articles.read_marks("package", "name", corpora))
