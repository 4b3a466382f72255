"""How bytes travel to Slack: no proxy, no redirect, and the token to one host only.

slack_sdk adopts HTTPS_PROXY from the environment and follows redirects with the token on; both
would hand the bot token to whoever answers there.
"""

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final
from urllib.parse import urlsplit

from slack_sdk import WebClient

from gateways.slack.errors import SlackAway, SlackRefused

CHUNK: Final = 256 * 1024
FILE_HOSTS: Final = ("files.slack.com", "files-edge.slack.com")


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect is an error: the token must not travel along."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect())


class PlainWebClient(WebClient):
    """The SDK's client over our opener; never retries by itself (a post could appear twice)."""

    def __init__(self, *, token: str, base_url: str, timeout: int) -> None:
        super().__init__(token=token, base_url=base_url, timeout=timeout, retry_handlers=[])
        self.proxy = None
        self._opener = _opener()

    def _perform_urllib_http_request_internal(
        self, url: str, req: urllib.request.Request
    ) -> dict[str, Any]:
        with self._opener.open(req, timeout=self.timeout) as answer:
            charset = answer.headers.get_content_charset() or "utf-8"
            body = answer.read().decode(charset)
            return {"status": answer.status, "headers": answer.headers, "body": body}


def may_get_token(url: str, api_url: str) -> bool:
    """Whether the bot token may go to `url`: the API's own host, or Slack's own file host."""
    there, api = urlsplit(url), urlsplit(api_url)
    if (there.scheme, there.netloc) == (api.scheme, api.netloc):
        return True
    return api.hostname == "slack.com" and there.scheme == "https" and there.hostname in FILE_HOSTS


@contextmanager
def away_on_network_error() -> Iterator[None]:
    """Whatever breaks on the way to Slack is Slack being away."""
    try:
        yield
    except urllib.error.HTTPError as error:
        if error.code == 429 or error.code >= 500:
            after = error.headers.get("Retry-After", "")
            seconds = float(after) if after.isdigit() else 5.0
            raise SlackAway(seconds, is_unknown=error.code >= 500) from error
        raise SlackRefused(f"http_{error.code}", _http_words(error.code)) from error
    except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
        # urllib wraps what fails on the way there, and nothing that fails after it.
        raise SlackAway(is_unknown=not isinstance(error, urllib.error.URLError)) from error


def _http_words(status: int) -> str:
    return "Slack did not hand out the file." if status < 500 else ""


def send_bytes(url: str, data: bytes | IO[bytes], length: int, *, timeout: float) -> None:
    """POST raw bytes to a one-time upload address; no token goes along."""
    headers = {"Content-Type": "application/octet-stream", "Content-Length": str(length)}
    request = urllib.request.Request(url, data=data, headers=headers, method="POST")  # noqa: S310
    with away_on_network_error(), _opener().open(request, timeout=timeout) as answer:
        answer.read()


def send_json(url: str, body: bytes, *, timeout: float) -> None:
    """POST JSON to a response_url; no token goes along."""
    headers = {"Content-Type": "application/json; charset=utf-8"}
    request = urllib.request.Request(url, data=body, headers=headers, method="POST")  # noqa: S310
    with away_on_network_error(), _opener().open(request, timeout=timeout) as answer:
        answer.read()


def stream_to(
    path: Path,
    url: str,
    *,
    headers: Mapping[str, str],
    limit: int,
    timeout: float,
    on_progress: Callable[[int], None] | None = None,
) -> int:
    """GET a file to the disk in chunks; gives its size in bytes.

    Raises SlackRefused when it is larger than `limit` or a web page (Slack's login page is what
    a token without the right gets, with status 200).
    """
    request = urllib.request.Request(url, headers=dict(headers))  # noqa: S310
    done = 0
    with (
        away_on_network_error(),
        _opener().open(request, timeout=timeout) as answer,
        path.open("wb") as out,
    ):
        if answer.headers.get_content_type() == "text/html":
            raise SlackRefused("file_hidden")
        while chunk := answer.read(CHUNK):
            done += len(chunk)
            if done > limit:
                raise SlackRefused("file_too_large")
            out.write(chunk)
            if on_progress:
                on_progress(done)
    return done
