"""Imports libraries without parts that On Record never uses and that take long to load.

None of these libraries has a switch for it. While the library is imported, a stand-in takes the place of the
part; afterwards, the part can be imported as usual, by On Record or by anyone else in the process.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from types import ModuleType
from typing import Any


def load_jsonschema() -> None:
    """Import jsonschema without a grammar that takes long; call it before nbformat and papermill.

    jsonschema imports the grammar of international addresses, if it is installed, for the formats `iri` and
    `iri-reference`, which the schemas of notebooks and corrections do not use. It works without.
    """
    with _standing_in(rfc3987_syntax=None):
        importlib.import_module("jsonschema")


def load_spacy() -> None:
    """Import spaCy without its command line, which loads two fifths of its modules."""
    if "spacy" in sys.modules:
        return
    command_line, information = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")

    def info(*arguments: Any, **options: Any) -> Any:
        return importlib.import_module("spacy.cli.info").info(*arguments, **options)

    def attribute(name: str) -> Any:
        if name == "cli":
            return importlib.import_module("spacy.cli")
        raise AttributeError(f"module 'spacy' has no attribute {name!r}")

    vars(information)["info"] = info
    with _standing_in(**{"spacy.cli": command_line, "spacy.cli.info": information}):
        spacy = importlib.import_module("spacy")
    vars(spacy)["__getattr__"] = attribute


def load_textblob_lexicon() -> Any:
    """Return the lexicon of TextBlob's English module, without TextBlob itself, which loads NLTK."""
    if "textblob" in sys.modules:
        return importlib.import_module("textblob.en").sentiment
    package = ModuleType("textblob")
    package.__path__ = list(_folders("textblob"))
    with _standing_in(textblob=package):
        lexicon = importlib.import_module("textblob.en").sentiment
    for name in ("textblob.en", "textblob._text"):  # parts of the stand-in
        del sys.modules[name]
    return lexicon


def _folders(package: str) -> Iterable[str]:
    """The folders of a package.

    Raises:
        ModuleNotFoundError: it is not installed.
    """
    found = find_spec(package)
    if found is None:
        raise ModuleNotFoundError(f"No module named {package!r}", name=package)
    return found.submodule_search_locations or ()


@contextmanager
def _standing_in(**stand_ins: ModuleType | None) -> Iterator[None]:
    """Put stand-ins in the place of modules that are not loaded; None makes their import fail."""
    missing = [name for name in stand_ins if name not in sys.modules]
    for name in missing:
        sys.modules[name] = stand_ins[name]  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in missing:
            del sys.modules[name]
