"""The values that stages pass to each other, the columns of the tables, and the errors."""
