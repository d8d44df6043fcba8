"""The wheel declares its dependencies, contains its data, and renders a report."""

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
STORY = "Port to grow\n\n“We will build,” Mayor Ann Ost said on Monday. It will cost £3 million.\n"


def run(*command: str | Path, **options) -> str:
    """Run a program and return its output; a failure shows what it said."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from a copy of the sources because a build leaves files beside them."""
    folder = tmp_path_factory.mktemp("build")
    skip = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in ("lib", "notebooks"):
        shutil.copytree(ROOT / name, folder / name, symlinks=True, ignore=skip)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index")
    run(*pip, "-w", folder / "dist", folder)
    (built,) = (folder / "dist").iterdir()
    return built


@pytest.fixture(scope="module")
def requirements(wheel) -> list[Requirement]:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith("/METADATA")]
        lines = archive.read(name).decode("utf-8").splitlines()
    return [Requirement(line.partition(": ")[2]) for line in lines if line.startswith("Requires-Dist: ")]


def test_it_holds_every_file_of_the_package(wheel):
    package = ROOT / "lib" / "onrecord"
    files = {path.relative_to(package.parent).as_posix() for path in package.rglob("*") if path.is_file()}
    files |= {f"onrecord/notebooks/{path.name}" for path in (ROOT / "notebooks").glob("*.ipynb")}
    left_out = re.compile(r"__pycache__|\.pyc$|\.ipynb_checkpoints")
    with zipfile.ZipFile(wheel) as archive:
        assert not {name for name in files if not left_out.search(name)} - set(archive.namelist())


def test_it_requires_what_it_imports(requirements):
    declared = {canonicalize_name(requirement.name) for requirement in requirements}
    distributions = packages_distributions()
    for path in (ROOT / "lib" / "onrecord").rglob("*.py"):
        if "training" in path.parts:
            continue  # its requirements are in requirements-train.txt
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            for name in {name.partition(".")[0] for name in names} - sys.stdlib_module_names:
                found = {canonicalize_name(distribution) for distribution in distributions.get(name, ())}
                assert found & declared or name == "onrecord", f"{path}: {name}"


def test_its_ranges_hold_the_versions_that_are_tested(requirements):
    for requirement in requirements:
        if requirement.marker is None or requirement.marker.evaluate():
            assert requirement.specifier.contains(version(requirement.name)), requirement


def test_it_renders_a_report_outside_the_checkout(wheel, tmp_path):
    """Only the wheel is installed; its dependencies come from this environment."""
    env = tmp_path / "env"
    run(sys.executable, "-m", "venv", "--without-pip", env)
    python = env / "bin" / "python"
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        wheel,
    )
    (site,) = env.glob("lib/python*/site-packages")
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    places = {"JUPYTER_PATH": f"{sys.prefix}/share/jupyter", "HOME": str(tmp_path)}
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | places
    assert str(site) in run(
        python, "-c", "import onrecord; print(onrecord.__file__)", cwd=tmp_path, env=clean
    )
    run(env / "bin" / "onrecord", "report", "story.txt", cwd=tmp_path, env=clean)
    page = (tmp_path / "reports" / "port-to-grow" / "report.html").read_text(encoding="utf-8")
    assert "Ann Ost" in page


@pytest.mark.benchmark
def test_an_empty_environment_installs_it_with_its_dependencies(wheel, tmp_path):
    """Downloads every requirement; slow, so not part of `make test`."""
    env = tmp_path / "env"
    run(sys.executable, "-m", "venv", env)
    run(env / "bin" / "python", "-m", "pip", "install", "--quiet", wheel)
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    run(env / "bin" / "onrecord", "report", "story.txt", cwd=tmp_path, env=clean)
    page = (tmp_path / "reports" / "port-to-grow" / "report.html").read_text(encoding="utf-8")
    assert "Ann Ost" in page
