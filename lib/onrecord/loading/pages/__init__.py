"""Web pages: HTML → drafts of their articles."""
