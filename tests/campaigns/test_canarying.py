"""Canaries in use: which launch has one, who lets the rest go, and what the rule does by itself."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pytest
from sqlalchemy import select

from campaigns import canarying, controlling, correcting, guarding, launching, showing
from campaigns.launching import NOTHING_SAID, LaunchAnswers
from domain.actors import Actor
from domain.errors import Refused
from domain.ledger import BUCKET_OF, Bucket
from domain.messages import MessageState
from domain.views import CampaignView
from gateways.slack.blocks.lists import Line, listed
from jobs import clock
from jobs.queues import QueueName
from jobs.sweep import guards as looking
from models.tables import Alert, Campaign, Inbound, Message, Recipient
from tests.builders import Builder
from tests.campaigns.stage import Stage
from tests.clocks import Clock

pytestmark = pytest.mark.sqlite_only
RULES = {"canary_first": "2", "canary_above": "2", "canary_delivered": "50"}


@pytest.fixture(autouse=True)
def every_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look of a test is due."""
    monkeypatch.setattr(looking, "_next_looks", {})
    monkeypatch.setattr(looking, "EVERY_SECONDS", 0.0)
    monkeypatch.setattr(looking, "SHARE", 0)


@pytest.fixture
def stage(stage: Stage) -> Stage:
    """The same on a clock that a test pushes on."""
    stage.rt = replace(stage.rt, clock=Clock())
    return stage


def launch(
    stage: Stage,
    answers: LaunchAnswers = NOTHING_SAID,
    *,
    rules: Mapping[str, str] = MappingProxyType({}),
) -> CampaignView:
    view = stage.ready()
    guarding.save(stage.rt, stage.who, rules)
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0, answers=answers)
    return stage.view(view)


def send(stage: Stage, build: Builder, view: CampaignView, *states: MessageState) -> None:
    """The next recipients' texts, as they came out."""
    with stage.rt.db.read() as session:
        campaign = session.get_one(Campaign, view.id)
        waiting = session.scalars(
            select(Recipient).where(Recipient.bucket == Bucket.PENDING.value).order_by(Recipient.id)
        ).all()
    for recipient, state in zip(waiting, states, strict=False):
        build.message(campaign, recipient, state=state, claimed_at=stage.rt.clock())
        with stage.rt.db.write() as session:
            session.get_one(Recipient, recipient.id).bucket = BUCKET_OF[state].value


def release(stage: Stage, who: Actor | None = None) -> CampaignView:
    """The press of the card as it is drawn now."""
    with stage.rt.db.read() as session:
        wording_id = session.scalars(select(Campaign)).one().wording_id
    return canarying.release(stage.rt, who or stage.who, "spring", wording_id or 0)


def step(stage: Stage, minutes: float) -> None:
    assert isinstance(stage.rt.clock, Clock)
    stage.rt.clock.step(timedelta(minutes=minutes).total_seconds())


DELIVERED, FAILED = MessageState.DELIVERED, MessageState.UNDELIVERED


def test_a_launch_above_the_limit_has_a_canary_that_its_audit_tells(stage: Stage) -> None:
    view = launch(stage, rules=RULES)

    assert view.canary is not None
    assert (view.canary.size, view.canary.by_rule, view.canary.is_full) == (2, True, False)
    assert stage.audit()[-1].detail["canary"] == 2


def test_a_launch_below_it_has_none_unless_somebody_asks(stage: Stage) -> None:
    assert launch(stage, rules={"canary_first": "2"}).canary is None


def test_whoever_launches_may_ask_for_one_and_then_a_person_releases_it(stage: Stage) -> None:
    view = launch(stage, LaunchAnswers(canary=True), rules={"canary_first": "2"})

    assert view.canary is not None
    assert not view.canary.by_rule


def test_while_it_waits_no_lane_is_started_and_the_release_starts_them(
    stage: Stage, build: Builder
) -> None:
    view = launch(stage, rules=RULES)
    send(stage, build, view, DELIVERED, DELIVERED)
    stage.rt.redis.flushall()
    clock.look_at_lanes(stage.rt)
    assert stage.queued(QueueName.SEND) == []

    released = release(stage)

    assert released.canary is None
    assert [name for name, _ in stage.queued(QueueName.SEND)] == ["run_lane"]
    assert stage.audit()[-1].detail == {"texts": 2, "delivered": 2}


def test_the_list_says_that_it_waits_once_its_canary_is_out_and_not_before(
    stage: Stage, build: Builder
) -> None:
    view = launch(stage, LaunchAnswers(canary=True), rules={"canary_first": "2"})

    def said() -> str:
        found = showing.listing(stage.rt, stage.who)
        [row] = found.rows
        line = Line(row.name, row.title, row.state, row.created_by, row.ledger, row.view)
        return str(listed([line], found.page).blocks)

    assert "`spring`: sending" in said()

    send(stage, build, view, MessageState.DELIVERED, MessageState.DELIVERED)

    assert "`spring`: waits for somebody to send the rest" in said()
    assert "sending" not in said()


def test_the_second_press_is_told_who_was_first(stage: Stage, build: Builder) -> None:
    send(stage, build, launch(stage, rules=RULES), DELIVERED, DELIVERED)
    release(stage)

    with pytest.raises(Refused, match=r"released already \(by <@U01ADA>\)"):
        release(stage)

    assert stage.verbs().count("release_canary") == 1


def test_a_campaign_without_one_has_nothing_to_release(stage: Stage) -> None:
    launch(stage)

    with pytest.raises(Refused, match="no canary"):
        release(stage)


def test_who_may_not_launch_it_may_not_release_it(
    stage: Stage, person: Callable[..., Actor]
) -> None:
    launch(stage, rules=RULES)

    with pytest.raises(Refused, match="<@U01ADA>"):
        release(stage, person("U09EVE"))


def test_a_canary_can_be_paused_resumed_and_cancelled(stage: Stage, build: Builder) -> None:
    view = launch(stage, rules=RULES)
    send(stage, build, view, DELIVERED, DELIVERED)

    controlling.pause(stage.rt, stage.who, "spring")
    resumed = controlling.resume(stage.rt, stage.who, "spring")
    assert resumed.canary is not None
    cancelled = controlling.cancel(stage.rt, stage.who, "spring")

    assert cancelled.ledger[Bucket.CANCELLED] == 1
    with pytest.raises(Refused, match="no canary"):
        release(stage)


def test_the_rule_releases_it_when_its_time_has_come_and_not_before(
    stage: Stage, build: Builder
) -> None:
    view = launch(stage, rules=RULES)
    send(stage, build, view, DELIVERED, DELIVERED)
    step(stage, 9)
    looking.look_at_guards(stage.rt)
    assert stage.view(view).canary is not None

    step(stage, 2)
    looking.look_at_guards(stage.rt)

    assert stage.view(view).canary is None
    assert (stage.audit()[-1].verb, stage.audit()[-1].actor) == ("release_canary", "system")


def test_a_canary_that_is_not_out_is_not_released(stage: Stage, build: Builder) -> None:
    view = launch(stage, rules=RULES)
    send(stage, build, view, DELIVERED)
    step(stage, 60)

    looking.look_at_guards(stage.rt)

    assert stage.view(view).canary is not None


def test_bad_figures_wait_for_a_person_who_is_told_once(stage: Stage, build: Builder) -> None:
    view = launch(stage, rules=RULES | {"canary_delivered": "80"})
    send(stage, build, view, DELIVERED, FAILED)
    step(stage, 11)
    for _ in range(2):
        looking.look_at_guards(stage.rt)

    with stage.rt.db.read() as session:
        (alert,) = session.scalars(select(Alert))
    canary = stage.view(view).canary
    assert canary is not None
    assert alert.words == canary.told
    assert "only 1 of 2 are delivered (80 % are asked)" in alert.words


def test_what_somebody_was_told_to_decide_is_not_decided_behind_their_back(
    stage: Stage, build: Builder
) -> None:
    view = launch(stage, rules=RULES | {"canary_delivered": "80"})
    send(stage, build, view, DELIVERED, FAILED)
    step(stage, 11)
    looking.look_at_guards(stage.rt)
    guarding.save(stage.rt, stage.who, {"canary_delivered": "10"})

    looking.look_at_guards(stage.rt)

    assert stage.view(view).canary is not None


def test_one_that_a_person_releases_is_told_as_soon_as_it_is_out(
    stage: Stage, build: Builder
) -> None:
    view = launch(stage, rules=RULES | {"canary_release": "press"})
    looking.look_at_guards(stage.rt)
    assert stage.count(Alert) == 0
    send(stage, build, view, DELIVERED, DELIVERED)

    looking.look_at_guards(stage.rt)

    assert stage.count(Alert) == 1
    assert stage.view(view).canary is not None


def second(stage: Stage, build: Builder, *, opted_out: int = 0) -> CampaignView:
    """A canary of two was out when somebody corrected the text of the other two."""
    view = stage.ready(stage.draft(people=[f"+1512555010{number}" for number in range(1, 5)]))
    guarding.save(stage.rt, stage.who, RULES | {"canary_delivered": "80"})
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)
    send(stage, build, stage.view(view), DELIVERED, FAILED)
    step(stage, 11)
    looking.look_at_guards(stage.rt)
    with stage.rt.db.read() as session:
        texts = session.scalars(select(Message).order_by(Message.id).limit(opted_out)).all()
    for text in texts:
        stop(stage, build, text)
    correcting.correctable(stage.rt, stage.who, "spring")
    step(stage, 5)
    words = "Harbour Books opens at ten. Reply STOP to opt out."
    found = correcting.propose(stage.rt, stage.who, "spring", words)
    correcting.use(
        *(stage.rt, stage.who, "spring"),
        wording_id=found.wording_id,
        seen_wording_id=found.seen_wording_id,
    )
    controlling.resume(stage.rt, stage.who, "spring")
    return stage.view(view)


def stop(stage: Stage, build: Builder, text: Message) -> None:
    build.add(
        Inbound(
            workspace_id=text.workspace_id,
            sid=f"SM{text.id:032d}",
            phone=text.phone,
            to="+13125550100",
            body="STOP",
            meaning="opt_out",
            came_by="webhook",
            words="STOP",
            decision="",
            message_id=text.id,
            campaign_id=text.campaign_id,
            received_at=stage.rt.clock(),
        )
    )


def test_a_corrected_text_has_a_canary_that_inherits_nothing_of_the_first(
    stage: Stage, build: Builder
) -> None:
    view = second(stage, build, opted_out=2)
    assert view.canary is not None
    assert (view.canary.told, view.canary.figures.opt_outs, view.canary.texts) == ("", 0, 0)
    send(stage, build, view, DELIVERED, DELIVERED)

    step(stage, 9)
    looking.look_at_guards(stage.rt)
    assert stage.view(view).canary is not None
    step(stage, 2)
    looking.look_at_guards(stage.rt)

    assert stage.view(view).canary is None
    assert stage.audit()[-1].actor == "system"


def test_of_the_second_canary_somebody_is_told_too(stage: Stage, build: Builder) -> None:
    view = second(stage, build)
    send(stage, build, view, DELIVERED, FAILED)
    step(stage, 11)
    for _ in range(2):
        looking.look_at_guards(stage.rt)

    canary = stage.view(view).canary
    assert canary is not None
    assert "only 1 of 2 are delivered" in canary.told
    assert stage.count(Alert) == 2


def test_a_press_of_the_card_before_the_correction_releases_nothing(
    stage: Stage, build: Builder
) -> None:
    view = second(stage, build)
    send(stage, build, view, DELIVERED, DELIVERED)
    (first, *_) = {it.wording_id for it in stage.texts(kind="campaign")} - {view.wording_id}

    with pytest.raises(Refused, match="was corrected since"):
        canarying.release(stage.rt, stage.who, "spring", first or 0)

    assert stage.view(view).canary is not None
    assert release(stage).canary is None


def test_a_press_before_all_of_it_is_out_releases_nothing(stage: Stage, build: Builder) -> None:
    view = launch(stage, rules=RULES)
    send(stage, build, view, DELIVERED)

    with pytest.raises(Refused, match="not out yet: 1 of 2 texts have left"):
        release(stage)

    assert stage.view(view).canary is not None
