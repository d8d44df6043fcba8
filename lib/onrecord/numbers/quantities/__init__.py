"""Amounts with their units: single quantities and ranges."""
