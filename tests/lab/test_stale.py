"""When a source fails, a notebook keeps nothing of the article before."""

from types import SimpleNamespace

import pytest

from onrecord.lab import stale


@pytest.fixture
def kernel(monkeypatch):
    """A kernel that records what it publishes, and whose front end names the cell."""
    sent, hooks = [], []
    publisher = SimpleNamespace(
        publish=lambda data, metadata, **how: sent.append((data, how)), register_hook=lambda hook: None
    )
    shell = SimpleNamespace(display_pub=publisher, displayhook=SimpleNamespace(register_hook=hooks.append))
    kernel = SimpleNamespace(
        shell=shell,
        get_parent=lambda: {"header": {"msg_id": "2"}, "metadata": {"cellId": "words"}},
        sent=sent,
        hooks=hooks,
    )
    monkeypatch.setattr(stale, "_kernel", lambda: kernel)
    return kernel


def result(html, kind="execute_result", request="1"):
    content = {"data": {"text/html": html, "text/plain": "x"}, "metadata": {}}
    return {"header": {"msg_type": kind}, "parent_header": {"msg_id": request}, "content": content}


def test_displays_of_other_cells_are_emptied_once_a_source_fails(kernel):
    stale.follow_outputs()
    stale.follow_outputs()
    (hook,) = kernel.hooks
    kernel.shell.display_pub.publish = lambda data, metadata, transient, update: kernel.sent.append(
        hook(
            result(data["text/html"], "update_display_data" if update else "display_data")
            | {"transient": transient}
        )
    )
    assert hook(result('<div class="onrecord findings">Quill</div>')) is None
    other = result("<table>of the user</table>")
    assert hook(other) is other
    hook(result('<p class="onrecord">an offer of this cell</p>', "display_data", request="2"))
    with pytest.raises(OSError), stale.hiding_what_is_below():
        raise OSError("no such file")
    shown, emptied = kernel.sent
    assert "Quill" in shown["content"]["data"]["text/html"]
    assert emptied["header"]["msg_type"] == "update_display_data"
    assert emptied["content"]["data"]["text/html"] == ""


def test_a_run_without_a_person_publishes_as_always(kernel):
    kernel.get_parent = lambda: {"metadata": {}}
    stale.follow_outputs()
    assert kernel.hooks == []
