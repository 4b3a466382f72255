"""How far a proof pack is, for whoever waits for it in Slack: one message that is edited."""

import time
from typing import Final

import structlog

from gateways.slack.blocks import notices
from gateways.slack.errors import SlackAway, SlackRefused
from gateways.slack.facts import Posted
from runtime import Runtime

log = structlog.get_logger(__name__)

SECONDS: Final = 30.0
"""Between two edits; a pack that is made sooner says nothing."""


class Progress:
    """Told which part is being written, and its rows so far."""

    def __init__(self, rt: Runtime, user_id: str, name: str, *, seconds: float = SECONDS) -> None:
        self._rt = rt
        self._user_id = user_id
        self._name = name
        self._seconds = seconds
        self._said_at = time.monotonic()
        self._posted: Posted | None = None

    def __call__(self, part: str, rows: int) -> None:
        """Say it, unless something was said just now; a Slack that is away holds nothing up."""
        log.info("proof_written", part=part, rows=rows)
        if time.monotonic() - self._said_at < self._seconds:
            return
        self._said_at = time.monotonic()
        said = f"The proof pack of {self._name} is being made: {part}, {rows:,} rows so far."
        try:
            self._say(said)
        except (SlackAway, SlackRefused) as error:
            log.info("proof_progress_unsaid", error=type(error).__name__)

    def _say(self, words: str) -> None:
        if self._posted is None:
            self._posted = self._rt.slack.dm(self._user_id, notices.said(words))
        else:
            self._rt.slack.update(self._posted.channel, self._posted.ts, notices.said(words))
