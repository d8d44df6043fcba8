"""A limit counts the CPU time of an article, not that of other work on the machine; waiting ends too."""

import threading
import time
from contextlib import suppress

import pytest

from onrecord.files import time_limits
from onrecord.files.attempt import attempt
from onrecord.files.time_limits import OutOfTime, time_limit


def burn(seconds):
    begun = time.process_time()
    while time.process_time() - begun < seconds:
        pass


def test_endless_work_ends_even_if_a_library_catches_every_exception():
    def busy():
        while True:
            with suppress(Exception):
                burn(9)

    reason = attempt("a.txt", "reading", busy, 0.2).reason
    assert reason == "reading took longer than 0.2 seconds of CPU time"


def test_waiting_ends_later_than_work():
    begun = time.monotonic()
    found = attempt("a.txt", "reading", lambda: time.sleep(60), 0.05)
    assert found.reason == "reading did not end within 0.5 seconds"
    assert time.monotonic() - begun >= 0.5


def test_a_pause_does_not_count_as_work():
    def paused():
        time.sleep(0.4)
        return 5

    assert attempt("a.txt", "reading", paused, 0.2) == 5


def test_no_limit_outlives_its_block_and_the_outer_one_holds():
    with time_limit(0.3):
        attempt("a.txt", "reading", lambda: None, 0.1)
        attempt("a.txt", "reading", lambda: None, 60)
        with pytest.raises(OutOfTime):
            burn(60)
    burn(0.4)


def test_a_limit_that_is_reached_as_the_work_ends_leaves_no_timer_behind(monkeypatch):
    monkeypatch.setattr(time_limits, "_AGAIN", 0.01)
    for _ in range(20):
        attempt("a.txt", "reading", lambda: burn(0.02), 0.02)
    burn(0.1)


def test_a_thread_has_no_limit_and_works_all_the_same():
    done = []
    thread = threading.Thread(target=lambda: done.append(attempt("a.txt", "reading", lambda: 5, 0.01)))
    thread.start()
    thread.join()
    assert done == [5]
