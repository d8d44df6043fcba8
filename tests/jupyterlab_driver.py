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

PATIENCE = 300_000
"""Milliseconds, for machines with much else to do."""
SETTINGS = {"apputils-extension/notification": '{"fetchNews": "false", "checkForUpdates": false}'}
PANEL = """path => [...jupyterapp.shell.widgets('main')].find(widget => widget.context?.path === path)"""
"""The notebook's panel: a page of Lab may show others, too."""
READY = f"""async path => {{
    const panel = ({PANEL})(path);
    await panel.context.ready;
    await panel.sessionContext.ready;
    await panel.sessionContext.session.kernel.info;
    jupyterapp.shell.activateById(panel.id);
}}"""
"""A notebook told to run before its kernel is there asks which kernel to use, and waits."""
OUTPUTS = f"""path => ({PANEL})(path).context.model.toJSON().cells.flatMap(cell => cell.outputs || [])"""
EXECUTE = """async ([command, patience]) => {
    const late = new Promise((_, reject) =>
        setTimeout(() => reject(new Error(`${command} did not end`)), patience));
    await Promise.race([jupyterapp.commands.execute(command), late]);
    await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn, 200)));
}"""
"""The promise of a command to run cells is kept when the last of them has ended."""
HAS_CELL = f"([path, id]) => ({PANEL})(path)?.content.widgets.some(cell => cell.model.id === id)"
SET_SOURCE = f"""([path, id, text]) => {{
    const notebook = ({PANEL})(path).content;
    notebook.widgets.find(cell => cell.model.id === id).model.sharedModel.setSource(text);
}}"""
SELECT_CELL = f"""([path, id]) => {{
    const notebook = ({PANEL})(path).content;
    notebook.activeCellIndex = notebook.widgets.findIndex(cell => cell.model.id === id);
    notebook.deselectAll();
}}"""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address of a notebook in JupyterLab over a folder, with `NOTEBOOK` for its path."""
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
        yield f"{address}/lab/workspaces/auto-WORKSPACE/tree/NOTEBOOK?reset&token={token}"
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
    """A notebook open in a page of JupyterLab, in a workspace of its own.

    Args:
        page: the page.
        address: of a notebook, as `serve` gives it.
        path: of the notebook, in the server's folder.
    """

    def __init__(self, page, address: str, path: str) -> None:
        self.page, self.path = page, path
        self.complaints: list[str] = []
        page.set_default_timeout(PATIENCE / 3)
        page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(address.replace("NOTEBOOK", path).replace("WORKSPACE", Path(path).stem))
        page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        page.evaluate(READY, path)

    def run(self) -> None:
        """Run all cells, and wait for the last."""
        self.page.evaluate(EXECUTE, ["notebook:run-all-cells", PATIENCE])

    def run_cell(self, key: str) -> None:
        """Run one cell, and wait for it."""
        self.page.evaluate(SELECT_CELL, [self.path, key])
        self.page.evaluate(EXECUTE, ["notebook:run-cell", PATIENCE])

    def set_source(self, key: str, text: str) -> None:
        """Type a text into a cell."""
        self.page.wait_for_function(HAS_CELL, arg=[self.path, key])
        self.page.evaluate(SET_SOURCE, [self.path, key, text])

    def save(self) -> None:
        """Save the notebook."""
        self.page.evaluate(EXECUTE, ["docmanager:save", PATIENCE])

    def outputs(self) -> list[dict]:
        """The outputs of all cells."""
        return self.page.evaluate(OUTPUTS, self.path)

    def errors(self) -> list[str]:
        """What went wrong: in cells, in what Lab renders of them, and in the browser's console."""
        found = [output["evalue"] for output in self.outputs() if output["output_type"] == "error"]
        found += self.page.get_by_text("Javascript Error").all_text_contents()
        found += [text for text in self.complaints if "favicon" not in text]
        return found
