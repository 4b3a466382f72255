"""A second person, as people see it: all that is asked for, and until when hours hold whom."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from campaigns import braking
from domain.approval import ApprovalState, ApprovalView
from domain.braking import Brake
from domain.guards import Guards
from domain.holds import Held, HeldFor
from domain.ledger import Bucket, Ledger
from domain.lifecycle import CampaignState
from domain.slacktext import quoted
from domain.starts import ScheduleView
from domain.views import CampaignView
from domain.waiting import EVERYBODY_NOW, Launchable, Wait
from gateways.slack.blocks import schedule
from gateways.slack.blocks.approvals import answered, lines
from gateways.slack.blocks.quoting import sentence
from gateways.slack.blocks.review import review_form
from tests.gateways.slack.samples import AT, DRAFT, HOSTILE, LIVE

ADA, BEN = "slack:U01ADA", "slack:U02BEN"
MORNING = AT + timedelta(hours=15)
CLOSED = Launchable(1_400, (Wait(MORNING, 600, "America/Los_Angeles"),), 0)
KEPT = ScheduleView(
    *(AT + timedelta(minutes=1), "America/Chicago", AT.replace(tzinfo=None), False, ADA),
    is_launch=True,
    attest=HOSTILE,
)
REQUEST = ApprovalView(7, ApprovalState.ASKED, "every campaign wants one", ADA, AT)
WAITING = replace(DRAFT, state=CampaignState.AWAITING_APPROVAL, approval=REQUEST, schedule=KEPT)


def shown(view: CampaignView, outlook: Launchable = EVERYBODY_NOW) -> str:
    form = review_form(view, "{}", refusal=None, outlook=outlook, agreed=(0, 700, 1_300))
    return json.dumps(form, ensure_ascii=False)


def told(view: CampaignView, outlook: Launchable = EVERYBODY_NOW) -> str:
    return answered(view, to=ADA, state=ApprovalState.APPROVED, reason="", outlook=outlook).text


def test_a_mention_in_a_typed_reason_mentions_nobody() -> None:
    reason = "Ask <@U01BOSS>, <\u202a@U01BOSS> or <!subteam^S01ALL>: wrong price"
    no = replace(REQUEST, state=ApprovalState.REJECTED, decided_by=BEN, reason=reason)
    paused = replace(LIVE, state=CampaignState.PAUSED, approval=replace(no, rest=True))
    draft = replace(DRAFT, state_reason=f"<@U02BEN> rejected it: {quoted(reason)}")
    told = (
        json.dumps(lines(paused), ensure_ascii=False),
        json.dumps(schedule.lines(draft), ensure_ascii=False),
        answered(paused, to=ADA, state=ApprovalState.REJECTED, reason=reason).text,
        sentence(braking.words(Brake(BEN, AT, reason), "UTC")),
    )
    for said in told:
        assert "wrong price" in said
        assert "<@U02BEN>" in said
        assert "<@U01BOSS>" not in said
        assert "<!subteam" not in said


def test_the_review_says_where_people_agreed_and_of_how_many_nothing_is_recorded() -> None:
    form = shown(WAITING)
    assert "Consent: 700 agreed in another way, of 1,300 nothing is recorded" in form
    assert "<@U01ADA> attests of them" in form
    assert "<!channel>" not in form


def test_the_review_counts_nobody_who_opted_out_since_the_estimate() -> None:
    buckets = {Bucket.PENDING: 1999, Bucket.SKIPPED: 59}
    ledger = Ledger(rows=2058, buckets=buckets, skipped={"opted_out": 59})

    assert "*Recipients*\\n2,000" in shown(WAITING)
    assert "*Recipients*\\n1,999" in shown(replace(WAITING, ledger=ledger))


def test_an_approver_sees_each_caution_of_the_launch_and_none_where_there_is_none() -> None:
    told = ["The text does not name Harbour Books, who sends it.", "Not tested yet."]
    form = json.dumps(review_form(WAITING, "{}", refusal=None, warnings=told))

    assert ":warning: The text does not name Harbour Books" in form
    assert ":warning: Not tested yet." in form
    assert ":warning:" not in shown(WAITING)


def test_it_says_nothing_of_an_attestation_that_nobody_gave() -> None:
    assert "attests" not in shown(replace(WAITING, schedule=replace(KEPT, attest="")))


@pytest.mark.parametrize(
    ("recipients", "asked", "says"),
    [(2_000, False, ""), (2_000, True, "when a person sends"), (9_000, False, "by itself if")],
)
def test_it_says_what_canary_there_is_to_be(recipients: int, *, asked: bool, says: str) -> None:
    assert WAITING.estimate is not None
    view = replace(
        WAITING,
        workspace=replace(WAITING.workspace, guards=Guards()),
        estimate=replace(WAITING.estimate, recipients=recipients),
        schedule=replace(KEPT, canary=asked),
    )
    assert ("*Canary*" in shown(view)) is bool(says)
    assert says in shown(view)


def test_it_says_that_who_waits_is_to_be_skipped_and_only_then() -> None:
    dropping = replace(WAITING, schedule=replace(KEPT, drop=True))
    assert "600 recipients would be skipped" in shown(dropping, CLOSED)
    assert "would be skipped" not in shown(WAITING, CLOSED)
    assert "would be skipped" not in shown(dropping)


DOWN = replace(
    WAITING,
    state=CampaignState.COUNTING_DOWN,
    approval=replace(REQUEST, state=ApprovalState.APPROVED, decided_by=BEN, decided_at=AT),
)


def test_whoever_asked_hears_until_when_closed_hours_hold_whom() -> None:
    assert "• 600 recipients wait until" in told(DOWN, CLOSED)
    assert "skipped" not in told(DOWN, CLOSED)


def test_of_hours_that_hold_nobody_they_hear_nothing() -> None:
    assert "wait" not in told(DOWN)
    assert "\n" not in told(DOWN)


def test_who_is_not_to_wait_is_told_as_skipped() -> None:
    text = told(replace(DOWN, schedule=replace(KEPT, drop=True)), CLOSED)
    assert "600 recipients would be skipped" in text
    assert "wait until" not in text


def test_of_what_is_being_sent_already_they_hear_who_is_held() -> None:
    held = (
        Held(HeldFor.QUIET_HOURS, 600, MORNING),
        Held(HeldFor.CONGESTED, 3, MORNING),
    )
    sending = replace(LIVE, approval=DOWN.approval, schedule=None, held=held)
    assert "• 600 held for their hours, the first until" in told(sending)
    assert "too much" not in told(sending)
