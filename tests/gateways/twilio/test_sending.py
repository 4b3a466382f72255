"""One request to Twilio and what became of it, against the local Twilio and the real package."""

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import Settings
from domain.messages import MessageState
from domain.twilio_codes import Act
from gateways.twilio.http import form
from gateways.twilio.outcomes import (
    Accepted,
    NotProcessed,
    Outcome,
    Rejected,
    Unknown,
    Withheld,
)
from gateways.twilio.sending import Sending, Text
from simulator.client import Simulator
from tests.conftest import make_settings

FROM = "+14155552671"
TO = "+15125550199"


@pytest.fixture
def line(simulator: Simulator) -> Settings:
    simulator.twilio.add_sender(FROM, mps=None)
    return make_settings(base=simulator.base_url, rollcall_request_timeout_seconds=0.5)


def send(
    settings: Settings, check: Callable[[], str | None] = lambda: None, **changes: object
) -> Outcome:
    values = {"public_id": "m1", "to": TO, "sender": FROM, "body": "Hi – é & <ok>"} | changes

    async def go() -> Outcome:
        async with Sending(settings, in_flight=4) as sending:
            return await sending.send(Text(**values), check)  # type: ignore[arg-type]

    return asyncio.run(go())


def test_an_accepted_text_has_its_sid_and_state(simulator: Simulator, line: Settings) -> None:
    outcome = send(line)
    (message,) = simulator.twilio.messages()
    assert outcome == Accepted(message["sid"], MessageState.QUEUED, 1)
    assert message["body"] == "Hi – é & <ok>"


@given(fields=st.dictionaries(st.sampled_from(["To", "From", "Body", "Other"]), st.text()))
def test_a_form_is_written_as_urlencode_writes_it(fields: dict[str, str]) -> None:
    assert form(fields) == urlencode(fields).encode()


def test_every_character_and_every_kind_of_value_is_written_as_urlencode_writes_it() -> None:
    edges = map(chr, (*range(0xD800), 0xE000, 0xFFFF, 0x10000, 0x10FFFF))
    fields = {
        "Body": "".join(edges),
        "ValidityPeriod": 14_400,
        "MaxPrice": 0.5,
        "SmartEncoded": True,
    }

    assert form(fields) == urlencode(fields).encode()


def test_a_messaging_service_picks_the_sender(simulator: Simulator, line: Settings) -> None:
    service = simulator.twilio.add_service([FROM])
    outcome = send(line, sender=service["sid"])
    assert isinstance(outcome, Accepted)
    assert outcome.segments == 0


def test_the_callback_carries_our_message_and_asks_for_retries(
    simulator: Simulator, line: Settings
) -> None:
    send(line, public_id="abc")
    (event,) = [event for event in simulator.ledger() if "StatusCallback" in str(event)][:1]
    assert "https://rollcall.example.com/twilio/status/abc#rc=5&rp=all" in str(event)


def test_a_check_that_objects_lets_nothing_leave(simulator: Simulator, line: Settings) -> None:
    assert send(line, check=lambda: "opted_out") == Withheld("opted_out")
    assert simulator.twilio.messages() == []


@pytest.mark.parametrize(
    "objections",
    [(None, None, "lease_over", None, None), (None, None, None, "lease_over", None, None)],
    ids=["with its connection", "as its body is written"],
)
def test_a_withheld_text_does_not_hold_up_the_next_one(
    simulator: Simulator, line: Settings, objections: tuple[str | None, ...]
) -> None:
    async def go() -> list[Outcome]:
        async with Sending(line, in_flight=1) as sending:
            looks = iter(objections)
            text = Text("m", TO, FROM, "Hi")
            return [await sending.send(text, lambda: next(looks)) for _ in range(3)]

    first, second, third = asyncio.run(go())
    assert isinstance(first, Accepted)
    assert second == Withheld("lease_over")
    assert isinstance(third, Accepted)
    assert len(simulator.twilio.messages()) == 2


@pytest.mark.parametrize(
    ("objections", "connections"), [(("late", None, None), 1), ((None, "late", None, None), 2)]
)
def test_a_text_that_is_too_late_when_it_has_its_connection_leaves_it_to_the_next(
    objections: tuple[str | None, ...], connections: int
) -> None:
    """Where connections open slowly, no text would ever be in time; a body is another matter."""
    opened: list[str] = []

    async def carrier(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        opened.append("")
        with suppress(asyncio.IncompleteReadError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
                await reader.readexactly(length)
                answer = b'{"sid": "SM1", "status": "queued", "num_segments": "1"}'
                writer.write(b"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n")
                writer.write(b"Content-Length: %d\r\n\r\n%s" % (len(answer), answer))
        writer.close()

    async def go() -> list[Outcome]:
        server = await asyncio.start_server(carrier, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        looks = iter(objections)
        text = Text("m", TO, FROM, "Hi")
        async with (
            server,
            Sending(make_settings(base=f"http://127.0.0.1:{port}"), in_flight=5) as sending,
        ):
            return [await sending.send(text, lambda: next(looks)) for _ in range(2)]

    assert asyncio.run(go()) == [Withheld("late"), Accepted("SM1", MessageState.QUEUED, 1)]
    assert len(opened) == connections


def test_only_the_allowed_numbers_are_texted(simulator: Simulator, line: Settings) -> None:
    staging = line.model_copy(update={"rollcall_only_to": frozenset({"+15125550100"})})
    assert send(staging) == Withheld("not_allowed_here")
    assert isinstance(send(staging, to="+15125550100"), Accepted)


def test_a_429_was_not_processed_and_names_its_wait(simulator: Simulator, line: Settings) -> None:
    simulator.twilio.fault("429", times=1, retry_after=3)
    outcome = send(line)
    assert isinstance(outcome, NotProcessed)
    assert outcome.retry_after == 3.0


def test_a_full_queue_was_not_processed_either(simulator: Simulator, line: Settings) -> None:
    simulator.twilio.fault("status:400:21611", times=1)
    assert send(line) == NotProcessed("code_21611", None, asked=True)


def test_a_429_without_retry_after_names_none(simulator: Simulator, line: Settings) -> None:
    simulator.twilio.fault("429", times=1)
    outcome = send(line)
    assert isinstance(outcome, NotProcessed)
    assert outcome.retry_after is None


@pytest.mark.parametrize(
    "kind", ["500", "503", "500_after", "reset_after", "hang_after", "hang_before"]
)
def test_trouble_after_the_request_left_is_unknown(
    simulator: Simulator, line: Settings, kind: str
) -> None:
    simulator.twilio.fault(kind, times=1)
    assert isinstance(send(line), Unknown)


def sent_to(answer: bytes, status: str) -> Outcome:
    """What becomes of a text that somebody answers with these bytes."""

    async def carrier(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]))
        writer.write(b"HTTP/1.1 %s\r\nConnection: close\r\n\r\n%s" % (status.encode(), answer))
        await writer.drain()
        writer.close()

    async def go() -> Outcome:
        server = await asyncio.start_server(carrier, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        settings = make_settings(base=f"http://127.0.0.1:{port}")
        async with server, Sending(settings, in_flight=1) as sending:
            return await sending.send(Text("m", TO, FROM, "Hi"), lambda: None)

    return asyncio.run(go())


@pytest.mark.parametrize(
    "answer", [b"", b"[]", b"{}", b'{"sid": 5}', b'{"sid"', b"\xff\xfe", b"ok"]
)
def test_an_answer_that_names_no_message_is_unknown(answer: bytes) -> None:
    """A proxy's, say: the text may have left. It is no mistake of ours, and pauses nothing."""
    assert isinstance(sent_to(answer, "201 Created"), Unknown)


def test_an_answer_that_names_one_is_accepted_whatever_else_it_says() -> None:
    answer = b'{"sid": "SM1", "status": "new", "num_segments": null, "body": "\xff"}'
    assert sent_to(b'{"sid": "SM1"}', "201 Created") == Accepted("SM1", MessageState.QUEUED, 0)
    assert sent_to(answer, "201 Created") == Accepted("SM1", MessageState.QUEUED, 0)


@pytest.mark.parametrize("answer", [b"", b"Zu viele Anfragen f\xfcr heute", b'{"code": 20429}'])
def test_a_429_was_not_processed_whoever_words_it(answer: bytes) -> None:
    assert isinstance(sent_to(answer, "429 Too Many Requests"), NotProcessed)


def test_a_connection_that_never_was_is_not_processed(line: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    outcome = send(line.model_copy(update={"twilio_api_url": f"http://127.0.0.1:{port}"}))
    assert isinstance(outcome, NotProcessed)


def test_an_opted_out_number_is_rejected_as_such(simulator: Simulator, line: Settings) -> None:
    simulator.twilio.block(FROM, TO)
    outcome = send(line)
    assert isinstance(outcome, Rejected)
    assert (outcome.code, outcome.rule.act) == (21610, Act.SUPPRESS_OPT_OUT)


def test_wrong_credentials_stop_the_campaign(line: Settings) -> None:
    outcome = send(line.model_copy(update={"twilio_account_sid": "AC" + "f" * 32}))
    assert isinstance(outcome, Rejected)
    assert outcome.rule.act is Act.STOP_CAMPAIGN


def test_a_text_that_nobody_can_write_down_is_no_trouble_of_the_network(
    simulator: Simulator, line: Settings
) -> None:
    """Taken for a broken line it was handed back, and failed again, for ever."""
    with pytest.raises(UnicodeEncodeError):
        send(line, body="\ud800")
    assert simulator.twilio.messages() == []


@pytest.mark.parametrize("times", [0, 1])
def test_a_check_that_fails_is_no_trouble_of_the_network_and_nothing_left(
    simulator: Simulator, line: Settings, times: int
) -> None:
    """With the connection, and as the body is written."""
    answers = [None] * times

    def check() -> str | None:
        return answers.pop()

    with pytest.raises(IndexError):
        send(line, check=check)
    assert simulator.twilio.messages() == []
