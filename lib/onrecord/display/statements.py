"""The switch of all displays: statements for which the story cites a source, or everything attributed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from ..analysis.analysis import Analysis


def claims_of(analysis: Analysis, everything: bool = False) -> pd.DataFrame:
    """Return the claims that a display counts.

    Args:
        analysis: the analysis.
        everything: whether to count everything attributed, such as wishes, plans and beliefs that the
            reporter describes, and not only sourced statements.
    """
    return analysis.claims if everything else analysis.claims[analysis.claims["sourced"]]
