"""Headings of the report of one article, in order."""

SECTIONS = (
    "At a glance",
    "Who is in it?",
    "Who said what?",
    "Which numbers does it give?",
    "Where do the speakers stand?",
    "How do they sound?",
    "Speaker by speaker",
    "The article, marked up",
    "How to read this",
)
