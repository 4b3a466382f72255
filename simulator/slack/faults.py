"""Trouble on request: Slack down, slow, hanging, or losing an answer after it did the work."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from fnmatch import fnmatch

from simulator.slack.shapes import JSON, ControlError

KINDS = ("status", "error", "ratelimited", "slow", "hang", "reset")
HANG_SECONDS = 120.0


@dataclass(slots=True)
class Fault:
    """One kind of trouble for calls that match.

    `method` is a pattern over Web API methods and the words `hooks`, `files`; `after` means
    that the work is done and only the answer is lost; `times` None means until cleared. A slow
    call that is under way when it is cleared goes on at once.
    """

    kind: str
    method: str = "*"
    status: int = 503
    error: str = "fatal_error"
    seconds: float = 1.0
    after: bool = False
    times: int | None = None
    lifted: asyncio.Event = field(default_factory=asyncio.Event, init=False)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ControlError(f"fault kind is one of {', '.join(KINDS)}")


@dataclass(slots=True)
class Faults:
    """The troubles in force, oldest first; the first that matches is met."""

    active: list[Fault] = field(default_factory=list)

    def add(self, values: JSON) -> None:
        """Puts a fault in force."""
        try:
            self.active.append(Fault(**values))
        except TypeError as problem:
            raise ControlError(str(problem)) from None

    def clear(self) -> None:
        """All is well again."""
        for fault in self.active:
            fault.lifted.set()
        self.active.clear()

    def take(self, method: str) -> Fault | None:
        """The fault that this call meets, counted."""
        for fault in self.active:
            if fnmatch(method, fault.method):
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        self.active.remove(fault)
                return fault
        return None


async def suffer(fault: Fault) -> None:
    """The waiting part of a fault."""
    if fault.kind == "slow":
        with suppress(TimeoutError):
            await asyncio.wait_for(fault.lifted.wait(), fault.seconds)
    elif fault.kind == "hang":
        await asyncio.sleep(HANG_SECONDS)
