"""The clock's looks: one after the other, and beside them those that must not wait for a slow one.

A scheduled launch, a window of hours or a day's proof can take many seconds, on a busy database
each of them; a campaign that has its last receipt would wait for all of them to be completed.
"""

import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from types import TracebackType

import structlog
from redis import RedisError

from jobs import disk
from models.base import AWAY, is_full
from runtime import Runtime

log = structlog.get_logger(__name__)

Look = Callable[[Runtime], None]


def look_at(rt: Runtime, looks: Sequence[Look]) -> bool:
    """One look at each; what cannot be looked at now is looked at next time.

    Returns whether the disk seems to be full. A mistake of ours in one of them ends no other; it
    is logged without its own words, which may quote a number.
    """
    full = False
    for look in looks:
        try:
            look(rt)
        except (RedisError, *AWAY) as error:
            log.warning("look_failed", look=look.__name__, error=type(error).__name__)
            disk.note(rt, error)
            full = full or is_full(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, the others are looked at
            where = "".join(traceback.format_tb(error.__traceback__))
            log.error("look_failed", look=look.__name__, error=type(error).__name__, where=where)
    return full


class Beside(AbstractContextManager["Beside"]):
    """A thread that takes these looks every so many seconds, until the block ends.

    `until` tells how many seconds it is until the next look, where that is not always the same.
    """

    def __init__(
        self,
        rt: Runtime,
        looks: Sequence[Look],
        seconds: float,
        *,
        until: Callable[[Runtime], float] | None = None,
    ) -> None:
        self._rt, self._looks, self._seconds, self._until = rt, looks, seconds, until
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="looks", daemon=True)
        self.is_full = False
        """Whether the disk seemed to be full to them."""

    def _run(self) -> None:
        while not self._ended.is_set():
            self.is_full = look_at(self._rt, self._looks)
            self._ended.wait(self._until(self._rt) if self._until else self._seconds)

    def __enter__(self) -> "Beside":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join()
