"""The one way that a call to Slack takes: errors collapsed, some answers kept a while.

Who somebody is and what a channel is are asked for at every request of a person: a guest, or a
channel that is shared now, is refused at the next press. Slack allows about a hundred such
questions a minute (users.info; fifty for conversations.info), more than people press; where it
does not answer, what was heard within the last minute counts. Of who is in a user group or a
private channel the answer counts for a moment: Slack allows twenty questions about groups a minute,
and where it takes no more of them, what was heard last counts until it does.
"""

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse

from config import Settings
from gateways.slack.errors import SlackAway, collapse
from gateways.slack.wire import PlainWebClient, away_on_network_error

KEPT_SECONDS = 60.0
LIMITED_SECONDS = 600.0
"""While Slack takes no more questions about members: nobody is refused, who stops least of all."""
OF_MEMBERS = frozenset({"group", "members"})
"""The kinds of questions (a key's first word) that each press asks, and Slack takes few of."""
MOMENT_SECONDS = 5.0
"""One press asks several times; who was removed is refused at the next one."""
KEPT_AT_MOST = 5000

T = TypeVar("T")


class Line:
    """An SDK client for one workspace; raises `SlackAway` and `SlackRefused` only."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._web = PlainWebClient(
            token=settings.slack_bot_token.get_secret_value(),
            base_url=settings.slack_api_url,
            # The package's own annotation wants whole seconds; urllib takes any.
            timeout=settings.rollcall_slack_timeout_seconds,  # type: ignore[arg-type]
        )
        self._lock = threading.Lock()
        self._kept: dict[tuple[str, str], tuple[float, Any]] = {}
        self._limited_until: dict[str, float] = {}
        """By kind of question: when Slack takes the next one, as it said itself."""

    def _call(self, method: Callable[..., Any], **arguments: Any) -> SlackResponse:
        given = {name: value for name, value in arguments.items() if value is not None}
        try:
            with away_on_network_error():
                answer: SlackResponse = method(**given)
        except SlackApiError as error:
            raise collapse(error) from error
        except SlackClientError as error:
            raise SlackAway from error
        return answer

    def _keep(
        self, key: tuple[str, str], ask: Callable[[], T], *, seconds: float = KEPT_SECONDS
    ) -> T:
        """An answer that is no older; while Slack is away, one that is at most `KEPT_SECONDS`."""
        now = time.monotonic()
        with self._lock:
            found = self._kept.get(key)
        if found and now - found[0] < seconds:
            kept: T = found[1]
            return kept
        return self._ask(key, ask)

    def _note(self, key: tuple[str, str], fresh: object) -> None:
        with self._lock:
            if len(self._kept) > KEPT_AT_MOST:
                self._kept.clear()
            self._kept[key] = (time.monotonic(), fresh)

    def _ask(self, key: tuple[str, str], ask: Callable[[], T]) -> T:
        """A fresh answer; while Slack is away, one that is at most `KEPT_SECONDS` old.

        Where it takes no more questions about members none is asked until it does: each press asks,
        and would make it worse for the next one. Meanwhile what is known counts for longer.
        """
        with self._lock:
            found = self._kept.get(key)
            wait = self._limited_until.get(key[0], 0.0) - time.monotonic()
        try:
            if found is not None and wait > 0:
                raise SlackAway(wait, is_limited=True)
            fresh = ask()
        except SlackAway as away:
            if found is None or time.monotonic() - found[0] >= self._counts(key[0], away, wait):
                raise
            kept: T = found[1]
            return kept
        self._note(key, fresh)
        return fresh

    def _counts(self, kind: str, away: SlackAway, wait: float) -> float:
        """For how long a kept answer counts now; notes when Slack takes the next question."""
        if not away.is_limited or kind not in OF_MEMBERS:
            return KEPT_SECONDS
        if wait <= 0:
            with self._lock:
                self._limited_until[kind] = time.monotonic() + away.retry_after
        return LIMITED_SECONDS
