"""Progress: a count, a rate and the time left, for people only."""

import io
import time

from onrecord.batch import progress
from onrecord.batch.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def shown(total, steps=0, skips=0, **options):
    stream = Terminal()
    with Progress("articles", total, stream, **options) as progress:
        for _ in range(steps):
            progress.step()
        for _ in range(skips):
            progress.skip()
        progress._bar.refresh()
    return stream.getvalue()


def test_a_known_number_gives_the_time_left():
    said = shown(4, steps=2)
    assert "2 of 4 articles" in said and "left" in said


def test_an_unknown_number_gives_count_and_rate():
    assert "2 articles" in shown(None, steps=2)


def test_skipped_items_do_not_affect_the_rate():
    assert "1 of 3" in shown(4, steps=1, skips=1)


def test_nothing_is_shown_if_quiet():
    assert shown(1, steps=1) == shown(9, quiet=True) == ""
    stream = io.StringIO()
    with Progress("articles", 9, stream) as progress:
        progress.step()
    assert stream.getvalue() == ""


def test_something_is_said_before_anything_is_done_and_the_clock_goes_on(monkeypatch):
    monkeypatch.setattr(progress, "_EVERY", 0.01)
    stream = Terminal()
    with Progress("articles", stream=stream, doing="Reading the sources") as bar:
        assert "Reading the sources …" in stream.getvalue()
        bar.stage("Loading the models", 1)
        assert "Loading the models …" in stream.getvalue()
        said = len(stream.getvalue())
        deadline = time.monotonic() + 10
        while len(stream.getvalue()) == said and time.monotonic() < deadline:
            time.sleep(0.01)
        assert len(stream.getvalue()) > said
