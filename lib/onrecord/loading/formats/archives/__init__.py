"""Compressed files, archives of files and web archives → the files in them."""
