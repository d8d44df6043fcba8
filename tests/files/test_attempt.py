"""Any failure of an article becomes a one-line error that names the article and the failure."""

import json
import pickle
import threading
import time

import pytest

from onrecord.files.attempt import OutOfTime, attempt, time_limit
from onrecord.model.errors import ModelError, SourceError, UnexpectedError


def fails(error):
    def work():
        raise error

    return attempt("a.txt", "analysis", work)


def endless(depth=0):
    return endless(depth + 1)


def test_results_are_returned():
    assert attempt("a.txt", "analysis", lambda: 5, 60) == 5


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (SourceError("a.txt", "empty"), "empty"),
        (MemoryError(), "analysis ran out of memory"),
        (ValueError("two\nlines"), "analysis failed: ValueError: two lines"),
        (KeyError(), "analysis failed: KeyError"),
        (AssertionError("x" * 9999), "analysis failed: AssertionError: " + "x" * 300),
    ],
)
def test_each_kind_of_failure_has_a_message(error, reason):
    found = fails(error)
    assert (found.source, found.reason) == ("a.txt", reason)


def test_a_fault_keeps_its_traceback_also_between_processes():
    found = attempt("a.txt", "analysis", lambda: json.loads("{"))
    assert isinstance(found, UnexpectedError) and "json/decoder.py" in found.trace
    other = pickle.loads(pickle.dumps(found))
    assert (type(other), str(other), other.trace) == (UnexpectedError, str(found), found.trace)


def test_errors_not_caused_by_an_article_are_raised():
    with pytest.raises(ModelError):
        fails(ModelError("no model"))
    with pytest.raises(KeyboardInterrupt):
        fails(KeyboardInterrupt())


def test_endless_recursion_and_endless_work_end():
    assert attempt("a.txt", "reading", endless).reason == "reading failed: it is nested too deeply"

    def busy():
        while True:
            try:
                while True:
                    time.sleep(0.01)
            except Exception:  # as a library might
                pass

    assert attempt("a.txt", "reading", busy, 0.2).reason == "reading took longer than 0.2 seconds"


def test_no_limit_outlives_its_block_and_the_outer_one_holds():
    with time_limit(0.3):
        attempt("a.txt", "reading", lambda: None, 0.1)
        attempt("a.txt", "reading", lambda: None, 60)
        with pytest.raises(OutOfTime):
            time.sleep(60)
    time.sleep(0.4)


def test_a_thread_has_no_limit_and_works_all_the_same():
    done = []
    thread = threading.Thread(target=lambda: done.append(attempt("a.txt", "reading", lambda: 5, 0.01)))
    thread.start()
    thread.join()
    assert done == [5]
