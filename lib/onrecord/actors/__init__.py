"""Names and anaphors → cast: the actors of a text, their mentions, and the speakers of its attributions."""
