"""Which addresses of the internet may be told something: only those that anybody could reach.

A webhook's URL is typed by people and by programs. Were it to lead into our own network, whoever
typed it would have us knock at doors that they cannot reach themselves. Lists: IANA's registries
of special-purpose addresses (RFC 6890), for IPv4 and IPv6.
"""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

_CLOSED_4: Final = tuple(
    IPv4Network(block)
    for block in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24"),
        *("192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"),
    )
)
"""This host, private, carriers' own NAT, loopback, link-local, protocols, examples, relays,
benchmarks, multicast, reserved and broadcast; and the address at which Azure's own services answer
each machine in it, which is in no registry (its documentation, "What is IP 168.63.129.16?")."""
_OPEN_6: Final = IPv6Network("2000::/3")
"""All that is global is in it: not loopback, IPv4-mapped, NAT64 (64:ff9b::), ULA, link-local,
site-local, multicast."""
_CLOSED_6: Final = tuple(
    IPv6Network(block)
    for block in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)
"""Protocols (Teredo among them), examples, 6to4, which carries an IPv4 address, and AS112."""


def is_public(address: str) -> bool:
    """Whether events may go to this IP address; False for what is none."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return _is_open_4(found) if isinstance(found, IPv4Address) else _is_open_6(found)


def _is_open_4(address: IPv4Address) -> bool:
    return not any(address in block for block in _CLOSED_4)


def _is_open_6(address: IPv6Address) -> bool:
    if address.scope_id is not None or address not in _OPEN_6:
        return False
    return not any(address in block for block in _CLOSED_6)


def are_public(addresses: Sequence[str]) -> bool:
    """Whether a name leads nowhere but to public addresses: one that is not closes all of it."""
    return bool(addresses) and all(is_public(address) for address in addresses)
