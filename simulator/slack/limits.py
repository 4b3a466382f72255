"""Slack's rate limits: tiers per method and minute, and one message a second per channel.

Each limit is a bucket that refills evenly and holds a minute's calls (posting: a small burst).
Numbers: docs.slack.dev "Rate limits"; changeable by a control call.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from simulator.slack.clock import Clock
from simulator.slack.shapes import JSON

POST = "chat.postMessage"


@dataclass(slots=True)
class _Bucket:
    level: float
    at: float

    def wait(self, now: float, per_second: float, size: float) -> float:
        """Seconds until a call may pass; 0.0 when it may now."""
        self.level = min(size, self.level + max(0.0, now - self.at) * per_second)
        self.at = now
        return 0.0 if self.level >= 1 else (1 - self.level) / per_second


@dataclass(slots=True)
class Limits:
    """Calls per minute by tier, overridden by method; posts per second and channel."""

    clock: Clock
    enabled: bool = True
    tiers: dict[int, float] = field(
        default_factory=lambda: {1: 1.0, 2: 20.0, 3: 50.0, 4: 100.0, 5: 600.0}
    )
    methods: dict[str, float] = field(default_factory=dict)
    posts_per_second: float = 1.0
    post_burst: float = 4.0
    posts_per_minute: float = 300.0
    _buckets: dict[str, _Bucket] = field(default_factory=dict)

    def change(self, values: JSON) -> None:
        """Sets any of the public fields; buckets start full again."""
        for name in ("enabled", "posts_per_second", "post_burst", "posts_per_minute"):
            if name in values:
                setattr(self, name, values[name])
        self.tiers |= {int(k): float(v) for k, v in values.get("tiers", {}).items()}
        self.methods |= {k: float(v) for k, v in values.get("methods", {}).items()}
        self._buckets.clear()

    def retry_after(self, method: str, tier: int, channel: str) -> int | None:
        """Counts a call; whole seconds to wait when it is one too many."""
        if not self.enabled:
            return None
        rules = self._rules(method, tier, channel)
        waits = [
            self._bucket(k, size).wait(self.clock.now(), rate, size) for k, rate, size in rules
        ]
        if worst := max(waits):
            return max(1, math.ceil(worst))
        for key, _, size in rules:
            self._bucket(key, size).level -= 1
        return None

    def _rules(self, method: str, tier: int, channel: str) -> list[tuple[str, float, float]]:
        if method in self.methods:
            return [(method, self.methods[method] / 60, max(1.0, self.methods[method]))]
        if method == POST:
            return [
                (f"{method} {channel}", self.posts_per_second, self.post_burst),
                (method, self.posts_per_minute / 60, self.posts_per_minute),
            ]
        return [(method, self.tiers[tier] / 60, max(1.0, self.tiers[tier]))]

    def _bucket(self, key: str, size: float) -> _Bucket:
        return self._buckets.setdefault(key, _Bucket(size, self.clock.now()))
