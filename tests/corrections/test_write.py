"""Several writers of corrections at once: all that they wrote is there."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from onrecord import Article
from onrecord.corrections import files
from onrecord.corrections.write import add
from onrecord.model.errors import OnRecordError

ARTICLE = Article("It rained.", "Rain", "rain.txt")


def entry(number):
    return {"id": f"c{number}", "words": f"day {number}", "dismissed": True}


def test_what_two_writers_add_at_once_is_all_kept(tmp_path):
    with ThreadPoolExecutor(2) as writers:
        list(writers.map(lambda number: add(ARTICLE, "claims", entry(number), tmp_path), range(24)))
    kept = files.of_article(ARTICLE, tmp_path).entries
    assert {correction.row for correction in kept} == {f"c{number}" for number in range(24)}
    assert [path.name for path in tmp_path.iterdir()] == ["rain.yaml"]


def test_a_file_that_is_not_as_it_should_be_is_not_written_to(tmp_path):
    path = tmp_path / "rain.yaml"
    path.write_text("claims: [")
    with pytest.raises(OnRecordError, match="nothing was written: not YAML"):
        add(ARTICLE, "claims", entry(1), path)
    assert path.read_text() == "claims: ["
