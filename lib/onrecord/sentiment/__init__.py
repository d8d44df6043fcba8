"""Claims → the sentiment of their wording (TextBlob)."""
