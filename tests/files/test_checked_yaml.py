"""Errors in YAML files are described with their line."""

import os
import pickle
from itertools import pairwise

import pytest

from onrecord.corrections.files import SCHEMA
from onrecord.files import checked_yaml
from onrecord.model.errors import SourceError


def complaint(text):
    with pytest.raises(SourceError) as caught:
        checked_yaml.parse(text, "x.yaml", SCHEMA)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("claims:\n  - id: c1\n    words: a\n    spaeker: a1\n", "x.yaml:4: “spaeker” is not known here"),
        ("claims:\n  - id: c1\n    dismissed: true\n", "x.yaml:2: “words” is missing"),
        ("claims:\n  - id: c1\n    words: b\n", "x.yaml:2: the entry changes nothing"),
        (
            "claims:\n  - id: a1\n    words: b\n    speaker: x\n",
            'x.yaml:2: “id” is "a1", not the id of a claim',
        ),
        ("claims: []\nstances:\n  - speaker: a\n    target: b\n    label: likes\n", "x.yaml:5: “label” is"),
        (
            "claims:\n- id: c1\n  words: x\n  dismissed: maybe\n",
            'x.yaml:4: “dismissed” is "maybe", not one of',
        ),
        ("claims: c1\n", 'x.yaml:1: “claims” is "c1", not a list'),
        ("- c1\n", "x.yaml:1: “the file” is a list"),
        ("claims:\n  - id: c1\n   words: b\n", "x.yaml:3: not YAML"),
        ("claims: []\nclaims: []\n", "x.yaml:2: “claims” is given twice"),
        ("actor: []\nclaim: []\n", "x.yaml:1: “actor” is not known here"),
        ("{actor: [], claim: []}\n", "x.yaml:1: “actor”, “claim” are not known here"),
    ],
)
def test_errors_name_their_line(text, said):
    assert complaint(text).startswith(said)


def faults(text):
    with pytest.raises(SourceError) as caught:
        checked_yaml.parse(text, "x.yaml", SCHEMA)
    return pickle.loads(pickle.dumps(caught.value)).lines()  # as it comes from other processes


def test_all_faults_are_listed_and_one_line_counts_them():
    text = "claims:\n  - id: x\n    words: a\n    speaker: b\n    act: c\n  - words: d\n    speaker: e\n"
    assert [line.partition(" is ")[0] for line in faults(text)] == [
        "x.yaml:2: “id”",
        "x.yaml:5: “act”",
        "x.yaml:6: “id”",
    ]
    assert complaint(text).endswith("(and 2 more)")


def test_each_unknown_key_has_its_line():
    text = "claims:\n  - id: c3\n    wordz: x\n    label: likes\n    foo: 1\n"
    assert [line.partition(" (")[0] for line in faults(text)] == [
        "x.yaml:2: “words” is missing",
        *(
            f"x.yaml:{line}: “{key}” is not known here"
            for line, key in ((3, "wordz"), (4, "label"), (5, "foo"))
        ),
    ]


def test_at_most_twenty_faults_are_listed():
    text = "claims:\n" + "  - id: c1\n    words: a\n    act: b\n" * 23
    *shown, last = faults(text)
    assert len(shown) == 20 and last == "x.yaml: 3 more faults"


@pytest.mark.parametrize(
    ("table", "row"),
    [("claims", "    speaker: b\n"), ("actors", "    name: b\n"), ("numbers", "    value: 1\n")],
)
def test_an_entry_without_id_is_told_how_to_add_a_row_where_it_can(table, row):
    (line,) = faults(f"{table}:\n  - words: a\n{row}")
    assert line.startswith("x.yaml:2: “id” is missing")
    assert ("“added: true”" in line) == (table != "numbers")
    assert faults(f"{table}:\n  - note: a\n{row}")[0].startswith("x.yaml:2: “id”, “words” are missing")


def test_no_tag_makes_an_object():
    text = "claims:\n  - id: c1\n    words: !!python/object/apply:os.system [ls]\n    speaker: a1\n"
    assert "“words” is a list" in complaint(text)


def test_numbers_and_dates_stay_as_written():
    document = checked_yaml.parse("numbers:\n- id: n1\n  words: 1.50\n  dismissed: yes\n", "x", SCHEMA)
    assert document.values["numbers"] == [{"id": "n1", "words": "1.50", "dismissed": True}]
    assert document.line("numbers", 0, "words") == 3


def test_a_file_that_is_not_text(tmp_path):
    (tmp_path / "x.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SourceError, match="not UTF-8"):
        checked_yaml.read(tmp_path / "x.yaml", SCHEMA)
    with pytest.raises(SourceError, match="No such file"):
        checked_yaml.read(tmp_path / "none.yaml", SCHEMA)


LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in pairwise("abcdefghij")
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("? [a, b]\n: 1", "1: a key is a list or a mapping, not a word"),
        (LAUGHS, "too many values"),
        ("claims: &a [*a]", "nested too deeply"),
        ("claims: &a {id: *a}", "nested too deeply"),
        ("claims: " + "[" * 5_000, "nested too deeply"),
        ("claims: " + "[" * 50 + "]" * 50, "nested too deeply"),
    ],
)
def test_aliases_that_fill_memory_or_recur_are_refused(text, reason):
    with pytest.raises(SourceError, match=reason) as caught:
        checked_yaml.parse(text, "x.yaml", SCHEMA)
    assert str(caught.value).startswith("x.yaml")


def test_a_file_with_too_many_values_is_refused(monkeypatch):
    monkeypatch.setattr(checked_yaml, "_MOST", 100)
    assert "holds too many values" in complaint("claims:\n" + "- a\n" * 200)


def test_a_few_aliases_are_expanded():
    text = "claims:\n- &a {id: c1, words: it rained, dismissed: true}\n- *a\n"
    assert len(checked_yaml.parse(text, "x.yaml", SCHEMA).values["claims"]) == 2


def test_a_file_that_is_too_long_or_no_file_is_refused(tmp_path):
    (tmp_path / "long.yaml").write_text("#" * 3_000_000)
    os.mkfifo(tmp_path / "pipe.yaml")
    for name, reason in (("long.yaml", "larger than 2 MB"), ("pipe.yaml", "a named pipe, not a file")):
        with pytest.raises(SourceError, match=reason):
            checked_yaml.read(tmp_path / name, SCHEMA)
