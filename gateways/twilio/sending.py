"""Sending one text: the request, the last check as its body is written, and what became of it."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final, Self

import aiohttp
import orjson
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException
from twilio.base.version import Version
from twilio.http.response import Response
from twilio.rest import Client

from config import Settings
from domain.messages import FROM_TWILIO, MessageState
from domain.twilio_codes import Act, rule
from gateways.twilio.http import Exchange, LeanAsyncHttp, exchange
from gateways.twilio.outcomes import Accepted, NotProcessed, Outcome, Rejected, Unknown, Withheld

NOT_ALLOWED_HERE = "not_allowed_here"
RESOURCE: Final = "https://api.twilio.com/2010-04-01/Accounts/{}/Messages.json"


@dataclass(frozen=True, slots=True)
class Text:
    """One text as Twilio is asked for it; `public_id` is our message's id.

    `sender` is a number, a name, or a messaging service (`MG…`); `validity` in seconds, None for
    Twilio's default of ten hours.
    """

    public_id: str
    to: str
    sender: str
    body: str
    smart_encoding: bool = False
    validity: int | None = None


class Sending:
    """An open line to Twilio's Messages resource; used as an asynchronous context manager.

    It asks the package's client for the request itself. `messages.create_async` makes an object of
    each answer, with its dates and prices, of which we need three fields: a tenth of a text's CPU.
    """

    def __init__(self, settings: Settings, *, in_flight: int) -> None:
        sid = settings.twilio_account_sid
        token = settings.twilio_auth_token.get_secret_value()
        self._only_to = settings.rollcall_only_to
        self._status_url = settings.public_url + "/twilio/status/"
        self._http = LeanAsyncHttp(
            settings.twilio_api_url,
            sid,
            token,
            timeout=settings.rollcall_request_timeout_seconds,
            in_flight=in_flight,
        )
        self._client = Client(sid, token, http_client=self._http)
        self._resource = RESOURCE.format(sid)

    async def __aenter__(self) -> Self:
        await self._http.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._http.__aexit__(kind, error, trace)

    async def send(self, text: Text, check: Callable[[], str | None]) -> Outcome:
        """Ask Twilio to send it. Never raises for what the network or Twilio do.

        `check` is called when there is a connection and as the body is written; a reason from it
        ends the request.
        """
        if self._only_to and text.to not in self._only_to:
            return Withheld(NOT_ALLOWED_HERE)
        current = Exchange(check)
        exchange.set(current)
        try:
            answer = await self._client.request_async(
                "POST", self._resource, data=self._fields(text)
            )
            return _accepted(_payload(answer, self._resource))
        except (TwilioRestException, TwilioServiceException) as error:
            return _refused(error, current)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError, TwilioException) as error:
            if _is_ours(error, current):
                raise error.__cause__ or error from None
            return _broken(error, current)
        except asyncio.CancelledError:
            if current.left:
                return Unknown("cut_off")
            raise

    def _fields(self, text: Text) -> dict[str, object]:
        fields: dict[str, object] = {
            "To": text.to,
            "Body": text.body,
            "MessagingServiceSid" if text.sender.startswith("MG") else "From": text.sender,
            # The fragment asks Twilio to repeat a failed callback five times; it is not signed.
            "StatusCallback": f"{self._status_url}{text.public_id}#rc=5&rp=all",
        }
        if text.smart_encoding:
            fields["SmartEncoded"] = "true"
        if text.validity is not None:
            fields["ValidityPeriod"] = text.validity
        return fields


def _payload(answer: Response, resource: str) -> dict[str, Any]:
    """The fields of the message that was made; raises the package's errors and `ValueError`."""
    if not 200 <= answer.status_code < 300:
        raise Version.exception("POST", resource, answer, "Unable to create record")
    found = orjson.loads(answer.text) if answer.text else {}
    return found if isinstance(found, dict) else {}


def _accepted(answer: dict[str, Any]) -> Outcome:
    sid = answer.get("sid")
    if not sid or not isinstance(sid, str):
        return Unknown("answer_without_sid")
    segments = str(answer.get("num_segments") or "0")
    return Accepted(
        sid=sid,
        state=FROM_TWILIO.get(str(answer.get("status")), MessageState.QUEUED),
        segments=int(segments) if segments.isdigit() else 0,
    )


def _refused(error: TwilioRestException | TwilioServiceException, current: Exchange) -> Outcome:
    status = int(error.status)
    found = rule(error.code, status)
    if status >= 500 or found.act is Act.UNKNOWN:
        return Unknown(f"http_{status}")
    if status == 429 or found.act is Act.BACK_OFF:
        return NotProcessed(f"code_{error.code}", _seconds(current.retry_after), asked=True)
    return Rejected(int(error.code or status), found)


def _broken(error: BaseException, current: Exchange) -> Outcome:
    if current.withheld is not None:
        return Withheld(current.withheld)
    if not current.left:
        return NotProcessed(type(error).__name__)
    if isinstance(error, json.JSONDecodeError):
        return Unknown("answer_not_json")
    return Unknown(type(error).__name__)


def _is_ours(error: Exception, current: Exchange) -> bool:
    """Not the network's: a check that failed, or a text that cannot be written down for Twilio.

    It would fail again each time, so it is not for whoever tries again.
    """
    is_value = isinstance(error, ValueError) and not isinstance(error, aiohttp.ClientError)
    return current.is_asking or (is_value and not current.left)


def _seconds(header: str | None) -> float | None:
    """Retry-After in seconds; a date or nonsense counts as not given."""
    if header is None or not header.strip().isdigit():
        return None
    return float(header)
