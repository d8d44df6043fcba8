"""JSON files that a user names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..model.errors import SourceError
from .opening import read_text

SEVERAL = "several objects, one per line; give a file that holds one"
_SHOWN = 100


def read_json(path: Path, longest: int, several: str = SEVERAL) -> Any:
    """Return the content of a JSON file.

    Args:
        path: the file.
        longest: the most bytes it may have.
        several: the reason if it holds several objects.

    Raises:
        SourceError: it is too long, or no JSON.
        OSError: it cannot be read.
    """
    try:
        return json.loads(read_text(path, longest))
    except UnicodeDecodeError as error:
        raise SourceError(str(path), "not UTF-8 text") from error
    except json.JSONDecodeError as error:
        if _begins_with_object(error):
            raise SourceError(str(path), several) from error
        reason = error.msg[:1].lower() + error.msg[1:_SHOWN]
        raise SourceError(f"{path}:{error.lineno}", f"not JSON: {reason}") from error
    except RecursionError as error:
        raise SourceError(str(path), "not JSON: nested too deeply") from error


def _begins_with_object(error: json.JSONDecodeError) -> bool:
    """Whether the file is JSON up to the error, and another object begins there."""
    return error.msg == "Extra data" and error.doc[error.pos : error.pos + 1] == "{"
