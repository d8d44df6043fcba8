"""The entry point, which handles Ctrl-C while the program loads and ends."""

import os
import signal
import sys
from collections.abc import Sequence


def main() -> int:
    """Run the command line, in the warm process if there is one, and return the exit status."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # more threads gain nothing: the matrices are small
    arguments = sys.argv[1:]
    try:
        from .warm.client import run_there

        status = run_there(arguments)
    except KeyboardInterrupt:
        return _interrupted()
    if status is None:
        status = run_here(arguments)
        if os.environ.get("ONRECORD_WARM") == "auto":
            from .warm.starting import start_after

            start_after(arguments)
    return status


def run_here(arguments: Sequence[str]) -> int:
    """Run the command line in this process, and return the exit status."""
    try:
        from .main import main as run  # loading is slow enough for a user to press Ctrl-C

        status = run(arguments)
    except KeyboardInterrupt:
        status = _interrupted()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all work is done
    return status


def _interrupted() -> int:
    print("onrecord: interrupted", file=sys.stderr)
    return 128 + signal.SIGINT
