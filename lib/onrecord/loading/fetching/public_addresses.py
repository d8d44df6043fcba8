"""Distinguishes public network addresses from special ones by IANA's registries, not Python's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from ...files.package_data import read_lines

_Network = IPv4Network | IPv6Network


@cache
def _ranges() -> Sequence[tuple[_Network, str]]:
    """The ranges of `special_addresses.txt`, the narrowest first, each with `yes`, `no` or `embedded`."""
    rows = (line.split(maxsplit=2) for line in read_lines(__package__, "special_addresses.txt"))
    ranges = [(ip_network(row[0]), row[1]) for row in rows]
    return sorted(ranges, key=lambda item: -item[0].prefixlen)


def is_public(address: str) -> bool:
    """Return whether an IP address is on the public internet.

    An IPv6 address that stands for an IPv4 one (RFC 6052) is public if the IPv4 one is.

    Args:
        address: the address in its usual form; a zone (`%eth0`) is allowed.

    Raises:
        ValueError: it is not an IP address.
    """
    ip = ip_address(address.split("%")[0])
    reachable = next((word for network, word in _ranges() if ip in network), "yes")
    if reachable == "embedded" and isinstance(ip, IPv6Address):
        return is_public(str(IPv4Address(int(ip) & 0xFFFFFFFF)))
    return reachable == "yes"
