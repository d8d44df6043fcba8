"""Plain and pasted text, Markdown → drafts."""
