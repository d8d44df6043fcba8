"""JupyterLab itself: the notebook of an article run to its end by a browser, and played in."""

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from browser import CHROMIUM, FLAGS

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine (apt-get install chromium)"
)
ROOT = Path(__file__).parents[2]
PATIENCE = 120_000  # milliseconds, for machines with much else to do
# A notebook told to run before its kernel is there asks which kernel to use, and waits.
KERNEL_ANSWERS = """async () => {
    const context = jupyterapp.shell.currentWidget.sessionContext;
    await context.ready;
    await context.session.kernel.info;
}"""
PROMPTS = "[...document.querySelectorAll('.jp-CodeCell .jp-InputArea-prompt')].map(e => e.textContent)"
ERRORS = """jupyterapp.shell.currentWidget.context.model.toJSON().cells
    .flatMap(cell => cell.outputs || []).filter(o => o.output_type === 'error').map(o => o.evalue)"""
SETTINGS = {
    "notebook-extension/tracker": '{"windowingMode": "none"}',  # all cells stay in the page
    "apputils-extension/notification": '{"fetchNews": "false", "checkForUpdates": false}',
}


@pytest.fixture
def lab(tmp_path):
    """The address of JupyterLab over a copy of the notebook and one sample; it ends with the test."""
    for name in ("notebooks", "data/articles"):
        (tmp_path / name).mkdir(parents=True)
    shutil.copy(ROOT / "notebooks" / "article.ipynb", tmp_path / "notebooks")
    shutil.copy(
        ROOT / "data" / "articles" / "voa-russia-security-demands.txt", tmp_path / "data" / "articles"
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    settings = [
        "--no-browser",
        "--allow-root",
        f"--port={port}",
        f"--IdentityProvider.token={token}",
        f"--ServerApp.root_dir={tmp_path}",
        "--LabApp.expose_app_in_browser=True",
    ]
    for name, content in SETTINGS.items():
        path = tmp_path / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True)
        path.write_text(content)
    folders = {name: str(tmp_path / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")}
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "lab", *settings],
            env=os.environ | folders | {"JUPYTERLAB_SETTINGS_DIR": str(tmp_path / "settings")},
            stdout=log,
            stderr=log,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/api?token={token}", server, tmp_path / "log")
        yield f"{address}/lab/tree/notebooks/article.ipynb?token={token}", tmp_path
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_for(address, server, log):
    for _ in range(480):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            assert server.poll() is None, log.read_text()
            time.sleep(0.25)
    raise AssertionError(f"JupyterLab did not answer: {log.read_text()}")


def test_the_notebook_runs_to_its_end_and_can_be_played_in(lab):
    address, folder = lab
    with playwright.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1400, "height": 1000})
        page.set_default_timeout(PATIENCE)
        page.goto(address)
        page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        page.evaluate(KERNEL_ANSWERS)
        page.evaluate("void jupyterapp.commands.execute('notebook:run-all-cells')")
        page.wait_for_function(f"{PROMPTS}.some(text => text.includes('*'))")
        page.wait_for_function(f"!{PROMPTS}.some(text => text.includes('*'))")
        assert page.evaluate(ERRORS) == []
        assert page.get_by_text("Javascript Error").count() == 0  # what Lab itself cannot render
        assert page.locator(".jp-OutputArea .chart .spot").count() > 10
        assert page.evaluate(f"{PROMPTS}.filter(text => !/\\d/.test(text))") == []
        assert page.locator(".jp-Notebook .onrecord.masthead h1").count() == 1
        _play(page)
        _correct(page, folder)
        browser.close()


def _play(page):
    """Pick another speaker: their claims take the place of those of the first."""
    picker = page.locator(".jp-OutputArea select").first
    shown = page.locator(".jp-OutputArea .speaker-view").first
    picker.scroll_into_view_if_needed()
    before = shown.inner_text()
    picker.select_option(label=next(o for o in picker.locator("option").all_text_contents() if "Kuleba" in o))
    page.wait_for_function(
        "before => !document.querySelector('.speaker-view').innerText.includes(before)", arg=before
    )
    assert "Dmytro Kuleba" in shown.inner_text()


def _correct(page, folder):
    """Dismiss a claim in the form: the file is written."""
    button = page.get_by_role("button", name="Dismiss claim")
    button.scroll_into_view_if_needed()
    button.click()
    page.locator(".jp-OutputArea").get_by_text(re.compile("^\\s*Written to")).first.wait_for()
    (path,) = (folder / "data" / "corrections").iterdir()
    assert "dismissed: true" in path.read_text(encoding="utf-8")
