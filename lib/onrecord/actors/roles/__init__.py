"""Names → roles: the office, title or description that the text gives beside a name."""
