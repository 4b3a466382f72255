"""Faults on request: what is lost before acceptance, and what after."""

import time
from typing import Any

import pytest
import requests

from simulator.client import Simulator
from simulator.twilio.client import ControlError, TwilioControl
from tests.simulator.twilio.customer import NUMBER, Receiver

ADA, BOB = "+15125551001", "+15125551002"


def create(
    simulator: Simulator, to: str = ADA, seconds: float = 30, **extra: str
) -> requests.Response:
    carrier = simulator.twilio
    return requests.post(
        f"{simulator.base_url}/2010-04-01/Accounts/{carrier.account_sid}/Messages.json",
        data={"To": to, "From": NUMBER, "Body": "Hello", **extra},
        auth=(carrier.account_sid, carrier.auth_token),
        timeout=seconds,
    )


@pytest.mark.parametrize(
    ("kind", "status", "code"),
    [
        ("429", 429, 20429),
        ("500", 500, 20500),
        ("503", 503, 20503),
        ("status:400:30034", 400, 30034),
        ("status:400:21612", 400, 21612),
    ],
)
def test_an_error_before_acceptance_accepts_nothing(
    simulator: Simulator, carrier: TwilioControl, kind: str, status: int, code: int
) -> None:
    carrier.fault(kind, times=1)

    answer = create(simulator)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["status"] == status
    assert "Retry-After" not in answer.headers
    assert carrier.messages() == []
    assert create(simulator).status_code == 201


def test_retry_after_comes_where_asked_for(simulator: Simulator, carrier: TwilioControl) -> None:
    carrier.fault("429", retry_after=3)
    assert create(simulator).headers["Retry-After"] == "3"


@pytest.mark.parametrize("kind", ["500_after", "503_after"])
def test_an_error_after_acceptance_leaves_a_message_behind(
    simulator: Simulator, carrier: TwilioControl, kind: str
) -> None:
    carrier.fault(kind, times=1)
    assert create(simulator).status_code == int(kind[:3])
    simulator.wait_for("twilio.status", to=ADA, status="delivered")


@pytest.mark.parametrize(("kind", "accepted"), [("reset_before", 0), ("reset_after", 1)])
def test_a_reset_loses_the_answer(
    simulator: Simulator, carrier: TwilioControl, kind: str, accepted: int
) -> None:
    carrier.fault(kind, times=1)
    with pytest.raises(requests.ConnectionError, match=r"(?i)reset"):
        create(simulator)
    assert len(carrier.messages()) == accepted
    assert simulator.ledger(kind="twilio.fault")[0]["fault"] == kind


@pytest.mark.parametrize(("kind", "accepted"), [("hang_before", 0), ("hang_after", 1)])
def test_a_hang_never_answers(
    simulator: Simulator, carrier: TwilioControl, kind: str, accepted: int
) -> None:
    carrier.fault(kind, times=1)
    with pytest.raises(requests.ReadTimeout):
        create(simulator, seconds=1)
    assert len(carrier.messages()) == accepted


def test_a_bounded_hang_ends_in_a_reset(simulator: Simulator, carrier: TwilioControl) -> None:
    carrier.fault("hang_before", times=1, seconds=0.1)
    with pytest.raises(requests.ConnectionError, match=r"(?i)reset"):
        create(simulator)


def test_a_late_answer_comes_after_what_became_of_the_message(
    simulator: Simulator, carrier: TwilioControl
) -> None:
    carrier.fault("latency_after", seconds=0.5, times=1)
    assert create(simulator).status_code == 201
    told = simulator.ledger(kind="twilio.status")
    assert [it["status"] for it in told if it["to"] == ADA][-1] == "delivered"


def test_latency_is_added_to_another_fault(simulator: Simulator, carrier: TwilioControl) -> None:
    carrier.fault("latency", seconds=0.2)
    carrier.fault("503", times=1)
    started = time.monotonic()
    assert create(simulator).status_code == 503
    assert time.monotonic() - started >= 0.2


def test_a_fault_strikes_only_what_it_matches(simulator: Simulator, carrier: TwilioControl) -> None:
    carrier.fault("500", match={"to": ADA})
    carrier.fault("503", match={"to": "+44*"})
    carrier.fault("503", match={"path": "/Calls"})
    carrier.fault("503", match={"method": "GET"})
    assert create(simulator, BOB).status_code == 201
    assert create(simulator, ADA).status_code == 500
    assert create(simulator, "+447700900123").status_code == 503


def test_a_probable_fault_strikes_a_share(simulator: Simulator, carrier: TwilioControl) -> None:
    carrier.fault("503", probability=0.5)
    answers = [create(simulator).status_code for _ in range(40)]
    assert 8 < answers.count(503) < 32


def test_a_fault_ends_with_its_time_or_when_cleared(
    simulator: Simulator, carrier: TwilioControl
) -> None:
    carrier.fault("503", for_seconds=0)
    assert create(simulator).status_code == 201
    carrier.fault("503")
    assert create(simulator).status_code == 503
    carrier.clear_faults()
    assert create(simulator).status_code == 201


def test_too_many_at_once_are_refused(simulator: Simulator, carrier: TwilioControl) -> None:
    carrier.settings(max_concurrency=0)
    assert create(simulator).json()["code"] == 20429


def callbacks(receiver: Receiver) -> list[str]:
    return [call.params["MessageStatus"] for call in receiver.at("/status")]


def test_a_callback_can_be_lost_delayed_or_doubled(
    simulator: Simulator, carrier: TwilioControl, receiver: Receiver
) -> None:
    carrier.fault("callback_drop", match={"to": ADA, "status": "sent"})
    carrier.fault("callback_duplicate", match={"to": BOB, "status": "delivered"})
    carrier.fault("callback_delay", match={"to": BOB, "status": "sent"}, seconds=0.4)
    extra: dict[str, Any] = {"StatusCallback": f"{receiver.base_url}/status"}

    create(simulator, ADA, **extra)
    receiver.wait("/status")
    assert callbacks(receiver) == ["delivered"]

    receiver.clear()
    create(simulator, BOB, **extra)
    receiver.wait("/status", 3)
    assert sorted(callbacks(receiver)) == ["delivered", "delivered", "sent"]
    assert callbacks(receiver)[-1] == "sent"


def test_an_inbound_webhook_can_be_lost_or_doubled(
    simulator: Simulator, carrier: TwilioControl, receiver: Receiver
) -> None:
    carrier.add_sender(NUMBER, mps=None, inbound_url=f"{receiver.base_url}/in")
    carrier.fault("inbound_drop", match={"from": ADA})
    carrier.fault("inbound_duplicate", match={"from": BOB})
    carrier.text(NUMBER, number=ADA, body="C")
    carrier.text(NUMBER, number=BOB, body="C")
    calls = receiver.wait("/in", 2)
    assert [call.params["From"] for call in calls] == [BOB, BOB]
    assert [m["from"] for m in carrier.messages()] == [ADA, BOB]


@pytest.mark.parametrize(
    "options", [{"kind": "earthquake"}, {"kind": "500", "match": {"colour": "blue"}}]
)
def test_an_unknown_fault_is_refused(carrier: TwilioControl, options: dict[str, Any]) -> None:
    with pytest.raises(ControlError):
        carrier.fault(**options)
