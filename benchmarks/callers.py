"""Calls back as Twilio does, as fast as it is answered: the load of `benchmarks.receipts`.

`python -m benchmarks.callers`: reads one JSON order from standard input (host, port, seconds,
connections, a file of requests made beforehand, one a line in base64, and a file for the answers),
sends each request once, over kept-alive connections, and writes one JSON answer: milliseconds of
each request that was answered 2xx, the places of those, and how many were not.
"""

import asyncio
import base64
import json
import sys
import time
from pathlib import Path
from typing import Any

import uvloop


class Tally:
    """What became of the requests."""

    def __init__(self, requests: list[bytes], until: float) -> None:
        self._requests = requests
        self._next = 0
        self.until = until
        self.times: list[float] = []
        self.kept: list[int] = []
        self.refused = 0
        self.broken = 0

    def take(self) -> tuple[int, bytes] | None:
        """The next request and its place, until there is none or the time is up."""
        if self._next >= len(self._requests) or time.monotonic() > self.until:
            return None
        self._next += 1
        return self._next - 1, self._requests[self._next - 1]

    def note(self, place: int, began: float, answer: bytes) -> bool:
        """One answer; False if it was none of 2xx, whose body nobody reads here."""
        if not answer.startswith(b"HTTP/1.1 2"):
            self.refused += 1
            return False
        self.times.append((time.monotonic() - began) * 1000)
        self.kept.append(place)
        return True


async def call(host: str, port: int, tally: Tally) -> None:
    """One connection; one that breaks is opened again, and its request is not repeated."""
    while tally.until > time.monotonic():
        try:
            reader, writer = await asyncio.open_connection(host, port)
        except OSError:
            await asyncio.sleep(0.05)
            continue
        try:
            while (order := tally.take()) is not None:
                place, request = order
                began = time.monotonic()
                writer.write(request)
                if not tally.note(place, began, await reader.readuntil(b"\r\n\r\n")):
                    break
            else:
                return
        except (OSError, asyncio.IncompleteReadError):
            tally.broken += 1
        finally:
            writer.close()


def made(path: str) -> list[bytes]:
    """The requests of a file."""
    return [base64.b64decode(line) for line in Path(path).read_text().split()]


async def main(order: dict[str, Any], requests: list[bytes]) -> dict[str, Any]:
    """Carry out one order."""
    began = time.monotonic()
    tally = Tally(requests, began + order["seconds"])
    calls = (call(order["host"], order["port"], tally) for _ in range(order["connections"]))
    await asyncio.gather(*calls)
    return {
        "seconds": time.monotonic() - began,
        "times": tally.times,
        "kept": tally.kept,
        "refused": tally.refused,
        "broken": tally.broken,
    }


if __name__ == "__main__":
    given = json.loads(sys.stdin.readline())
    answers = uvloop.run(main(given, made(given["requests"])))
    Path(given["answers"]).write_text(json.dumps(answers))
