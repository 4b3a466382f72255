"""Single texts of a program: which campaign they come to, and what becomes of them there."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from campaigns import bulk, controlling, correcting, guarding, retrying
from campaigns.bulk import Outcome
from domain.actors import Actor, Door
from domain.apicodes import Code, Declined
from domain.errors import Refused
from domain.guards import Rule
from domain.idempotency import Kept, Once
from domain.ledger import Bucket, Ledger, SkipReason
from domain.lifecycle import CampaignState
from jobs.clock import look_at_lanes
from jobs.queues import QueueName, queue
from jobs.send import control
from jobs.sweep.finishing import finish
from models import guards, kept
from models.base import Database
from models.kept import Person
from models.tables import (
    Alert,
    AuditRow,
    Campaign,
    CampaignHours,
    Comparison,
    Recipient,
    Sender,
    Workspace,
)
from runtime import Runtime
from tests.builders import Builder, Key

NOON = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
"""In Chicago, where the workspace is; its day ends at 6:00 UTC."""
PHONE = "+14155560001"
Send = Callable[..., Outcome]


@pytest.fixture
def key(build: Builder, workspace: Workspace) -> Key:
    return build.key(workspace, name="Website")


@pytest.fixture
def noon(rt: Runtime) -> Runtime:
    return replace(rt, clock=lambda: NOON)


def actor_of(key: Key) -> Actor:
    return Actor(
        door=Door.API,
        user_id=key.row.public_id,
        workspace_id=key.row.workspace_id,
        channel_id=key.row.channel_id,
        label=key.row.name,
    )


def send(
    rt: Runtime,
    key: Key,
    sender: Sender,
    phones: Sequence[str] = (PHONE,),
    asked: Once | None = None,
) -> Outcome:
    told = list[Outcome]()

    def shown(outcome: Outcome) -> Kept:
        told.append(outcome)
        return Kept(202, "{}")

    texts = [{"to": phone, "list_number": sender.address, "body": "Hi"} for phone in phones]
    bulk.send(rt, actor_of(key), texts, asked, shown=shown)
    return told[-1] if told else Outcome((), ())


def campaigns_of(db: Database) -> list[Campaign]:
    with db.read() as session:
        return list(session.scalars(select(Campaign).order_by(Campaign.id)))


def rows(db: Database) -> list[Recipient]:
    with db.read() as session:
        return list(session.scalars(select(Recipient).order_by(Recipient.id)))


def change(db: Database, **columns: object) -> None:
    with db.write() as session:
        session.execute(update(Campaign).values(**columns))


def jobs(rt: Runtime) -> int:
    return queue(rt, QueueName.SEND).count


def test_the_first_text_makes_the_campaign_of_its_day(
    db: Database, noon: Runtime, key: Key, sender: Sender
) -> None:
    send(noon, key, sender, [PHONE, PHONE, "+12125560001"])

    (campaign,) = campaigns_of(db)
    assert campaign.title == f"Website · Nov 21, 2026 · {sender.name}"
    assert (campaign.state, campaign.kind) == (CampaignState.SENDING, key.row.kind)
    assert campaign.launched_by == f"api:{key.row.public_id}:Website"
    assert (campaign.channel_id, campaign.attestation) == (
        key.row.channel_id,
        key.row.attestation,
    )
    assert campaign.day_ends_at == datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
    assert (campaign.canary_size, campaign.use_by) == (None, None)
    assert [(row.row, row.nth, row.phone, row.segments) for row in rows(db)] == [
        (1, 1, PHONE, 1),
        (2, 2, PHONE, 1),
        (3, 3, "+12125560001", 1),
    ]
    with db.read() as session:
        areas = set(session.scalars(select(CampaignHours.zones)))
        deeds = [(row.verb, row.actor) for row in session.scalars(select(AuditRow))]
    assert areas == {"+1415", "+1212"}
    assert deeds == [("launch", campaign.launched_by)]


@pytest.mark.sqlite_only
def test_a_day_a_key_and_a_sender_have_one_campaign(
    db: Database, noon: Runtime, build: Builder, workspace: Workspace, key: Key, sender: Sender
) -> None:
    other = build.sender(workspace, name="other")
    late = replace(noon, clock=lambda: NOON + timedelta(hours=11, minutes=59))
    next_day = replace(noon, clock=lambda: NOON + timedelta(hours=12))
    for rt in (noon, late):
        send(rt, key, sender)
    assert [it.came for it in campaigns_of(db)] == [2]

    send(noon, key, other)
    send(noon, build.key(workspace, name="Website"), sender)
    send(next_day, key, sender)
    found = campaigns_of(db)
    assert [it.came for it in found] == [2, 1, 1, 1]
    assert [str(it.day) for it in found] == ["2026-11-21"] * 3 + ["2026-11-22"]
    assert len({it.name for it in found}) == 4


def test_requests_that_race_make_one_campaign_and_count_on(
    db: Database, noon: Runtime, key: Key, sender: Sender
) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: send(noon, key, sender, [PHONE] * 3), range(8)))
    assert [it.came for it in campaigns_of(db)] == [24]
    assert [row.row for row in rows(db)] == list(range(1, 25))


def test_equal_requests_that_race_are_kept_once(
    db: Database, noon: Runtime, key: Key, sender: Sender
) -> None:
    asked = Once(key.row.id, "order-7", "d" * 64)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: send(noon, key, sender, asked=asked), range(8)))
    assert len(rows(db)) == 1


@pytest.mark.sqlite_only
def test_twenty_texts_in_a_row_are_one_job(
    db: Database, rt: Runtime, key: Key, sender: Sender
) -> None:
    for number in range(20):
        send(rt, key, sender, [f"+1415556{number:04d}"])
    assert (jobs(rt), len(rows(db))) == (1, 20)


@pytest.mark.sqlite_only
def test_texts_whose_process_died_before_it_woke_a_lane_are_found_by_the_clock(
    db: Database, rt: Runtime, key: Key, sender: Sender
) -> None:
    send(rt, key, sender)
    rt.redis.flushdb()
    look_at_lanes(rt)
    assert jobs(rt) == 1


@pytest.mark.sqlite_only
def test_texts_that_come_while_it_is_paused_wait(
    db: Database, rt: Runtime, actor: Actor, key: Key, sender: Sender
) -> None:
    send(rt, key, sender)
    (campaign,) = campaigns_of(db)
    controlling.pause(rt, actor, campaign.public_id)
    rt.redis.flushdb()

    assert len(send(rt, key, sender).queued) == 1
    look_at_lanes(rt)
    assert jobs(rt) == 0
    controlling.resume(rt, actor, campaign.public_id)
    assert jobs(rt) == 1


@pytest.mark.sqlite_only
def test_what_comes_to_a_paused_day_after_a_restore_is_none_of_those_in_twilios_log(
    db: Database, rt: Runtime, actor: Actor, key: Key, sender: Sender
) -> None:
    def came_before() -> list[int]:
        with db.read() as session:
            return list(session.scalars(select(Comparison.came)))

    send(rt, key, sender)
    controlling.pause(rt, actor, campaigns_of(db)[0].public_id)
    send(rt, key, sender)
    assert came_before() == []

    change(db, heartbeat_at=rt.clock() - timedelta(days=1))
    for _ in range(2):
        send(rt, key, sender)
    assert came_before() == [2]


@pytest.mark.sqlite_only
def test_while_stop_all_is_on_the_days_campaign_begins_paused(
    db: Database, rt: Runtime, workspace: Workspace, key: Key, sender: Sender
) -> None:
    with db.write() as session:
        team = session.get_one(Workspace, workspace.id)
        team.brake_at, team.brake_by = NOON, "slack:U01ADA"
    send(rt, key, sender)
    (campaign,) = campaigns_of(db)
    assert (campaign.state, campaign.state_by) == (CampaignState.PAUSED, "slack:U01ADA")
    assert (rows(db)[0].bucket, jobs(rt)) == (Bucket.PENDING, 0)


@pytest.mark.sqlite_only
def test_after_a_cancel_texts_are_refused_and_other_senders_go_on(
    db: Database, rt: Runtime, build: Builder, workspace: Workspace, actor: Actor, key: Key
) -> None:
    first, second = build.sender(workspace), build.sender(workspace)
    send(rt, key, first)
    controlling.cancel(rt, actor, campaigns_of(db)[0].public_id)

    assert [it.code for it in send(rt, key, first).faults] == ["campaign_cancelled"]
    assert len(send(rt, key, second).queued) == 1
    assert [row.bucket for row in rows(db)] == [Bucket.CANCELLED, Bucket.PENDING]


@pytest.mark.sqlite_only
def test_a_test_keys_texts_are_skipped_and_wake_nobody(
    db: Database, rt: Runtime, build: Builder, workspace: Workspace, sender: Sender
) -> None:
    assert len(send(rt, build.key(workspace, is_test=True), sender).queued) == 1
    (row,) = rows(db)
    assert (row.bucket, row.reason) == (Bucket.SKIPPED, SkipReason.TEST_KEY)
    look_at_lanes(rt)
    assert jobs(rt) == 0


@pytest.mark.sqlite_only
def test_where_a_second_person_is_wanted_the_key_has_to_be_approved(
    db: Database, rt: Runtime, build: Builder, sender: Sender, workspace: Workspace
) -> None:
    with db.write() as session:
        session.get_one(Workspace, workspace.id).approval = {"mode": "always"}
    with pytest.raises(Declined) as declined:
        send(rt, build.key(workspace), sender)
    assert (declined.value.code, campaigns_of(db)) == (Code.KEY_NOT_APPROVED, [])

    approved = build.key(workspace, approved_by="slack:U02BEN", approved_at=NOON)
    assert len(send(rt, approved, sender).queued) == 1


@pytest.mark.sqlite_only
def test_nothing_is_taken_from_a_key_of_which_nobody_said_where_people_agreed(
    rt: Runtime, build: Builder, workspace: Workspace, sender: Sender
) -> None:
    with pytest.raises(Declined) as declined:
        send(rt, build.key(workspace, attestation=""), sender)
    assert declined.value.code is Code.ATTESTATION_REQUIRED
    assert len(send(rt, build.key(workspace, attestation="", kind="marketing"), sender).queued) == 1


@pytest.mark.sqlite_only
def test_a_team_that_is_not_set_up_is_told_what_it_lacks(
    db: Database, rt: Runtime, workspace: Workspace, key: Key, sender: Sender
) -> None:
    with db.write() as session:
        session.get_one(Workspace, workspace.id).business_name = ""
    (fault,) = send(rt, key, sender).faults
    assert fault.code == "sender_not_ready"
    assert "business name" in fault.words


# After a guard rail ---------------------------------------------------------------------------

WHY = "2.4 % (12 of 500 sent) opted out; the limit is 2 %."


def held_up(rt: Runtime, key: Key, sender: Sender) -> Campaign:
    """The day's campaign, paused by a guard rail."""
    send(rt, key, sender)
    (campaign,) = campaigns_of(rt.db)
    with rt.db.write() as session:
        about = (campaign.id, campaign.workspace_id)
        control.pause(session, *about, reason=WHY, now=rt.clock(), rule=Rule.OPT_OUTS)
    return campaign


def days_later(noon: Runtime, days: int) -> Runtime:
    return replace(noon, clock=lambda: NOON + timedelta(days=days))


@pytest.mark.sqlite_only
def test_a_guard_rails_pause_outlasts_midnight_until_an_approver_lets_go(
    db: Database, noon: Runtime, actor: Actor, key: Key, sender: Sender
) -> None:
    held_up(noon, key, sender)
    for days in (1, 3):
        rt = days_later(noon, days)
        assert len(send(rt, key, sender).queued) == 1
    later = campaigns_of(db)[1:]
    assert [(it.state, it.guards_rule) for it in later] == [(CampaignState.PAUSED, "opt_outs")] * 2
    assert {it.state_reason for it in later} == {f"Held up since Nov 21, 2026: {WHY}"}
    with db.read() as session:
        told = session.execute(select(Alert.campaign_id, Alert.rule, Alert.addressee)).all()
        paused = select(AuditRow.subject_id).where(AuditRow.verb == "pause")
        audited = session.scalars(paused).all()
    assert [tuple(it) for it in told] == [(it.id, "opt_outs", "approver") for it in later]
    assert list(audited)[1:] == [it.id for it in later]

    rt = days_later(noon, 3)
    with pytest.raises(Refused, match="An approver can let it go on"):
        controlling.resume(rt, actor_of(key), later[1].public_id)
    guarding.continue_anyway(rt, actor, later[1].public_id)
    send(days_later(noon, 4), key, sender)
    assert campaigns_of(db)[-1].state == CampaignState.SENDING


@pytest.mark.sqlite_only
def test_a_cancel_does_not_let_the_next_day_go_on_past_a_guard_rail(
    db: Database, noon: Runtime, key: Key, sender: Sender
) -> None:
    campaign = held_up(noon, key, sender)
    controlling.cancel(noon, actor_of(key), campaign.public_id)
    send(days_later(noon, 1), key, sender)
    begun = campaigns_of(db)[-1]
    assert (begun.state, begun.guards_rule) == (CampaignState.PAUSED, "opt_outs")
    assert begun.state_reason == "Held up since Nov 21, 2026: opt-outs, by a guard rail."
    with db.read() as session:
        over = guards.view(session, campaigns_of(db)[0], ledger=Ledger(), failures=(), opt_outs=0)
    assert over.paused_by is None


@pytest.mark.sqlite_only
def test_a_persons_pause_and_another_senders_guard_rail_end_at_midnight(
    db: Database, noon: Runtime, build: Builder, workspace: Workspace, actor: Actor, key: Key
) -> None:
    first, second = build.sender(workspace), build.sender(workspace)
    held_up(noon, key, first)
    send(noon, key, second)
    controlling.pause(noon, actor, campaigns_of(db)[1].public_id)
    send(days_later(noon, 1), key, second)
    assert campaigns_of(db)[-1].state == CampaignState.SENDING


# At rest --------------------------------------------------------------------------------------


def rested(db: Database, rt: Runtime, key: Key, sender: Sender) -> Campaign:
    """One whose only text arrived long ago."""
    send(rt, key, sender)
    with db.write() as session:
        session.execute(update(Recipient).values(bucket=Bucket.DELIVERED.value))
        session.execute(update(Campaign).values(heartbeat_at=rt.clock() - timedelta(hours=5)))
    return campaigns_of(db)[0]


@pytest.mark.sqlite_only
def test_one_that_rests_is_no_copy_and_begins_anew_with_the_next_text(
    db: Database, rt: Runtime, key: Key, sender: Sender
) -> None:
    rested(db, rt, key, sender)
    send(rt, key, sender)
    look_at_lanes(rt)
    (campaign,) = campaigns_of(db)
    assert campaign.state == CampaignState.SENDING
    assert campaign.heartbeat_at is not None
    assert rt.clock() - campaign.heartbeat_at < timedelta(minutes=1)


@pytest.mark.sqlite_only
def test_one_that_rests_is_not_paused_for_its_silence(
    db: Database, rt: Runtime, key: Key, sender: Sender
) -> None:
    rested(db, rt, key, sender)
    look_at_lanes(rt)
    assert campaigns_of(db)[0].state == CampaignState.SENDING


@pytest.mark.sqlite_only
@pytest.mark.parametrize("sign", ["silent", "elsewhere"])
def test_one_in_which_texts_waited_may_be_a_copy_whatever_comes_to_it(
    db: Database, rt: Runtime, key: Key, sender: Sender, sign: str
) -> None:
    send(rt, key, sender)
    long_ago = rt.clock() - timedelta(hours=5)
    change(db, **({"heartbeat_at": long_ago} if sign == "silent" else {"installation_id": "x"}))

    send(rt, key, sender)
    look_at_lanes(rt)
    assert campaigns_of(db)[0].state == CampaignState.PAUSED


@pytest.mark.sqlite_only
@pytest.mark.parametrize("waits", [Bucket.PENDING, Bucket.HELD, None])
def test_who_got_their_text_today_can_be_erased_today(
    db: Database, rt: Runtime, workspace: Workspace, key: Key, sender: Sender, waits: Bucket | None
) -> None:
    campaign = rested(db, rt, key, sender)
    if waits is not None:
        change_rows = update(Recipient).values(bucket=waits.value)
        with db.write() as session:
            session.execute(change_rows)
    with db.read() as session:
        found = kept.in_the_way(session, Person(workspace.id, PHONE, "#digest"), ())
    assert list(found) == ([campaign.name] if waits else [])


def at(rt: Runtime, campaign: Campaign, **after_its_day: int) -> Runtime:
    assert campaign.day_ends_at is not None
    moment = campaign.day_ends_at + timedelta(**after_its_day)
    return replace(rt, clock=lambda: moment)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("state", [CampaignState.SENDING, CampaignState.PAUSED])
def test_it_is_over_after_its_day_and_not_before(
    db: Database, rt: Runtime, key: Key, sender: Sender, state: CampaignState
) -> None:
    campaign = rested(db, rt, key, sender)
    change(db, state=state.value)
    finish(at(rt, campaign, seconds=-1))
    assert campaigns_of(db)[0].state == state
    finish(at(rt, campaign))
    assert campaigns_of(db)[0].state == CampaignState.COMPLETED


@pytest.mark.sqlite_only
def test_it_is_not_over_while_somebody_waits(
    db: Database, rt: Runtime, key: Key, sender: Sender
) -> None:
    send(rt, key, sender)
    (campaign,) = campaigns_of(db)
    finish(at(rt, campaign, hours=3))
    assert campaigns_of(db)[0].state == CampaignState.SENDING


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("state", "told"), [("settling", "sending"), ("completed", "campaign_over")]
)
def test_a_text_that_comes_by_a_clock_that_is_behind(
    db: Database, rt: Runtime, key: Key, sender: Sender, state: str, told: str
) -> None:
    rested(db, rt, key, sender)
    change(db, state=state)
    outcome = send(rt, key, sender)
    assert all("under another Idempotency-Key" in it.words for it in outcome.faults)
    assert [it.code for it in outcome.faults] or [campaigns_of(db)[0].state] == [told]


@pytest.mark.sqlite_only
def test_a_zone_that_lies_westwards_brings_no_day_back_that_is_over(
    db: Database, rt: Runtime, key: Key, sender: Sender
) -> None:
    def set_zone(zone: str) -> None:
        with db.write() as session:
            session.execute(update(Workspace).values(zone=zone))

    def at_hour(day: int, hour: int) -> Runtime:
        return replace(rt, clock=lambda: datetime(2026, 11, day, hour, 30, tzinfo=UTC))

    set_zone("Asia/Tokyo")
    send(at_hour(21, 13), key, sender)
    change(db, state="completed")
    set_zone("America/Chicago")
    for rt_then in (at_hour(21, 15), at_hour(22, 15)):
        assert len(send(rt_then, key, sender).queued) == 1
    assert [(str(it.day), it.came) for it in campaigns_of(db)] == [
        ("2026-11-21", 1),
        ("2026-11-22", 2),
    ]
    assert campaigns_of(db)[1].day_ends_at == datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


@pytest.mark.sqlite_only
def test_its_texts_are_the_programs_to_correct_and_to_repeat(
    db: Database, rt: Runtime, actor: Actor, key: Key, sender: Sender
) -> None:
    campaign = rested(db, rt, key, sender)
    change(db, state="paused")
    with pytest.raises(Refused, match="program"):
        correcting.propose(rt, actor, campaign.public_id, "Hello")
    change(db, state="completed")
    with pytest.raises(Refused, match="program"):
        retrying.retry(rt, actor, campaign.public_id)
