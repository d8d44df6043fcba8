"""The papermill engine `onrecord`, which runs notebooks in warm kernels, or in stock ones without fork.

papermill imports this module itself (entry point `papermill.engine`); import papermill before it.
"""

from __future__ import annotations

import logging
import sys
from functools import cache
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager
from papermill.engines import NBClientEngine
from papermill.log import logger

from .notebook_client import WarmClient
from .owner import NoForkError, owner

NAME = "onrecord"
_RENAMED = ("input_path", "timeout", "startup_timeout")
"""Options that papermill gives under other names, or that its client does not take."""


class WarmEngine(NBClientEngine):
    """Runs each notebook in a fork of a process that has loaded the libraries and models."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, execution_timeout: float | None = None, **kwargs: Any
    ) -> Any:
        """Run a notebook; the options are those of papermill's default engine."""
        try:
            _check(kernel_name)
            if kwargs.get("coalesce_streams"):
                raise NoForkError("only stock kernels join the streams of a cell")
            owner().connect().close()
        except NoForkError as error:
            _warn(str(error))
            return super().execute_managed_notebook(
                nb_man, kernel_name, execution_timeout=execution_timeout, **kwargs
            )
        options = {name: value for name, value in kwargs.items() if name not in _RENAMED}
        options.pop("start_timeout", None)
        timeout = execution_timeout or kwargs.get("timeout")
        return WarmClient(nb_man, kernel_name=kernel_name, timeout=timeout, log=logger, **options).execute()


@cache
def _warn(reason: str) -> None:
    """Warn that there are no warm kernels, once per process."""
    logging.getLogger("onrecord").warning(
        "onrecord: using papermill's default engine instead of warm kernels: %s", reason
    )


def _check(kernel_name: str) -> None:
    """Check that a fork of this interpreter can replace a kernel.

    Raises:
        NoForkError: the kernel belongs to another language, interpreter or program.
    """
    argv = KernelSpecManager().get_kernel_spec(kernel_name).argv
    here = argv and (
        Path(argv[0]).name in _NAMES or Path(argv[0]).absolute() == Path(sys.executable).absolute()
    )
    if not here or "ipykernel_launcher" not in argv:
        raise NoForkError(f"{kernel_name} is not an IPython kernel of {sys.executable}")


_NAMES = ("python", "python3", f"python3.{sys.version_info.minor}")
