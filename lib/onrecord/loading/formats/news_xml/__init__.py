"""Feeds and the XML formats of news agencies → drafts and links."""
