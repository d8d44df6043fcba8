"""Package data, checked YAML, safe writing, locks, and clearing up after killed processes."""
