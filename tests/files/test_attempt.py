"""Any failure of an article becomes a one-line error that names the article and the failure."""

import json
import pickle

import pytest

from onrecord.files.attempt import attempt
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


def test_endless_recursion_ends():
    assert attempt("a.txt", "reading", endless).reason == "reading failed: it is nested too deeply"
