"""Records (JSON objects, table rows, front matter) → drafts, by the usual names of their fields."""
