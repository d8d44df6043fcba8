"""`onrecord doctor`: check that everything On Record needs is available."""

from __future__ import annotations

import argparse
from typing import Any

from .options import add_command
from .output import DONE, SOME_FAILED, show

_EXAMPLES = """
Each line is the result of a check. A line that begins with “problem” says what is wrong and what to do.

examples:
  onrecord doctor

exit status: 0 no problem; 1 at least one problem
"""


def add(commands: Any) -> None:
    """Add the command to the parser."""
    parser = add_command(commands, "doctor", "check versions, models, kernel, browser and disk", _EXAMPLES)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the results and return the exit status."""
    from .checks import check_all

    well = True
    for check in check_all():
        show(f"{'ok     ' if check.well else 'problem'}  {check.name}: {check.found}")
        well = well and check.well
    return DONE if well else SOME_FAILED
