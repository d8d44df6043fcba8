"""The context of a number: bounds, changes, the counted thing, place and time, sources."""
