"""Analysis → files: JSON, CSV, Parquet, XLSX; and back from JSON and Parquet."""
