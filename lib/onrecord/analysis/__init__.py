"""Article → Analysis: all stages in order, and one stage at a time over JSON lines."""

from .analysis import Analysis
from .analyze import analyze, analyze_all

__all__ = ["Analysis", "analyze", "analyze_all"]
