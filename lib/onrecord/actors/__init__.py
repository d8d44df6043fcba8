"""Names and anaphors → cast: who acts, speaks or is spoken about, and which words refer to whom."""
