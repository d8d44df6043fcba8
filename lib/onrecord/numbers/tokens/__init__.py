"""Text → pieces: tokens that the readers of numbers look at, and the word lists."""
