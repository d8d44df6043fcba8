"""The kernel provisioner of `jupyter_client` that forks kernels from a zygote."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
from contextlib import suppress
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from .owner import owner
from .request import Request

_GONE = {"exit": -signal.SIGKILL}
_TO_LISTEN = 180.0
"""Seconds that a kernel may take to start, including the loading of the zygote."""


class ForkProvisioner(LocalProvisioner):
    """Asks the zygote of this process to fork kernels; otherwise works like the local provisioner."""

    _line: socket.socket | None = None
    _heard = b""
    _ended: dict[str, Any] | None = None

    @property
    def has_process(self) -> bool:
        """Whether there is a kernel whose end was not awaited."""
        return self._line is not None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel and wait until it listens.

        Args:
            cmd: the command of its kernelspec, `python … -m ipykernel_launcher …`.
            **kwargs: `env` and `cwd` of the kernel; others are ignored.

        Raises:
            NoForkError: there is no zygote to fork from.
            RuntimeError: the kernel ended during its start.
        """
        self.cwd = kwargs.get("cwd") or Path.cwd()
        self._heard, self._ended = b"", None
        request = Request(cmd[cmd.index("-m") + 1 :], str(self.cwd), dict(kwargs["env"]))
        try:
            await asyncio.wait_for(self._launch(request), _TO_LISTEN)
        except TimeoutError:
            await self.kill()
            raise RuntimeError(f"the kernel did not start in {_TO_LISTEN:.0f} s") from None
        return self.connection_info

    async def _launch(self, request: Request) -> None:
        """Fork a kernel and wait until it listens."""
        said = await self._ask(request)
        if "exit" in said:  # the zygote has died; the next call starts another
            self._ended = None
            said = await self._ask(request)
        while "ready" not in said:
            if "exit" in said:
                raise RuntimeError(f"the kernel ended during its start, with status {said['exit']}")
            self.pid = self.pgid = said["pid"]
            said = await self._hear()

    async def _ask(self, request: Request) -> dict[str, Any]:
        """Ask the zygote for a kernel, and return its first answer."""
        loop = asyncio.get_running_loop()
        self._line = await loop.run_in_executor(None, owner().connect)
        self._line.setblocking(False)
        with suppress(OSError):
            await loop.sock_sendall(self._line, request.to_line())
        return await self._hear()

    async def _hear(self) -> dict[str, Any]:
        """Return the next answer of the zygote."""
        assert self._line is not None
        while not (said := self._next()):
            data = b""
            with suppress(OSError):
                data = await asyncio.get_running_loop().sock_recv(self._line, 4096)
            if not data:
                self._ended = self._ended or _GONE
                return self._ended
            self._heard += data
        return said

    def _next(self) -> dict[str, Any] | None:
        """Take the next complete line from the buffer, or None."""
        line, end, rest = self._heard.partition(b"\n")
        if not end:
            return None
        self._heard = rest
        said: dict[str, Any] = json.loads(line)
        if "exit" in said:
            self._ended = said
        return said

    async def poll(self) -> int | None:
        """Return the status of the kernel if it has ended, else None."""
        if self._line is None:
            return 0
        if self._ended is None:
            try:
                data = self._line.recv(4096)
                self._heard += data
                self._ended = None if data else _GONE
            except BlockingIOError:
                pass
            except OSError:
                self._ended = _GONE
            self._next()
        return self._ended["exit"] if self._ended else None

    async def wait(self) -> int | None:
        """Wait for the kernel to end, and return its status."""
        if self._line is None:
            return 0
        while self._ended is None:
            await self._hear()
        self._line.close()
        self._line = None
        return int(self._ended["exit"])

    async def send_signal(self, signum: int) -> None:
        """Send a signal to the kernel and the processes it has started."""
        if self._line is not None and await self.poll() is None and self.pgid is not None:
            with suppress(OSError):
                os.killpg(self.pgid, signum)

    async def kill(self, restart: bool = False) -> None:
        """Kill the kernel."""
        await self.send_signal(signal.SIGKILL)

    async def terminate(self, restart: bool = False) -> None:
        """Ask the kernel to end."""
        await self.send_signal(signal.SIGTERM)
