"""Commands load only the modules that they need."""

import json
import subprocess
import sys

import pytest

from onrecord.files.notebooks import notebook_path

HEAVY = set("duckdb matplotlib numpy onnxruntime pandas papermill pyarrow spacy textblob".split())  # noqa: SIM905


def loaded(code: str) -> set[str]:
    """Return the top-level modules that are loaded in a new interpreter after running some code."""
    report = "import sys; print(*{name.partition('.')[0] for name in sys.modules})"
    command = [sys.executable, "-c", f"{code}\n{report}"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(run.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["report", "--help"], ["extract", "numbers", "--help"]])
def test_help_loads_nothing_heavy(arguments):
    assert not HEAVY & loaded(f"from onrecord.cli.main import main; main({arguments})")


def test_a_corpus_report_loads_no_parser_and_no_networks():
    modules = loaded("import onrecord.corpus, onrecord.corpus.views, onrecord.corpus.render_corpus")
    assert not {"spacy", "onnxruntime", "tokenizers"} & modules


def test_the_notebook_of_a_corpus_loads_no_parser(town_reports, tmp_path):
    """The networks are loaded only to compare numbers."""
    cells = json.loads(notebook_path("corpus.ipynb").read_text(encoding="utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    code[0] += f"\nreports, output_dir = {str(town_reports)!r}, {str(tmp_path)!r}"
    modules = loaded("\n".join(code))
    assert "duckdb" in modules
    assert "spacy" not in modules


def test_a_report_does_not_build_the_grammar_of_addresses_and_leaves_it_to_others():
    quick = "from onrecord.files.light_imports import load_jsonschema\nload_jsonschema()"
    code = f"{quick}\nimport nbformat, papermill"
    assert "rfc3987_syntax" not in loaded(code)
    assert "rfc3987_syntax" in loaded(f"{code}\nimport rfc3987_syntax")


def test_an_analysis_loads_neither_the_command_line_of_spacy_nor_nltk_and_leaves_them_to_others():
    quick = "from onrecord import analyze, Article\nanalyze(Article('It is a good plan, Ann Ost said.'))"
    modules = loaded(quick)
    assert "spacy" in modules
    assert not {"nltk", "textblob", "typer", "weasel"} & modules
    later = "import spacy, textblob\nassert spacy.cli.info and spacy.info(silent=True)['spacy_version']"
    assert {"nltk", "typer"} <= loaded(f"{quick}\n{later}\ntextblob.en.sentiment('good')")
