"""Our voice at Twilio: sending (asynchronous) and reading its message log (synchronous).

Nothing connects before the first call, so every process can hold one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

import requests
from twilio.base.exceptions import TwilioException
from twilio.rest import Client
from twilio.rest.api.v2010.account.message import MessageInstance

from config import Settings
from gateways.twilio.http import LeanHttp
from gateways.twilio.sending import Sending

PAGE_SIZE = 1000
"""As many as Twilio gives at once."""
_GONE = (400, 404)


class TwilioAway(Exception):
    """Twilio's log could not be read now; nothing follows from that, try again later."""


class PageGone(TwilioAway):
    """Twilio does not know the address of that page any more; begin at the first one."""


@dataclass(frozen=True, slots=True)
class Logged:
    """One line of Twilio's message log. Times are UTC; `status` is Twilio's own word.

    `sender` is None while a messaging service (`service`, its sid) has not picked one.
    """

    sid: str
    direction: str
    sender: str | None
    to: str
    body: str
    status: str
    error_code: int | None
    segments: int
    created_at: datetime | None
    sent_at: datetime | None
    service: str | None = None


@dataclass(frozen=True, slots=True)
class LogPage:
    """Up to a thousand lines, the newest first, and the address of the page after them."""

    lines: Sequence[Logged]
    next: str | None


class Twilio:
    """One account at Twilio."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def is_configured(self) -> bool:
        """Whether an account is set at all."""
        return bool(self._settings.twilio_account_sid)

    def sending(self, *, in_flight: int | None = None) -> Sending:
        """An asynchronous sender with at most that many requests in flight."""
        return Sending(self._settings, in_flight=in_flight or self._settings.rollcall_in_flight)

    def list_messages(
        self,
        *,
        to: str | None = None,
        from_: str | None = None,
        after: datetime | None = None,
        before: datetime | None = None,
        page_size: int = PAGE_SIZE,
    ) -> Iterator[Logged]:
        """Twilio's log, the newest first; `after` and `before` filter by the day sent (UTC).

        Raises `TwilioAway`.
        """
        wanted: dict[str, Any] = {
            "to": to,
            "from_": from_,
            "date_sent_after": after,
            "date_sent_before": before,
        }
        try:
            for line in self._log.messages.stream(
                **{name: value for name, value in wanted.items() if value is not None},
                page_size=page_size,
            ):
                yield _logged(line)
        except (TwilioException, requests.RequestException, ValueError) as error:
            raise TwilioAway(type(error).__name__) from error

    def log_page(self, *, from_: str | None = None, address: str | None = None) -> LogPage:
        """One page of the log by sender, or of the whole account; `address` is of a later page.

        Not filtered by the day sent: what still waits at Twilio has none. Raises `TwilioAway`,
        and `PageGone` for an address that is too old.
        """
        log = self._log.messages
        wanted = {} if from_ is None else {"from_": from_}
        try:
            page = log.get_page(address) if address else log.page(page_size=PAGE_SIZE, **wanted)
            return LogPage([_logged(line) for line in page], page.next_page_url)
        except (TwilioException, requests.RequestException, ValueError) as error:
            gone = address is not None and _status(error) in _GONE
            raise (PageGone if gone else TwilioAway)(type(error).__name__) from error

    def fetch(self, sid: str) -> Logged:
        """One message by its sid. Raises `TwilioAway`."""
        try:
            return _logged(self._log.messages(sid).fetch())
        except (TwilioException, requests.RequestException, ValueError) as error:
            raise TwilioAway(type(error).__name__) from error

    @cached_property
    def _log(self) -> Client:
        settings = self._settings
        return Client(
            settings.twilio_account_sid,
            settings.twilio_auth_token.get_secret_value(),
            http_client=LeanHttp(
                settings.twilio_api_url, timeout=settings.rollcall_request_timeout_seconds
            ),
        )


def _status(error: Exception) -> int | None:
    """The HTTP status of a page that was refused: the package keeps its answer as an argument."""
    return getattr(error.args[-1], "status_code", None) if error.args else None


def _logged(line: MessageInstance) -> Logged:
    segments = str(line.num_segments or "0")
    return Logged(
        sid=str(line.sid),
        direction=str(line.direction),
        sender=line.from_,
        to=str(line.to),
        body=line.body or "",
        status=str(line.status),
        error_code=line.error_code,
        segments=int(segments) if segments.isdigit() else 0,
        created_at=line.date_created,
        sent_at=line.date_sent,
        service=line.messaging_service_sid,
    )
