"""The lanes of one process: several campaigns beside each other, and turns where there are more.

A lane that found its process busy with another campaign would wait for that one's turn to end, and
each such hand-over costs slots that nobody uses. So whoever sends looks whether a lane waits, and
runs it beside its own.
"""

import time
from typing import Final

from jobs.queues import QueueName, queue, take, waiting
from runtime import Runtime

MOST: Final = 4
"""Campaigns beside each other: each holds up to three of a process' database connections."""
LONGEST_SECONDS: Final = 300.0
"""Of one job, well under RQ's limit."""
FIRST_ONES: Final = 32
"""Of the runs that wait, so many are looked at."""


class Crew:
    """The campaigns that this process sends now; `named` is the job whose runs are its lanes."""

    def __init__(self, rt: Runtime, named: str) -> None:
        self._rt = rt
        self._named = named
        self._campaigns: set[int] = set()
        self._seen: set[str] = set()
        self._leaves = False
        self._until = time.monotonic() + LONGEST_SECONDS

    @property
    def is_over(self) -> bool:
        """Whether its job has lasted long enough."""
        return time.monotonic() >= self._until

    def add(self, campaign_id: int) -> None:
        """A lane of this campaign runs here."""
        self._campaigns.add(campaign_id)

    def remove(self, campaign_id: int) -> None:
        """It ended."""
        self._campaigns.discard(campaign_id)
        self._leaves = False

    def is_wanted(self) -> bool:
        """Whether a campaign waits for whom there is no room here. Raises `redis.RedisError`."""
        return self._next() is not None and len(self._campaigns) >= MOST

    def gives_way(self) -> bool:
        """Whether whoever asks is to end for one that waits: one after the other, or nobody sent.

        Raises `redis.RedisError`.
        """
        if self._leaves or not self.is_wanted():
            return False
        self._leaves = True
        return True

    def take(self) -> tuple[int, int] | None:
        """A campaign and its lane that waits, to be run here. Raises `redis.RedisError`.

        Only one that waited at the last look too: a process that has nothing to do comes first.
        """
        if self.is_over or len(self._campaigns) >= MOST:
            return None
        seen, self._seen = self._seen, set(self._waiting())
        found = self._next(seen & self._seen) if seen else None
        if found is None or not take(self._rt, QueueName.SEND, found[0]):
            return None
        return found[1:]

    def _waiting(self) -> list[str]:
        return queue(self._rt, QueueName.SEND).get_job_ids(0, FIRST_ONES)

    def _next(self, of: set[str] | None = None) -> tuple[str, int, int] | None:
        """The first run that waits of a campaign that is not sent here: its id, campaign, lane."""
        ids = [it for it in self._waiting() if of is None or it in of]
        for run in waiting(self._rt, QueueName.SEND, ids):
            if run.named == self._named and run.args[0] not in self._campaigns:
                return run.job_id, int(run.args[0]), int(run.args[1])
        return None
