"""Handsets: each character's receipts and answers."""

from typing import Any

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from simulator.client import Simulator
from simulator.twilio.client import ControlError, TwilioControl
from simulator.twilio.handsets import SUFFIXES, Handsets
from tests.simulator.twilio.customer import NUMBER, Receiver

ADA = "+15125551001"


def send(client: Client, receiver: Receiver, to: str = ADA) -> str:
    message = client.messages.create(
        to=to, from_=NUMBER, body="Hello", status_callback=f"{receiver.base_url}/status"
    )
    return str(message.sid)


@pytest.mark.parametrize(
    ("character", "code"),
    [("landline", 30006), ("unknown", 30005), ("filtered", 30007), ("unreachable", 30003)],
)
def test_a_failing_character_ends_undelivered_with_its_code(
    client: Client, carrier: TwilioControl, receiver: Receiver, character: str, code: int
) -> None:
    carrier.handset(ADA, character=character)
    sid = send(client, receiver)

    assert sorted(receiver.statuses(sid, 2)) == ["sent", "undelivered"]
    call = next(c for c in receiver.received if c.params["MessageStatus"] == "undelivered")
    assert call.params["ErrorCode"] == str(code)
    assert call.signed
    message: Any = client.messages(sid).fetch()
    assert (message.status, message.error_code) == ("undelivered", code)


def test_any_code_can_be_asked_for_as_failed(
    client: Client, carrier: TwilioControl, receiver: Receiver
) -> None:
    carrier.handset(ADA, character="fails", error_code=30022, final_status="failed")
    sid = send(client, receiver)
    assert receiver.statuses(sid, 1) == ["failed"]
    assert receiver.at("/status")[-1].params["ErrorCode"] == "30022"


def test_a_silent_handset_gives_no_receipt(
    client: Client, simulator: Simulator, carrier: TwilioControl, receiver: Receiver
) -> None:
    carrier.handset(ADA, character="silent")
    silent = send(client, receiver)
    other = send(client, receiver, to="+15125551002")
    simulator.wait_for("twilio.status", sid=other, status="delivered")
    assert str(client.messages(silent).fetch().status) == "sent"


def test_a_slow_handset_delivers_later(
    client: Client, simulator: Simulator, carrier: TwilioControl, receiver: Receiver
) -> None:
    carrier.settings(slow_after=0.4)
    carrier.handset(ADA, character="slow")
    sid = send(client, receiver)
    accepted = simulator.wait_for("twilio.accepted", sid=sid)
    delivered = simulator.wait_for("twilio.status", sid=sid, status="delivered")
    assert delivered["mono"] - accepted["mono"] > 0.75


def test_duplicated_receipts_come_twice(
    client: Client, carrier: TwilioControl, receiver: Receiver
) -> None:
    carrier.handset(ADA, character="duplicated")
    sid = send(client, receiver)
    assert sorted(receiver.statuses(sid, 4)) == ["delivered", "delivered", "sent", "sent"]


def test_reordered_receipts_end_with_the_earlier_state(
    client: Client, carrier: TwilioControl, receiver: Receiver
) -> None:
    carrier.handset(ADA, character="reordered")
    sid = send(client, receiver)
    assert receiver.statuses(sid, 2) == ["delivered", "sent"]


@pytest.mark.parametrize(
    ("character", "text"),
    [
        ("confirms", "C"),
        ("stops", "STOP"),
        ("help", "HELP"),
        ("tapback", "Liked “Hello”"),
        ("stops_in_words", "please stop texting me"),
    ],
)
def test_an_answering_character_texts_back_after_it_received(
    client: Client, simulator: Simulator, carrier: TwilioControl, character: str, text: str
) -> None:
    carrier.handset(ADA, character=character)
    sid = client.messages.create(to=ADA, from_=NUMBER, body="Hello").sid

    inbound = simulator.wait_for("twilio.inbound", to=NUMBER)

    assert (inbound["from"], inbound["body"]) == (ADA, text)
    delivered = simulator.wait_for("twilio.status", sid=sid, status="delivered")
    assert delivered["n"] < inbound["n"]


def test_an_answer_can_be_worded_and_timed(
    client: Client, simulator: Simulator, carrier: TwilioControl
) -> None:
    carrier.handset(ADA, character="free_text", reply_text="Is it open today?", reply_after=0.3)
    sid = client.messages.create(to=ADA, from_=NUMBER, body="Hello").sid
    inbound = simulator.wait_for("twilio.inbound")
    delivered = simulator.wait_for("twilio.status", sid=sid, status="delivered")
    assert inbound["body"] == "Is it open today?"
    assert inbound["mono"] - delivered["mono"] > 0.25


def test_a_talkative_handset_answers_once_only(
    client: Client, simulator: Simulator, carrier: TwilioControl
) -> None:
    carrier.settings(reply_after=0)
    carrier.handset(ADA, character="help")
    for _ in range(2):
        sid = client.messages.create(to=ADA, from_=NUMBER, body="Hello").sid
        simulator.wait_for("twilio.status", sid=sid, status="delivered")
    assert len(simulator.ledger(kind="twilio.inbound")) == 1


def test_a_handset_does_not_answer_a_reply(simulator: Simulator, carrier: TwilioControl) -> None:
    carrier.settings(reply_after=0)
    carrier.handset(ADA, character="confirms")
    carrier.text(NUMBER, number=ADA, body="HELP")
    reply = simulator.wait_for("twilio.autoreply")
    simulator.wait_for("twilio.status", sid=reply["sid"], status="delivered")
    assert simulator.ledger(after=reply["n"], kind="twilio.inbound", wait=0.1) == []


@pytest.mark.parametrize(
    ("character", "code"),
    [("invalid", 21211), ("not_mobile", 21614), ("unroutable", 21612), ("landline_refused", 21635)],
)
def test_a_refused_character_is_refused_by_the_api(
    client: Client, carrier: TwilioControl, receiver: Receiver, character: str, code: int
) -> None:
    carrier.handset(ADA, character=character)
    with pytest.raises(TwilioRestException) as caught:
        send(client, receiver)
    assert caught.value.code == code


def test_force_delivery_overrides_the_landline_refusal(
    client: Client, carrier: TwilioControl
) -> None:
    carrier.handset(ADA, character="landline_refused")
    message = client.messages.create(to=ADA, from_=NUMBER, body="Hello", force_delivery=True)
    assert str(message.status) == "queued"


def test_the_last_digits_choose_the_character_unless_switched_off() -> None:
    handsets = Handsets(suffix_rules=True)
    for suffix, character in SUFFIXES.items():
        assert handsets.of(f"+1512555{suffix}42").character == character
    assert handsets.of("+15125551234").character == "delivers"
    assert Handsets(suffix_rules=False).of("+15125557142").character == "delivers"


def test_the_newest_pattern_wins_and_an_exact_number_beats_it() -> None:
    handsets = Handsets(suffix_rules=True)
    handsets.put({"prefix": "+1512", "character": "silent"})
    handsets.put({"prefix": "+1512", "suffix": "9", "character": "slow"})
    handsets.put({"number": "+15125550009", "character": "stops"})
    assert handsets.of("+15125550009").character == "stops"
    assert handsets.of("+15125550019").character == "slow"
    assert handsets.of("+15125550018").character == "silent"
    assert handsets.of("+16125550018").character == "delivers"


def test_a_share_of_a_pattern_is_steady_and_about_right() -> None:
    handsets = Handsets(suffix_rules=False)
    handsets.put({"prefix": "+1", "share": 0.2, "character": "stops"})
    numbers = [f"+1512555{i:04}" for i in range(2000)]
    chosen = {number for number in numbers if handsets.of(number).character == "stops"}
    assert 300 < len(chosen) < 500
    assert chosen == {number for number in numbers if handsets.of(number).character == "stops"}


def test_an_unknown_character_is_refused(carrier: TwilioControl) -> None:
    with pytest.raises(ControlError, match="unknown character"):
        carrier.handset(ADA, character="sings")
