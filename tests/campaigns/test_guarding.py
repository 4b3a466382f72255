"""Guard rails in use: what an admin sets, what the clock pauses, and who lets it go on."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import insert, select, update

from campaigns import controlling, guarding, launching, setup
from campaigns.forms import WorkspaceForm
from domain.actors import Actor
from domain.errors import Refused
from domain.guards import Rule
from domain.guardsettings import to_data
from domain.ledger import Bucket
from domain.messages import MessageState
from domain.roles import Grant, Role
from domain.views import CampaignView
from jobs.sweep import finishing
from jobs.sweep import guards as looking
from models import roles
from models.tables import Alert, Campaign, Recipient, Sender
from tests.builders import Builder, now
from tests.campaigns.stage import Stage

pytestmark = pytest.mark.sqlite_only


@pytest.fixture(autouse=True)
def every_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look of a test is due."""
    monkeypatch.setattr(looking, "_next_looks", {})
    monkeypatch.setattr(looking, "EVERY_SECONDS", 0.0)
    monkeypatch.setattr(looking, "SHARE", 0)


@pytest.fixture
def sending(stage: Stage) -> CampaignView:
    """Three are pending, 400 more got their text already."""
    view = stage.ready()
    guarding.save(stage.rt, stage.who, {"opt_outs": "2", "failures": "20", "unknown": "2"})
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)
    rows = [
        {
            "workspace_id": stage.who.workspace_id,
            "campaign_id": view.id,
            "row": 10 + number,
            "phone": f"+1512556{number:04d}",
            "fields": [],
            "bucket": Bucket.DELIVERED.value,
        }
        for number in range(400)
    ]
    with stage.rt.db.write() as session:
        session.execute(insert(Recipient), rows)
    return view


def fail(stage: Stage, view: CampaignView, number: int) -> None:
    """So many of the 400 could not be delivered after all."""
    some = (
        select(Recipient.id)
        .where(Recipient.campaign_id == view.id, Recipient.bucket == Bucket.DELIVERED.value)
        .limit(number)
    )
    with stage.rt.db.write() as session:
        session.execute(
            update(Recipient)
            .where(Recipient.id.in_(some))
            .values(bucket=Bucket.UNDELIVERED.value, error_code=30003)
        )


def alerts(stage: Stage) -> list[tuple[str, str]]:
    with stage.rt.db.read() as session:
        found = session.scalars(select(Alert).order_by(Alert.id))
        return [(it.rule, it.addressee) for it in found]


def row(stage: Stage, view: CampaignView) -> Campaign:
    with stage.rt.db.read() as session:
        return session.get_one(Campaign, view.id)


def card_rests(stage: Stage, view: CampaignView) -> None:
    """The card shows everything: nothing is to be drawn anew."""
    with stage.rt.db.write() as session:
        session.execute(update(Campaign).where(Campaign.id == view.id).values(card_due_at=None))


def test_a_campaign_within_its_limits_goes_on(stage: Stage, sending: CampaignView) -> None:
    fail(stage, sending, 80)

    looking.look_at_guards(stage.rt)

    assert stage.view(sending).state == "sending"
    assert alerts(stage) == []


def test_a_passed_limit_pauses_with_its_reason_and_tells_two_people_once(
    stage: Stage, sending: CampaignView
) -> None:
    fail(stage, sending, 100)

    for _ in range(2):
        looking.look_at_guards(stage.rt)

    view = stage.view(sending)
    assert (view.state, view.state_by) == ("paused", "system")
    assert view.state_reason == (
        "25 % (100 of 400 with a result) could not be delivered; the limit is 20 %."
    )
    assert (view.guard.paused_by, view.guard.raises_to) == (Rule.FAILURES, Decimal("37.5"))
    assert alerts(stage) == [("failures", "launcher"), ("failures", "approver")]
    assert stage.verbs().count("pause") == 1


@pytest.mark.parametrize("key_id", [7, 8])
def test_a_limit_passed_after_midnight_pauses_the_next_days_texts_of_that_key_alone(
    stage: Stage, sending: CampaignView, build: Builder, sender: Sender, key_id: int
) -> None:
    later = build.campaign(sender, state="sending", api_key_id=key_id, day=date(2026, 11, 22))
    with stage.rt.db.write() as session:
        former = session.get_one(Campaign, sending.id)
        assert former.sender_id == later.sender_id
        former.api_key_id, former.day = 7, date(2026, 11, 21)
    fail(stage, sending, 100)

    looking.look_at_guards(stage.rt)

    with stage.rt.db.read() as session:
        found = session.get_one(Campaign, later.id)
    if key_id == 7:
        assert (found.state, found.guards_rule) == ("paused", "failures")
        assert found.state_reason.startswith("Held up since Nov 21, 2026: 25 % (100 of 400")
        assert ("failures", "approver") in alerts(stage)[2:]
    else:
        assert (found.state, found.guards_rule) == ("sending", None)


def test_what_is_off_pauses_nothing(stage: Stage, sending: CampaignView) -> None:
    guarding.save(stage.rt, stage.who, {"failures": "off"})
    fail(stage, sending, 400)

    looking.look_at_guards(stage.rt)

    assert stage.view(sending).state == "sending"


def test_a_budget_pauses_by_the_segments_that_were_sent(
    stage: Stage, sending: CampaignView, build: Builder
) -> None:
    guarding.save(stage.rt, stage.who, {"budget": "0.01"})
    looking.look_at_guards(stage.rt)
    assert stage.view(sending).state == "sending"
    with stage.rt.db.read() as session:
        first, second, _ = session.scalars(
            select(Recipient).where(Recipient.bucket == Bucket.PENDING.value)
        )
    for recipient in (first, second):
        build.message(row(stage, sending), recipient)

    looking.look_at_guards(stage.rt)

    assert stage.view(sending).state_reason == (
        "$0.02 are spent; the limit for a campaign is $0.01."
    )


def test_a_launcher_does_not_resume_past_a_guard_rail_and_is_told_who_can(
    stage: Stage, sending: CampaignView, person: Callable[..., Actor]
) -> None:
    lena = person("U0LENA")
    with stage.rt.db.write() as session:
        grant = Grant(Role.LAUNCHER, lena.user_id)
        roles.add(session, lena.workspace_id, grant, by="cli:maria", now=now())
    fail(stage, sending, 100)
    looking.look_at_guards(stage.rt)

    for press in (controlling.resume, guarding.continue_anyway):
        with pytest.raises(Refused, match="<@U01ADA>"):
            press(stage.rt, lena, "spring")

    assert stage.view(sending).state == "paused"


def test_an_approver_who_presses_resume_is_shown_the_other_button(
    stage: Stage, sending: CampaignView
) -> None:
    fail(stage, sending, 100)
    looking.look_at_guards(stage.rt)

    with pytest.raises(Refused, match="Continue anyway"):
        controlling.resume(stage.rt, stage.who, "spring")


def test_continue_anyway_raises_the_limit_to_what_was_shown_and_goes_on(
    stage: Stage, sending: CampaignView
) -> None:
    fail(stage, sending, 100)
    looking.look_at_guards(stage.rt)

    view = guarding.continue_anyway(stage.rt, stage.who, "spring", "failures", "37.5")

    assert view.state == "sending"
    (raised,) = view.guard.raised
    assert (raised.rule, raised.limit, raised.by) == ("failures", Decimal("37.5"), stage.who.name)
    assert stage.verbs()[-2:] == ["continue_anyway", "resume"]
    assert stage.audit()[-2].detail == {"rule": "failures", "before": "20", "limit": "37.5"}
    looking.look_at_guards(stage.rt)
    assert stage.view(sending).state == "sending"


def test_beyond_the_raised_limit_it_pauses_again_and_tells_nobody_again(
    stage: Stage, sending: CampaignView
) -> None:
    fail(stage, sending, 100)
    looking.look_at_guards(stage.rt)
    guarding.continue_anyway(stage.rt, stage.who, "spring")
    fail(stage, sending, 100)

    looking.look_at_guards(stage.rt)

    assert stage.view(sending).state == "paused"
    assert len(alerts(stage)) == 2


def test_a_limit_that_was_not_shown_is_not_raised(stage: Stage, sending: CampaignView) -> None:
    fail(stage, sending, 100)
    looking.look_at_guards(stage.rt)
    fail(stage, sending, 20)

    for shown in (("failures", "37.5"), ("opt_outs", "45"), ("failures", "x")):
        card_rests(stage, sending)
        with pytest.raises(Refused, match="would now become 45 %"):
            guarding.continue_anyway(stage.rt, stage.who, "spring", *shown)
        assert row(stage, sending).card_due_at is not None, "the card goes on showing the old one"

    assert row(stage, sending).guards is None
    assert stage.view(sending).state == "paused"


def test_what_a_person_paused_is_resumed_as_ever(stage: Stage, sending: CampaignView) -> None:
    controlling.pause(stage.rt, stage.who, "spring")

    with pytest.raises(Refused, match="No guard rail"):
        guarding.continue_anyway(stage.rt, stage.who, "spring")
    assert controlling.resume(stage.rt, stage.who, "spring").state == "sending"


def unknown(
    stage: Stage, view: CampaignView, build: Builder, *, lease: int, **columns: object
) -> None:
    """Of 20 of the 400 nobody knows whether they left; their leases end in `lease` seconds."""
    with stage.rt.db.read() as session:
        some = session.scalars(
            select(Recipient)
            .where(Recipient.campaign_id == view.id, Recipient.bucket == Bucket.DELIVERED.value)
            .limit(20)
        ).all()
    campaign = row(stage, view)
    until = now() + timedelta(seconds=lease)
    for recipient in some:
        build.message(campaign, recipient, state=MessageState.UNKNOWN, lease_until=until, **columns)
    ids = [it.id for it in some]
    with stage.rt.db.write() as session:
        session.execute(
            update(Recipient).where(Recipient.id.in_(ids)).values(bucket=Bucket.UNKNOWN.value)
        )


def test_texts_whose_answers_were_lost_pause_at_once(
    stage: Stage, sending: CampaignView, build: Builder
) -> None:
    unknown(stage, sending, build, lease=45)
    looking.look_at_guards(stage.rt)
    assert "Of 5 % (20 of 400 sent) we don’t know" in stage.view(sending).state_reason


def test_what_a_killed_process_left_behind_pauses_nothing_while_the_log_may_tell(
    stage: Stage, sending: CampaignView, build: Builder
) -> None:
    unknown(stage, sending, build, lease=-20)
    looking.look_at_guards(stage.rt)
    assert stage.view(sending).state == "sending"


@pytest.mark.parametrize("mark", ["unconfirmed_at", "closed_at"])
def test_what_the_log_did_not_settle_in_time_pauses_whoever_left_it_behind(
    stage: Stage, sending: CampaignView, build: Builder, mark: str
) -> None:
    unknown(stage, sending, build, lease=-20, **{mark: now()})
    looking.look_at_guards(stage.rt)
    assert stage.view(sending).state == "paused"


def test_a_large_campaign_is_looked_at_more_seldom(
    stage: Stage, sending: CampaignView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "SHARE", 10**9)
    looking.look_at_guards(stage.rt)
    fail(stage, sending, 400)

    looking.look_at_guards(stage.rt)

    assert stage.view(sending).state == "sending"


def test_first_attempts_that_failed_count_also_while_a_second_one_waits(
    stage: Stage, sending: CampaignView, build: Builder
) -> None:
    guarding.save(stage.rt, stage.who, {"failures": "0.1"})
    looking.look_at_guards(stage.rt)
    assert stage.view(sending).state == "sending"
    with stage.rt.db.read() as session:
        held = session.scalars(
            select(Recipient).where(Recipient.bucket == Bucket.PENDING.value).limit(1)
        ).one()
    text = build.message(row(stage, sending), held, state=MessageState.UNDELIVERED)
    with stage.rt.db.write() as session:
        found = session.get_one(Recipient, held.id)
        found.bucket, found.reason = Bucket.HELD.value, "second_attempt"
        found.first_message_id = text.id

    looking.look_at_guards(stage.rt)

    assert "(1 of 401 with a result) could not be delivered" in stage.view(sending).state_reason


def nothing_left(stage: Stage) -> None:
    with stage.rt.db.write() as session:
        session.execute(
            update(Recipient)
            .where(Recipient.bucket == Bucket.PENDING.value)
            .values(bucket=Bucket.DELIVERED.value)
        )


def test_where_nothing_is_left_to_send_nothing_pauses(stage: Stage, sending: CampaignView) -> None:
    nothing_left(stage)
    fail(stage, sending, 100)

    looking.look_at_guards(stage.rt)

    assert stage.view(sending).state == "sending"
    assert alerts(stage) == []


def test_a_paused_campaign_of_which_nothing_is_left_completes(
    stage: Stage, sending: CampaignView
) -> None:
    controlling.pause(stage.rt, stage.who, "spring")
    finishing.finish(stage.rt)
    assert stage.view(sending).state == "paused"
    nothing_left(stage)

    finishing.finish(stage.rt)

    assert stage.view(sending).state == "completed"
    assert stage.verbs()[-1] == "finish"


def test_one_that_may_still_get_news_stays_paused(
    stage: Stage, sending: CampaignView, build: Builder
) -> None:
    with stage.rt.db.read() as session:
        one = session.scalars(select(Recipient).where(Recipient.bucket == "pending")).first()
    assert one is not None
    build.message(row(stage, sending), one, state=MessageState.UNKNOWN)
    controlling.pause(stage.rt, stage.who, "spring")
    nothing_left(stage)

    finishing.finish(stage.rt)

    assert stage.view(sending).state == "paused"


# Settings ----------------------------------------------------------------------------------------


def test_anyone_who_may_look_sees_how_a_campaign_stands_by_its_limits(
    stage: Stage, sending: CampaignView, person: Callable[..., Actor]
) -> None:
    fail(stage, sending, 40)

    view, seen = guarding.state_of(stage.rt, person("U09EVE"), "spring")

    assert (view.id, seen.delivered, seen.failed) == (sending.id, 360, 40)
    assert view.guard.guards.failures == Decimal(20)
    with pytest.raises(Refused, match="no campaign"):
        guarding.state_of(stage.rt, stage.who, "winter")


def test_only_an_admin_sets_limits_and_they_are_in_the_audit(
    stage: Stage, person: Callable[..., Actor]
) -> None:
    with pytest.raises(Refused, match="change settings"):
        guarding.save(stage.rt, person("U09EVE"), {"opt_outs": "off"})

    assert guarding.save(stage.rt, stage.who, {"opt_outs": "1.5"}).opt_outs == Decimal("1.5")

    assert guarding.team(stage.rt, stage.who).opt_outs == Decimal("1.5")
    assert stage.audit()[-1].detail["guards"] == to_data(guarding.team(stage.rt, stage.who))


def test_the_settings_form_sets_them_too_and_leaves_them_where_it_says_nothing(
    stage: Stage,
) -> None:
    setup.save_workspace(stage.rt, stage.who, WorkspaceForm(guards={"budget": "75"}))
    view = setup.save_workspace(stage.rt, stage.who, WorkspaceForm(zone="UTC"))

    assert view.guards.budget == Decimal(75)
    with pytest.raises(Refused) as refused:
        setup.save_workspace(stage.rt, stage.who, WorkspaceForm(guards={"budget": "much"}))
    assert refused.value.field == "budget"
