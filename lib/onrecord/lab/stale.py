"""Empties and hides the outputs of an earlier article in a notebook when another one cannot be opened.

Only the notebook's own first cell does so, which begins with `workbook.no_analysis()`, and only if it fails:
all cells below show what it opens. An error that a cell catches hides nothing, nor does a cell that opens
another article, whose outputs and those below it are shown even if the first cell has failed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn
from uuid import uuid4

from ..display.html import templates
from ..display.widget_views import MARK
from ..model.errors import OnRecordError

_OWN = 'class="onrecord'
_NAME = "onrecord_outputs"
_HIDDEN = "onrecord_outputs_are_hidden"
_FRESH = '<style class="onrecord-fresh"></style>'


class NoAnalysis:
    """A placeholder for an analysis: every use of it raises an error of one line."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<no article>"

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("_"):
            raise AttributeError(name)
        raise OnRecordError("nothing to show yet: correct the parameters and run the notebook from the top")


@dataclass(slots=True)
class Outputs:
    """The displays of On Record that a notebook shows, so that they can be emptied.

    A front end lets a kernel change an output of another cell only if the output was published with an id.

    Attributes:
        shell: the shell of the kernel.
        ids: the ids of the displays, each with the id of the request that made it.
    """

    shell: Any
    ids: list[tuple[str, str]] = field(default_factory=list)

    def __call__(self, message: dict[str, Any]) -> dict[str, Any] | None:
        """Give a message that shows a display of On Record an id; pass others on."""
        kind, content = message["header"]["msg_type"], message["content"]
        if kind not in ("execute_result", "display_data") or not _is_own(content):
            return message
        key = uuid4().hex
        if kind == "display_data":
            given = content.setdefault("transient", {}).setdefault("display_id", key)
            self.ids.append((given, _request_of(message["parent_header"])))
            return message
        self._publish(content["data"], content["metadata"], update=False, key=key)
        return None

    def empty(self, request: Mapping[str, Any]) -> None:
        """Empty the displays of all cells but the one that runs; a saved notebook then lacks them.

        Args:
            request: header of the request to run that cell.
        """
        old = [key for key, made_by in self.ids if made_by != _request_of(request)]
        self.ids.clear()
        for key in old:
            self._publish({"text/html": "", "text/plain": ""}, {}, update=True, key=key)

    def _publish(self, data: Mapping[str, Any], metadata: Mapping[str, Any], update: bool, key: str) -> None:
        self.shell.display_pub.publish(data, metadata, transient={"display_id": key}, update=update)


def _request_of(header: Mapping[str, Any]) -> str:
    return str(header.get("msg_id", ""))


def _is_own(content: Mapping[str, Any]) -> bool:
    """Return whether a message shows a display of On Record; its style sheet is none."""
    html = str(content["data"].get("text/html", ""))
    return MARK in content["metadata"] or (_OWN in html and not html.startswith("<style"))


def follow_outputs() -> None:
    """From now on, publish the displays of this notebook so that they can be emptied.

    This does nothing outside a notebook that a person uses, as in papermill's runs: their front ends name the
    cell that runs.
    """
    kernel = _kernel()
    register = getattr(getattr(kernel, "shell", None) and kernel.shell.displayhook, "register_hook", None)
    if register is None or "cellId" not in kernel.get_parent().get("metadata", {}):
        return
    if getattr(kernel.shell, _NAME, None) is None:
        outputs = Outputs(kernel.shell)
        setattr(kernel.shell, _NAME, outputs)
        register(outputs)
        kernel.shell.display_pub.register_hook(outputs)


def hide_what_is_below_on_failure() -> None:
    """If the cell that runs fails, empty the outputs of this session, and hide those of earlier sessions."""
    shell = getattr(_kernel(), "shell", None)
    if shell is None:
        return
    setattr(shell, _HIDDEN, False)

    def finish(result: Any) -> None:
        shell.events.unregister("post_run_cell", finish)
        if not getattr(result, "success", False):
            outputs = getattr(shell, _NAME, None)
            if outputs is not None:
                outputs.empty(_kernel().get_parent().get("header", {}))
            setattr(shell, _HIDDEN, True)
            _publish_style(shell, templates.resource("parts/stale.html"))

    shell.events.register("post_run_cell", finish)


def show_from_here() -> None:
    """Show the outputs of the cell that runs and of those below it, even if a cell above has failed."""
    shell = getattr(_kernel(), "shell", None)
    if getattr(shell, _HIDDEN, False):
        _publish_style(shell, _FRESH)


def _publish_style(shell: Any, style: str) -> None:
    shell.display_pub.publish({"text/html": style, "text/plain": ""}, {})


def show_in_notebook(shown: Any) -> None:
    """Show a value in the cell that runs; elsewhere, nothing."""
    if _kernel() is not None:
        from IPython.display import display

        display(shown)


def _kernel() -> Any:
    """The kernel that this process is, or None."""
    from IPython import get_ipython

    return getattr(get_ipython(), "kernel", None)
