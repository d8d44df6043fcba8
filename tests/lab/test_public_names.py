"""What `onrecord.` offers: every name is there, documented, and its examples do what they say."""

import doctest
import importlib
import inspect
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import onrecord

WITH_EXAMPLES = (
    "onrecord",
    "onrecord.analysis.analyze",
    "onrecord.corrections.place",
    "onrecord.lab.compare",
    "onrecord.lab.parameters",
    "onrecord.lab.sources",
    "onrecord.model.sentence_html",
)


def test_tab_offers_what_a_user_calls():
    assert dir(onrecord) == sorted(onrecord.__all__)
    assert {"read", "analyze", "compare", "charts", "tables", "show", "explore", "export"} <= set(
        dir(onrecord)
    )


@pytest.mark.parametrize("name", sorted(set(onrecord.__all__) - {"__version__"}))
def test_every_public_name_is_documented_and_typed(name):
    found = getattr(onrecord, name)
    assert len(inspect.getdoc(found)) > 20
    if inspect.isfunction(found):
        signature = inspect.signature(found)
        assert signature.return_annotation is not inspect.Signature.empty
        assert all(p.annotation is not inspect.Parameter.empty for p in signature.parameters.values())


@pytest.mark.parametrize("module", WITH_EXAMPLES)
def test_examples_do_what_they_say(module):
    failed, tried = doctest.testmod(importlib.import_module(module), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert tried and not failed


def test_the_package_loads_nothing_heavy():
    code = "import sys, onrecord; print('spacy' in sys.modules, 'pandas' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]


def test_the_version_is_that_of_the_wheel():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert onrecord.__version__ == project["project"]["version"]
