"""Senders and services: throughput in segments, queues, registration, the choice of a sender."""

from typing import Any

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from simulator.client import Simulator
from simulator.twilio.client import ControlError, TwilioControl
from tests.simulator.twilio.customer import NUMBER

SLOW = "+15125550111"
TOLL_FREE = "+18885550100"


def send(client: Client, **options: Any) -> str:
    asked = {"to": "+15125551234", "from_": SLOW, "body": "Hello"} | options
    return str(client.messages.create(**asked).sid)


def failure(simulator: Simulator, sid: str, status: str = "failed") -> int:
    return int(simulator.wait_for("twilio.status", sid=sid, status=status)["error_code"])


def test_messages_leave_at_the_senders_pace_in_segments(
    client: Client, simulator: Simulator, carrier: TwilioControl
) -> None:
    carrier.add_sender(SLOW, mps=20)
    sids = [send(client, body="x" * 200) for _ in range(4)]

    left = [simulator.wait_for("twilio.status", sid=sid, status="sending")["mono"] for sid in sids]

    start = simulator.wait_for("twilio.accepted", sid=sids[0])["mono"]
    assert [moment - start > 0.095 * place for place, moment in enumerate(left)] == [True] * 4


def test_an_unlimited_sender_does_not_wait(
    client: Client, simulator: Simulator, carrier: TwilioControl
) -> None:
    carrier.add_sender(SLOW, mps=0.1)
    first, second = send(client), send(client)
    other = send(client, from_=NUMBER)

    simulator.wait_for("twilio.status", sid=first, status="delivered")
    simulator.wait_for("twilio.status", sid=other, status="delivered")
    assert not any(event["sid"] == second for event in simulator.ledger(kind="twilio.status"))


def test_a_full_queue_refuses_the_named_sender_at_once(
    client: Client, carrier: TwilioControl
) -> None:
    carrier.add_sender(SLOW, mps=0.01)
    carrier.settings(queue_seconds=200)
    for _ in range(3):
        send(client)
    with pytest.raises(TwilioRestException) as caught:
        send(client)
    assert caught.value.code == 21611
    assert len(carrier.messages()) == 3


def test_a_full_queue_fails_a_services_message_afterwards(
    client: Client, simulator: Simulator, carrier: TwilioControl
) -> None:
    carrier.add_sender(SLOW, mps=0.01)
    service = carrier.add_service([SLOW])["sid"]
    carrier.settings(queue_seconds=50)
    sids = [send(client, from_=None, messaging_service_sid=service) for _ in range(3)]
    assert failure(simulator, sids[2]) == 30001


def test_a_message_that_waits_longer_than_its_validity_fails(
    client: Client, simulator: Simulator, carrier: TwilioControl
) -> None:
    carrier.add_sender(SLOW, mps=0.2)
    send(client)
    late = send(client, validity_period=1)
    assert failure(simulator, late) == 30036


@pytest.mark.parametrize(
    ("address", "kind", "code"), [(SLOW, "long_code", 30034), (TOLL_FREE, "toll_free", 30032)]
)
def test_an_unregistered_sender_reaches_nobody(
    client: Client, simulator: Simulator, carrier: TwilioControl, address: str, kind: str, code: int
) -> None:
    carrier.add_sender(address, kind=kind, registered=False)
    sid = send(client, from_=address)
    assert failure(simulator, sid, "undelivered") == code


def test_a_service_keeps_the_same_sender_for_a_recipient_and_spreads_the_rest(
    client: Client, simulator: Simulator, carrier: TwilioControl
) -> None:
    pool = [SLOW, "+15125550112"]
    for address in pool:
        carrier.add_sender(address, mps=0.1)
    service = carrier.add_service(pool)["sid"]

    def sender_of(to: str) -> Any:
        sid = send(client, to=to, from_=None, messaging_service_sid=service)
        return simulator.wait_for("twilio.status", sid=sid, status="queued")["from"]

    first = sender_of("+15125551001")
    assert sender_of("+15125551001") == first
    assert {first, sender_of("+15125551002")} == set(pool)


def test_a_services_shared_throughput_bounds_all_its_senders(
    client: Client, simulator: Simulator, carrier: TwilioControl
) -> None:
    carrier.add_sender(SLOW, mps=None)
    service = carrier.add_service([NUMBER, SLOW], mps=10, sticky=False)["sid"]
    sids = [
        send(client, to=f"+1512555100{i}", from_=None, messaging_service_sid=service)
        for i in range(3)
    ]
    left = [simulator.wait_for("twilio.status", sid=sid, status="sending")["mono"] for sid in sids]
    start = simulator.wait_for("twilio.accepted", sid=sids[0])["mono"]
    assert left[2] - start > 0.19


def test_an_alphanumeric_sender_does_not_reach_the_united_states(
    client: Client, carrier: TwilioControl
) -> None:
    carrier.add_sender("SPRING", kind="alphanumeric")
    with pytest.raises(TwilioRestException) as caught:
        send(client, from_="SPRING")
    assert caught.value.code == 21612
    assert send(client, from_="SPRING", to="+447700900123")


def test_a_service_of_senders_that_cannot_reach_is_refused(
    client: Client, carrier: TwilioControl
) -> None:
    carrier.add_sender("SPRING", kind="alphanumeric")
    service = carrier.add_service(["SPRING"])["sid"]
    with pytest.raises(TwilioRestException) as caught:
        send(client, from_=None, messaging_service_sid=service)
    assert caught.value.code == 21703


def test_the_defaults_follow_the_kind(carrier: TwilioControl) -> None:
    kinds = {"long_code": SLOW, "toll_free": TOLL_FREE, "short_code": "72345"}
    found = {kind: carrier.add_sender(address, kind=kind) for kind, address in kinds.items()}
    assert {kind: (item["mps"], item["keywords"]) for kind, item in found.items()} == {
        "long_code": (1.0, "twilio"),
        "toll_free": (3.0, "network"),
        "short_code": (100.0, "none"),
    }


@pytest.mark.parametrize("options", [{"kind": "pigeon"}, {"keywords": "x"}, {"colour": "blue"}])
def test_a_control_that_makes_no_sense_is_refused(
    carrier: TwilioControl, options: dict[str, str]
) -> None:
    with pytest.raises(ControlError):
        carrier.add_sender("+15125550199", **options)
