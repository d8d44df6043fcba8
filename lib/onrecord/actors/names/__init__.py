"""Parsed text → names: where the text names a person, an organization, a place or another thing."""
