"""A fork server ends when it is told to, and when it has had nothing to do for some time."""

import os
import signal
import socket
import sys
import threading

import pytest

from onrecord.kernels import fork_server
from onrecord.kernels.fork_server import ForkServer
from onrecord.kernels.request import STOP, Request

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are not forked here")


@pytest.fixture
def listening(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # the path of a socket is short
    server = socket.socket(socket.AF_UNIX)
    server.bind("socket")
    server.listen()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGCHLD)}
    yield server
    server.close()
    signal.set_wakeup_fd(-1)
    for number, handler in before.items():
        signal.signal(number, handler)


def ask(data):
    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect("socket")
        try:
            caller.sendall(data)
            return caller.makefile().readline()
        except (BrokenPipeError, ConnectionResetError):  # the server may hang up before the request is read
            return ""


def test_it_ends_after_some_idle_time(listening):
    assert ForkServer(listening, idle=0.1).serve() is None


def test_it_ends_when_told_to_and_answers_nonsense_with_silence(listening):
    said = []

    def talk():
        said.extend([ask(b"nonsense\n"), ask(Request([], "", {}, STOP).to_line())])

    talking = threading.Thread(target=talk)
    talking.start()
    assert ForkServer(listening, idle=60).serve() is None
    talking.join()
    assert said == ["", f'{{"pid": {os.getpid()}, "running": 0}}\n']


def test_it_does_not_listen_to_other_users(listening, monkeypatch):
    monkeypatch.setattr(fork_server.os, "geteuid", lambda: os.getuid() + 1)
    said = []
    talking = threading.Thread(target=lambda: said.append(ask(Request([], "", {}, STOP).to_line())))
    talking.start()
    assert ForkServer(listening, idle=1).serve() is None
    talking.join()
    assert said == [""]
