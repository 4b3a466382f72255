"""The lean carrier of `benchmarks.carrier`, which also notes when each text came, and its size.

`python -m benchmarks.arrivals 8800 0.05` answers after 0.05 s. `GET /stats` gives `arrivals`, each
as (seconds on its monotonic clock, segments); only GSM-7 without escapes is counted right.
"""

import asyncio
import gc
import json
import re
import sys
import time
from typing import Final
from urllib.parse import unquote_to_bytes

import uvloop

from benchmarks import carrier
from benchmarks.precedence import go_first

CARRIER: Final = 2
"""Its place on the machine: before whatever else is measured in real time."""
BODY: Final = re.compile(rb"(?:^|&)Body=([^&]*)")


class Arrivals(carrier.Ledger):
    """What came, one by one."""

    def clear(self) -> None:
        """Forget everything."""
        super().clear()
        self.arrivals: list[tuple[float, int]] = []

    def came(self, body: bytes) -> None:
        """Note one text."""
        found = BODY.search(body)
        length = len(unquote_to_bytes(found[1])) if found else 0
        segments = 1 if length <= 160 else -(-length // 153)
        self.arrivals.append((time.monotonic(), segments))

    def stats(self) -> bytes:
        """The arrivals as JSON."""
        return json.dumps({"count": self.count, "arrivals": self.arrivals}).encode()


class Connection(carrier.Connection):
    """One kept-alive connection."""

    _ledger: Arrivals

    def _answer(self, line: bytes, body: bytes) -> None:
        if line.startswith(b"POST") and b"/Messages" in line:
            self._ledger.came(body)
        super()._answer(line, body)


async def serve(port: int, delay: float) -> None:
    """Serve until the process is ended."""
    ledger = Arrivals()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: Connection(ledger, delay), "127.0.0.1", port, backlog=carrier.BACKLOG
    )
    await server.serve_forever()


if __name__ == "__main__":
    # It notes when texts came, and must neither look for garbage just then nor wait for its turn.
    gc.disable()
    go_first(CARRIER)
    uvloop.run(serve(int(sys.argv[1]), float(sys.argv[2])))
