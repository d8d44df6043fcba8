"""Spans that contain no quantities: addresses, telephone numbers, versions, list markers."""

from __future__ import annotations

import re

_MASKS = re.compile(
    r"""
    (?:https?://|www\.)\S+
  | (?<=[a-z_]=")[^"\n]{1,80}(?=")                                                 # id="12345"
  | [\w.+-]{1,64}@[\w-]{1,63}\.[\w.]{1,63}
  | (?<![\w.,])\+[0-9]{1,3}(?:[ .\u00a0-]?\(?[0-9]{1,5}\)?){2,5}(?!\w)            # +44 20 7946 0018
  | (?<![\w.,])\(?0[0-9]{2,4}\)?(?:[ .\u00a0-][0-9]{2,4}){1,3}(?!\w)               # 0800 555 0123
  | (?<![\w.,])(?:1[-. ])?\(?[0-9]{3}\)?[-. ][0-9]{3}[-. ][0-9]{4}(?!\w)           # (202) 555-0123
  | (?:(?<=[cC]all\ )|(?<=phone\ )|(?<=[dD]ial\ )|(?<=[tT]el\ ))[0-9]{3}-[0-9]{4}(?!\w)
  | (?<![\w.,-])[0-9]{1,2}-(?!in-|to-)[a-z]{2}-[0-9]{3,6}(?!\w)                            # 18-cr-00258
  | (?<![\w-])[A-Z]{2,}-[0-9]+[A-Z]+(?!\w)                                           # ABC-173D
  | ,\ [A-Z]{2},?\ [0-9]{5}(?:-[0-9]{4})?(?!\w)                                       # , NY 10032
  | (?<![\w.,])[0-9]{1,2}\ U\.S\.C\.\ (?:§\ ?)?[0-9]{1,5}(?!\w)
  | (?<![\w.])[0-9]+\.[0-9]{1,2}\.[0-9]+(?:\.[0-9]+)*(?!\w)                        # 15.2.1
    """,
    re.VERBOSE,
)


_MARKER = re.compile(r"(?m)^[ \t]*(?:\(?[0-9]{1,2}[.)]|[(][a-z0-9]{1,2}[)])(?=[ \t])")


def masked(text: str) -> list[tuple[int, int]]:
    """Spans of addresses, telephone numbers, versions and list markers, in text order."""
    spans = [match.span() for match in _MASKS.finditer(text)]
    spans += [match.span() for match in _MARKER.finditer(text)]
    return sorted(spans)
