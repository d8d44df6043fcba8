"""Numbers of several articles → groups that state the same thing with different values.

`find_groups` compares quantities of any articles on one event; `find_differing` does so for a corpus.
"""

from .find_differing import find_differing
from .groups import Group, find_groups
from .quantities import Quantity, quantities_of_analysis

__all__ = ["Group", "Quantity", "find_differing", "find_groups", "quantities_of_analysis"]
