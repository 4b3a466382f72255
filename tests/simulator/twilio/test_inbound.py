"""Inbound webhooks: parameters, signature, retries, fallback, and the TwiML that answers."""

import pytest

from simulator.client import Simulator
from simulator.twilio.client import TwilioControl
from tests.simulator.twilio.customer import NUMBER, Receiver, Reply

ADA = "+15125551001"
MESSAGE = "<Response><Message>Thanks</Message></Response>"


def listen(carrier: TwilioControl, url: str, **options: object) -> None:
    carrier.add_sender(NUMBER, mps=None, inbound_url=url, **options)


def replies(carrier: TwilioControl) -> list[str]:
    return [m["body"] for m in carrier.messages() if m["direction"] == "outbound-reply"]


def debugged(simulator: Simulator, code: int) -> None:
    simulator.wait_for("twilio.debugger", code=code)


def test_the_webhook_carries_every_documented_parameter_signed(
    carrier: TwilioControl, receiver: Receiver
) -> None:
    listen(carrier, f"{receiver.base_url}/in?channel=a%20b&x=#rc=5&rp=all")

    sid = carrier.text(NUMBER, number=ADA, body="Grüße & más 👋")["sid"]

    (call,) = receiver.wait("/in")
    assert call.signed
    assert (call.method, call.query) == ("POST", "channel=a%20b&x=")
    assert call.params == {
        "AccountSid": carrier.account_sid,
        "ApiVersion": "2010-04-01",
        "Body": "Grüße & más 👋",
        "From": ADA,
        "FromCity": "",
        "FromCountry": "US",
        "FromState": "",
        "FromZip": "",
        "MessageSid": sid,
        "NumMedia": "0",
        "NumSegments": "1",
        "ReferralNumMedia": "0",
        "SmsMessageSid": sid,
        "SmsSid": sid,
        "SmsStatus": "received",
        "To": NUMBER,
        "ToCity": "",
        "ToCountry": "US",
        "ToState": "",
        "ToZip": "",
    }
    assert call.token


def test_media_and_the_service_are_named(carrier: TwilioControl, receiver: Receiver) -> None:
    listen(carrier, f"{receiver.base_url}/number")
    service = carrier.add_service([NUMBER], inbound_url=f"{receiver.base_url}/service")["sid"]

    carrier.text(NUMBER, number=ADA, body="", media=("https://example.com/a.jpg",))

    (call,) = receiver.wait("/service")
    assert call.params["MessagingServiceSid"] == service
    assert call.params["NumMedia"] == "1"
    assert call.params["MediaUrl0"] == "https://example.com/a.jpg"
    assert call.params["MediaContentType0"] == "image/jpeg"
    assert receiver.at("/number") == []


def test_a_service_may_leave_the_webhook_to_its_numbers(
    carrier: TwilioControl, receiver: Receiver
) -> None:
    listen(carrier, f"{receiver.base_url}/number")
    carrier.add_service(
        [NUMBER],
        inbound_url=f"{receiver.base_url}/service",
        use_inbound_webhook_on_number=True,
    )
    carrier.text(NUMBER, number=ADA, body="C")
    receiver.wait("/number")
    assert receiver.at("/service") == []


def test_a_service_without_url_drops_what_comes_in(
    carrier: TwilioControl, receiver: Receiver
) -> None:
    listen(carrier, f"{receiver.base_url}/number")
    carrier.add_service([NUMBER])
    carrier.text(NUMBER, number=ADA, body="C")
    assert carrier.messages() == []


def test_a_get_webhook_is_signed_over_its_url(carrier: TwilioControl, receiver: Receiver) -> None:
    listen(carrier, f"{receiver.base_url}/in?a=1", inbound_method="GET")
    carrier.text(NUMBER, number=ADA, body="C & D")
    (call,) = receiver.wait("/in")
    assert (call.method, call.signed, call.params["Body"]) == ("GET", True, "C & D")


def test_a_5xx_is_not_retried_by_default(
    simulator: Simulator, carrier: TwilioControl, receiver: Receiver
) -> None:
    listen(carrier, f"{receiver.base_url}/in")
    receiver.answer("/in", Reply(500))
    carrier.text(NUMBER, number=ADA, body="STOP")
    debugged(simulator, 11200)
    assert len(receiver.at("/in")) == 1


def test_the_fragment_asks_for_retries_with_the_same_token(
    simulator: Simulator, carrier: TwilioControl, receiver: Receiver
) -> None:
    listen(carrier, f"{receiver.base_url}/in#rc=5&rp=all")
    receiver.answer("/in", Reply(500), Reply(404), Reply(200))

    sid = carrier.text(NUMBER, number=ADA, body="STOP")["sid"]

    simulator.wait_for("twilio.inbound.webhook", sid=sid, attempt=3, code=200)
    calls = receiver.at("/in")
    assert len(calls) == 3
    assert len({call.token for call in calls}) == 1


@pytest.mark.parametrize(("policy", "calls"), [("5xx", 3), ("4xx", 1), ("ct,rt", 1)])
def test_the_policy_says_what_is_retried(
    simulator: Simulator, carrier: TwilioControl, receiver: Receiver, policy: str, calls: int
) -> None:
    listen(carrier, f"{receiver.base_url}/in#rc=2&rp={policy}")
    receiver.answer("/in", Reply(503))
    carrier.text(NUMBER, number=ADA, body="C")
    debugged(simulator, 11200)
    assert len(receiver.at("/in")) == calls


def test_nobody_listening_is_tried_twice(simulator: Simulator, carrier: TwilioControl) -> None:
    listen(carrier, "http://127.0.0.1:9/in")
    carrier.text(NUMBER, number=ADA, body="C")
    debugged(simulator, 11205)
    attempts = simulator.ledger(kind="twilio.inbound.webhook")
    assert [(event["attempt"], event["failure"]) for event in attempts] == [(1, "ct"), (2, "ct")]


def test_an_answer_that_takes_too_long_counts_as_none(
    simulator: Simulator, carrier: TwilioControl, receiver: Receiver
) -> None:
    listen(carrier, f"{receiver.base_url}/in#rt=100&rc=0")
    receiver.answer("/in", Reply(delay=0.5, body=MESSAGE))
    carrier.text(NUMBER, number=ADA, body="C")
    event = simulator.wait_for("twilio.inbound.webhook")
    assert (event["failure"], event["code"]) == ("rt", None)
    assert replies(carrier) == []


def test_the_fallback_is_told_the_error(carrier: TwilioControl, receiver: Receiver) -> None:
    listen(carrier, f"{receiver.base_url}/in", fallback_url=f"{receiver.base_url}/fallback")
    receiver.answer("/in", Reply(500))
    receiver.answer("/fallback", Reply(body=MESSAGE))

    carrier.text(NUMBER, number=ADA, body="C")

    (call,) = receiver.wait("/fallback")
    assert call.signed
    assert call.params["ErrorCode"] == "11200"
    assert call.params["ErrorUrl"] == f"{receiver.base_url}/in"


def test_the_fallback_is_left_alone_where_the_first_answer_will_do(
    simulator: Simulator, carrier: TwilioControl, receiver: Receiver
) -> None:
    listen(carrier, f"{receiver.base_url}/in", fallback_url=f"{receiver.base_url}/fallback")
    carrier.text(NUMBER, number=ADA, body="C")
    carrier.text(NUMBER, number=ADA, body="C")
    receiver.wait("/in", 2)
    simulator.wait_for("twilio.inbound.webhook", code=200)
    assert receiver.at("/fallback") == []


def test_a_twiml_message_is_an_outbound_reply_with_its_own_callback(
    simulator: Simulator, carrier: TwilioControl, receiver: Receiver
) -> None:
    listen(carrier, f"{receiver.base_url}/in")
    twiml = '<Response><Message action="/reply"><Body>Two &amp; one</Body></Message></Response>'
    receiver.answer("/in", Reply(body=twiml))

    carrier.text(NUMBER, number=ADA, body="C")

    calls = receiver.wait("/reply", 2)
    assert {call.params["MessageStatus"] for call in calls} == {"sent", "delivered"}
    assert replies(carrier) == ["Two & one"]


def test_an_empty_response_sends_nothing(
    simulator: Simulator, carrier: TwilioControl, receiver: Receiver
) -> None:
    listen(carrier, f"{receiver.base_url}/in")
    carrier.text(NUMBER, number=ADA, body="C")
    simulator.wait_for("twilio.inbound.webhook", code=200)
    assert replies(carrier) == []


def test_plain_text_is_a_reply_too(
    simulator: Simulator, carrier: TwilioControl, receiver: Receiver
) -> None:
    listen(carrier, f"{receiver.base_url}/in")
    receiver.answer("/in", Reply(content_type="text/plain", body="ok"))
    carrier.text(NUMBER, number=ADA, body="C")
    simulator.wait_for("twilio.status", direction="outbound-reply", status="delivered")
    assert replies(carrier) == ["ok"]


def test_at_most_ten_replies_are_sent(
    simulator: Simulator, carrier: TwilioControl, receiver: Receiver
) -> None:
    listen(carrier, f"{receiver.base_url}/in")
    many = "<Message>x</Message>" * 11
    receiver.answer("/in", Reply(body=f"<Response>{many}</Response>"))
    carrier.text(NUMBER, number=ADA, body="C")
    debugged(simulator, 14109)
    simulator.wait_for("twilio.status", direction="outbound-reply")
    assert len(replies(carrier)) == 10


def test_two_machines_are_cut_off_after_fifteen_replies(
    simulator: Simulator, carrier: TwilioControl, receiver: Receiver
) -> None:
    listen(carrier, f"{receiver.base_url}/in")
    receiver.answer("/in", Reply(body=MESSAGE))
    for _ in range(16):
        carrier.text(NUMBER, number=ADA, body="hello")
    debugged(simulator, 14107)
    assert len(replies(carrier)) == 15


def test_a_redirect_is_followed(carrier: TwilioControl, receiver: Receiver) -> None:
    listen(carrier, f"{receiver.base_url}/in")
    receiver.answer("/in", Reply(body="<Response><Redirect>/next</Redirect></Response>"))
    carrier.text(NUMBER, number=ADA, body="C")
    (call,) = receiver.wait("/next")
    assert call.signed


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(body="<Response"), 12100),
        (Reply(body="<html></html>"), 12200),
        (Reply(body="<Response><Dance/></Response>"), 12200),
        (Reply(content_type="application/json", body="{}"), 12300),
    ],
)
def test_what_is_not_twiml_is_an_error(
    simulator: Simulator, carrier: TwilioControl, receiver: Receiver, reply: Reply, code: int
) -> None:
    listen(carrier, f"{receiver.base_url}/in")
    receiver.answer("/in", reply)
    carrier.text(NUMBER, number=ADA, body="C")
    debugged(simulator, code)


def test_a_reply_to_somebody_who_stopped_is_not_sent(
    simulator: Simulator, carrier: TwilioControl, receiver: Receiver
) -> None:
    listen(carrier, f"{receiver.base_url}/in")
    receiver.answer("/in", Reply(body=MESSAGE))
    carrier.text(NUMBER, number=ADA, body="STOP")
    debugged(simulator, 21610)
    assert "Thanks" not in replies(carrier)
