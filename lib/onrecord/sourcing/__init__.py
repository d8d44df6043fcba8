"""Claims and cast → sourced statements, the sources of the story, and the audit of how it is sourced."""
