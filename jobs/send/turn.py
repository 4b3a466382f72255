"""How long an engine may send: its turn, and whether it may have another one at once."""

import asyncio
import time
from collections.abc import Callable


class Turn:
    """Some seconds from now; at their end `more` is asked, in a thread, for as many again."""

    def __init__(self, seconds: float, more: Callable[[], bool]) -> None:
        self._seconds = seconds
        self._more = more
        self._is_last = False
        self.until = time.monotonic() + seconds
        """On the monotonic clock."""

    async def goes_on(self) -> bool:
        """Begin another turn, if there may be one; who was refused once is not asked again."""
        if not self._is_last:
            self._is_last = not await asyncio.to_thread(self._more)
            if not self._is_last:
                self.until += self._seconds
        return not self._is_last
