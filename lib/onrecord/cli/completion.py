"""`onrecord completion`: a script that completes commands, options and files in a shell."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any

from .options import add_command
from .output import DONE

_SHELLS = ("bash", "zsh", "fish", "tcsh")
_EXAMPLES = """
examples:
  onrecord completion bash > ~/.local/share/bash-completion/completions/onrecord
  onrecord completion zsh > ~/.zfunc/_onrecord        # a folder of $fpath
  onrecord completion fish > ~/.config/fish/completions/onrecord.fish
"""

_BASH = """
# A source alone is completed like the call of report that it stands for.
_onrecord() {
  local first="${COMP_WORDS[1]-}"
  local known=" ${_shtab_onrecord_subparsers[*]} -h --help --version "
  local found=()
  _shtab_onrecord "$@"
  if (( COMP_CWORD == 1 )); then
    found=("${COMPREPLY[@]}")
  elif [[ "$known" == *" $first "* ]]; then
    return 0
  fi
  COMP_WORDS=("${COMP_WORDS[0]}" report "${COMP_WORDS[@]:1}")
  (( COMP_CWORD += 1 ))
  _shtab_onrecord "$@"
  COMPREPLY=("${found[@]}" "${COMPREPLY[@]}")
}

complete -o bashdefault -F _onrecord onrecord
"""


def add(commands: Any, make_parser: Callable[[], argparse.ArgumentParser]) -> None:
    """Add the command to the parser.

    Args:
        commands: the commands.
        make_parser: makes the parser of the command line.
    """
    parser = add_command(commands, "completion", "print a script for completion in a shell", _EXAMPLES)
    parser.add_argument("shell", choices=_SHELLS, metavar="SHELL", help="bash, zsh, fish or tcsh")
    parser.set_defaults(run=run, make_parser=make_parser)


def run(options: argparse.Namespace) -> int:
    """Print the script and return the exit status."""
    import shtab  # needed by this command only

    parser = options.make_parser()
    _complete_files(parser, shtab.FILE)
    sys.stdout.write(shtab.complete(parser, options.shell) + (_BASH if options.shell == "bash" else ""))
    return DONE


def _complete_files(parser: argparse.ArgumentParser, files: Any) -> None:
    """Mark arguments that are files or folders."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                _complete_files(command, files)
        elif action.dest in ("sources", "output", "corrections", "directory", "input"):
            action.complete = files  # type: ignore[attr-defined]
