"""Claims and cast → stances: who supports or opposes whom, with the words that show it."""
