"""The formats of one analysis, by name; writing an analysis in one of them, and reading it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..files.json_files import read_json
from ..files.locks import locked
from ..files.writing import put_files, scratch, why_unwritable
from ..model.errors import OutputError, SourceError
from . import json_object
from .annotation_tools import brat, inception, label_studio, web_annotation
from .interchange import citation, claim_review, openrefine_actors, speaker_graph
from .tables import csv_tables, excel_workbook, parquet_tables

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis

_LONGEST = 1_000_000_000
_SEVERAL = "it holds several analyses; give the JSON of one"
FORMATS: Mapping[str, Callable[[Mapping[str, Any], Path], tuple[Path, ...]]] = {
    "json": json_object.write,
    "csv": csv_tables.write,
    "parquet": parquet_tables.write,
    "xlsx": excel_workbook.write,
    "brat": brat.write,
    "webannotation": web_annotation.write,
    "labelstudio": label_studio.write,
    "inception": inception.write,
    "claimreview": claim_review.write,
    "openrefine": openrefine_actors.write,
    "graphml": speaker_graph.write_graphml,
    "gexf": speaker_graph.write_gexf,
    "citation": citation.write,
}
"""A function that writes the plain values of an analysis (`json_object.to_json`) into a folder and returns
the files."""


def write(analysis: Analysis, folder: str | Path, format: str) -> tuple[Path, ...]:
    """Write an analysis into a folder, which is created if needed; files of the same name are replaced.

    Args:
        analysis: the analysis.
        folder: where to write.
        format: a key of `FORMATS`.

    Returns:
        The files written.

    Raises:
        ValueError: there is no such format.
        OutputError: the folder or a file cannot be written.
    """
    if format not in FORMATS:
        raise ValueError(f"no such format: {format} (one of {', '.join(FORMATS)})")
    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
        with scratch(place) as growing:
            written = FORMATS[format](json_object.to_json(analysis), growing)
            with locked(place):
                put_files(growing, place)
    except OSError as error:
        raise OutputError(f"{place}: {why_unwritable(place, error)}") from error
    return tuple(place / path.name for path in written)


def read(path: str | Path) -> Analysis:
    """Read an analysis back from a JSON file or from a folder of Parquet files.

    Raises:
        SourceError: there is nothing to read, or it is not an analysis that this version can read.
    """
    from ..analysis.analyze import Analysis  # loads the models' libraries, which are not needed for writing

    place = Path(path)
    try:
        data = parquet_tables.read(place) if place.is_dir() else read_json(place, _LONGEST, _SEVERAL)
        return Analysis.from_dict(data)
    except OSError as error:
        raise SourceError(str(path), error.strerror or str(error)) from error
    except KeyError as error:
        raise SourceError(str(path), f"not an analysis: “{error.args[0]}” is missing") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise SourceError(str(path), "not an analysis that this version can read") from error
