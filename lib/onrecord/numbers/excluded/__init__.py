"""Number words and figures that do not count anything: idioms, names and labels."""
