"""Parsed text → names: the people, organizations, places and other things that the text names."""
