"""Receipts twice, late, out of order, never, before our own 201 was stored, of strangers."""

import pytest
import requests
from twilio.request_validator import RequestValidator

from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from tests.faults.conftest import Row
from tests.faults.stack import until

pytestmark = pytest.mark.sqlite_only
LATE = 0.4
"""Seconds by which some answers come after what became of their texts."""


@pytest.fixture
def durations() -> dict[str, object]:
    return {"rollcall_receipt_missing_seconds": 1.5}


def test_receipts_in_any_disorder_end_in_the_right_states(row: Row) -> None:
    carrier = row.simulator.twilio
    carrier.fault("callback_duplicate", probability=0.2)
    carrier.fault("callback_delay", probability=0.2, seconds=0.4)
    carrier.fault("callback_drop", probability=0.1)
    carrier.fault("latency_after", probability=0.1, seconds=LATE, match={"method": "POST"})
    carrier.handset(prefix="+1512200000", character="landline")
    carrier.handset(prefix="+1512200001", character="reordered")
    carrier.handset(prefix="+1512200002", character="duplicated")
    row.stack.start_web()
    judge = row.begin()
    strangers = [of_a_stranger(row, number) for number in range(3)]
    until(lambda: judge.state() is CampaignState.COMPLETED, "the end", row.long_enough())

    judge.verdict()
    assert before_our_answer(row), "no receipt came before its answer"
    assert strangers == [204] * 3
    assert judge.buckets() == {
        Bucket.DELIVERED: row.scale.recipients - 10,
        Bucket.UNDELIVERED: 10,
    }


def before_our_answer(row: Row) -> set[str]:
    """The texts of which we took a receipt while their own answers were still to come."""
    ledger = row.simulator.ledger
    late = {
        it["request"]: it["mono"] + LATE for it in ledger(kind="twilio.fault") if "request" in it
    }
    sids = {it["sid"]: late.get(it["request"], 0) for it in ledger(kind="twilio.accepted")}
    told = [it for it in ledger(kind="twilio.callback") if (it["code"] or 500) < 300]
    return {it["sid"] for it in told if it["mono"] < sids.get(it["sid"], 0)}


def of_a_stranger(row: Row, number: int) -> int:
    """A signed receipt of a message that we never sent; what we answer."""
    url = f"{row.stack.settings.public_url}/twilio/status/nobodysmessage{number}"
    form = {"MessageSid": f"SM{number:032x}", "MessageStatus": "delivered", "ErrorCode": ""}
    signer = RequestValidator(row.simulator.twilio.auth_token)
    signed = {"X-Twilio-Signature": signer.compute_signature(url, form)}
    return requests.post(url, data=form, headers=signed, timeout=30).status_code
