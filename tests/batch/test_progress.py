"""Progress: a count, a rate and the time left, for people only."""

import io

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
    assert "2/4" in said and "<" in said and "articles" in said


def test_an_unknown_number_gives_count_and_rate():
    assert "2 articles [" in shown(None, steps=2)


def test_what_took_no_time_is_left_out():
    assert "1/3" in shown(4, steps=1, skips=1)


def test_nobody_is_bothered():
    assert shown(1, steps=1) == shown(9, quiet=True) == ""
    stream = io.StringIO()
    with Progress("articles", 9, stream) as progress:
        progress.step()
    assert stream.getvalue() == ""
