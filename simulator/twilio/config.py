"""Settings of the local Twilio; every duration is here so that tests can shrink it."""

from dataclasses import dataclass, field, fields, replace
from typing import Any, Self

DEFAULT_ACCOUNT_SID = "AC00000000000000000000000000000001"
DEFAULT_AUTH_TOKEN = "simulatorsimulatorsimulatorsimul"  # noqa: S105  opens nothing real


@dataclass(frozen=True, slots=True)
class TwilioConfig:
    """Settings of the local Twilio. Durations are seconds.

    ``accounts`` maps account SIDs to auth tokens; ``senders``, ``services`` and ``handsets`` hold
    what the control routes of the same names take. ``queue_seconds`` is the traffic that a sender
    may hold (10 hours), ``list_lag`` how late a message shows in listings, ``suffix_rules``
    whether a number's last digits choose its handset's character.
    """

    accounts: dict[str, str] = field(
        default_factory=lambda: {DEFAULT_ACCOUNT_SID: DEFAULT_AUTH_TOKEN}
    )
    senders: list[dict[str, Any]] = field(default_factory=list)
    services: list[dict[str, Any]] = field(default_factory=list)
    handsets: list[dict[str, Any]] = field(default_factory=list)
    suffix_rules: bool = True
    queued_after: float = 0.01
    sent_after: float = 0.02
    delivered_after: float = 0.03
    slow_after: float = 2.0
    reply_after: float = 0.1
    latency: float = 0.0
    max_concurrency: int | None = None
    queue_seconds: float = 36_000.0
    schedule_min_seconds: float = 300.0
    schedule_max_seconds: float = 3_024_000.0
    schedule_cap: int = 500_000
    list_lag: float = 0.0
    sending_callbacks: bool = False
    async_opt_out: bool = False
    webhook_seconds: float = 15.0
    webhook_connect_seconds: float = 5.0
    webhook_retry_pause: float = 0.05
    price_per_segment: str = "0.00830"

    @classmethod
    def from_dict(cls, raw: dict[str, Any]) -> Self:
        """Build from JSON; raises ValueError for unknown settings."""
        return cls().changed(raw)

    def changed(self, raw: dict[str, Any]) -> Self:
        """A copy with some settings changed; raises ValueError for unknown ones."""
        unknown = set(raw) - {item.name for item in fields(self)}
        if unknown:
            raise ValueError(f"unknown Twilio setting: {', '.join(sorted(unknown))}")
        return replace(self, **raw)
