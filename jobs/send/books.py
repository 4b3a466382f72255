"""The database work of one engine, off the event loop: one thread writes, one thread watches.

Nothing in the loop blocks, and no session is held across a request to Twilio.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from models.base import Database

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Result = TypeVar("Result")


class Books:
    """Runs small transactions in threads; `models.base.AWAY` comes through to the caller."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._writer = ThreadPoolExecutor(1, "writer")
        self._watcher = ThreadPoolExecutor(1, "watcher")

    async def write(self, work: "Callable[[Session], Result]") -> Result:
        """Run `work` in one transaction and commit it."""

        def run() -> Result:
            with self._db.write() as session:
                return work(session)

        return await asyncio.get_running_loop().run_in_executor(self._writer, run)

    async def read(self, work: "Callable[[Session], Result]") -> Result:
        """Run `work` on a session that changes nothing."""

        def run() -> Result:
            with self._db.read() as session:
                return work(session)

        return await asyncio.get_running_loop().run_in_executor(self._watcher, run)

    def close(self) -> None:
        """Wait until the threads have ended: a process must not exit half-way through a commit."""
        self._writer.shutdown(wait=True)
        self._watcher.shutdown(wait=True)
