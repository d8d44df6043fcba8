"""Word-processor documents, PDF and e-books → drafts."""
