"""JSON: an analysis as one object of plain values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis

_CONTROLS = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}
"""Control characters that JSON does not escape."""


def to_json(analysis: Analysis) -> dict[str, Any]:
    """Return the object that `onrecord analyze --format json` prints (see `Analysis.to_dict`)."""
    return analysis.to_dict()


def write(data: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    """Write `analysis.json`."""
    return (dump(data, folder / "analysis.json"),)


def line(data: Any) -> str:
    """Return plain values as JSON on one line that is safe for a terminal: it has no control characters."""
    return json.dumps(data, ensure_ascii=False).translate(_CONTROLS)


def dump(data: Any, path: Path) -> Path:
    """Write plain values as indented JSON; return the path."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
    return path
