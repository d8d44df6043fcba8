"""Analysis → what a notebook shows: tables, charts, the annotated article."""
