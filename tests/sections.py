"""The headings of an article's report, in order."""

SECTIONS = (
    "What we found",
    "The article",
    "Who speaks?",
    "How is the story sourced?",
    "Which numbers does it give?",
    "Who supports or opposes whom?",
    "All tables",
    "How this was made",
)
