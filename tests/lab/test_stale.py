"""When a source fails, a notebook keeps nothing of the article before."""

from types import SimpleNamespace

import pytest
from IPython.core.events import EventManager, available_events
from IPython.core.interactiveshell import ExecutionResult

from onrecord import Article
from onrecord.lab import stale, workbook
from onrecord.model.errors import OnRecordError


@pytest.fixture
def kernel(monkeypatch):
    """A kernel that records what it publishes, and whose front end names the cell."""
    sent, hooks = [], []
    publisher = SimpleNamespace(
        publish=lambda data, metadata, **how: sent.append((data, how)), register_hook=lambda hook: None
    )
    shell = SimpleNamespace(display_pub=publisher, displayhook=SimpleNamespace(register_hook=hooks.append))
    shell.events = EventManager(shell, available_events)
    kernel = SimpleNamespace(
        shell=shell,
        get_parent=lambda: {"header": {"msg_id": "2"}, "metadata": {"cellId": "words"}},
        sent=sent,
        hooks=hooks,
    )
    monkeypatch.setattr(stale, "_kernel", lambda: kernel)
    return kernel


def end_of_cell(kernel, error=None):
    """The cell that runs ends, with an error that it did not catch, if any."""
    done = ExecutionResult(None)
    done.error_in_exec = error
    kernel.shell.events.trigger("post_run_cell", done)


def styles(kernel):
    return [data["text/html"] for data, _ in kernel.sent if "<style" in data["text/html"]]


def result(html, kind="execute_result", request="1"):
    content = {"data": {"text/html": html, "text/plain": "x"}, "metadata": {}}
    return {"header": {"msg_type": kind}, "parent_header": {"msg_id": request}, "content": content}


def test_displays_of_other_cells_are_emptied_once_a_source_fails(kernel):
    stale.follow_outputs()
    stale.follow_outputs()
    (hook,) = kernel.hooks

    def publish(data, metadata, transient=None, update=False):
        kind = "update_display_data" if update else "display_data"
        kernel.sent.append(hook(result(data["text/html"], kind) | {"transient": transient}))

    kernel.shell.display_pub.publish = publish
    assert hook(result('<div class="onrecord findings">Quill</div>')) is None
    other = result("<table>of the user</table>")
    assert hook(other) is other
    hook(result('<p class="onrecord">an offer of this cell</p>', "display_data", request="2"))
    workbook.no_analysis()
    end_of_cell(kernel, OSError("no such file"))
    shown, emptied, style = kernel.sent
    assert "onrecord-stale" in style["content"]["data"]["text/html"]
    assert "Quill" in shown["content"]["data"]["text/html"]
    assert emptied["header"]["msg_type"] == "update_display_data"
    assert emptied["content"]["data"]["text/html"] == ""


def test_an_error_that_a_cell_catches_hides_nothing(kernel):
    workbook.no_analysis()
    with pytest.raises(OnRecordError):
        workbook.open_analysis("")
    end_of_cell(kernel)
    end_of_cell(kernel, OSError("in a later cell"))
    assert kernel.sent == []


def test_the_failure_of_a_cell_that_opens_another_article_hides_nothing(kernel):
    with pytest.raises(OnRecordError):
        workbook.open_analysis("")
    end_of_cell(kernel, OnRecordError("x"))
    assert kernel.sent == []


def test_another_article_below_a_failed_cell_is_shown(kernel, monkeypatch):
    monkeypatch.setattr(workbook, "open_article", lambda *_: Article("Rain fell."))
    workbook.no_analysis()
    end_of_cell(kernel, OSError("no such file"))
    workbook.open_analysis("other.txt", corrections=None)
    hidden, shown = styles(kernel)
    assert "onrecord-stale" in hidden and "onrecord-fresh" in shown
    workbook.no_analysis()
    workbook.open_analysis("story.txt", corrections=None)
    assert len(styles(kernel)) == 2


def test_a_run_without_a_person_publishes_as_always(kernel):
    kernel.get_parent = lambda: {"metadata": {}}
    stale.follow_outputs()
    assert kernel.hooks == []
