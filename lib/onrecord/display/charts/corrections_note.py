"""Charts whose caption says what in them rests on corrections by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING

from ..correcting.corrections_list import touched
from .chart import Chart

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis


def noted(make: Callable[[Analysis], Chart]) -> Callable[[Analysis], Chart]:
    """The function of a chart, whose caption then says what in it rests on corrections."""

    @wraps(make)
    def made(analysis: Analysis) -> Chart:
        return replace(make(analysis), note=touched(analysis))

    return made
