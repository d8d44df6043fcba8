"""Article → Analysis: all stages in order, or a single stage on JSON Lines."""

from .analysis import Analysis
from .analyze import analyze, analyze_all

__all__ = ["Analysis", "analyze", "analyze_all"]
