"""papermill's client of a notebook, for a kernel forked from the zygote."""

from __future__ import annotations

import base64
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.session import extract_dates
from nbclient.client import timestamp
from nbclient.exceptions import (
    CellExecutionComplete,
    CellExecutionError,
    CellTimeoutError,
    DeadKernelError,
)
from papermill.clientwrap import PapermillNotebookClient

from .forked_kernel import ForkedKernel, KernelEndedError


class WarmClient(PapermillNotebookClient):
    """Runs the cells of a notebook in a forked kernel; outputs are handled by nbclient."""

    def execute(self, **kwargs: Any) -> Any:
        """Run all cells, and return the notebook."""
        self.reset_execution_trackers()
        folder = self.resources.get("metadata", {}).get("path") or str(Path.cwd())
        spec = KernelSpecManager().get_kernel_spec(self.kernel_name)
        with ForkedKernel(str(folder), os.environ | spec.env) as self._kernel:
            self.papermill_execute_cells()
            self.nb.metadata["language_info"] = self._kernel.language_info
            self.set_widgets_metadata()
        return self.nb

    def execute_cell(
        self,
        cell: Any,
        cell_index: int,
        execution_count: int | None = None,
        store_history: bool = True,
    ) -> Any:
        """Run a cell as `NotebookClient.async_execute_cell` does.

        Raises:
            CellExecutionError: it raised an exception.
            CellTimeoutError: it takes too long.
            DeadKernelError: the kernel died.
        """
        tags = cell.metadata.get("tags", ())
        if cell.cell_type != "code" or not cell.source.strip() or self.skip_cells_with_tag in tags:
            return cell
        if self.record_timing:
            cell["metadata"]["execution"] = {}
        may_fail = not self.force_raise_errors and (self.allow_errors or "raises-exception" in tags)
        self.code_cells_executed += 1
        cell.outputs = []
        self.clear_before_next_output = False
        timeout = self._get_timeout(cell)
        reply: dict[str, Any] = {}
        try:
            with suppress(CellExecutionComplete):
                for message in self._kernel.run(cell.source, store_history, not may_fail, timeout):
                    if message["msg_type"] == "execute_reply":
                        reply = message["content"]
                        if self.record_timing:
                            cell["metadata"]["execution"]["shell.execute_reply"] = timestamp(_dated(message))
                    else:
                        self.process_message(_dated(message), cell, cell_index)
        except KernelEndedError:
            raise DeadKernelError("Kernel died") from None
        except TimeoutError:
            raise CellTimeoutError.error_from_timeout_and_cell(
                "Cell execution timed out", timeout, cell
            ) from None
        if execution_count:
            cell["execution_count"] = execution_count
        named = reply.get("ename") in self.allow_error_names and not self.force_raise_errors
        if reply.get("status") == "error" and not may_fail and not named:
            raise CellExecutionError.from_cell_and_msg(cell, reply)
        self.nb["cells"][cell_index] = cell
        return cell


def _dated(message: dict[str, Any]) -> dict[str, Any]:
    """Return a message as `jupyter_client` gives it, with dates and buffers."""
    buffers = [base64.b64decode(part) for part in message["buffers"]]
    return message | {"header": extract_dates(message["header"]), "buffers": buffers}
