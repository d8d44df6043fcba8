"""Widgets in notebooks, each with a display that takes its place where widgets do not work."""

from __future__ import annotations

from typing import Any

WIDGET = "application/vnd.jupyter.widget-view+json"
"""The type of an output that is a widget."""
MARK = "onrecord"
"""Key of the metadata of a display without HTML, such as a widget."""


def widget_view(widget: Any) -> dict[str, Any]:
    """Return the MIME bundle that shows a widget; empty if the front end cannot."""
    bundle = widget._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    return {WIDGET: data[WIDGET]} if data and WIDGET in data else {}


def show_both(bundle: dict[str, Any]) -> None:
    """Show what takes the place of a widget, and the widget as an output of its own.

    A front end that keeps widgets out, as a static export does, then shows the former; where the widget is
    drawn beside it, the script of the displays hides it.

    Args:
        bundle: the MIME bundle of both.

    Raises:
        NotImplementedError: there is no widget or no shell; IPython then shows `_repr_mimebundle_`.
    """
    from IPython.core.interactiveshell import InteractiveShell  # a notebook has loaded them
    from IPython.display import display

    view = bundle.get(WIDGET)
    if view is None or not InteractiveShell.initialized():
        raise NotImplementedError
    static = {kind: data for kind, data in bundle.items() if kind != WIDGET}
    static["text/html"] = f'<div class="onrecord-static">{static["text/html"]}</div>'
    display(static, raw=True)
    display({WIDGET: view}, raw=True, metadata={MARK: {}})
