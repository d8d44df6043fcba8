"""An IPython kernel that takes cells from one connection and answers on it, without sockets of ZeroMQ.

Its parts are those of ipykernel (shell, display, streams, start-up files), so outputs are those of a stock
kernel; only the transport differs. Messages of the Jupyter protocol are lines of JSON.
"""

from __future__ import annotations

import asyncio
import base64
import fcntl
import json
import os
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from ipykernel.iostream import BackgroundSocket, IOPubThread, OutStream
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import Session
from tornado.ioloop import IOLoop

from .request import END


class Publisher(IOPubThread):
    """Publishes in the thread that has something to publish."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.thread = threading.Thread()  # never started
        self.background_socket = BackgroundSocket(self)
        self.socket = None
        self.io_loop = None  # type: ignore[assignment]

    def schedule(self, f: Any) -> None:
        """Call a function at once."""
        f()


class Stream(OutStream):
    """Standard output or error; it is published before the next display, or at the end of the cell."""

    def _schedule_flush(self) -> None:
        self._flush_pending = True


class ChannelSession(Session):
    """Sends messages over a connection.

    Processes that a cell has forked send over it too, so a lock of the system keeps messages apart.
    """

    def __init__(self, channel: socket.socket, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._channel = channel
        self._threads = threading.RLock()
        self._processes = os.memfd_create("onrecord-kernel")

    def send(self, stream: Any, msg_or_type: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Send a message; see `Session.send`, whose stream does not matter here."""
        names = ("content", "parent", "ident", "buffers", "track", "header", "metadata")
        given = dict(zip(names, args, strict=False)) | kwargs
        if isinstance(msg_or_type, dict):
            message = msg_or_type
        else:
            kept = {name: given.get(name) for name in ("content", "parent", "header", "metadata")}
            message = self.msg(msg_or_type, **kept)
        buffers = [base64.b64encode(part).decode("ascii") for part in given.get("buffers") or ()]
        parts = (message | {"buffers": buffers}).items()  # one by one: only some may not be proper JSON
        data = b"{%s}\n" % b", ".join(self.pack(name) + b": " + self.pack(part) for name, part in parts)
        with self._alone():
            self._channel.sendall(data)
        return message

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._threads:
            fcntl.lockf(self._processes, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.lockf(self._processes, fcntl.LOCK_UN)


class ChannelKernel(IPythonKernel):
    """A kernel with one channel, whose cells run in the main thread."""

    shell_channel_thread = SimpleNamespace(parent_thread=threading.main_thread())
    _supports_kernel_subshells = False

    def _abort_queues(self, subshell_id: str | None = None) -> None:
        """There is no queue: the other end stops after an error."""


class ChannelApp(IPKernelApp):
    """Sets up a kernel as a stock one, apart from its sockets; give it a `ChannelSession`."""

    def init_connection_file(self) -> None:
        """There is no such file."""

    def init_sockets(self) -> None:
        """Publish over the connection."""
        self.iopub_thread = Publisher(self.session)
        self.iopub_socket = self.iopub_thread.background_socket

    init_heartbeat = log_connection_info = init_connection_file

    def write_connection_file(self, **kwargs: Any) -> None:
        """There is no such file."""

    def init_kernel(self) -> None:
        """Make the kernel."""
        self.kernel = ChannelKernel.instance(
            parent=self,
            session=self.session,
            iopub_thread=self.iopub_thread,
            iopub_socket=self.iopub_socket,
            log=self.log,
            profile_dir=self.profile_dir,
            user_ns=self.user_ns,
        )
        self.displayhook.get_execution_count = lambda: self.kernel.execution_count
        self.kernel._execute_sleep = 0

    def serve(self, channel: socket.socket) -> None:
        """Run cells that come over a connection, until there are no more or one of them ends the kernel."""
        if self.poller is not None:
            self.poller.start()
        if self.kernel.shell:
            self.kernel.shell.exit_now = False
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        self.kernel.io_loop = IOLoop.current()
        with channel.makefile("rb") as requests:
            for line in requests:
                request = json.loads(line)
                if request == END or loop.run_until_complete(self._execute(request)):
                    return

    async def _execute(self, request: dict[str, Any]) -> bool:
        """Run a cell, and return whether it asked the kernel to exit."""
        kernel = self.kernel
        kernel.set_parent([], request, "shell")
        kernel._publish_status("busy", "shell")
        kernel.pre_handler_hook()
        try:
            await kernel.execute_request(None, [], request)
        except KeyboardInterrupt:
            pass
        finally:
            kernel.post_handler_hook()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        kernel._publish_status("idle", "shell")
        return bool(kernel.shell.exit_now)
