"""Which addresses of the internet may be told something."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.addresses import are_public, is_public

CLOSED = [
    *("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254"),
    *("172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1"),
    *("198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1"),
    *("255.255.255.255", "::", "::1", "::ffff:8.8.8.8", "::8.8.8.8", "64:ff9b::8.8.8.8"),
    *("64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:808:808::1", "3fff::1", "fc00::1"),
    *("fd12::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2606:4700::1%eth0"),
    "168.63.129.16",
]
OPEN = ["8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2606:4700::1", "2a00:1450::5"]
NONE = ["", "localhost", "127.1", "0x7f000001", "2130706433", "010.0.0.1", "1.2.3.4 ", "[::1]"]


@pytest.mark.parametrize("address", CLOSED)
def test_what_nobody_outside_could_reach_is_closed(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OPEN)
def test_what_anybody_could_reach_is_open(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("word", NONE)
def test_what_is_no_address_as_the_system_writes_it_is_closed(word: str) -> None:
    assert not is_public(word)


@given(st.ip_addresses(v=4))
def test_whatever_python_calls_private_or_special_is_closed(address: IPv4Address) -> None:
    special = address.is_private or address.is_multicast or address.is_reserved
    assert not (special and is_public(str(address)))


@given(st.ip_addresses(v=6))
def test_the_same_of_the_longer_ones(address: IPv6Address) -> None:
    special = address.is_private or address.is_multicast or address.is_reserved
    assert not ((special or address.is_link_local) and is_public(str(address)))


@given(st.ip_addresses(v=4))
def test_no_form_that_carries_another_address_is_open(address: IPv4Address) -> None:
    number = int(address)
    carried = [
        IPv6Address(number),
        IPv6Address((0xFFFF << 32) | number),
        IPv6Address((0x64FF9B << 96) | number),
        IPv6Address((0x2002 << 112) | (number << 80)),
        IPv6Address((0x20010000 << 96) | (number ^ 0xFFFFFFFF)),
    ]
    assert not any(is_public(str(it)) for it in carried)


@given(st.lists(st.sampled_from(OPEN)), st.sampled_from(CLOSED), st.integers(0, 9))
def test_one_closed_address_closes_the_name(rest: list[str], closed: str, at: int) -> None:
    assert not are_public([*rest[:at], closed, *rest[at:]])
    assert are_public(rest) is bool(rest)


def test_the_lists_hold_what_they_say() -> None:
    assert all(ip_address(one.partition("%")[0]) for one in (*CLOSED, *OPEN))
