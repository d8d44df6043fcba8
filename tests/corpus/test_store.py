"""A corpus answers questions in SQL, and says what is wrong with one."""

from contextlib import ExitStack
from pathlib import Path

import duckdb
import pytest

from onrecord.corpus.store import Corpus


@pytest.fixture
def corpus():
    return Corpus(Path(), duckdb.connect(), (), (), "", None, "", ExitStack())


def test_parameters_are_a_list(corpus):
    assert corpus.ask("SELECT ? AS act", ["denial"])["act"].tolist() == ["denial"]
    with pytest.raises(TypeError, match=r"a list, such as \['denial'\]"):
        corpus.ask("SELECT ? AS act", "denial")


@pytest.mark.parametrize("query", ["", " ", "-- nothing"])
def test_an_empty_query_is_refused(corpus, query):
    with pytest.raises(ValueError, match="the query is empty"):
        corpus.ask(query)
