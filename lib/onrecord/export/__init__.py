"""Analysis → files; JSON and Parquet can be read back.

`tables/` holds the tables as CSV, Excel and Parquet, `annotation_tools/` files for brat, Label Studio,
INCEpTION and W3C Web Annotation (and corrections made there), `interchange/` files for other programs.

CSV and Excel are for people: texts that a spreadsheet would run as formulas are changed, so these files
cannot be read back.
"""

from .formats import FORMATS, read, write
from .json_object import to_json
from .save import save_tables

__all__ = ["FORMATS", "read", "save_tables", "to_json", "write"]
