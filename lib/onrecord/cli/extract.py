"""`onrecord extract`: run one stage of the analysis on JSON Lines."""

from __future__ import annotations

import argparse
from typing import Any

from ..model.errors import SourceError
from .article_stream import complain_of_missing
from .options import add_command, add_method
from .output import DONE, SOME_FAILED, complain, open_input, open_output, refuse_source

_EXAMPLES = """
Each line of IN is an object: {"id": 1, "text": "…", "published": "2022-01-26", "target": [0, 6]}
(published and target are optional). The text is taken verbatim; offsets count its characters.

examples:
  onrecord extract attributions texts.jsonl -o found.jsonl
  cat texts.jsonl | onrecord extract numbers
"""


def add(commands: Any) -> None:
    """Add the command, and a subcommand per stage, to the parser."""
    parser = add_command(commands, "extract", "run one stage on JSON Lines", _EXAMPLES)
    stages = parser.add_subparsers(title="stages", required=True, metavar="STAGE", dest="stage")
    for stage in ("attributions", "actors", "numbers", "sentiment", "stances"):
        one = add_command(stages, stage, f"write the {stage} of each text", _EXAMPLES)
        one.add_argument("input", nargs="?", default="-", metavar="IN", help="default: standard input")
        one.add_argument("-o", "--output", metavar="OUT", help="default: standard output")
        if stage in ("attributions", "actors"):
            add_method(one)
        one.set_defaults(run=run, method="model")


def run(options: argparse.Namespace) -> int:
    """Run the stage and return the exit status."""
    if complain_of_missing([options.input]):
        return SOME_FAILED
    refuse_source(options.output, [options.input])
    from ..analysis.extract import extract  # slow, so a file that is missing is reported first
    from ..export.json_object import line

    failed = False
    with open_input(options.input) as lines, open_output(options.output, lambda: not failed) as stream:
        for result in extract(options.stage, lines, options.input, options.method):
            if isinstance(result, SourceError):
                complain(result)
                failed = True
            else:
                print(line(result), file=stream)
    return SOME_FAILED if failed else DONE
