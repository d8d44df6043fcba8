"""Number words and figures that count nothing: idioms, names and labels."""
