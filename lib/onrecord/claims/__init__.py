"""Attributions, cast and figures → claims with kind, act and date; numbers credited to speakers."""

from .claims import make_claims
from .credit import credit

__all__ = ["credit", "make_claims"]
