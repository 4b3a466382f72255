"""The web process killed, and down for a while: what got a 2xx is kept, the rest is fetched."""

import time
from typing import Any

import pytest
from sqlalchemy import select

from domain.ledger import Bucket
from models.tables import Inbound, OptOut
from tests.faults.conftest import Row
from tests.faults.stack import until
from tests.receivers import receiving

pytestmark = pytest.mark.sqlite_only
ASKED, STOPPED = "Saturday?", "please stop texting me"


@pytest.fixture
def durations() -> dict[str, object]:
    return {"rollcall_receipt_missing_seconds": 1.5, "rollcall_log_sweep_seconds": 1.0}


def test_what_a_killed_web_process_answered_is_kept(row: Row) -> None:
    web = row.stack.start_web()
    judge = row.begin()
    for strike in range(3):
        row.sent(0.2 + 0.2 * strike)
        first, *others = [f"+1312555{strike}{number:03d}" for number in range(1, 9)]
        stops(row, first)
        for who in others:
            says(row, who, STOPPED if int(who) % 2 else ASKED)
        time.sleep(row.chance.uniform(0, 0.05))
        web.kill()
        web = row.stack.start_web()
    delivered = {Bucket.DELIVERED: row.scale.recipients}
    until(lambda: judge.buckets() == delivered, "all receipts", row.long_enough())

    judge.verdict()
    kept = answered(row)
    assert {who for who in kept if int(who) % 2} <= opted_out(row)
    with row.db.read() as session:
        assert set(kept.values()) <= set(session.scalars(select(Inbound.sid)))


def test_stops_of_an_outage_are_found_in_the_log_and_hold(row: Row) -> None:
    judge = row.begin()
    row.sent(0.1)
    # However slow the machine is: nobody of these is texted before the log was read.
    row.pause()
    last = [row.phone(row.scale.recipients - 1 - place) for place in range(5)]
    for phone in last[:3]:
        says(row, phone, STOPPED)
    says(row, row.phone(0), ASKED)
    door = int(row.stack.settings.public_url.rpartition(":")[2])
    with receiving(lambda _: (503, {}), port=door):
        for phone in last[3:]:
            says(row, phone, STOPPED)
        says(row, row.phone(1), ASKED)
        until(lambda: refused(row) >= {*last[3:], row.phone(1)}, "answers of 503", 30)
    until(lambda: opted_out(row) == set(last), "the log to be read", 30)
    until(lambda: {row.phone(0), row.phone(1)} <= replied(row), "the replies of that time", 30)
    row.resume()
    row.finish()

    judge.verdict(skipped=frozenset(last))
    assert not answered(row), "somebody took a webhook"


def says(row: Row, who: str, body: str) -> None:
    row.simulator.twilio.text(row.sender.address, number=who, body=body)


def stops(row: Row, who: str) -> None:
    """Somebody says STOP, and it got its 2xx."""
    says(row, who, STOPPED)
    until(lambda: who in answered(row), "the answer to a STOP", 30)


def tries(row: Row) -> list[dict[str, Any]]:
    """The carrier's attempts to bring what people wrote."""
    return row.simulator.ledger(kind="twilio.inbound.webhook")


def answered(row: Row) -> dict[str, str]:
    """Whose texts got a 2xx, each with the SID of the text; everybody wrote once."""
    return {it["from"]: it["sid"] for it in tries(row) if (it["code"] or 500) < 300}


def refused(row: Row) -> set[str]:
    """Whose texts were answered with 503."""
    return {it["from"] for it in tries(row) if it["code"] == 503}


def replied(row: Row) -> set[str]:
    with row.db.read() as session:
        return set(session.scalars(select(Inbound.phone)))


def opted_out(row: Row) -> set[str]:
    with row.db.read() as session:
        return set(session.scalars(select(OptOut.phone)))
