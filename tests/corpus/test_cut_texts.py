"""Words of claims and around numbers, cut from texts."""

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.corpus import open_corpus
from onrecord.corpus.parquet_columns import NEEDED, READ

TEXT = "“Déjà vu,” said Ada Quill. “It is 40 metres high.”"


def corpus_of(folder, claims, numbers):
    """Open a corpus of one article with these rows, whose other columns are null."""
    rows = {"articles": [{"text": TEXT}], "claims": claims, "numbers": numbers}
    for name in NEEDED:
        schema = pa.schema([("article", pa.string()), *READ[name]])
        table = pa.Table.from_pylist([{"article": "a"} | row for row in rows.get(name, [])], schema)
        pq.write_table(table, folder / f"{name}.parquet")
    return open_corpus(folder)


def test_words_are_cut_by_characters_and_counted(tmp_path):
    at = [TEXT.index("said"), TEXT.index(" Ada")]
    claims = [{"id": "c1", "cue": [at], "content": [[0, 10], [27, len(TEXT)]]}]
    start = TEXT.index("40")
    corpus = corpus_of(
        tmp_path, claims, [{"id": "n1", "text": "40", "kind": "x", "start": start, "end": start + 2}]
    )
    assert list(corpus.rows("SELECT said, sentence, words FROM claims")) == [
        ("“Déjà vu,” “It is 40 metres high.”", "“Déjà vu,” said Ada Quill. “It is 40 metres high.”", 7)
    ]
    assert list(corpus.rows("SELECT before, after FROM numbers")) == [(TEXT[:start], " metres high.”")]
    corpus.close()


def test_spans_that_fit_no_text_are_left_out(tmp_path):
    odd = [[5, 2], [None, 3], [1], [-4, 2], [900, 990], None]
    claims = [{"id": "c1", "cue": odd, "content": odd}, {"id": "c2", "content": None}]
    corpus = corpus_of(tmp_path, claims, [{"id": "n1", "text": "40", "kind": "x", "start": -5, "end": 9999}])
    assert {(said, words) for said, words in corpus.rows("SELECT said, words FROM claims")} == {("", 0)}
    assert list(corpus.rows("SELECT before, after FROM numbers")) == [("", "")]
    corpus.close()


def test_what_is_left_out_of_a_sentence_is_marked(tmp_path, monkeypatch):
    """A report of the article shows the same words."""
    monkeypatch.setattr("onrecord.corpus.cut_texts.GAP", 1)
    said = [[0, 10], [27, len(TEXT)]]
    corpus = corpus_of(tmp_path, [{"id": "c1", "content": said}], [])
    assert list(corpus.rows("SELECT sentence FROM claims")) == [("“Déjà vu,” … “It is 40 metres high.”",)]
    corpus.close()
