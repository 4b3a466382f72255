"""A carrier that costs next to nothing: a raw HTTP server that takes every text after a delay.

`python -m benchmarks.carrier 8800 0.1` answers each POST after 0.1 s as Twilio does, remembers
when it came and for whom, and takes more per second than any client here can send (the local
Twilio of `simulator/` keeps a ledger and does not). Everything else it is asked is answered too:
`GET /stats` (count, distinct, first, last; seconds on its own clock), `POST /reset`, an empty log
of texts, and Slack's methods with an `ok`, so that cards can be edited.
"""

import asyncio
import json
import re
import sys
import time
from functools import partial
from typing import Final, cast

import uvloop

LENGTH: Final = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
TO: Final = re.compile(rb"(?:^|&)To=([^&]*)")
BACKLOG: Final = 4096
"""Connections that may wait to be accepted; one that finds no room tries again after a second."""
HEAD: Final = b"HTTP/1.1 %d OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
TEXT: Final = (
    b'{"account_sid": "AC00000000000000000000000000000001", "api_version": "2010-04-01",'
    b' "body": "Hi, the harbour is open again. Reply STOP to opt out.",'
    b' "date_created": "Fri, 21 Nov 2025 10:00:00 +0000", "date_sent": null,'
    b' "date_updated": "Fri, 21 Nov 2025 10:00:00 +0000", "direction": "outbound-api",'
    b' "error_code": null, "error_message": null, "from": "+14155552671",'
    b' "messaging_service_sid": null, "num_media": "0", "num_segments": "1", "price": null,'
    b' "price_unit": "USD", "sid": "SM%032x", "status": "queued", "subresource_uris": {},'
    b' "to": "%s", "uri": "/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages.json"}'
)
LOG: Final = b'{"messages": [], "next_page_uri": null}'
"""What Twilio's log holds; unread it would be asked for again and again."""
SLACK: Final = b'{"ok": true, "channel": "C01CAMPAIGNS", "ts": "1700000000.000100", "message": {}}'


class Ledger:
    """What came: when, and for whom."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self.count = 0
        self.first = self.last = 0.0
        self.numbers: set[bytes] = set()

    def take(self, number: bytes) -> bytes:
        """Note one text; the answer's body."""
        self.last = time.time()
        self.first = self.first or self.last
        self.count += 1
        self.numbers.add(number)
        return TEXT % (self.count, number)

    def stats(self) -> bytes:
        """The figures as JSON."""
        return json.dumps(
            {
                "count": self.count,
                "distinct": len(self.numbers),
                "first": self.first,
                "last": self.last,
            }
        ).encode()


class Connection(asyncio.Protocol):
    """One kept-alive connection; requests come one after the other."""

    def __init__(self, ledger: Ledger, delay: float) -> None:
        self._ledger = ledger
        self._delay = delay
        self._buffer = b""
        self._transport: asyncio.WriteTransport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        self._transport = cast("asyncio.WriteTransport", transport)

    def data_received(self, data: bytes) -> None:
        """Answer every request that is whole."""
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            found = LENGTH.search(self._buffer, 0, end + 2)
            whole = end + 4 + (int(found[1]) if found else 0)
            if len(self._buffer) < whole:
                return
            body = self._buffer[end + 4 : whole]
            line = self._buffer[: self._buffer.find(b"\r\n")]
            self._buffer = self._buffer[whole:]
            self._answer(line, body)

    def _answer(self, line: bytes, body: bytes) -> None:
        if b"/Messages" in line and line.startswith(b"POST"):
            found = TO.search(body)
            number = found[1].replace(b"%2B", b"+") if found else b""
            answer = self._ledger.take(number)
            later = partial(self._write, 201, answer)
            asyncio.get_running_loop().call_later(self._delay, later)
        elif b"/stats" in line:
            self._write(200, self._ledger.stats())
        elif b"/Messages" in line:
            self._write(200, LOG)
        else:
            if b"/reset" in line:
                self._ledger.clear()
            self._write(200, SLACK)

    def _write(self, status: int, body: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(HEAD % (status, len(body)) + body)


async def serve(port: int, delay: float) -> None:
    """Serve until the process is ended."""
    ledger = Ledger()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: Connection(ledger, delay), "127.0.0.1", port, backlog=BACKLOG
    )
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1]), float(sys.argv[2])))
