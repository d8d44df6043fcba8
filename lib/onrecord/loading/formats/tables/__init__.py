"""Tables with one article per row → drafts and links."""
