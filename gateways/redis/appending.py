"""One process' way to the stream of receipts: what waits in it goes together.

A round trip costs the web process more than all else that it does for a receipt. Whoever finds
nobody under way leads one, with everything that waits; who comes meanwhile waits for the next,
which the first of them leads. Each is told what became of its own receipt, once it was answered.
"""

import threading
from collections.abc import Mapping, Sequence
from typing import Final

import redis

from gateways.redis import stream

MOST: Final = 200
"""Receipts of one round trip."""


class Appender:
    """Appends receipts to the stream for all threads of a process, in shared round trips."""

    def __init__(self, client: redis.Redis) -> None:
        self._client = client
        self._lock = threading.Lock()
        self._waiting: list[_Waiting] = []
        self._led = False

    def add(self, fields: Mapping[str, str]) -> bool:
        """Append one receipt; whether a writer must be called. Returns once it is in the stream.

        Raises `redis.RedisError` where that is not known: what Redis said to this very receipt,
        or what broke the round trip that it took part in or waited behind.
        """
        mine = _Waiting(fields)
        with self._lock:
            self._waiting.append(mine)
            mine.leads = not self._led
            self._led = True
        if not mine.leads:
            mine.told.acquire()
        if mine.leads:
            self._lead()
        if mine.error is not None:
            raise mine.error
        return mine.unattended

    def _lead(self) -> None:
        """Make one round trip, tell everybody in it, and leave the next one to the next."""
        with self._lock:
            together = self._waiting[:MOST]
            del self._waiting[:MOST]
        # What stays if this thread is ended in between: nobody may believe that it is stored.
        broken: redis.RedisError | None = redis.ConnectionError("the round trip was given up")
        try:
            self._go(together)
            broken = None
        except redis.RedisError as error:
            broken = error
        finally:
            self._hand_over(together, broken)

    def _go(self, together: Sequence["_Waiting"]) -> None:
        unattended, outcomes = stream.append(self._client, [one.fields for one in together])
        for one, outcome in zip(together, outcomes, strict=True):
            one.error = outcome if isinstance(outcome, redis.ResponseError) else None
            if one.error is None:
                one.unattended, unattended = unattended, False

    def _hand_over(self, together: list["_Waiting"], broken: redis.RedisError | None) -> None:
        with self._lock:
            if broken is not None:
                # Redis is away: who waited behind this attempt does not wait for one more.
                together += self._waiting
                self._waiting = []
            following = self._waiting[0] if self._waiting else None
            self._led = following is not None
        if following is not None:
            following.leads = True
            following.told.release()
        for one in together:
            one.error = broken or one.error
            one.leads = False
            one.told.release()


class _Waiting:
    """One receipt of one thread, until it is told what became of it."""

    __slots__ = ("error", "fields", "leads", "told", "unattended")

    def __init__(self, fields: Mapping[str, str]) -> None:
        self.fields = fields
        self.leads = False
        self.unattended = False
        self.error: redis.RedisError | None = None
        self.told = threading.Lock()
        self.told.acquire()
