"""The rows of the tables that stages after the cast make: one frozen dataclass per table."""
