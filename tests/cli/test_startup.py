"""Commands load only the modules that they need."""

import subprocess
import sys

import pytest

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
