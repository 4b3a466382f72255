"""The stream of delivery receipts between the web process and the database.

A receipt is answered 2xx once it is in the stream, and leaves the stream only after the commit
that wrote it: a writer that dies in between reads it again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from redis import Redis
from redis.exceptions import ResponseError

STREAM = "rollcall:receipts"
GROUP = "writers"
IDLE_MS = 15_000
ATTENDED = "rollcall:receipts:attended"
ATTENDED_MS = 3_000
"""Of a writer that shows no more life. Another one that is called meanwhile is called in vain."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its id in the stream, and its fields."""

    id: str
    fields: dict[str, str]


def append(redis: Redis, receipts: Sequence[Mapping[str, str]]) -> tuple[bool, Sequence[object]]:
    """Append these in one round trip: whether a writer must be called, and each one's outcome.

    An outcome is the entry's id, or the `redis.ResponseError` that Redis said instead. Raises
    `redis.RedisError` where the answers did not come: nobody knows what is stored then. A longer
    stream has had a writer called already.
    """
    commands: list[Sequence[str]] = [("XLEN", STREAM)]
    for fields in receipts:
        flat = (part for pair in fields.items() for part in pair)
        commands.append(("XADD", STREAM, "*", *flat))
    # Asked last: a writer that went before ours came has not seen them.
    commands.append(("EXISTS", ATTENDED))
    connection = redis.connection_pool.get_connection()
    read = False
    try:
        length, *outcomes, attended = _exchange(connection, commands)
        read = True
    finally:
        if not read:  # an answer that is still to come must not become another's
            connection.disconnect()  # type: ignore[no-untyped-call]
        redis.connection_pool.release(connection)
    return not length and not attended, outcomes


def _exchange(connection: Any, commands: Sequence[Sequence[str]]) -> Sequence[object]:
    """All answers, in order. redis-py's pipeline does the same at several times the CPU."""
    connection.send_packed_command(connection.pack_commands(commands))
    return [_answer(connection) for _ in commands]


def _answer(connection: Any) -> object:
    try:
        return connection.read_response()
    except ResponseError as error:
        return error


def attend(redis: Redis) -> None:
    """A writer is at work and will look again. Raises `redis.RedisError`."""
    redis.set(ATTENDED, 1, px=ATTENDED_MS)


def leave(redis: Redis) -> bool:
    """The writer goes; whether another must be called, for what came until then.

    What another one has read and not yet written is none of it. Raises `redis.RedisError`.
    """
    with redis.pipeline() as pipe:
        pipe.delete(ATTENDED)
        pipe.xlen(STREAM)
        pipe.xpending(STREAM, GROUP)
        _, length, read = pipe.execute()
    return int(length) > int(read["pending"])


def waiting(redis: Redis) -> int:
    """How many receipts are not in the database yet. Raises `redis.RedisError`."""
    return int(redis.xlen(STREAM))


def read(
    redis: Redis, consumer: str, *, count: int, block_ms: int, idle_ms: int = IDLE_MS
) -> Sequence[Entry]:
    """The next receipts, first those that a writer left for `idle_ms`. Raises `RedisError`."""
    _ensure_group(redis)
    _, left, *_ = redis.xautoclaim(STREAM, GROUP, consumer, idle_ms, count=count)
    if left:
        return _entries(left)
    fresh = redis.xreadgroup(GROUP, consumer, {STREAM: ">"}, count=count, block=block_ms)
    if not fresh:
        return []
    batches = fresh.values() if isinstance(fresh, dict) else [batch for _, batch in fresh]
    return [entry for batch in batches for entry in _entries(batch)]


def done(redis: Redis, entries: Sequence[Entry]) -> None:
    """These are committed: forget them. Raises `redis.RedisError`."""
    if entries:
        ids = [entry.id for entry in entries]
        with redis.pipeline() as pipe:
            pipe.xack(STREAM, GROUP, *ids)
            pipe.xdel(STREAM, *ids)
            pipe.execute()


def _ensure_group(redis: Redis) -> None:
    try:
        redis.xgroup_create(STREAM, GROUP, id="0", mkstream=True)
    except ResponseError as error:
        if "BUSYGROUP" not in str(error):
            raise


def _entries(raw: object) -> list[Entry]:
    found: list[Entry] = []
    for entry_id, fields in _flat(raw):
        if fields is not None:
            found.append(
                Entry(
                    _text(entry_id), {_text(name): _text(value) for name, value in fields.items()}
                )
            )
    return found


def _flat(raw: object) -> list[tuple[object, dict[object, object] | None]]:
    """RESP3 nests a stream's batch one list deeper than RESP2 does."""
    items = list(raw) if isinstance(raw, list | tuple) else []
    if items and isinstance(items[0], list) and items[0] and isinstance(items[0][0], list | tuple):
        return [pair for inner in items for pair in inner]
    return items


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
