"""What Twilio's answers can be: lost before or after it took the text, slow, or "not now"."""

import math
import time
from typing import Any

import pytest

from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from tests.faults.conftest import Row
from tests.faults.judging import TAKEN, came_at, came_by
from tests.faults.stack import until

pytestmark = pytest.mark.sqlite_only
SENDS = {"method": "POST"}
READS = {"method": "GET"}
AFTER = ("500_after", "503_after", "reset_after", "hang_after")
BEFORE = ("500", "503", "reset_before", "hang_before")
SHARE = 0.04


def strike(row: Row, kinds: tuple[str, ...], times: int | None = None) -> None:
    for kind in kinds:
        row.simulator.twilio.fault(kind, probability=SHARE, match=SENDS, times=times)


def faults(row: Row) -> list[dict[str, Any]]:
    """What struck requests; lost receipts are none."""
    return [it for it in row.simulator.ledger(kind="twilio.fault") if "request" in it]


def struck(row: Row) -> set[str]:
    """The numbers whose answers were lost."""
    lost = {it["request"] for it in faults(row)}
    return {it["to"] for it in row.judge.requests() if it["request"] in lost}


def asked_once(row: Row) -> None:
    asked = [it["to"] for it in row.judge.requests()]
    assert len(asked) == len(set(asked)), "a text was sent again whose answer was lost"


@pytest.mark.parametrize(
    "shrunk", [{"rollcall_settle_margin_seconds": 0.2}], indirect=True, ids=["by_the_log"]
)
def test_an_answer_lost_after_acceptance_is_settled_by_the_log(row: Row) -> None:
    strike(row, AFTER)
    judge = row.begin()
    row.finish()

    judge.verdict()
    assert struck(row), "the fault never struck"
    asked_once(row)


@pytest.mark.parametrize(
    "durations", [{"rollcall_settle_margin_seconds": 600}], indirect=True, ids=["by_a_receipt"]
)
def test_an_answer_lost_after_acceptance_is_settled_by_a_receipt(row: Row) -> None:
    strike(row, AFTER)
    row.stack.start_web()
    judge = row.begin()
    row.finish()

    judge.verdict()
    assert struck(row), "the fault never struck"
    asked_once(row)


@pytest.mark.parametrize(
    "durations", [{"rollcall_unconfirmed_seconds": 3}], indirect=True, ids=["by_nobody"]
)
def test_what_neither_receipt_nor_log_settles_stays_unknown_and_is_listed(row: Row) -> None:
    strike(row, AFTER)
    row.simulator.twilio.fault("503", match=READS)
    judge = row.begin()
    until(lambda: judge.state() is CampaignState.COMPLETED, "the end", row.long_enough())

    unknown = judge.unknowns()
    assert set() != struck(row) <= unknown, "a lost answer was not listed"
    assert len(unknown | judge.phones_in(*TAKEN)) == row.scale.recipients
    until(lambda: offered(row), "the decision to be offered", 60)
    asked_once(row)
    judge.nobody_twice()
    judge.ledger_adds_up()


def offered(row: Row) -> bool:
    """Whether the card asks what to do about them."""
    return any("Decide …" in str(post) for post in row.simulator.slack.messages("C01CAMPAIGNS"))


def test_an_answer_lost_before_acceptance_loses_nobody(row: Row) -> None:
    strike(row, BEFORE, times=int(row.scale.recipients * SHARE))
    judge = row.begin()
    row.finish()

    judge.verdict()
    assert struck(row), "the fault never struck"


@pytest.mark.parametrize(
    "shrunk",
    [
        {
            "rollcall_request_timeout_seconds": 2.5,
            "rollcall_lease_seconds": 3.5,
            # A lane that a busy machine keeps from its pulse would be handed over all the time.
            "rollcall_lane_silent_seconds": 5,
        }
    ],
    indirect=True,
    ids=["patient"],
)
def test_slow_and_hanging_answers_do_not_hold_up_the_others(row: Row) -> None:
    """About five slow ones and one that hangs, of those that leave in a second."""
    slow, rate = 5.0 if row.scale.is_long else 1.5, row.scale.throughput
    row.simulator.twilio.fault(
        "latency", probability=min(0.05, 5 / rate), seconds=slow, match=SENDS
    )
    row.simulator.twilio.fault(
        "hang_before", probability=min(0.01, 1 / rate), seconds=40, match=SENDS
    )
    judge = row.begin()
    row.finish()

    judge.verdict()
    delayed = {it["request"] for it in row.simulator.ledger(kind="twilio.delayed")}
    quick = [it for it in judge.accepted() if it["request"] not in delayed]
    assert delayed
    assert len(quick) < row.scale.recipients
    assert row.nothing_held_up(judge, row.all_well), "the slow ones held up the others"


@pytest.mark.parametrize("share", [0.05, 0.5])
def test_everything_is_sent_in_the_end_though_twilio_says_not_now(row: Row, share: float) -> None:
    row.simulator.twilio.fault("429", match=SENDS, probability=share)
    judge = row.begin()
    until(lambda: faults(row), "the first that is refused")
    time.sleep(60 if row.scale.is_long else 4)
    row.all_well()
    row.finish()

    judge.verdict()


def test_while_twilio_takes_nothing_about_one_text_a_second_probes(row: Row) -> None:
    """The first refusals are those of texts that were under way together."""
    seconds = 60 if row.scale.is_long else 3
    row.answers_take(0.2)
    row.simulator.twilio.fault("429", match=SENDS)
    judge = row.begin()
    first = until(judge.requests, "the first request")[0]["mono"]
    time.sleep(seconds)
    row.all_well()
    taken = time.monotonic() - first
    row.finish()

    judge.verdict()
    refused = {it["request"] for it in faults(row)}
    probes = [it for it in judge.requests() if it["request"] in refused]
    later = [it for it in probes if came_at(it) > first + 1.5]
    assert len(later) <= math.ceil(taken), "a storm of probes"


def test_retry_after_is_honoured_by_all_senders(row: Row) -> None:
    pause = 30 if row.scale.is_long else 4
    row.simulator.twilio.settings(latency=0.02)
    third = {"to": row.phone(row.scale.recipients // 3)}
    row.simulator.twilio.fault("429", times=1, match=SENDS | third, retry_after=pause)
    judge = row.begin()
    row.finish()

    judge.verdict()
    [refused] = faults(row)
    under_way = 1.5  # slots were out for half a second, and a busy machine takes its time
    quiet = [
        it
        for it in judge.requests()
        if refused["mono"] + under_way < came_at(it) and came_by(it) < refused["mono"] + pause
    ]
    assert not quiet, "somebody did not wait"
    assert set(judge.buckets()) <= TAKEN - {Bucket.FAILED}, "not now was taken for no"
