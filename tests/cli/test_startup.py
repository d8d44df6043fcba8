"""Commands load only the modules that they need."""

import json
import subprocess
import sys

import pytest

from onrecord.files.notebooks import notebook_path

HEAVY = set("duckdb matplotlib numpy onnxruntime pandas papermill pyarrow spacy textblob".split())  # noqa: SIM905


def loaded(*steps: str) -> list[set[str]]:
    """Return the top-level modules that a new interpreter has loaded after each of some steps."""
    report = "import sys; print('loaded', *{name.partition('.')[0] for name in sys.modules})"
    code = "\n".join(f"{step}\n{report}" for step in steps)
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return [set(line.split()) for line in run.stdout.splitlines() if line.startswith("loaded ")]


@pytest.mark.parametrize("arguments", [["--help"], ["report", "--help"], ["extract", "numbers", "--help"]])
def test_help_loads_nothing_heavy(arguments):
    (modules,) = loaded(f"from onrecord.cli.main import main; main({arguments})")
    assert not HEAVY & modules


@pytest.mark.parametrize(
    "arguments",
    [
        ["none.txt"],
        ["report", "none.txt", "none"],
        ["analyze", "none.txt", "-o", "none/out.json"],
        ["extract", "numbers", "none.jsonl"],
        ["corpus", "none"],
        ["corpus", ".", "--corrections", "none.yaml"],
        ["import", "none.json", "none.ann"],
    ],
)
def test_a_source_that_is_missing_is_reported_before_anything_is_loaded(arguments, tmp_path):
    place = f"import os; os.chdir({str(tmp_path)!r})"
    (modules,) = loaded(f"{place}; from onrecord.cli.main import main; assert main({arguments}) == 1")
    assert not HEAVY & modules
    assert list(tmp_path.iterdir()) == []


def test_a_corpus_report_loads_no_parser_and_no_networks_and_its_notebook_no_parser(town_reports, tmp_path):
    """The notebook loads the networks only to compare numbers."""
    package = "import onrecord.corpus, onrecord.corpus.views, onrecord.corpus.render_corpus"
    cells = json.loads(notebook_path("corpus.ipynb").read_text(encoding="utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    code[0] += f"\nreports, output_dir = {str(town_reports)!r}, {str(tmp_path)!r}"
    imported, modules = loaded(package, "\n".join(code))
    assert not {"spacy", "onnxruntime", "tokenizers"} & imported
    assert "duckdb" in modules
    assert "spacy" not in modules


def test_a_report_does_not_build_the_grammar_of_addresses_and_leaves_it_to_others():
    quick = "from onrecord.files.light_imports import load_jsonschema\nload_jsonschema()"
    before, after = loaded(f"{quick}\nimport nbformat, papermill", "import rfc3987_syntax")
    assert "rfc3987_syntax" not in before
    assert "rfc3987_syntax" in after


def test_an_analysis_loads_neither_the_command_line_of_spacy_nor_nltk_and_leaves_them_to_others():
    quick = "from onrecord import analyze, Article\nanalyze(Article('It is a good plan, Ann Ost said.'))"
    later = "import spacy, textblob\nassert spacy.cli.info and spacy.info(silent=True)['spacy_version']"
    before, after = loaded(quick, f"{later}\ntextblob.en.sentiment('good')")
    assert "spacy" in before
    assert not {"nltk", "textblob", "typer", "weasel"} & before
    assert {"nltk", "typer"} <= after
