"""A kernel ends quietly if nobody listens to it any more, and loudly if it fails."""

import os
import socket
from types import SimpleNamespace

import pytest

from onrecord.kernels import kernel


class Ended(BaseException):
    """Raised instead of ending the process."""


@pytest.mark.parametrize(
    ("failure", "folder", "printed"),
    [
        (BrokenPipeError(), ".", ""),
        (ConnectionResetError(), ".", ""),
        (FileNotFoundError("no"), "removed", ""),
        (FileNotFoundError("no"), ".", "no"),
        (ValueError("no"), ".", "no"),
    ],
)
def test_a_kernel_whose_owner_is_gone_prints_nothing(failure, folder, printed, monkeypatch, capsys, tmp_path):
    def fail(argv, channel):
        channel.close()
        raise failure

    def end(code):
        raise Ended(code)

    monkeypatch.setattr(kernel, "_settle", lambda request: None)
    monkeypatch.setattr(kernel, "_serve", fail)
    monkeypatch.setattr(os, "_exit", end)
    ours, theirs = socket.socketpair()
    request = SimpleNamespace(argv=["kernel"], cwd=str(tmp_path / folder))
    fork = SimpleNamespace(caller=ours, files=[theirs.detach()], request=request)
    with pytest.raises(Ended, match="1"):
        kernel.run(fork)
    err = capsys.readouterr().err
    assert err.rstrip().endswith(printed) and bool(err) == bool(printed)
