"""response_urls: five uses within thirty minutes, without a token."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from simulator.slack.clock import Clock
from simulator.slack.config import SlackConfig
from simulator.slack.shapes import SlackError


@dataclass(slots=True)
class Hook:
    """Where a response goes: the person, the channel and the message it came from."""

    user: str
    channel: str
    made: float
    source_ts: str = ""
    ephemeral: bool = False
    thread_ts: str = ""
    uses: int = 0


class Hooks:
    """All response_urls given out."""

    def __init__(self, config: SlackConfig, clock: Clock) -> None:
        self.config = config
        self.clock = clock
        self.by_secret: dict[str, Hook] = {}

    def give(self, hook: Hook) -> str:
        """The secret part of a new response_url."""
        secret = secrets.token_urlsafe(18)
        self.by_secret[secret] = hook
        return secret

    def use(self, secret: str) -> Hook:
        """Counts a use; SlackError `expired_url`, `used_url` or `invalid_url` otherwise."""
        hook = self.by_secret.get(secret)
        if hook is None:
            raise SlackError("invalid_url")
        if self.clock.now() - hook.made > self.config.response_url_lifetime:
            raise SlackError("expired_url")
        if hook.uses >= self.config.response_url_uses:
            raise SlackError("used_url")
        hook.uses += 1
        return hook
