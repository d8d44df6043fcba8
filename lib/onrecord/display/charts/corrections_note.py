"""Adds a note to a chart's caption that says what rests on corrections."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Protocol

from ..correcting.corrections_list import touched
from .chart import Chart

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis


class _Maker(Protocol):
    def __call__(self, analysis: Analysis, everything: bool = False) -> Chart: ...


def noted(*tables: str) -> Callable[[Callable[[Analysis, bool], Chart]], _Maker]:
    """Return a decorator of a chart's function: the caption tells what rests on corrections of tables."""

    def decorate(make: Callable[[Analysis, bool], Chart]) -> _Maker:
        @wraps(make)
        def made(analysis: Analysis, everything: bool = False) -> Chart:
            return replace(make(analysis, everything), note=touched(analysis, *tables))

        return made

    return decorate
