"""Watching: what is new or changed is read, once it is complete."""

import os
import time

from onrecord import Article
from onrecord.batch.watch import NewOnly, with_lasting_sources
from onrecord.loading.read import read

STORY = "Port to grow\n\nThe port of Tarn will be twice as long by June, the mayor said on Monday.\n"


def put(path, text=STORY, age=60.0):
    path.write_text(text, encoding="utf-8")
    then = time.time() - age
    os.utime(path, (then, then))


def titles(folder, visits):
    return [item.title for item in read([str(folder)], visits=visits)]


def test_a_file_is_read_when_it_is_new_and_when_it_changes(tmp_path):
    visits = NewOnly()
    put(tmp_path / "a.txt")
    assert titles(tmp_path, visits) == ["Port to grow"]
    put(tmp_path / "b.txt", STORY.replace("Port", "Dock"))
    assert titles(tmp_path, visits) == ["Dock to grow"]
    assert titles(tmp_path, visits) == []
    put(tmp_path / "a.txt", STORY.replace("Port", "Quay"), age=30)
    assert titles(tmp_path, visits) == ["Quay to grow"]


def test_a_file_that_is_still_written_waits(tmp_path):
    visits = NewOnly()
    put(tmp_path / "a.txt", age=0)
    assert titles(tmp_path, visits) == []
    put(tmp_path / "a.txt", age=10)
    assert titles(tmp_path, visits) == ["Port to grow"]


def test_an_address_is_fetched_until_it_gave_an_article():
    visits = NewOnly()
    assert visits.is_due("https://paper.example/1")
    assert visits.is_due("https://paper.example/1")
    visits.done("https://paper.example/1")
    assert not visits.is_due("https://paper.example/1")


def test_articles_of_feeds_keep_their_names_when_the_feed_moves():
    url = "https://paper.example/1"
    first, later = (Article("It rained.", source=f"https://paper.example/feed[{n}]", url=url) for n in (1, 2))
    assert list(with_lasting_sources([first])) == list(with_lasting_sources([later]))
    local = Article("It rained.", source="a.txt", url=url)
    assert list(with_lasting_sources([local])) == [local]
