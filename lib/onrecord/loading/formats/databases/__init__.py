"""Text exports of press databases → drafts of their articles."""
