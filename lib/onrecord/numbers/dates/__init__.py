"""Dates and times of day: read from the text, resolved against the day of publication."""
