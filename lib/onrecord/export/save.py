"""Saves the tables from a notebook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..model.sentence_html import sentence_html
from . import formats

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Saved:
    """A sentence for the cell that saved the tables."""

    text: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        html = f'<p class="onrecord" dir="auto">{sentence_html(self.text)}</p>'
        return {"text/plain": self.text, "text/html": html}


def save_tables(analysis: Analysis, output_dir: str | None) -> Saved:
    """Write the tables as Parquet into a folder; without a folder, write nothing.

    Raises:
        OutputError: the folder cannot be written to.
    """
    if not output_dir:
        return Saved("Nothing was saved. To write the tables as Parquet, set `output_dir` to a folder.")
    *first, last = [path.name for path in formats.write(analysis, output_dir, "parquet")]
    return Saved(f"Saved in {output_dir}: {', '.join(first)} and {last}.")
