"""Help for the person at the terminal: Ctrl-C, suggestions for mistyped words, the summary of a run."""
