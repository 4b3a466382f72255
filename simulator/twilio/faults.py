"""Faults on request: what goes wrong between a customer and Twilio.

``before`` means that nothing was accepted; ``after`` that the message exists and is delivered, but
the answer is lost, or late. REST kinds: 429, 500, 503, 500_after, 503_after, reset_before,
reset_after, hang_before, hang_after, latency, latency_after, ``status:<http>:<code>``. Webhook
kinds: callback_drop, callback_delay, callback_duplicate, inbound_drop, inbound_delay,
inbound_duplicate.
"""

import random
import time
from dataclasses import dataclass, field
from typing import Any, Self

STATUSES = {"429": (429, 20429), "500": (500, 20500), "503": (503, 20503)}
REST_KINDS = frozenset(
    {"reset_before", "reset_after", "hang_before", "hang_after", "latency", "latency_after"}
    | {*STATUSES, "500_after", "503_after"}
)
WEBHOOK_KINDS = frozenset(
    f"{hook}_{what}" for hook in ("callback", "inbound") for what in ("drop", "delay", "duplicate")
)
MATCHES = frozenset({"to", "from", "path", "method", "status"})


@dataclass(slots=True)
class Fault:
    """One fault: what it matches, how often and how long it strikes.

    ``match`` values compare exactly, with ``*`` at the end as prefix; ``path`` by containment.
    ``times`` None: without end; ``for_seconds`` bounds its life; ``seconds`` is the length of a
    delay or a hang.
    """

    kind: str
    match: dict[str, str] = field(default_factory=dict)
    probability: float = 1.0
    times: int | None = None
    seconds: float | None = None
    retry_after: int | None = None
    until: float | None = None

    @classmethod
    def from_dict(cls, raw: dict[str, Any]) -> Self:
        """Build from control; raises ValueError for what does not exist."""
        options = dict(raw)
        lifetime = options.pop("for_seconds", None)
        kind = str(options.pop("kind", ""))
        unknown = set(options) - {"match", "probability", "times", "seconds", "retry_after"}
        if unknown:
            raise ValueError(f"unknown fault option: {', '.join(sorted(unknown))}")
        if kind not in REST_KINDS | WEBHOOK_KINDS and not kind.startswith("status:"):
            raise ValueError(f"unknown fault {kind!r}")
        if wrong := set(options.get("match") or {}) - MATCHES:
            raise ValueError(f"a fault cannot match {', '.join(sorted(wrong))}")
        options["match"] = dict(options.get("match") or {})
        until = None if lifetime is None else time.monotonic() + float(lifetime)
        return cls(kind=kind, until=until, **options)

    @property
    def http_answer(self) -> tuple[int, int] | None:
        """The HTTP status and Twilio code that it answers with, if it answers."""
        if self.kind.startswith("status:"):
            status, _, code = self.kind.removeprefix("status:").partition(":")
            return int(status), int(code or status)
        return STATUSES.get(self.kind.removesuffix("_after"))

    @property
    def comes_after(self) -> bool:
        """Whether the request is carried out first."""
        return self.kind.endswith("_after")

    def strikes(self, facts: dict[str, str], chance: random.Random) -> bool:
        """Whether it strikes this event; uses up one of its times."""
        if self.times == 0 or (self.until is not None and time.monotonic() > self.until):
            return False
        if not all(_fits(name, wanted, facts) for name, wanted in self.match.items()):
            return False
        if self.probability < 1 and chance.random() >= self.probability:
            return False
        if self.times is not None:
            self.times -= 1
        return True

    def as_json(self) -> dict[str, Any]:
        """For the control routes."""
        return {"kind": self.kind, "match": self.match, "times": self.times}


def _fits(name: str, wanted: str, facts: dict[str, str]) -> bool:
    value = facts.get(name, "")
    if name == "path":
        return wanted in value
    if wanted.endswith("*"):
        return value.startswith(wanted[:-1])
    return value == wanted


@dataclass(slots=True)
class Faults:
    """All faults in force, oldest first; seeded, so that a run can be repeated."""

    active: list[Fault] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(1))

    def rest(self, facts: dict[str, str]) -> list[Fault]:
        """What strikes a request: every latency, and the first of the others."""
        struck: list[Fault] = []
        for fault in self.active:
            if fault.kind in WEBHOOK_KINDS:
                continue
            if any(item.kind != "latency" for item in struck) and fault.kind != "latency":
                continue
            if fault.strikes(facts, self.chance):
                struck.append(fault)
        return struck

    def webhook(self, hook: str, facts: dict[str, str]) -> dict[str, Fault]:
        """What strikes a webhook of ``callback`` or ``inbound``, by drop, delay, duplicate."""
        return {
            fault.kind.removeprefix(f"{hook}_"): fault
            for fault in self.active
            if fault.kind in WEBHOOK_KINDS
            and fault.kind.startswith(f"{hook}_")
            and fault.strikes(facts, self.chance)
        }
