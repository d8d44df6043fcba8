"""Parquet and Feather tables."""

from __future__ import annotations

import io
from collections.abc import Iterator

from ...errors import FormatError
from ...file import File
from ..format import Format, Options, Part
from .rows import read_rows

_BATCH = 200


def read_columnar(file: File, options: Options) -> Iterator[Part]:
    """The articles of a Parquet or Feather (Arrow IPC) file.

    Raises:
        FormatError: it is broken, or has no column for a text.
    """
    import pyarrow as pa
    from pyarrow import feather, ipc, parquet

    try:
        if file.head[:4] == b"PAR1":
            source = parquet.ParquetFile(file.stream())
            header = list(source.schema_arrow.names)
            batches: Iterator[pa.RecordBatch] = source.iter_batches(batch_size=_BATCH)
        else:
            try:
                reader = ipc.open_file(file.stream())
                header = list(reader.schema.names)
                batches = (reader.get_batch(index) for index in range(reader.num_record_batches))
            except pa.ArrowInvalid:
                table = feather.read_table(io.BytesIO(file.data))
                header, batches = list(table.schema.names), iter(table.to_batches(_BATCH))
        rows = ([row[name] for name in header] for batch in batches for row in batch.to_pylist())
        yield from read_rows(header, rows, options)
    except (pa.ArrowException, OSError, ValueError) as error:
        if isinstance(error, FormatError):
            raise
        raise FormatError(
            f"not a Parquet or Feather file that can be read ({str(error).splitlines()[0][:80]})"
        ) from error


COLUMNAR = Format(
    name="parquet",
    title="Parquet or Feather table",
    group="tables",
    suffixes=(".parquet", ".feather", ".arrow"),
    read=read_columnar,
    matches=lambda file: file.head[:4] in (b"PAR1", b"FEA1") or file.head[:6] == b"ARROW1",
    many=True,
    binary=True,
    media_types=("application/vnd.apache.parquet", "application/vnd.apache.arrow.file"),
)
