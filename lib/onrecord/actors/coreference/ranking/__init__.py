"""Candidates for whom an anaphor points to, and how they are scored."""
