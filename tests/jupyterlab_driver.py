"""JupyterLab as a user meets it: a server over a clean copy of the project, and a browser in it."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 900_000
"""Milliseconds, for machines with much else to do."""
SETTINGS = {"apputils-extension/notification": '{"fetchNews": "false", "checkForUpdates": false}'}
KERNEL_ANSWERS = """async () => {
    const context = jupyterapp.shell.currentWidget.sessionContext;
    await context.ready;
    await context.session.kernel.info;
}"""
"""A notebook told to run before its kernel is there asks which kernel to use, and waits."""
OUTPUTS = """jupyterapp.shell.currentWidget.context.model.toJSON().cells
    .flatMap(cell => (cell.outputs || []).map(output => output))"""
RUN = "void jupyterapp.commands.execute('notebook:run-all-cells')"
BUSY = """[...document.querySelectorAll('.jp-CodeCell .jp-InputArea-prompt')]
    .some(prompt => prompt.textContent.includes('*'))"""
HAS_CELL = """id =>
    jupyterapp.shell.currentWidget?.content?.widgets?.some(cell => cell.model.id === id)
"""
SET_SOURCE = """([id, text]) => {
    const notebook = jupyterapp.shell.currentWidget.content;
    notebook.widgets.find(cell => cell.model.id === id).model.sharedModel.setSource(text);
}"""
RUN_CELL = """id => {
    const notebook = jupyterapp.shell.currentWidget.content;
    notebook.activeCellIndex = notebook.widgets.findIndex(cell => cell.model.id === id);
    notebook.deselectAll();
    void jupyterapp.commands.execute('notebook:run-cell');
}"""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address of JupyterLab over a folder, with `TOKEN` for its token; it ends with the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    options = [
        "--no-browser",
        "--allow-root",
        f"--port={port}",
        f"--IdentityProvider.token={token}",
        f"--ServerApp.root_dir={folder}",
        "--LabApp.expose_app_in_browser=True",
    ]
    own = folder / ".jupyter"
    for name, content in SETTINGS.items():
        path = own / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True)
        path.write_text(content)
    places = {
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
    }
    with (own / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "lab", *options],
            env=os.environ | {name: str(own / place) for name, place in places.items()},
            stdout=log,
            stderr=log,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/api?token={token}", server, own / "log")
        yield f"{address}/lab/tree/NOTEBOOK?token={token}"
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_for(address: str, server: subprocess.Popen, log: Path) -> None:
    for _ in range(960):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            assert server.poll() is None, log.read_text()
            time.sleep(0.25)
    raise AssertionError(f"JupyterLab did not answer: {log.read_text()}")


class Notebook:
    """A notebook open in a page of JupyterLab.

    Args:
        page: the page.
        address: where it is.
    """

    def __init__(self, page, address: str) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(address)
        page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        page.evaluate(KERNEL_ANSWERS)

    def run(self) -> None:
        """Run all cells, and wait for the last."""
        self.page.evaluate(RUN)
        self._wait()

    def run_cell(self, key: str) -> None:
        """Run one cell."""
        self.page.evaluate(RUN_CELL, key)
        self._wait()

    def set_source(self, key: str, text: str) -> None:
        """Type a text into a cell."""
        self.page.wait_for_function(HAS_CELL, arg=key)
        self.page.evaluate(SET_SOURCE, [key, text])

    def _wait(self) -> None:
        self.page.wait_for_timeout(300)
        self.page.wait_for_function(f"!({BUSY})")
        self.page.wait_for_timeout(300)

    def outputs(self) -> list[dict]:
        """The outputs of all cells."""
        return self.page.evaluate(OUTPUTS)

    def errors(self) -> list[str]:
        """What went wrong: in cells, in what Lab renders of them, and in the browser's console."""
        found = [output["evalue"] for output in self.outputs() if output["output_type"] == "error"]
        found += self.page.get_by_text("Javascript Error").all_text_contents()
        found += [text for text in self.complaints if "favicon" not in text]
        return found
