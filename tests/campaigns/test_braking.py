"""Stop-all: everything stops, nothing starts, and only an admin lets go of it again."""

from collections.abc import Callable

import pytest

from campaigns import braking, controlling, granting, handbrake, launching, testing
from domain.actors import Actor
from domain.errors import Refused
from domain.ledger import Bucket
from domain.lifecycle import CampaignState, Move
from domain.messages import MessageKind, MessageState
from domain.roles import Grant, Role
from domain.views import CampaignView
from jobs.send import control
from models import campaigns, cards
from models.tables import Campaign, Message, Sender
from runtime import build
from tests.builders import Builder, now
from tests.campaigns.stage import PEOPLE, Stage

Person = Callable[..., Actor]


@pytest.fixture
def sending(stage: Stage) -> CampaignView:
    view = stage.ready()
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)
    return view


def test_every_campaign_is_paused_and_says_by_whom_and_why(
    stage: Stage, sending: CampaignView, build: Builder, sender: Sender
) -> None:
    due = [build.campaign(sender, state=state) for state in ("scheduled", "counting_down")]

    pressed = braking.stop_all(stage.rt, stage.who, "wrong price")

    assert sorted(pressed.paused) == sorted(["spring", *(one.name for one in due)])
    view = stage.view(sending)
    assert (view.state, view.state_by) == ("paused", "slack:U01ADA")
    assert view.state_reason == "Stop-all: wrong price"
    assert view.ledger[Bucket.PENDING] == len(PEOPLE)
    assert view.workspace.brake == pressed.brake
    assert stage.verbs()[-1] == "stop_all"
    assert stage.audit()[-1].detail["reason"] == "wrong price"


def test_what_does_not_send_stays_as_it_is(stage: Stage, build: Builder, sender: Sender) -> None:
    others = ("draft", "settling", "completed", "cancelled", "discarded")
    rows = [build.campaign(sender, state=state) for state in others]
    rows.append(build.campaign(sender, state="paused", state_by="slack:U02BEN"))

    braking.stop_all(stage.rt, stage.who)

    with stage.rt.db.read() as session:
        kept = [session.get_one(Campaign, row.id) for row in rows]
    assert [row.state for row in kept] == [*others, "paused"]
    assert kept[-1].state_by == "slack:U02BEN"


def test_another_workspace_goes_on(stage: Stage, build: Builder, sending: CampaignView) -> None:
    theirs = build.sender(build.workspace(slack_team_id="T02OTHER"), address="+14155550999")
    other = build.campaign(theirs, state="sending")

    braking.stop_all(stage.rt, stage.who)

    with stage.rt.db.read() as session:
        assert session.get_one(Campaign, other.id).state == "sending"


def test_the_second_press_is_told_who_was_first(
    stage: Stage, sending: CampaignView, person: Person
) -> None:
    first = braking.stop_all(stage.rt, stage.who, "wrong price")
    second = braking.stop_all(stage.rt, person("U01DOT"), "me too")

    assert (first.was_on, second.was_on) == (False, True)
    assert second.brake == first.brake
    assert second.paused == ()
    assert stage.verbs().count("stop_all") == 1


def due_cards(stage: Stage) -> int:
    with stage.rt.db.read() as session:
        return len(cards.due(session, now()))


def test_every_card_says_so_although_nothing_was_sending(
    stage: Stage, build: Builder, sender: Sender
) -> None:
    for state in ("draft", "paused", "completed"):
        build.campaign(sender, state=state, card_due_at=None)

    assert braking.stop_all(stage.rt, stage.who).paused == ()
    assert due_cards(stage) == 2


def test_every_card_says_so_where_the_host_put_it_on_before(
    stage: Stage, build: Builder, sender: Sender
) -> None:
    assert handbrake.pull(stage.rt.db, stage.who, "", now())
    build.campaign(sender, state="draft", card_due_at=None)

    braking.stop_all(stage.rt, stage.who, pulled=True)
    assert due_cards(stage) == 1


def test_a_press_that_changes_nothing_draws_no_card_anew(
    stage: Stage, build: Builder, sender: Sender
) -> None:
    braking.stop_all(stage.rt, stage.who)
    build.campaign(sender, state="draft", card_due_at=None)

    assert braking.stop_all(stage.rt, stage.who).was_on
    assert due_cards(stage) == 0


def test_nothing_is_launched_resumed_or_test_sent_while_it_is_on(
    stage: Stage, sending: CampaignView
) -> None:
    draft = stage.ready(stage.draft("Autumn", "Another text. Reply STOP to opt out."))
    braking.stop_all(stage.rt, stage.who)

    words = "Stop-all is on: <@U01ADA> stopped all campaigns"
    assert any(words in stop for stop in launching.question(stage.rt, stage.who, "autumn").stops)
    with pytest.raises(Refused, match=words):
        launching.launch(stage.rt, stage.who, draft.public_id, draft.wording_id or 0)
    with pytest.raises(Refused, match=words):
        controlling.resume(stage.rt, stage.who, "spring")
    with pytest.raises(Refused, match=words):
        testing.send_test(stage.rt, stage.who, "autumn", ["+15125550177"])
    assert stage.view(draft).state == "draft"


def test_a_campaign_can_still_be_cancelled(stage: Stage, sending: CampaignView) -> None:
    braking.stop_all(stage.rt, stage.who)

    assert controlling.cancel(stage.rt, stage.who, "spring").state == "cancelled"


@pytest.mark.parametrize("move", [Move.LAUNCH, Move.RESUME])
def test_no_move_of_the_system_leads_to_sending_either(
    stage: Stage, build: Builder, sender: Sender, move: Move
) -> None:
    state = "draft" if move is Move.LAUNCH else "paused"
    row = build.campaign(sender, state=state)
    braking.stop_all(stage.rt, stage.who)

    with stage.rt.db.write() as session:
        assert not campaigns.move(session, row.id, move, by="system", now=now())


def test_a_text_that_never_left_waits_paused(stage: Stage, build: Builder, sender: Sender) -> None:
    row = build.campaign(sender, state="settling")
    braking.stop_all(stage.rt, stage.who)

    with stage.rt.db.write() as session:
        assert control.reopen(session, row.id, row.workspace_id, now())
        assert session.get_one(Campaign, row.id).state == CampaignState.PAUSED


def test_waiting_tests_are_cancelled_and_owed_answers_are_not(
    stage: Stage, build: Builder, sender: Sender
) -> None:
    kinds = (MessageKind.TEST, MessageKind.HELP, MessageKind.STOP_CONFIRMATION, MessageKind.PROOF)
    rows = [
        build.add(
            Message(
                public_id=f"m{kind}",
                workspace_id=sender.workspace_id,
                sender_id=sender.id,
                kind=kind,
                phone=PEOPLE[0],
                body="Hi",
                segments=1,
                state=MessageState.WAITING,
                state_at=now(),
            )
        )
        for kind in kinds
    ]

    braking.stop_all(stage.rt, stage.who)

    with stage.rt.db.read() as session:
        states = [session.get_one(Message, row.id).state for row in rows]
    assert states == ["cancelled", "waiting", "waiting", "waiting"]


def test_a_release_needs_a_reason_and_lets_nothing_go_on_by_itself(
    stage: Stage, sending: CampaignView
) -> None:
    braking.stop_all(stage.rt, stage.who)
    with pytest.raises(Refused, match="Say why"):
        braking.release(stage.rt, stage.who, " ")

    braking.release(stage.rt, stage.who, "the price is right")

    view = stage.view(sending)
    assert (view.state, view.workspace.brake) == ("paused", None)
    assert stage.audit()[-1].detail == {"reason": "the price is right"}
    assert controlling.resume(stage.rt, stage.who, "spring").state == "sending"


def test_a_release_without_a_stop_is_refused(stage: Stage) -> None:
    with pytest.raises(Refused, match="not on"):
        braking.release(stage.rt, stage.who, "why not")


def test_who_may_not_launch_neither_presses_nor_releases(stage: Stage, person: Person) -> None:
    eve = person("U09EVE")
    with pytest.raises(Refused, match="You may not"):
        braking.stop_all(stage.rt, eve)
    braking.stop_all(stage.rt, stage.who)
    with pytest.raises(Refused, match="You may not"):
        braking.release(stage.rt, eve, "because")


def test_who_may_launch_stops_all_and_only_an_admin_releases(stage: Stage, person: Person) -> None:
    lena = person("U0LENA")
    granting.change(stage.rt, stage.who, give=[Grant(Role.LAUNCHER, lena.user_id)])

    braking.stop_all(stage.rt, lena, "wrong price")
    with pytest.raises(Refused, match="You may not"):
        braking.release(stage.rt, lena, "the price is right")

    assert braking.release(stage.rt, stage.who, "it is").brake.by == lena.name


def test_it_needs_neither_redis_nor_slack(
    stage: Stage, sending: CampaignView, maria: Actor
) -> None:
    """The settings of these tests name a Slack that nobody answers; Redis is taken away here."""
    settings = stage.rt.settings.model_copy(update={"redis_url": "redis://127.0.0.1:9/0"})
    cut_off = build(settings)
    try:
        assert braking.stop_all(cut_off, maria, "down").paused == ("spring",)
        braking.release(cut_off, maria, "up")
    finally:
        cut_off.close()

    assert stage.view(sending).state == "paused"
