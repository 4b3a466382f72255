"""STOP from people whose turn is near: judged by the carrier's timestamps alone.

A request to a number may arrive until one second after we answered its STOP with 2xx, and never
later: not in this campaign, and not in the next.
"""

import time
from typing import Any

import pytest
from sqlalchemy import select

from domain.ledger import Bucket
from models.tables import OptOut
from tests.faults.conftest import Row
from tests.faults.judging import came_at
from tests.faults.stack import until

pytestmark = pytest.mark.sqlite_only
PROMISED_SECONDS = 1.0
WORDS = ("STOP", "stop", "please stop texting me", "Unsubscribe")


def said_stop(row: Row, people: int) -> list[str]:
    """People 0 to 1.5 s ahead of their turn say STOP, one after the other."""
    gone = []
    for number in range(people):
        ahead = int(row.chance.uniform(0, 1.5) * row.scale.throughput)
        phone = row.phone(min(row.judge.count() + ahead, row.scale.recipients - 1))
        row.simulator.twilio.text(row.sender.address, number=phone, body=WORDS[number % 4])
        gone.append(phone)
        time.sleep(row.scale.recipients / row.scale.throughput / people / 2)
    return gone


def answered(row: Row) -> dict[str, float]:
    """When each STOP got its 2xx, on the carrier's clock."""
    tries = row.simulator.ledger(kind="twilio.inbound.webhook")
    return {it["from"]: it["mono"] for it in reversed(tries) if (it["code"] or 500) < 300}


def too_late(row: Row, stops: dict[str, float]) -> list[dict[str, Any]]:
    """Requests that left later than promised."""
    asked = row.judge.requests()
    limit = PROMISED_SECONDS
    return [it for it in asked if came_at(it) > stops.get(it["to"], it["mono"]) + limit]


def in_the_database(row: Row) -> set[str]:
    with row.db.read() as session:
        return set(session.scalars(select(OptOut.phone)))


def test_nobody_is_texted_later_than_a_second_after_stop_was_answered(row: Row) -> None:
    row.simulator.twilio.add_sender(
        row.sender.address, mps=None, keywords="none", inbound_url=row.inbound_url
    )
    row.stack.start_web()
    judge = row.begin()
    row.sent(0.1)
    gone = set(said_stop(row, 25))
    row.finish()
    until(lambda: set(answered(row)) >= gone, "all answers", 30)

    stops = answered(row)
    assert not too_late(row, stops)
    assert in_the_database(row) >= gone
    spared = judge.phones_in(Bucket.SKIPPED)
    assert spared, "everybody was too late for this test to mean anything"
    assert spared <= gone
    judge.verdict(skipped=frozenset(spared))

    again = row.draft(recipients=row.scale.recipients // 4)
    row.launch()
    row.finish()
    theirs = gone & {row.phone(place) for place in range(again.recipients)}
    again.verdict(skipped=frozenset(theirs))
    assert not {it["to"] for it in again.requests()} & gone


def test_a_stop_is_kept_while_redis_is_away(row: Row) -> None:
    row.stack.start_web()
    row.stack.valkey.kill()
    phone = row.phone(1)
    row.simulator.twilio.text(row.sender.address, number=phone, body="STOP")

    until(lambda: phone in answered(row), "the answer", 30)
    assert in_the_database(row) == {phone}


def test_a_stop_that_cannot_be_stored_gets_no_2xx(row: Row) -> None:
    row.stack.start_web()
    phone = row.phone(1)
    with row.locked_database():
        row.simulator.twilio.text(row.sender.address, number=phone, body="STOP")
        time.sleep(2)
        assert phone not in answered(row)
        assert not in_the_database(row)

    until(lambda: phone in answered(row), "the answer", 30)
    assert in_the_database(row) == {phone}
