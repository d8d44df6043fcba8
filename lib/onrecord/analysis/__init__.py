"""Article → Analysis: all stages in order, and one stage at a time over JSON lines."""

from .analyze import Analysis, analyze, analyze_all

__all__ = ["Analysis", "analyze", "analyze_all"]
