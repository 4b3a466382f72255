"""One subscriber's line: signed requests to an address that was looked at, and no further.

The name is looked up once for each request, every address that it leads to is checked, and the
connection goes to one of those: nobody answers our check with one address and our connection
with another. TLS and Host still carry the name. No redirects, no proxies of the environment.
"""

import asyncio
import errno
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from types import TracebackType
from typing import Final, Self
from urllib.parse import SplitResult, urlsplit

import httpx
from standardwebhooks import Webhook

from domain.addresses import are_public
from domain.endpoints import LONGEST_WAIT, usable
from domain.errors import Refused
from gateways.subscribers.parcels import Answer, NotAsked, Parcel

CONNECT_SECONDS: Final = 3.0
TOTAL_SECONDS: Final = 10.0
"""From the look-up of the name to the answer's status."""
BODY_SECONDS: Final = 1.0
"""For its body, however slowly that comes: the status has said what became of it."""
MOST_READ: Final = 65_536
"""Bytes of an answer's body; nobody needs it, but a connection is kept that was read to its end."""
TRIED: Final = 3
"""Addresses of a name that are tried while none takes the connection."""
AGENT: Final = "Rollcall-Webhooks/1"

_FULL: Final = frozenset({errno.EMFILE, errno.ENFILE})
Resolve = Callable[[str], Awaitable[Sequence[str]]]


class Line:
    """Requests to one subscriber. A connection is of one name: no other shares its certificate.

    `unsafe` lets http, all ports and our own network pass: for development.
    """

    def __init__(self, *, unsafe: bool, resolve: Resolve) -> None:
        self._unsafe, self._resolve = unsafe, resolve
        self._client = httpx.AsyncClient(
            verify=trusted(),
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(TOTAL_SECONDS, connect=CONNECT_SECONDS),
            headers={"user-agent": AGENT},
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._client.aclose()

    async def tell(self, parcel: Parcel) -> Answer:
        """Send it; whatever goes wrong there is an answer too.

        Raises NotAsked for what goes wrong here.
        """
        try:
            async with asyncio.timeout(TOTAL_SECONDS):
                answer = await self._tell(parcel)
        except TimeoutError:
            return Answer(error=f"no answer within {TOTAL_SECONDS:.0f} seconds")
        except Refused as refused:
            return Answer(error=refused.sentence)
        except httpx.TimeoutException:
            return Answer(error="no answer in time")
        except (OSError, httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            if any(isinstance(it, OSError) and it.errno in _FULL for it in _causes(error)):
                raise NotAsked("too many connections are open") from error
            return Answer(error=_words(error))
        await _finish(answer)
        return _answer(answer, parcel.sent_at)

    async def _tell(self, parcel: Parcel) -> httpx.Response:
        parts = urlsplit(usable(parcel.url, unsafe=self._unsafe))
        addresses = await self._addresses(parts)
        for address in addresses[: TRIED - 1]:
            try:
                return await self._ask(parcel, parts, address)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if address == addresses[-1]:
                    raise
        return await self._ask(parcel, parts, addresses[min(len(addresses), TRIED) - 1])

    async def _addresses(self, parts: SplitResult) -> Sequence[str]:
        """Every address of the name, none of which is ours. Raises Refused, OSError."""
        found = await self._resolve(parts.hostname or "")
        if not found:
            raise Refused("Its name leads nowhere.")
        if not self._unsafe and not are_public(found):
            raise Refused("Its name leads to an address that is not public.")
        return found

    async def _ask(self, parcel: Parcel, parts: SplitResult, address: str) -> httpx.Response:
        """To that address and no other, in the name that the URL has; the body is still to come."""
        url = httpx.URL(parcel.url).copy_with(host=address)
        request = self._client.build_request(
            "POST",
            url,
            content=parcel.body,
            headers={**_headers(parcel), "host": parts.netloc},
            extensions={**self._extensions(), "sni_hostname": parts.hostname},
        )
        return await self._client.send(request, stream=True)

    def _extensions(self) -> dict[str, object]:
        return {"timeout": self._client.timeout.as_dict()}


@cache
def trusted() -> ssl.SSLContext:
    """Who vouches for a subscriber's name: the list of certifi, whatever the environment says."""
    return httpx.create_ssl_context(trust_env=False)


def _headers(parcel: Parcel) -> dict[str, str]:
    said = parcel.body.decode()
    signatures = [Webhook(it).sign(parcel.id, parcel.sent_at, said) for it in parcel.secrets]
    return {
        "content-type": "application/json",
        "webhook-id": parcel.id,
        "webhook-timestamp": str(int(parcel.sent_at.timestamp())),
        "webhook-signature": " ".join(signatures),
    }


async def _finish(answer: httpx.Response) -> None:
    """Have done with it; a body that breaks off takes nothing back."""
    with suppress(TimeoutError, OSError, httpx.HTTPError):
        try:
            async with asyncio.timeout(BODY_SECONDS):
                await _read(answer)
        finally:
            await answer.aclose()


async def _read(answer: httpx.Response) -> None:
    """To its end, unless that is far; as it came, since what is packed may be a bomb."""
    size = 0
    async for part in answer.aiter_raw():
        size += len(part)
        if size > MOST_READ:
            return


def _answer(answer: httpx.Response, now: datetime) -> Answer:
    status = answer.status_code
    if answer.is_success:
        return Answer(status)
    if answer.has_redirect_location or 300 <= status < 400:
        return Answer(status, f"answered {status}, and redirects are not followed")
    return Answer(status, f"answered {status}", _wait(answer.headers.get("retry-after"), now))


def _wait(header: str | None, now: datetime) -> timedelta | None:
    """Seconds, or a date of HTTP; nothing that is neither, and no more than a day."""
    if not header:
        return None
    try:
        asked = timedelta(seconds=int(header)) if header.isdigit() else _until(header, now)
    except (ValueError, OverflowError, TypeError):
        return None
    return min(max(asked, timedelta()), LONGEST_WAIT)


def _until(header: str, now: datetime) -> timedelta:
    then = parsedate_to_datetime(header)
    return then.replace(tzinfo=then.tzinfo or UTC) - now


def _words(error: Exception) -> str:
    """What people read: the kind of trouble, never an answer's own words."""
    if any(isinstance(it, ssl.SSLError) for it in _causes(error)):
        return "its certificate was not accepted"
    if isinstance(error, socket.gaierror):
        return "its name leads nowhere"
    return "no connection" if isinstance(error, OSError | httpx.ConnectError) else "a broken answer"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, and what it came of."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
