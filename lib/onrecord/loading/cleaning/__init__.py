"""Cleaning: raw text → clean paragraphs and a headline; the language of a text."""
