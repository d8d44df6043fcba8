"""Tables as files: CSV, Excel, Parquet; one article or many."""
