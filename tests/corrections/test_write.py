"""Concurrent writers of corrections lose nothing."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from onrecord import Article
from onrecord.corrections import files
from onrecord.corrections.write import add
from onrecord.model.errors import OnRecordError

ARTICLE = Article("It rained.", "Rain", "rain.txt")


def entry(number):
    return {"id": f"c{number}", "words": f"day {number}", "dismissed": True}


def test_concurrent_writers_lose_nothing(tmp_path):
    with ThreadPoolExecutor(2) as writers:
        list(writers.map(lambda number: add(ARTICLE, "claims", entry(number), tmp_path), range(24)))
    kept = files.of_article(ARTICLE, tmp_path).entries
    assert {correction.row for correction in kept} == {f"c{number}" for number in range(24)}
    assert [path.name for path in tmp_path.iterdir()] == ["rain.yaml"]


def test_an_invalid_file_is_not_changed(tmp_path):
    path = tmp_path / "rain.yaml"
    path.write_text("claims: [")
    with pytest.raises(OnRecordError, match="nothing was written: not YAML"):
        add(ARTICLE, "claims", entry(1), path)
    assert path.read_text() == "claims: ["
