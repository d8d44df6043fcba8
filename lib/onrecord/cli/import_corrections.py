"""`onrecord import`: convert changes made in brat or Label Studio to a file of corrections."""

from __future__ import annotations

import argparse
from typing import Any

from ..corrections.place import FOLDER, locate
from .article_stream import complain_of_missing
from .options import add_command
from .output import DONE, SOME_FAILED, complain, show

_EXAMPLES = """
ANALYSIS is the JSON of one article (`onrecord analyze story.txt -o story.json`). ANNOTATIONS is the `.ann`
file of brat, with its `.txt` beside it, or the JSON that Label Studio exports.

examples:
  onrecord import story.json brat/article.ann
  onrecord import story.json project-1-export.json -o data/corrections

exit status: 0 all changes imported; 1 some could not be, each named on standard error; 2 wrong usage
"""


def add(commands: Any) -> None:
    """Add the command to the parser."""
    summary = "convert changes made in brat or Label Studio to corrections"
    parser = add_command(commands, "import", summary, _EXAMPLES)
    parser.add_argument("analysis", metavar="ANALYSIS", help="the exported analysis, as JSON")
    parser.add_argument("annotations", metavar="ANNOTATIONS", help="the changed annotations")
    where = f"file or folder of corrections (default: {FOLDER} of the project)"
    parser.add_argument("-o", "--output", default=FOLDER, metavar="PATH", help=where)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the corrections, print their path, and return the exit status."""
    if complain_of_missing([options.analysis, options.annotations]):
        return SOME_FAILED
    from ..export import read  # slow, so a file that is missing is reported first
    from ..export.annotation_tools.corrections import import_corrections

    done = import_corrections(read(options.analysis), options.annotations, locate(options.output) or FOLDER)
    for line in done.left_out:
        complain(f"{options.annotations}: {line}")
    if done.path is None:
        complain(f"{options.annotations}: no changes to import")
    else:
        show(done.path)
    return SOME_FAILED if done.left_out else DONE
