"""Where names lead: each looked up once at a time, in threads that nothing else waits for.

Whoever runs a name's servers decides how long a look-up takes, and none can be called back. In the
threads that all share, one slow name would hold up every other subscriber.
"""

import asyncio
import socket
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from types import TracebackType
from typing import Final, Self

from gateways.subscribers.parcels import NotAsked

MOST: Final = 128
"""Names that are looked up beside each other: one for each endpoint of a crowd that is served."""
Find = Callable[[str], Sequence[str]]


def found(host: str) -> Sequence[str]:
    """All addresses that a name leads to. Raises OSError where it leads nowhere."""
    every = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    return list(dict.fromkeys(str(address[0]) for *_, address in every))


class Names:
    """Look-ups of one run; whoever asks for a name that is being looked up gets that answer."""

    def __init__(self, find: Find = found, *, most: int = MOST) -> None:
        self._find, self._most = find, most
        self._pool = ThreadPoolExecutor(most, thread_name_prefix="names")
        self._asked: dict[str, asyncio.Future[Sequence[str]]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def look_up(self, host: str) -> Sequence[str]:
        """All addresses of a name; an address leads to itself.

        Raises OSError where it leads nowhere, NotAsked while too many others are looked up.
        """
        if _is_address(host):
            return [host]
        asked = self._asked.get(host)
        if asked is None:
            if len(self._asked) >= self._most:
                raise NotAsked("too many names are being looked up")
            asked = asyncio.get_running_loop().run_in_executor(self._pool, self._find, host)
            self._asked[host] = asked
            asked.add_done_callback(lambda done: self._forget(host, done))
        return await asyncio.shield(asked)

    def _forget(self, host: str, done: asyncio.Future[Sequence[str]]) -> None:
        del self._asked[host]
        if not done.cancelled():
            done.exception()  # Whoever asked may have stopped waiting.


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
