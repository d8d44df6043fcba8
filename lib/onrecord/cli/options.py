"""Options that several commands share, and the types of their values."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from ..corrections.place import FOLDER, locate
from .output import WRONG_CALL, complain

FIELDS = ("text", "title", "published", "url", "publisher", "reporters")


def add_command(commands: Any, name: str, summary: str, epilog: str) -> argparse.ArgumentParser:
    """Add a command (or a stage of one) with its summary and examples; return its parser."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    return parser


def add_sources(parser: argparse.ArgumentParser) -> None:
    """Add SOURCE… and the options for reading them."""
    kinds = "a file of any format listed below, a folder, -, or an http(s) URL"
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help=kinds)
    add_reading(parser)


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Add the options for reading sources."""
    when = "date of publication (YYYY-MM-DD); overrides the date that a source gives"
    parser.add_argument("--published", type=iso_date, metavar="DATE", help=when)
    which = "columns of a table, or keys of JSON, that have unusual names: text=body,title=headline"
    parser.add_argument("--columns", type=column_names, default=(), metavar="FIELD=NAME,…", help=which)
    strict = "treat warnings (a text that is cut off, a file left out) as errors"
    parser.add_argument("--strict", action="store_true", help=strict)


def column_names(text: str) -> tuple[tuple[str, str], ...]:
    """Parse `text=body,title=headline` into pairs of a field and its column."""
    pairs = [tuple(part.strip() for part in pair.split("=", 1)) for pair in text.split(",") if pair.strip()]
    wrong = [pair for pair in pairs if len(pair) != 2 or pair[0] not in FIELDS or not pair[1]]
    if wrong or not pairs:
        raise argparse.ArgumentTypeError(f"not FIELD=NAME, with FIELD one of {', '.join(FIELDS)}: {text!r}")
    return tuple((field, name) for field, name in pairs)


class CommandParser(argparse.ArgumentParser):
    """A parser that reports wrong usage like all other errors, in one line.

    Its help lists the formats of sources if it takes any; the list loads only for the help.
    """

    def error(self, message: str) -> NoReturn:
        """Report wrong usage, and end the program."""
        _, _, command = self.prog.partition(" ")
        complain(f"{command}: {message}" if command else message)
        raise SystemExit(WRONG_CALL)

    def format_help(self) -> str:
        """Return the help."""
        if all(action.dest != "sources" for action in self._actions):
            return super().format_help()
        from ..loading.formats.registry import described

        return f"{super().format_help()}\nformats:\n{described()}\n"


def add_method(parser: argparse.ArgumentParser) -> None:
    """Add --method."""
    how = "find attributions with the trained model or with rules over the parse (default: model)"
    parser.add_argument("--method", choices=("model", "rules"), default="model", help=how)


def add_corrections(parser: argparse.ArgumentParser) -> None:
    """Add --corrections."""
    where = f"folder of corrections, one SLUG.yaml per article (default: {FOLDER}, here or in a folder above)"
    parser.add_argument("--corrections", type=existing_folder, metavar="DIR", help=where)


def corrections_folder(options: argparse.Namespace) -> str | None:
    """Return the folder of corrections that a call uses, or None."""
    found = locate(options.corrections or FOLDER)
    return str(found) if found is not None and found.is_dir() else None


def existing_folder(text: str) -> str:
    """Check that a folder exists, and return its name."""
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"no such folder: {text}")
    return text


def positive_number(text: str) -> int:
    """Parse a whole number of at least 1."""
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"not a whole number of 1 or more: {text!r}")
    return int(text)


def iso_date(text: str) -> str:
    """Parse a date, and return it as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a date like 2022-01-26: {text!r}") from None
