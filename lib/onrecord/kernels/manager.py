"""Manage warm kernels and talk to them like `jupyter_client`, but without needless waits."""

from __future__ import annotations

import asyncio
import copy
import uuid
from contextlib import suppress
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

from .owner import owner

PROVISIONER = "onrecord-fork"
_ASK_AGAIN = 2.0
"""Seconds until a kernel that has not answered is asked again."""


class WarmKernelClient(AsyncKernelClient):
    """A client of a kernel that is already listening."""

    async def _async_wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel has answered on both channels.

        The stock client also waits for a fifth of a second of silence.
        """
        try:
            await asyncio.wait_for(self._answered(), timeout)
        except TimeoutError:
            raise RuntimeError(f"Kernel didn't respond in {timeout} seconds") from None

    async def _answered(self) -> None:
        """Ask until both channels have answered; messages published before the channels connect are lost.

        Raises:
            RuntimeError: the kernel has died.
        """
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._answer_to(self.kernel_info()), _ASK_AGAIN)
                return
            if not await self._async_is_alive():
                raise RuntimeError("it died as it started")

    async def _answer_to(self, asked: str) -> None:
        """Wait for the reply to a request, and until the kernel is idle."""
        reply: dict[str, Any] = {"parent_header": {}}
        while reply["parent_header"].get("msg_id") != asked:
            reply = await self.get_shell_msg()
        self._handle_kernel_info_reply(reply)
        while True:
            message = await self.get_iopub_msg()
            idle = message["content"].get("execution_state") == "idle"
            if idle and message["parent_header"].get("msg_id") == asked:
                return

    wait_for_ready = _async_wait_for_ready


class WarmKernelManager(AsyncKernelManager):
    """Manages a kernel forked from this process's zygote, over sockets in a private folder."""

    client_class = f"{__name__}.{WarmKernelClient.__name__}"
    client_factory = WarmKernelClient

    def __init__(self, **kwargs: Any) -> None:
        """See `AsyncKernelManager`.

        Raises:
            NoForkError: kernels cannot be forked here.
        """
        file = owner().folder() / f"{uuid.uuid4().hex[:12]}.json"
        super().__init__(**{"transport": "ipc", "connection_file": str(file)} | kwargs)

    @property
    def kernel_spec(self) -> KernelSpec | None:
        """The kernelspec with the forking provisioner."""
        found = super().kernel_spec
        if found is None:
            return None
        spec = copy.copy(found)
        spec.metadata = found.metadata | {"kernel_provisioner": {"provisioner_name": PROVISIONER}}
        return spec

    async def _async_wait(self, pollinterval: float = 0.1) -> None:
        """Wait for the kernel to end, without polling."""
        if self.provisioner is not None:
            await self.provisioner.wait()

    async def _async_interrupt_kernel(self) -> None:
        """Interrupt the kernel, unless it is shutting down and would print an error."""
        if not self.shutting_down:
            await super()._async_interrupt_kernel()
