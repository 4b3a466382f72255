"""The append-only ledger: everything that happened in the simulator, in order.

Tests and the demo judge Rollcall from here, from outside. Each event is one JSON line with
``n`` (from 1), ``at`` (UTC), ``mono`` (monotonic seconds) and ``kind`` (``twilio.accepted``,
``slack.…``). Lines are kept as bytes, so that a long run costs memory for its text only.
"""

import asyncio
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import orjson


class Ledger:
    """Events in memory and, when ``path`` is given, appended to that file and flushed."""

    def __init__(self, path: Path | None) -> None:
        self._file = None
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("ab")
        self._lines: list[bytes] = []
        self._kinds: list[str] = []
        self._before = 0
        self._waiting: set[asyncio.Future[None]] = set()

    def record(self, kind: str, /, **fields: object) -> int:
        """Append one event and return its number ``n``."""
        n = self._before + len(self._lines) + 1
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        event = {"n": n, "at": at, "mono": time.monotonic(), "kind": kind, **fields}
        # The sum is a copy of its own size: orjson's result keeps its 5 KB buffer.
        line = orjson.dumps(event, default=str) + b"\n"
        self._lines.append(line)
        self._kinds.append(kind)
        if self._file is not None:
            self._file.write(line)
            self._file.flush()
        if self._waiting:
            self._wake()
        return n

    def since(self, n: int, kind_prefix: str | None = None) -> list[dict[str, Any]]:
        """The events numbered above ``n`` whose kind starts with ``kind_prefix``, oldest first."""
        return cast("list[dict[str, Any]]", orjson.loads(self.json_since(n, kind_prefix)))

    def json_since(self, n: int, kind_prefix: str | None = None) -> bytes:
        """Like ``since``, as the bytes of a JSON array (nothing is parsed)."""
        start = max(0, n - self._before)
        lines = self._lines[start:]
        if kind_prefix:
            kinds = self._kinds[start:]
            lines = [
                line
                for line, kind in zip(lines, kinds, strict=True)
                if kind.startswith(kind_prefix)
            ]
        return b"[" + b",".join(lines) + b"]"

    async def wait(self, n: int, kind_prefix: str | None, *, seconds: float) -> bytes:
        """``json_since``, but not before it holds something or ``seconds`` have passed."""
        deadline = time.monotonic() + seconds
        while (found := self.json_since(n, kind_prefix)) == b"[]":
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                break
            await self._next_event(remaining)
        return found

    def forget(self) -> None:
        """Drop the events from memory; numbers go on, and the file keeps them all."""
        self._before += len(self._lines)
        self._lines.clear()
        self._kinds.clear()

    def close(self) -> None:
        """Close the file; recording goes on in memory."""
        if self._file is not None:
            self._file.close()
            self._file = None

    async def _next_event(self, seconds: float) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await asyncio.wait([future], timeout=seconds)
        finally:
            self._waiting.discard(future)

    def _wake(self) -> None:
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()
