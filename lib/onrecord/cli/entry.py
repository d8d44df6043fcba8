"""The entry point, which handles Ctrl-C while the program loads and ends."""

import os
import signal
import sys


def main() -> int:
    """Run the command line and return the exit status."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # more threads gain nothing: the matrices are small
    try:
        from .main import main as run  # loading is slow enough for a user to press Ctrl-C

        status = run()
    except KeyboardInterrupt:
        print("onrecord: interrupted", file=sys.stderr)
        status = 128 + signal.SIGINT
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all work is done
    return status
