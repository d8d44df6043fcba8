"""Parsed text → attributions: source, cue and content of what is said, thought or wanted."""
