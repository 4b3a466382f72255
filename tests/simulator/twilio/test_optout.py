"""Opt-outs as Twilio and the toll-free network handle them."""

from typing import Any

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from simulator.client import Simulator
from simulator.twilio.client import TwilioControl
from simulator.twilio.keywords import TEXTS, WORDS
from tests.simulator.twilio.customer import NUMBER, Receiver

ADA = "+15125551001"
OTHER = "+15125550102"
TOLL_FREE = "+18885550100"
SHORT_CODE = "72345"


@pytest.fixture(autouse=True)
def senders(carrier: TwilioControl, receiver: Receiver) -> None:
    """One sender of each kind, all with the same webhook."""
    url = f"{receiver.base_url}/inbound"
    carrier.add_sender(NUMBER, mps=None, inbound_url=url)
    carrier.add_sender(OTHER, mps=None, inbound_url=url)
    carrier.add_sender(TOLL_FREE, kind="toll_free", mps=None, inbound_url=url)
    carrier.add_sender(SHORT_CODE, kind="short_code", mps=None, inbound_url=url)


def refusal_of(client: Client, sender: str | None = NUMBER, service: str | None = None) -> int:
    """The code that a text to Ada is refused with; 0 if it is accepted."""
    options: dict[str, Any] = {"from_": sender, "messaging_service_sid": service}
    try:
        client.messages.create(to=ADA, body="Hello", **options)
    except TwilioRestException as refused:
        return refused.code or -1
    return 0


def auto_replies(simulator: Simulator) -> list[str]:
    return [event["body"] for event in simulator.ledger(kind="twilio.autoreply")]


@pytest.mark.parametrize("word", [*sorted(WORDS["STOP"]), "stop", " Stop "])
def test_a_stop_word_blocks_answers_and_still_reaches_the_webhook(
    client: Client, simulator: Simulator, carrier: TwilioControl, receiver: Receiver, word: str
) -> None:
    carrier.text(NUMBER, number=ADA, body=word)

    assert refusal_of(client) == 21610
    (call,) = receiver.wait("/inbound")
    assert (call.params["Body"], "OptOutType" in call.params) == (word, False)
    assert auto_replies(simulator) == [TEXTS["STOP"]]
    reply = next(m for m in carrier.messages() if m["direction"] == "outbound-reply")
    assert (reply["from"], reply["to"], reply["body"]) == (NUMBER, ADA, TEXTS["STOP"])


def test_the_stop_words_are_twilios_eight() -> None:
    eight = {"STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"}
    assert WORDS["STOP"] == eight


@pytest.mark.parametrize("text", ["STOP PLEASE", "please stop", "C", "STOP!", "opt out"])
def test_anything_else_blocks_nothing_and_is_not_answered(
    client: Client, simulator: Simulator, carrier: TwilioControl, receiver: Receiver, text: str
) -> None:
    carrier.text(NUMBER, number=ADA, body=text)
    receiver.wait("/inbound")
    assert refusal_of(client) == 0
    assert auto_replies(simulator) == []


def test_a_block_of_a_number_is_that_numbers_alone(client: Client, carrier: TwilioControl) -> None:
    carrier.text(NUMBER, number=ADA, body="STOP")
    assert refusal_of(client, NUMBER) == 21610
    assert refusal_of(client, OTHER) == 0


def test_a_block_in_a_service_is_the_whole_services(client: Client, carrier: TwilioControl) -> None:
    service = carrier.add_service([NUMBER, OTHER])["sid"]
    carrier.text(NUMBER, number=ADA, body="STOP")
    assert refusal_of(client, None, service) == 21610
    assert refusal_of(client, OTHER) == 21610
    assert refusal_of(client, TOLL_FREE) == 0


def test_start_lifts_the_block_and_says_so_once(
    client: Client, simulator: Simulator, carrier: TwilioControl
) -> None:
    for word in ("STOP", "STOP", "yes", "START"):
        carrier.text(NUMBER, number=ADA, body=word)
    assert refusal_of(client) == 0
    assert auto_replies(simulator) == [TEXTS["STOP"], TEXTS["START"]]


def test_help_is_answered_and_blocks_nothing(
    client: Client, simulator: Simulator, carrier: TwilioControl
) -> None:
    carrier.text(NUMBER, number=ADA, body="help")
    assert auto_replies(simulator) == [TEXTS["HELP"]]
    assert refusal_of(client) == 0


def test_advanced_opt_out_names_the_keyword_and_uses_its_own_words_and_texts(
    client: Client, simulator: Simulator, carrier: TwilioControl, receiver: Receiver
) -> None:
    service = carrier.add_service(
        [NUMBER],
        inbound_url=f"{receiver.base_url}/service",
        keywords="advanced",
        texts={"STOP": "You are out."},
        words={"STOP": ["BASTA"]},
    )["sid"]

    for body in ("basta", "HELP", "STOP", "hello"):
        carrier.text(NUMBER, number=ADA, body=body)

    calls = {call.params["Body"]: call for call in receiver.wait("/service", 4)}
    types = {body: call.params.get("OptOutType") for body, call in calls.items()}
    assert types == {"basta": "STOP", "HELP": "HELP", "STOP": None, "hello": None}
    assert auto_replies(simulator) == ["You are out.", TEXTS["HELP"]]
    assert all(call.signed for call in calls.values())
    assert refusal_of(client, None, service) == 21610


def test_the_network_answers_for_toll_free_and_only_start_and_unstop_lift(
    client: Client, simulator: Simulator, carrier: TwilioControl, receiver: Receiver
) -> None:
    carrier.text(TOLL_FREE, number=ADA, body="STOP")
    assert refusal_of(client, TOLL_FREE) == 21610

    for word in ("YES", "HELP"):
        carrier.text(TOLL_FREE, number=ADA, body=word)
    assert refusal_of(client, TOLL_FREE) == 21610

    carrier.text(TOLL_FREE, number=ADA, body="unstop")
    assert refusal_of(client, TOLL_FREE) == 0
    replies = auto_replies(simulator)
    assert len(replies) == 2
    assert all(reply.startswith("NETWORK MSG: ") for reply in replies)
    assert not any(m["direction"] == "outbound-reply" for m in carrier.messages())
    assert len(receiver.wait("/inbound", 4)) == 4


def test_a_toll_free_number_in_a_service_is_blocked_by_itself(
    client: Client, carrier: TwilioControl
) -> None:
    service = carrier.add_service([NUMBER, TOLL_FREE])["sid"]
    carrier.text(TOLL_FREE, number=ADA, body="STOP")
    assert refusal_of(client, TOLL_FREE) == 21610
    assert refusal_of(client, None, service) == 0


def test_nobody_answers_or_blocks_for_a_short_code(
    client: Client, simulator: Simulator, carrier: TwilioControl, receiver: Receiver
) -> None:
    for word in ("STOP", "HELP"):
        carrier.text(SHORT_CODE, number=ADA, body=word)
    receiver.wait("/inbound", 2)
    assert auto_replies(simulator) == []
    assert refusal_of(client, SHORT_CODE) == 0


def test_a_stop_overtakes_what_waits_in_the_queue(
    client: Client, simulator: Simulator, carrier: TwilioControl
) -> None:
    carrier.add_sender(NUMBER, mps=2)
    sids = [client.messages.create(to=ADA, from_=NUMBER, body="Hello").sid for _ in range(2)]
    carrier.text(NUMBER, number=ADA, body="STOP")
    event = simulator.wait_for("twilio.status", sid=sids[1], status="failed")
    assert event["error_code"] == 21610


def test_a_service_can_refuse_an_opted_out_recipient_afterwards(
    client: Client, simulator: Simulator, carrier: TwilioControl
) -> None:
    service = carrier.add_service([NUMBER])["sid"]
    carrier.settings(async_opt_out=True)
    carrier.text(NUMBER, number=ADA, body="STOP")
    message = client.messages.create(to=ADA, messaging_service_sid=service, body="Hello")
    event = simulator.wait_for("twilio.status", sid=message.sid, status="failed")
    assert event["error_code"] == 21610


def test_a_block_can_be_there_from_before(client: Client, carrier: TwilioControl) -> None:
    carrier.block(NUMBER, ADA)
    assert refusal_of(client) == 21610
    carrier.block(NUMBER, ADA, lifted=True)
    assert refusal_of(client) == 0
