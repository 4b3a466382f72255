"""A line to a subscriber: where it connects, and where it never does."""

import asyncio
import os
import resource
import ssl
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

import certifi
import pytest

from domain.endpoints import secret
from gateways.subscribers import line
from gateways.subscribers.line import Line, Resolve
from gateways.subscribers.parcels import Answer, NotAsked, Parcel
from tests.certificates import issuer
from tests.receivers import Heard, Receiver, receiving

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


class Certified(Protocol):
    """How somebody speaks TLS."""

    def __call__(self, name: str, *, is_listed: bool) -> ssl.SSLContext:
        """In that name; whether the list has its CA."""


def leads_to(*answers: Sequence[str]) -> Resolve:
    """A name server that says something else each time."""
    left = list(answers)

    async def resolve(_host: str) -> Sequence[str]:
        return left.pop(0)

    return resolve


def told(url: str, *answers: Sequence[str], unsafe: bool = False) -> list[Answer]:
    async def tell() -> list[Answer]:
        parcel = Parcel(url, "evt", b"{}", [secret(b"k" * 32, "one", 1)], NOW)
        async with Line(unsafe=unsafe, resolve=leads_to(*answers)) as one:
            return [await one.tell(parcel) for _ in answers]

    return asyncio.run(tell())


def of_name(receiver: Receiver) -> str:
    return f"http://hooks.example.com:{receiver.port}/hook"


def test_it_connects_to_the_address_that_was_looked_at_in_the_name_of_the_url() -> None:
    with receiving() as receiver:
        (answer,) = told(of_name(receiver), ["127.0.0.1"], unsafe=True)

    assert answer == Answer(204)
    assert receiver.heard[0].headers["host"] == f"hooks.example.com:{receiver.port}"
    assert receiver.heard[0].path == "/hook"


@pytest.mark.parametrize(
    "addresses", [["127.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["::ffff:127.0.0.1"], ["10.0.0.1"]]
)
def test_a_name_that_leads_into_our_network_is_told_nothing(addresses: list[str]) -> None:
    with receiving() as receiver:
        url = of_name(receiver).replace("http:", "https:")
        (answer,) = told(url, addresses)

    assert answer.error == "Its name leads to an address that is not public."
    assert receiver.heard == []


def test_a_name_that_changes_its_mind_is_looked_at_each_time() -> None:
    with receiving() as receiver:
        url = of_name(receiver).replace("http:", "https:")
        answers = told(url, ["127.0.0.1"], ["169.254.169.254"], [])

    assert [it.error for it in answers] == [
        "Its name leads to an address that is not public.",
        "Its name leads to an address that is not public.",
        "Its name leads nowhere.",
    ]
    assert receiver.heard == []


def test_the_next_address_is_tried_where_one_takes_no_connection() -> None:
    with receiving() as receiver:
        (answer,) = told(of_name(receiver), ["::1", "127.0.0.1"], unsafe=True)

    assert answer.is_taken


@pytest.mark.parametrize(
    ("status", "headers", "error"),
    [
        (200, {"content-length": "10"}, None),
        (202, {"transfer-encoding": "chunked", "content-length": "0"}, None),
        (500, {"content-length": "10"}, "answered 500"),
    ],
)
def test_the_status_decides_whatever_becomes_of_the_body(
    status: int, headers: dict[str, str], error: str | None
) -> None:
    with receiving(lambda _: (status, {**headers, "connection": "close"})) as receiver:
        (answer,) = told(of_name(receiver), ["127.0.0.1"], unsafe=True)

    assert (answer.status, answer.error) == (status, error)


def test_a_body_that_never_ends_takes_nothing_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "BODY_SECONDS", 0.05)
    with receiving(lambda _: (200, {"content-length": "10"})) as receiver:
        (answer,) = told(of_name(receiver), ["127.0.0.1"], unsafe=True)

    assert answer == Answer(200)


def test_what_we_have_no_room_for_is_nobody_elses_fault() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)

    async def resolve(_host: str) -> Sequence[str]:
        lowest = os.dup(0)
        os.close(lowest)
        resource.setrlimit(resource.RLIMIT_NOFILE, (lowest, hard))
        return ["127.0.0.1"]

    async def tell() -> None:
        async with Line(unsafe=True, resolve=resolve) as one:
            await one.tell(Parcel("http://hooks.example.com/", "evt", b"{}", [], NOW))

    try:
        with pytest.raises(NotAsked):
            asyncio.run(tell())
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_nobody_at_the_other_end_is_said_in_words() -> None:
    with receiving() as receiver:
        url = of_name(receiver)
    (answer,) = told(url, ["127.0.0.1"], unsafe=True)

    assert answer.error == "no connection"


def test_who_speaks_no_tls_has_no_certificate() -> None:
    with receiving() as receiver:
        url = of_name(receiver).replace("http:", "https:")
        (answer,) = told(url, ["127.0.0.1"], unsafe=True)

    assert answer.error == "its certificate was not accepted"
    assert receiver.heard == []


@pytest.fixture
def certified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Certified]:
    """Somebody speaks TLS in a name that a CA vouches for; of lists of CAs there is one with it."""
    ours, theirs = issuer("ours"), issuer("theirs")
    listed = tmp_path / "listed.pem"
    listed.write_text(ours.pem)
    monkeypatch.setattr(certifi, "where", lambda: str(listed))
    line.trusted.cache_clear()

    def speaks(name: str, *, is_listed: bool) -> ssl.SSLContext:
        kept = tmp_path / "own.pem"
        kept.write_text((ours if is_listed else theirs).vouches_for(name))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(kept)
        return context

    yield speaks
    line.trusted.cache_clear()


@pytest.mark.parametrize(
    ("name", "is_listed", "error"),
    [
        ("hooks.example.com", True, None),
        ("hooks.example.com", False, "its certificate was not accepted"),
        ("other.example.com", True, "its certificate was not accepted"),
    ],
)
def test_only_who_has_a_certificate_of_the_name_from_a_listed_ca_is_told(
    certified: Certified, name: str, is_listed: bool, error: str | None
) -> None:
    with receiving(tls=certified(name, is_listed=is_listed)) as receiver:
        url = of_name(receiver).replace("http:", "https:")
        (answer,) = told(url, ["127.0.0.1"], unsafe=True)

    assert answer.error == error
    assert len(receiver.heard) == (error is None)


@pytest.mark.parametrize(
    ("asked", "waits"),
    [
        ("120", timedelta(seconds=120)),
        ("999999999", timedelta(days=1)),
        ("Sun, 22 Nov 2026 09:31:00 GMT", timedelta(seconds=60)),
        ("Sun, 22 Nov 2026 09:00:00 GMT", timedelta()),
        ("soon", None),
        ("", None),
    ],
)
def test_how_long_it_is_asked_to_wait(asked: str, waits: timedelta | None) -> None:
    def busy(_: Heard) -> tuple[int, dict[str, str]]:
        return 503, {"retry-after": asked}

    with receiving(busy) as receiver:
        (answer,) = told(of_name(receiver), ["127.0.0.1"], unsafe=True)

    assert (answer.error, answer.wait) == ("answered 503", waits)


def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with receiving() as receiver:
        (answer,) = told(of_name(receiver), ["127.0.0.1"], unsafe=True)

    assert answer.is_taken
