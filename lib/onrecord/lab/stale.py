"""Hides the outputs of an earlier article in a notebook when another one is opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from ..display.html import templates
from ..model.errors import OnRecordError


class NoAnalysis:
    """A placeholder for an analysis: every use of it raises an error of one line."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<no article>"

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("_"):
            raise AttributeError(name)
        raise OnRecordError("nothing to show yet: correct the parameters and run the notebook from the top")


@contextmanager
def hiding_what_is_below() -> Iterator[None]:
    """If the block fails in a notebook, hide the outputs of the cells below: they show an earlier article."""
    try:
        yield
    except BaseException:
        if _kernel() is not None:
            from IPython.display import HTML, display  # a notebook has loaded it

            display(HTML(templates.resource("parts/stale.html")))
        raise


def show_in_notebook(shown: Any) -> None:
    """Show a value in the cell that runs; elsewhere, nothing."""
    if _kernel() is not None:
        from IPython.display import display

        display(shown)


def _kernel() -> Any:
    """The kernel that this process is, or None."""
    from IPython import get_ipython

    return getattr(get_ipython(), "kernel", None)
