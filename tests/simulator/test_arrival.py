"""A request is noted with when it came, however late the simulator gets to it, and judged by it."""

import asyncio
import socket
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
import uvloop

from simulator.arrival import came
from tests.faults.judging import came_at, worst_second

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="other kernels do not tell")
BUSY = 0.1
TRIES = 20
TICK = 0.004
LIMIT = 50


@asynccontextmanager
async def connected() -> AsyncIterator[
    tuple[socket.socket, asyncio.StreamReader, asyncio.StreamWriter]
]:
    """A client's blocking socket, and our end of its connection."""
    ours: asyncio.Future[tuple[asyncio.StreamReader, asyncio.StreamWriter]]
    ours = asyncio.get_running_loop().create_future()
    server = await asyncio.start_server(
        lambda reader, writer: ours.set_result((reader, writer)), "127.0.0.1", 0
    )
    with socket.create_connection(server.sockets[0].getsockname()) as client:
        reader, writer = await ours
        yield client, reader, writer
        writer.close()
    server.close()


@dataclass(frozen=True, slots=True)
class Asked:
    """The client asked between two moments, and `came` is what we think of it."""

    before: float
    after: float
    came: tuple[float, float]


async def asked(*, rest: float = 0, busy: float = 0) -> Asked:
    """A request whose second half comes after a rest, and finds us busy."""
    async with connected() as (client, reader, writer):
        client.sendall(b"head")
        await reader.readexactly(4)
        await asyncio.sleep(rest)
        before = time.monotonic()
        client.sendall(b"body")
        after = time.monotonic()
        time.sleep(busy)  # noqa: ASYNC251 - nothing else may run
        await reader.readexactly(4)
        return Asked(before, after, came(writer.transport))


def tries(**waits: float) -> Iterator[Asked]:
    """Again and again: the machine may take the processor from us at the wrong moment."""
    return (uvloop.run(asked(**waits)) for _ in range(TRIES))


@linux_only
def test_it_came_between_the_two_moments() -> None:
    once = uvloop.run(asked(busy=BUSY))

    assert once.came[0] <= once.after
    assert once.came[1] >= once.before


@linux_only
def test_what_waited_for_a_busy_simulator_came_before_it_was_looked_at() -> None:
    assert any(once.came[1] < once.after + BUSY for once in tries(busy=BUSY))


@linux_only
def test_what_came_after_its_head_did_not_come_with_it() -> None:
    assert any(once.before - BUSY < once.came[0] for once in tries(rest=BUSY))


def test_nobody_tells_of_a_connection_that_is_gone() -> None:
    now = time.monotonic()
    first, last = came(None)
    assert now <= first == last


# The judge of the faults ------------------------------------------------------------------------


def seen(*moments: float) -> list[tuple[float, float]]:
    """Between which moments each came, as exactly as the kernel tells."""
    return [(at - TICK, at + TICK) for at in moments]


def test_texts_that_came_evenly_are_as_many_as_they_were() -> None:
    assert worst_second(seen(*(place / LIMIT for place in range(500)))) == LIMIT


def test_more_than_the_limit_within_a_second_are_counted() -> None:
    assert worst_second(seen(*(3 + place / (LIMIT + 5) for place in range(500)))) == LIMIT + 5


def test_a_burst_is_counted_wherever_it_lies() -> None:
    evenly = [place / LIMIT for place in range(500)]
    assert worst_second(seen(*evenly, *([5.0] * 7))) == LIMIT + 7


def test_what_may_have_come_a_second_apart_does_not_count_together() -> None:
    assert worst_second([(0.0, 0.0), (0.999, 1.007)]) == 1
    assert worst_second([(0.0, 0.0), (0.999, 0.9999)]) == 2


def test_nothing_came_in_no_second() -> None:
    assert worst_second([]) == 0


def test_a_request_came_before_a_busy_carrier_got_to_it() -> None:
    assert came_at({"mono": 7.5, "came": [7.0, 7.008]}) == 7.0
