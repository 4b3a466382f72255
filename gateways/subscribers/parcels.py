"""What goes to a subscriber, and what comes back: for whoever loads nothing to send it with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus


class NotAsked(Exception):
    """Nothing was sent, for a reason of our own: no subscriber is to blame, it is tried soon."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One request: `sent_at` is when it is tried, `secrets` are all that sign it."""

    url: str
    id: str
    body: bytes
    secrets: Sequence[str]
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of it. `error` says why it was not taken, in words; None: it was."""

    status: int | None = None
    error: str | None = None
    wait: timedelta | None = None
    """What a Retry-After asked for."""

    @property
    def is_taken(self) -> bool:
        """Whether the subscriber has it."""
        return self.error is None

    @property
    def is_gone(self) -> bool:
        """Whether the subscriber says that nobody listens there any more."""
        return self.status == HTTPStatus.GONE
