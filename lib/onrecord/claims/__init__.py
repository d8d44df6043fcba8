"""Attributions, cast and figures → claims with kind, act and date; numbers credited to speakers."""
