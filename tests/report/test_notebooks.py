"""The notebooks are committed clean, hold no logic, and run by hand, through papermill and anywhere."""

import ast
from pathlib import Path

import nbformat
import papermill
import pytest

from sections import SECTIONS

pytestmark = pytest.mark.xdist_group("rendered")  # one zygote
ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SAMPLES = ROOT / "data" / "articles"
COMPARED = "How does another article tell it?"
"""A section that a report has only if there is another article."""


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.name)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def test_there_is_a_notebook():
    assert ROOT / "notebooks" / "article.ipynb" in NOTEBOOKS


def test_committed_without_outputs(notebook):
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
    assert set(notebook.metadata) == {"kernelspec", "language_info"}


def test_parameters_are_marked_for_papermill(notebook, request):
    name = request.node.callspec.id
    marked = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    assert len(marked) == 1
    names = {node.target.id for node in ast.parse(marked[0].source).body}
    needed = {
        "article.ipynb": {"source", "published", "which", "interactive"},
        "corpus.ipynb": {"reports", "corrections"},
    }
    assert needed[name] | {"output_dir"} <= names


def test_papermill_shows_the_type_and_the_help_of_every_parameter(notebook, request):
    path = ROOT / "notebooks" / request.node.callspec.id
    for parameter in papermill.inspect_notebook(str(path)).values():
        assert parameter["inferred_type_name"] in ("str", "bool", "int"), parameter
        assert len(parameter["help"]) > 15, parameter


def test_cells_only_call_the_package(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "code":
            body = ast.parse(cell.source).body
            allowed = (ast.AnnAssign, ast.Assign, ast.Expr, ast.ImportFrom)
            assert all(isinstance(node, allowed) for node in body), cell.source
            if "parameters" not in cell.metadata.get("tags", []):
                assert len(body) <= 6


def run(tmp_path: Path, cwd: Path, engine: str | None = None, **parameters):
    return papermill.execute_notebook(
        str(ROOT / "notebooks" / "article.ipynb"),
        str(tmp_path / "out.ipynb"),
        parameters=parameters,
        cwd=str(cwd),
        kernel_name="python3",
        engine_name=engine,
        progress_bar=False,
    )


def test_it_runs_with_its_defaults_as_by_hand(tmp_path):
    done = run(tmp_path, ROOT / "notebooks")
    html = [
        o.data.get("text/html", "") for cell in done.cells for o in cell.get("outputs", []) if "data" in o
    ]
    assert any("US Responds to Russia’s Security Demands" in page for page in html)


@pytest.mark.parametrize(("engine", "wrong"), [(None, {"source": 42}), ("onrecord", {"published": 20190101})])
def test_a_parameter_of_a_wrong_type_ends_the_run_with_one_line(tmp_path, engine, wrong):
    with pytest.raises(papermill.PapermillExecutionError) as caught:
        run(tmp_path, ROOT / "notebooks", engine, **wrong)
    (name,) = wrong
    assert caught.value.ename == "ParameterError" and f"`{name}`" in caught.value.evalue
    assert len(caught.value.traceback) == 1 and "\n" not in caught.value.traceback[0]


def test_it_runs_on_a_file_and_saves_the_tables(tmp_path):
    from onrecord import export

    source = SAMPLES / "company-results.json"
    done = run(tmp_path, tmp_path, "onrecord", source=str(source), output_dir="tables")
    headings = [cell.source.splitlines()[0][3:] for cell in done.cells if cell.source.startswith("## ")]
    assert [heading for heading in headings if heading != COMPARED] == list(SECTIONS)
    assert len(export.read(tmp_path / "tables").claims) > 5
