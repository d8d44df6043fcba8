"""The entry point: Ctrl-C ends with one line while the program loads and while it ends, too."""

import signal
import sys


def main() -> int:
    """Run the command line and return the exit status."""
    try:
        from .main import main as run  # loading takes long enough for Ctrl-C

        status = run()
    except KeyboardInterrupt:
        print("onrecord: interrupted", file=sys.stderr)
        status = 128 + signal.SIGINT
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done: nothing is left to be interrupted
    return status
