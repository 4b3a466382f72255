"""Answers that are written for as long as somebody reads them: only so many at once in a process.

A process serves eight requests at a time, Twilio's receipts and STOPs among them. Whoever takes a
file slowly, or stops in the middle of it, keeps one of the eight; all of them together keep no more
than `MOST`.
"""

from collections.abc import Iterator
from threading import BoundedSemaphore
from typing import Final

from flask import Response

from domain.apicodes import Code
from webhooks.api.problems import Problem

MOST: Final = 2
RETRY_SECONDS: Final = 30


class Streams:
    """The streams of one process."""

    def __init__(self, most: int = MOST) -> None:
        self._free = BoundedSemaphore(most)

    def answer(self, lines: Iterator[str], mimetype: str) -> Response:
        """The lines as they are read. Raises Problem (503) while too many others are read."""
        if not self._free.acquire(blocking=False):
            raise Problem(
                Code.UNAVAILABLE,
                "Other files are being read now. Try again in half a minute, or read in pages.",
                headers={"Retry-After": str(RETRY_SECONDS)},
            )
        answer = Response(lines, mimetype=mimetype)
        answer.call_on_close(self._free.release)
        return answer
