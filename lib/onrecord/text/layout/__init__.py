"""Paragraphs whose layout shows the speaker: interviews and transcripts."""
