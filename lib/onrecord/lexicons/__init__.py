"""Word lists that several stages read."""
