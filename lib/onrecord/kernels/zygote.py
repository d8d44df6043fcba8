"""The zygote: a process that loads the libraries and models once, and forks a kernel on each request.

It is a separate program, so that no thread, socket or event loop of its owner is copied. It takes requests on
a socket (see `fork_server`). Closing its standard input ends it and all its kernels.

Only the calling thread survives in a fork, so nothing here may start a thread. `ENVIRONMENT` keeps libraries
from starting threads on import. `gc.freeze` hides loaded
objects from the garbage collector, so that forks keep sharing their memory.
"""

from __future__ import annotations

import gc
import shutil
import socket
import sys
from collections.abc import Callable
from pathlib import Path

from ..model.errors import OnRecordError
from ..model.one_line import one_line
from .fork_server import ForkServer, threads

ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",  # the debugger would warn about frozen modules
}
"""Keeps libraries from starting threads and printing; it is not passed on to kernels."""


class LoadError(OnRecordError):
    """This process cannot load, or must not fork."""


def load(preload: Callable[[], None]) -> None:
    """Load what forks share.

    Raises:
        LoadError: it does not load, or a thread runs afterwards.
    """
    try:
        preload()
    except Exception as error:  # its owner then uses stock kernels
        why = one_line(error) or type(error).__name__
        raise LoadError(f"the process to fork kernels from did not load: {why}") from error
    if (running := threads()) != 1:
        raise LoadError(f"{running} threads run after loading, so kernels cannot be forked")
    gc.collect()
    gc.freeze()


def main(path: str) -> int:
    """Serve on a socket until standard input closes; in a fork, run the kernel until it ends.

    Args:
        path: where to open the socket; its folder is removed at the end.

    Returns:
        The exit status: 0, or 1 with a line on standard error if it cannot load or must not fork.
    """
    from . import kernel, preload

    server = socket.socket(socket.AF_UNIX)
    server.bind(path)
    try:
        load(preload.preload)
    except LoadError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return 1
    server.listen(128)
    try:
        fork = ForkServer(server, owner=sys.stdin).serve()
    finally:
        server.close()
    if fork is not None:
        kernel.run(fork)
    shutil.rmtree(Path(path).parent, ignore_errors=True)
    return 0
