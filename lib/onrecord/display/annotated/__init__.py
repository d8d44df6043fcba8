"""Analysis → the article's text with its claims, names and numbers marked, and notes beside it."""
