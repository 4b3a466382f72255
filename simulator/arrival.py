"""When a request came, which is not when a busy simulator gets to it.

A process that gets no processor for half a second finds all requests of that time at once, and
would note them as a burst that nobody sent. The kernel knows better: it keeps for each connection
how long ago data came last, and a client that waits for each answer sends nothing after a request.
"""

import asyncio
import socket
import struct
import sys
import time
from typing import Final

_LAST_DATA: Final = struct.Struct("52xI")
"""`tcpi_last_data_recv` in Linux' `struct tcp_info` (linux/tcp.h): milliseconds, in whole ticks."""
_COARSE: Final = 6
"""CLOCK_MONOTONIC_COARSE of <linux/time.h>: its resolution is the kernel's tick."""


def came(transport: asyncio.BaseTransport | None) -> tuple[float, float]:
    """Between which moments (monotonic seconds) the last data of this connection came.

    As exact as the kernel's tick. Where the system does not tell: now, and now.
    """
    before = time.monotonic()
    lay = _lay(transport)
    after = time.monotonic()
    if lay is None:
        return after, after
    tick = time.clock_getres(_COARSE)
    return before - lay - tick, after - max(0.0, lay - tick)


def _lay(transport: asyncio.BaseTransport | None) -> float | None:
    """Seconds since that data came."""
    connection = None if transport is None else transport.get_extra_info("socket")
    if connection is None or sys.platform != "linux":
        return None
    try:
        info = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _LAST_DATA.size)
    except OSError:
        return None
    return float(_LAST_DATA.unpack(info)[0]) / 1000 if len(info) == _LAST_DATA.size else None
