"""Fetching: address → page, from the public internet only, with limits on size and time."""
