"""The font of the charts, and those that have the letters that it lacks."""

from __future__ import annotations

from functools import cache

from matplotlib.font_manager import fontManager

FONT = "DejaVu Sans"
"""It comes with matplotlib, and has Latin, Greek, Cyrillic, Arabic and Hebrew letters among others."""
_OTHERS = (
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans CJK TC", "Noto Sans CJK KR", "Noto Sans SC",
    "Noto Sans JP", "Noto Sans KR", "Source Han Sans SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
    "Droid Sans Fallback", "PingFang SC", "Hiragino Sans", "Hiragino Sans GB", "Apple SD Gothic Neo",
    "Heiti TC", "Microsoft YaHei", "SimHei", "Yu Gothic", "MS Gothic", "Malgun Gothic",
    "Noto Sans Devanagari", "Noto Sans Bengali", "Noto Sans Tamil", "Noto Sans Thai", "Nirmala UI",
    "Leelawadee UI", "Arial Unicode MS",
)  # fmt: skip
"""Families with Chinese, Japanese, Korean or Indian letters on Linux, macOS and Windows."""


@cache
def families() -> tuple[str, ...]:
    """Return the families that the charts use, in the order in which matplotlib looks for a letter."""
    present = set(fontManager.get_font_names())
    return (FONT, *(name for name in _OTHERS if name in present))
