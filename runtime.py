"""One frozen object with everything that a process talks to; built after the fork.

No globals: doors and jobs get it handed to them. Connections open on first use, so building it
is cheap and a web process without Twilio credentials still serves its health check.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import redis

from config import Settings
from gateways.redis.appending import Appender
from gateways.slack.client import Slack
from gateways.twilio.client import Twilio
from models.base import Database


def utc_now() -> datetime:
    """The host's clock, aware."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Runtime:
    """Settings, database, Redis, Twilio, Slack and the clock of one process.

    `appender` takes receipts to the stream for all threads. `token` names this process in claims:
    a claim whose process is dead can be settled.
    """

    settings: Settings
    db: Database
    redis: redis.Redis
    appender: Appender
    sms: Twilio
    slack: Slack
    clock: Callable[[], datetime]
    token: str

    def close(self) -> None:
        """Give the connections back; called when a process or a job ends."""
        self.redis.close()
        self.db.close()


def build(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = utc_now,
    db: Database | None = None,
) -> Runtime:
    """Compose the runtime of this process; `db` where it was forked from one that has it."""
    client = redis.Redis.from_url(
        settings.redis_url,
        socket_timeout=5,
        socket_connect_timeout=2,
        health_check_interval=15,
        driver_info=None,  # Or it looks its own version up, and tells it, at each connection.
    )
    return Runtime(
        settings=settings,
        db=db or Database(settings.database_url),
        redis=client,
        appender=Appender(client),
        sms=Twilio(settings),
        slack=Slack(settings),
        clock=clock,
        token=secrets.token_urlsafe(12),
    )
