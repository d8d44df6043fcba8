"""The examples of docs/corpus.md do what it says."""

import re
from pathlib import Path

from onrecord.corpus import store
from onrecord.corpus.joining import who_is_who

TEXT = (Path(__file__).parents[2] / "docs" / "corpus.md").read_text(encoding="utf-8")


def test_the_questions_have_answers(corpus_folder, tmp_path, monkeypatch):
    import duckdb

    (tmp_path / "reports").symlink_to(corpus_folder)
    monkeypatch.chdir(tmp_path)
    found = re.findall(r'duckdb\.sql\((?:"""(.*?)"""|"([^"]+)")\)', TEXT, re.S)
    questions = [long or short for long, short in found]
    assert len(questions) == 2
    answers = [duckdb.sql(question).fetchall() for question in questions]
    assert answers[0] == [("statement", sum(n for _, n in answers[0]))]
    assert answers[1] == []


def test_the_corrections_are_right(tmp_path):
    path = tmp_path / "actors.yaml"
    path.write_text(re.search(r"```yaml\n(.*?)```", TEXT, re.S).group(1), encoding="utf-8")
    by_hand = who_is_who.read(path)
    assert len(by_hand.merges) == len(by_hand.splits) == 1


def test_the_columns_are_those_of_the_tables(corpus):
    for name, columns in re.findall(r"^\| (\w+) \| [^|]+ \| ([^|]+) \|$", TEXT, re.M):
        listed = [re.sub(r"\s*\(.*\)", "", column).strip() for column in columns.split(",")]
        assert sorted(listed) == sorted(corpus.ask(f"SELECT * FROM {name} LIMIT 0").columns), name


def test_the_module_names_every_table(corpus):
    for (name,) in corpus.rows("SELECT table_name FROM duckdb_tables()"):
        assert f"`{name}`" in store.__doc__, name
