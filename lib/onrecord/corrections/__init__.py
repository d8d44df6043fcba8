"""A person’s corrections (YAML): read, checked, applied and written."""
