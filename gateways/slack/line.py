"""The one way that a call to Slack takes: errors collapsed, answers about people kept a while."""

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse

from config import Settings
from gateways.slack.errors import SlackAway, collapse
from gateways.slack.wire import PlainWebClient, away_on_network_error

TIMEOUT_SECONDS = 10
KEPT_SECONDS = 60.0
KEPT_AT_MOST = 5000

T = TypeVar("T")


class Line:
    """An SDK client for one workspace; raises `SlackAway` and `SlackRefused` only."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._web = PlainWebClient(
            token=settings.slack_bot_token.get_secret_value(),
            base_url=settings.slack_api_url,
            timeout=TIMEOUT_SECONDS,
        )
        self._lock = threading.Lock()
        self._kept: dict[tuple[str, str], tuple[float, Any]] = {}

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

    def _keep(self, key: tuple[str, str], ask: Callable[[], T]) -> T:
        now = time.monotonic()
        with self._lock:
            found = self._kept.get(key)
        if found and now - found[0] < KEPT_SECONDS:
            kept: T = found[1]
            return kept
        fresh = ask()
        with self._lock:
            if len(self._kept) > KEPT_AT_MOST:
                self._kept.clear()
            self._kept[key] = (now, fresh)
        return fresh

    def _forget(self, key: tuple[str, str]) -> None:
        with self._lock:
            self._kept.pop(key, None)
