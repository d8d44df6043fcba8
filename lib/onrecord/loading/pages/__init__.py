"""Web pages: from markup to the article in it, with its headline, reporters and day."""
