"""Parsed text → figures: quantities, amounts, shares, dates and ranges, read only from the words.

Libraries were measured on the 850 values of `tests/gold/numbers_bare*.txt` (this package finds 844) and on
the 75 dates with known days in `tests/gold/numbers*.jsonl`. Only the value is compared.

* quantulum3 0.10.0: 687 of 850, 1.2 ms per word; no ordinals, and it reads names as numbers. Not used.
* text2num 3.1.0: 622 of 850; fast, but it returns text without offsets. Not used.
* number-parser 0.3.2: 637 of 850; it also returns text without offsets. Not used.
* price-parser 0.5.1: 113 of the 162 amounts of money; one price per string, no scales. Not used.
* pint 0.25.3: 196 of the 298 measurements; it reads only quantities that stand alone. Not used.
* dateparser 1.5.0: 41 of 75 dates among 238 found, 170 µs per word; it does not say which parts of a date the
text states. Not used. * Babel 2.18: used for the English names of the ISO 4217 currencies.
"""

from .figures import read_figures

__all__ = ["read_figures"]
