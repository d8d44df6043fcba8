"""`onrecord warm`: keep a process with the models loaded, so that the next commands start at once."""

from __future__ import annotations

import argparse
from typing import Any

from ..options import add_command, positive_number
from ..output import DONE, SOME_FAILED, complain, show

_EXAMPLES = """
Loads the models once, in a process of your own that answers only you. `report`, `analyze` and `extract` then
run in forks of it, with the same results. A call that finds no such process, or one of another version or
with other settings, does the work itself.

ONRECORD_WARM=auto starts the process after the first command; ONRECORD_WARM=off ignores it.
Nothing is started or used where CI is set.

examples:
  onrecord warm
  onrecord warm --minutes 60
  onrecord warm --stop

exit status: 0 it is ready, or none is left; 1 it cannot run here
"""


def add(commands: Any) -> None:
    """Add the command to the parser."""
    summary = "keep the models loaded, so that the next commands start at once"
    parser = add_command(commands, "warm", summary, _EXAMPLES)
    idle = "idle time after which the process ends (default: 10)"
    parser.add_argument("--minutes", type=positive_number, default=10, metavar="N", help=idle)
    parser.add_argument("--stop", action="store_true", help="end all warm processes of this user")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Start or end warm processes, and return the exit status."""
    from .starting import NoWarmError, start, stop_all  # not needed for help

    try:
        if options.stop:
            ended, later = stop_all()
            show(
                f"{ended} ended"
                + (f", {later} will end once the commands they run are done" if later else "")
            )
            return DONE
        pid, is_new = start(options.minutes)
    except NoWarmError as error:
        complain(error)
        return SOME_FAILED
    what = f"ready, ends after {options.minutes} idle minutes" if is_new else "was already running"
    show(f"warm process {pid}: {what}; onrecord warm --stop ends it now")
    return DONE
