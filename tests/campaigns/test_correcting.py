"""Fixing the rest: a corrected text goes to those who are left, and to nobody else."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select, update

from campaigns import (
    approving,
    attending,
    braking,
    comparing,
    controlling,
    correcting,
    launching,
    objections,
    reviewing,
)
from domain.actors import Actor
from domain.approval import ApprovalView
from domain.approvalrule import ApprovalRule, Mode, to_data
from domain.errors import Refused
from domain.ledger import BUCKET_OF, Bucket, SkipReason
from domain.messages import MessageState
from domain.picked import Picked, PickedFrom
from domain.roles import Grant, Role
from domain.versions import Correction, VersionFigures
from domain.views import CampaignView
from gateways.slack.blocks.approvals import names
from models import roles
from models.claims import Holder, Order, Prepared, claim_recipients
from models.tables import Approval, Campaign, Recipient, Workspace
from runtime import Runtime
from tests.builders import Builder, now
from tests.campaigns.stage import Stage
from tests.clocks import Clock

pytestmark = pytest.mark.sqlite_only
BETTER = "Harbour Books opens at ten. Reply STOP to opt out."


@pytest.fixture
def stage(stage: Stage) -> Stage:
    """The same on a clock that a test pushes on."""
    stage.rt = replace(stage.rt, clock=Clock())
    return stage


@pytest.fixture
def paused(stage: Stage, build: Builder) -> CampaignView:
    """One of three got the text, and somebody saw the mistake."""
    view = stage.ready()
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)
    deliver(stage, build, view)
    controlling.pause(stage.rt, stage.who, "spring")
    later(stage)
    return stage.view(view)


def later(stage: Stage) -> None:
    assert isinstance(stage.rt.clock, Clock)
    stage.rt.clock.step(timedelta(minutes=5).total_seconds())


def deliver(
    stage: Stage, build: Builder, view: CampaignView, state: MessageState = MessageState.DELIVERED
) -> None:
    """The next recipient got the text as it is."""
    with stage.rt.db.read() as session:
        campaign = session.get_one(Campaign, view.id)
        recipient = session.scalars(
            select(Recipient).where(Recipient.bucket == Bucket.PENDING.value).order_by(Recipient.id)
        ).first()
    assert recipient is not None
    build.message(campaign, recipient, state=state)
    with stage.rt.db.write() as session:
        session.get_one(Recipient, recipient.id).bucket = BUCKET_OF[state].value


def propose(stage: Stage, text: str = BETTER, who: Actor | None = None) -> Correction:
    return correcting.propose(stage.rt, who or stage.who, "spring", text)


def correct(stage: Stage, text: str = BETTER, who: Actor | None = None) -> int:
    found = propose(stage, text, who)
    return correcting.use(
        *(stage.rt, who or stage.who, "spring"),
        wording_id=found.wording_id,
        seen_wording_id=found.seen_wording_id,
    )


def claimable(stage: Stage, view: CampaignView, wording_id: int) -> Sequence[str]:
    """Whom a lane that began with that version may claim."""
    campaign = stage.campaign(view)
    order = Order(campaign.id, campaign.workspace_id, campaign.sender_id, wording_id)
    holder = Holder("me", now(), now() + timedelta(seconds=45))

    def prepare(_: Sequence[str]) -> Prepared | SkipReason:
        return Prepared("x", 1)

    with stage.rt.db.write() as session:
        found, _ = claim_recipients(session, order, holder, limit=9, prepare=prepare)
    return [it.phone for it in found]


def test_a_proposal_says_who_is_left_and_the_price_and_changes_nothing(
    stage: Stage, paused: CampaignView
) -> None:
    found = propose(stage)

    assert (found.left, found.segments, found.skipped, found.exact) == (2, 2, 0, True)
    assert found.price == 2 * Decimal("0.0083")
    assert stage.campaign(paused).wording_id == paused.wording_id


def test_the_rest_gets_the_corrected_text_and_nobody_the_former_one(
    stage: Stage, paused: CampaignView
) -> None:
    assert correct(stage) == 2
    controlling.resume(stage.rt, stage.who, "spring")

    assert claimable(stage, paused, paused.wording_id or 0) == []
    assert len(claimable(stage, paused, stage.campaign(paused).wording_id or 0)) == 2
    (deed,) = [it for it in stage.audit() if it.verb == "correct"]
    assert (deed.detail["version"], deed.detail["left"]) == (2, 2)


def test_what_is_not_paused_is_not_corrected(stage: Stage, paused: CampaignView) -> None:
    found = propose(stage)
    controlling.resume(stage.rt, stage.who, "spring")

    with pytest.raises(Refused, match="Pause it"):
        propose(stage)
    with pytest.raises(Refused, match="Pause it"):
        correcting.use(
            *(stage.rt, stage.who, "spring"),
            wording_id=found.wording_id,
            seen_wording_id=found.seen_wording_id,
        )
    with pytest.raises(Refused, match="Pause it"):
        correcting.correctable(stage.rt, stage.who, "spring")


def test_a_campaign_that_waits_for_its_canary_pauses_to_be_corrected(
    stage: Stage, paused: CampaignView
) -> None:
    controlling.resume(stage.rt, stage.who, "spring")
    with stage.rt.db.write() as session:
        session.execute(update(Campaign).values(canary_size=1))

    view = correcting.correctable(stage.rt, stage.who, "spring")

    assert (view.state, view.state_reason) == ("paused", "Its text is being corrected.")


def test_of_two_who_correct_at_once_the_second_looks_again(
    stage: Stage, paused: CampaignView
) -> None:
    found = propose(stage, "Another text. Reply STOP to opt out.")
    correct(stage)

    with pytest.raises(Refused, match="was corrected by <@U01ADA>"):
        correcting.use(
            *(stage.rt, stage.who, "spring"),
            wording_id=found.wording_id,
            seen_wording_id=found.seen_wording_id,
        )


@pytest.mark.parametrize("text", ["", "Hi {{nobody}}", "x" * 1601])
def test_a_text_that_cannot_be_sent_is_refused_beside_its_field(
    stage: Stage, paused: CampaignView, text: str
) -> None:
    with pytest.raises(Refused) as refused:
        propose(stage, text)

    assert refused.value.field == "message"


def test_the_same_text_is_no_correction(stage: Stage, paused: CampaignView) -> None:
    with pytest.raises(Refused, match="is the one that it was"):
        propose(stage, paused.template)


def test_what_a_limit_paused_goes_on_by_nobody_once_its_text_is_another(
    stage: Stage, paused: CampaignView
) -> None:
    with stage.rt.db.write() as session:
        session.execute(update(Campaign).values(resumes_at=stage.rt.clock()))

    correct(stage)

    assert stage.campaign(paused).resumes_at is None


def test_who_may_not_launch_may_not_correct(
    stage: Stage, paused: CampaignView, person: Callable[..., Actor]
) -> None:
    with pytest.raises(Refused, match="<@U01ADA>"):
        propose(stage, who=person("U09EVE"))


def test_each_version_has_its_own_figures(
    stage: Stage, paused: CampaignView, build: Builder
) -> None:
    assert paused.versions == ()
    correct(stage)
    deliver(stage, build, paused, MessageState.UNDELIVERED)

    assert stage.view(paused).versions == (
        VersionFigures(1, sent=1, delivered=1, failed=0, confirmed=0, opted_out=0),
        VersionFigures(2, sent=1, delivered=0, failed=1, confirmed=0, opted_out=0),
    )


def test_what_would_hold_it_up_is_known_before_it_is_used(
    stage: Stage, paused: CampaignView
) -> None:
    assert controlling.held_up_by(stage.rt, stage.who, paused.public_id) is None

    with stage.rt.db.write() as session:
        campaign = session.get_one(Campaign, paused.id)
        campaign.guards_rule, campaign.state_reason = "opt_outs", "3 % opted out."
    railed = controlling.held_up_by(stage.rt, stage.who, paused.public_id)
    assert railed is not None
    assert "paused by a guard rail: 3 % opted out." in railed
    braking.stop_all(stage.rt, stage.who)
    stopped = controlling.held_up_by(stage.rt, stage.who, paused.public_id)
    assert stopped is not None
    assert "Stop-all is on" in stopped


# A second person ---------------------------------------------------------------------------------


def allow(stage: Stage, user_id: str, role: Role) -> None:
    with stage.rt.db.write() as session:
        roles.add(session, stage.who.workspace_id, Grant(role, user_id), by="cli:maria", now=now())


@pytest.fixture
def strict(stage: Stage, paused: CampaignView) -> CampaignView:
    """The team wants a second person for every campaign."""
    with stage.rt.db.write() as session:
        rule = to_data(ApprovalRule(Mode.ALWAYS))
        session.execute(update(Workspace).values(approval=rule))
    return paused


def lenas(stage: Stage, person: Callable[..., Actor], text: str = BETTER) -> Actor:
    """Lena, who may launch, corrected the text and asked for a second person by going on."""
    lena = person("U0LENA")
    allow(stage, "U0LENA", Role.LAUNCHER)
    correct(stage, text, who=lena)
    with pytest.raises(Refused, match="waits for the approval of a second person"):
        controlling.resume(stage.rt, lena, "spring")
    return lena


def asked(stage: Stage, view: CampaignView) -> ApprovalView:
    found = stage.view(view).approval
    assert found is not None
    return found


def test_a_corrected_text_waits_for_a_second_person_whoever_presses_resume(
    stage: Stage, strict: CampaignView, person: Callable[..., Actor]
) -> None:
    lena, dot = lenas(stage, person), person("U01DOT")

    for who in (lena, dot, stage.who):
        with pytest.raises(Refused, match="waits for the approval"):
            controlling.resume(stage.rt, who, "spring")

    now = stage.view(strict)
    assert (now.state, now.approval and now.approval.rest) == ("paused", True)
    assert [it.id for it in reviewing.waiting(stage.rt, dot)] == [strict.id]
    found = reviewing.review(stage.rt, dot, "spring")
    assert (found.refusal, found.view.template, found.rest and found.rest.left) == (None, BETTER, 2)
    assert found.rest is not None
    assert found.warnings == (objections.UNTESTED, *found.rest.warnings)
    assert stage.verbs().count("ask_approval") == 1


def test_only_its_approval_lets_the_rest_go(
    stage: Stage, strict: CampaignView, person: Callable[..., Actor]
) -> None:
    lenas(stage, person)
    dot, request = person("U01DOT"), asked(stage, strict).id

    view = approving.approve(stage.rt, dot, "spring", request)

    assert (view.state, view.approval and view.approval.decided_by) == ("sending", dot.name)
    assert "<@" not in names(view).replace("<@U01DOT>", "")
    assert len(claimable(stage, strict, view.wording_id or 0)) == 2
    with pytest.raises(Refused, match="was approved already"):
        approving.approve(stage.rt, stage.who, "spring", request)
    controlling.pause(stage.rt, stage.who, "spring")
    assert controlling.resume(stage.rt, person("U0LENA"), "spring").state == "sending"


def test_whoever_approved_the_launch_stays_beside_whoever_approved_the_correction(
    stage: Stage, strict: CampaignView, person: Callable[..., Actor]
) -> None:
    given = Approval(
        workspace_id=stage.who.workspace_id,
        campaign_id=strict.id,
        state="approved",
        why="always",
        wording_id=strict.wording_id or 0,
        asked={},
        fingerprint="f" * 64,
        asked_by=stage.who.name,
        asked_at=now(),
        decided_by="slack:U01BEN",
        decided_at=now(),
    )
    with stage.rt.db.write() as session:
        session.add(given)
    lenas(stage, person)
    assert "approved by <@U01BEN>" in names(stage.view(strict))
    assert "<@U01DOT>" not in names(stage.view(strict))

    approving.approve(stage.rt, person("U01DOT"), "spring", asked(stage, strict).id)

    said = names(stage.view(strict))
    assert said.startswith("approved by <@U01BEN>")
    assert "version 2 approved by <@U01DOT>" in said


def test_whoever_corrected_it_does_not_approve_it(
    stage: Stage, strict: CampaignView, person: Callable[..., Actor]
) -> None:
    correct(stage)
    with pytest.raises(Refused, match="waits for the approval"):
        controlling.resume(stage.rt, stage.who, "spring")

    with pytest.raises(Refused, match="You asked for"):
        approving.approve(stage.rt, stage.who, "spring", asked(stage, strict).id)
    assert stage.view(strict).state == "paused"


def test_an_approval_of_a_text_that_was_corrected_again_is_none(
    stage: Stage, strict: CampaignView, person: Callable[..., Actor]
) -> None:
    lena = lenas(stage, person)
    old = asked(stage, strict).id
    correct(stage, "WRONG. Reply STOP to opt out.", who=lena)

    with pytest.raises(Refused, match="does not wait for an approval any more"):
        approving.approve(stage.rt, person("U01DOT"), "spring", old)
    with pytest.raises(Refused, match="waits for the approval"):
        controlling.resume(stage.rt, lena, "spring")
    with pytest.raises(Refused, match="corrected again since you looked"):
        approving.approve(stage.rt, person("U01DOT"), "spring", old)
    assert stage.view(strict).state == "paused"


def test_a_correction_in_between_is_not_resumed_unapproved(
    stage: Stage,
    strict: CampaignView,
    person: Callable[..., Actor],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lena = person("U0LENA")
    allow(stage, "U0LENA", Role.LAUNCHER)
    compare = comparing.require_compared

    def slow(rt: Runtime, who: Actor, ref: str) -> None:
        compare(rt, who, ref)
        correct(stage, "WRONG. Reply STOP to opt out.", who=lena)

    monkeypatch.setattr(comparing, "require_compared", slow)

    with pytest.raises(Refused, match="wants a second person"):
        controlling.resume(stage.rt, lena, "spring")
    assert stage.view(strict).state == "paused"


@pytest.mark.parametrize("rejected", [True, False])
def test_one_that_is_turned_down_stays_paused_and_can_be_asked_for_anew(
    stage: Stage, strict: CampaignView, person: Callable[..., Actor], *, rejected: bool
) -> None:
    lena, dot = lenas(stage, person), person("U01DOT")
    request = asked(stage, strict).id
    if rejected:
        view = approving.reject(stage.rt, dot, "spring", request, "Ten o'clock is wrong.")
    else:
        view = approving.withdraw(stage.rt, lena, "spring")

    assert view.state == "paused"
    assert view.approval is not None
    assert view.approval.state == ("rejected" if rejected else "withdrawn")
    correct(stage, "At nine. Reply STOP to opt out.", who=lena)
    with pytest.raises(Refused, match="waits for the approval"):
        controlling.resume(stage.rt, lena, "spring")
    now = approving.approve(stage.rt, dot, "spring", asked(stage, strict).id)
    assert (now.state, now.template) == ("sending", "At nine. Reply STOP to opt out.")


def test_a_dearer_segment_voids_it_and_an_opt_out_does_not(
    stage: Stage, strict: CampaignView, person: Callable[..., Actor]
) -> None:
    lenas(stage, person)
    dot, request = person("U01DOT"), asked(stage, strict).id
    with stage.rt.db.write() as session:
        session.execute(update(Workspace).values(price_per_segment=Decimal("0.5")))

    with pytest.raises(Refused, match="The price of a segment changed"):
        approving.approve(stage.rt, dot, "spring", request)

    now = stage.view(strict)
    assert (now.state, now.approval and now.approval.state) == ("paused", "void")


def test_who_dropped_out_voids_nothing(
    stage: Stage, strict: CampaignView, person: Callable[..., Actor]
) -> None:
    lenas(stage, person)
    with stage.rt.db.write() as session:
        row = session.scalars(
            select(Recipient).where(Recipient.bucket == Bucket.PENDING.value).limit(1)
        ).one()
        row.bucket, row.reason = "skipped", "opted_out"

    request = asked(stage, strict).id
    assert approving.approve(stage.rt, person("U01DOT"), "spring", request).state == "sending"


def test_where_the_rule_is_off_by_then_it_goes_on_and_asks_nobody(
    stage: Stage, strict: CampaignView, person: Callable[..., Actor]
) -> None:
    lena = lenas(stage, person)
    with stage.rt.db.write() as session:
        session.execute(update(Workspace).values(approval=None))

    assert controlling.resume(stage.rt, lena, "spring").state == "sending"
    assert asked(stage, strict).state == "void"


def test_what_was_cancelled_asks_nobody_any_more(
    stage: Stage, strict: CampaignView, person: Callable[..., Actor]
) -> None:
    lenas(stage, person)
    controlling.cancel(stage.rt, stage.who, "spring")

    assert asked(stage, strict).state == "void"
    assert reviewing.waiting(stage.rt, person("U01DOT")) == []


def test_what_was_not_corrected_is_resumed_by_whoever_may_launch(
    stage: Stage, strict: CampaignView, person: Callable[..., Actor]
) -> None:
    allow(stage, "U0LENA", Role.LAUNCHER)

    assert controlling.resume(stage.rt, person("U0LENA"), "spring").state == "sending"


# Those who got the former text -------------------------------------------------------------------


def test_a_correction_goes_to_exactly_those_whom_the_former_text_reached(
    stage: Stage, paused: CampaignView, build: Builder
) -> None:
    correct(stage)
    deliver(stage, build, paused)

    draft = correcting.send_correction(stage.rt, stage.who, "spring")

    with stage.rt.db.read() as session:
        phones = session.scalars(
            select(Recipient.phone).where(Recipient.campaign_id == draft.id)
        ).all()
        (first,) = session.scalars(
            select(Recipient.phone)
            .where(Recipient.campaign_id == paused.id, Recipient.bucket == Bucket.DELIVERED.value)
            .order_by(Recipient.id)
            .limit(1)
        )
    assert phones == [first]
    assert (draft.state, draft.template, draft.title) == ("draft", BETTER, "Spring (correction)")
    assert draft.picked == PickedFrom(Picked.REACHED, "Spring")


def test_it_goes_to_nobody_who_opted_out_and_to_nobody_it_did_not_reach(
    stage: Stage, paused: CampaignView, build: Builder, workspace: Workspace
) -> None:
    correct(stage)
    with stage.rt.db.read() as session:
        phone = session.scalar(
            select(Recipient.phone).where(Recipient.bucket == Bucket.DELIVERED.value)
        )
    build.opt_out(workspace, phone or "")

    with pytest.raises(Refused, match="reached nobody"):
        correcting.send_correction(stage.rt, stage.who, "spring")


def test_without_a_correction_there_is_none_to_send(stage: Stage, paused: CampaignView) -> None:
    with pytest.raises(Refused, match="not corrected on the way"):
        correcting.send_correction(stage.rt, stage.who, "spring")


def test_a_correction_that_asks_for_nothing_leaves_the_acknowledgement_out(
    stage: Stage, build: Builder
) -> None:
    attending.save(stage.rt, stage.who, attending.AttendingForm(acknowledgement="See you then."))
    asks = "Harbour Books, Saturday at nine. Reply C to confirm, STOP to opt out."
    view = stage.ready(stage.draft(message=asks))
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)
    deliver(stage, build, view)
    controlling.pause(stage.rt, stage.who, "spring")
    later(stage)
    assert stage.view(view).acknowledgement == "See you then."

    assert correct(stage, asks.replace("nine", "ten")) == 2
    assert stage.view(view).acknowledgement == "See you then."
    later(stage)
    assert correct(stage, BETTER) == 2
    assert (stage.view(view).acknowledgement, stage.view(view).asks) == ("", "nothing")


def test_a_corrected_text_is_warned_of_like_a_draft_and_a_good_one_is_not(
    stage: Stage, paused: CampaignView
) -> None:
    bad = "FREE MONEY!!! Act now “today”: http://bit.ly/x1"
    told = " ".join(propose(stage, bad).warnings)
    assert "bit.ly" in told
    assert "can make a text cost double" in told
    assert "STOP" in told

    good = propose(stage, "Harbour Books: we open at nine. Reply STOP to opt out.")
    assert not [it for it in good.warnings if "STOP" in it or "link" in it or "double" in it]


def same_text(stage: Stage, message: str) -> Sequence[int]:
    """To how many of its people a new draft of that text, to the same list, went before."""
    draft = stage.ready(stage.draft("Again", message))
    found = launching.question(stage.rt, stage.who, draft.public_id).repeats
    return [it.people for it in found]


def test_the_correction_is_no_repeat_to_those_who_got_the_former_text(
    stage: Stage, paused: CampaignView, build: Builder
) -> None:
    correct(stage)
    deliver(stage, build, paused)

    draft = correcting.send_correction(stage.rt, stage.who, "spring")

    assert launching.question(stage.rt, stage.who, draft.public_id).repeats == ()


def test_the_former_text_is_a_repeat_to_those_who_got_it(
    stage: Stage, paused: CampaignView
) -> None:
    correct(stage)

    assert same_text(stage, paused.template) == [1]


def test_the_corrected_text_is_a_repeat_to_those_who_got_it_or_still_wait(
    stage: Stage, paused: CampaignView, build: Builder
) -> None:
    correct(stage)
    deliver(stage, build, paused)

    assert same_text(stage, BETTER) == [2]
    assert same_text(stage, "Harbour Books closes at ten.") == []
