"""What an event says: one body, or several events in one, as bytes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

import orjson

from domain.events import EventType

BATCH = "batch"


@dataclass(frozen=True, slots=True)
class Told:
    """One event as a subscriber gets it; `at` is when it happened (UTC)."""

    id: str
    type: EventType
    at: datetime
    data: Mapping[str, object]


def single(event: Told) -> bytes:
    """`{type, timestamp, data}`, as Standard Webhooks has it."""
    return orjson.dumps({"type": event.type, "timestamp": moment(event.at), "data": event.data})


def batch(events: Sequence[Told]) -> bytes:
    """The same for several: `data` holds them in their order, each with its own id."""
    held = [
        {"id": it.id, "type": it.type, "timestamp": moment(it.at), "data": it.data} for it in events
    ]
    return orjson.dumps({"type": BATCH, "timestamp": moment(events[-1].at), "data": held})


def batch_id(events: Sequence[Told]) -> str:
    """Of the same events the same, so that whoever got them before can tell."""
    return f"batch_{sha256(' '.join(it.id for it in events).encode()).hexdigest()[:24]}"


def moment(at: datetime) -> str:
    """A time as the API writes it: ISO 8601 in UTC, to the millisecond."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
