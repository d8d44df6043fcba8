"""Units and currencies: the table of their names, and reading one from pieces."""
