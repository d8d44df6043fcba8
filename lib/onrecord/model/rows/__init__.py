"""Rows of the tables, except actors: a frozen dataclass per table."""
