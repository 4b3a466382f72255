"""The web process killed, and down for a while: what got a 2xx is kept, the rest is fetched."""

import time

import pytest
from sqlalchemy import select

from domain.ledger import Bucket
from models.tables import Inbound, OptOut
from tests.faults.conftest import Row
from tests.faults.stack import until

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def durations() -> dict[str, object]:
    return {"rollcall_receipt_missing_seconds": 1.5, "rollcall_log_sweep_seconds": 1.0}


def test_what_a_killed_web_process_answered_is_kept(row: Row) -> None:
    web = row.stack.start_web()
    judge = row.begin()
    for strike in range(3):
        row.sent(0.2 + 0.2 * strike)
        for number in range(8):
            row.simulator.twilio.text(
                row.sender.address, number=f"+1312555{strike}{number:03d}", body="Saturday?"
            )
        time.sleep(row.chance.uniform(0, 0.05))
        web.kill()
        web = row.stack.start_web()
    delivered = {Bucket.DELIVERED: row.scale.recipients}
    until(lambda: judge.buckets() == delivered, "all receipts", row.long_enough())

    judge.verdict()
    tries = row.simulator.ledger(kind="twilio.inbound.webhook")
    kept = {it["sid"] for it in tries if (it["code"] or 500) < 300}
    assert kept
    with row.db.read() as session:
        assert kept <= set(session.scalars(select(Inbound.sid)))


def test_stops_of_an_outage_are_found_in_the_log_and_hold(row: Row) -> None:
    judge = row.begin()
    row.sent(0.1)
    # However slow the machine is: nobody of these is texted before the log was read.
    row.pause()
    last = [row.phone(row.scale.recipients - 1 - place) for place in range(5)]
    for phone in last:
        row.simulator.twilio.text(row.sender.address, number=phone, body="please stop texting me")
    until(lambda: opted_out(row) == set(last), "the log to be read", 30)
    row.resume()
    row.finish()

    judge.verdict(skipped=frozenset(last))


def opted_out(row: Row) -> set[str]:
    with row.db.read() as session:
        return set(session.scalars(select(OptOut.phone)))
