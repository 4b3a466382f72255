"""The courier: what subscribers get, in which order, and what becomes of what they do not take."""

import asyncio
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select, update
from standardwebhooks import Webhook

from campaigns import subscribing
from domain.actors import Actor, Door
from domain.endpoints import PAUSES, EndpointState
from domain.inbound import Change, ConsentSource
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.messages import MessageState
from gateways.slack.errors import SlackAway
from gateways.subscribers.names import Names
from gateways.subscribers.parcels import NotAsked
from jobs import delivering, hearing
from jobs.delivering import LEASE, deliver, run
from jobs.outbox import COURIER, close_ended, forget_old
from jobs.rounds import next_page
from models import endpoints, events, signing
from models.base import new_public_id
from models.consent_events import Told, record_all
from models.tables import AuditRow, Campaign, Endpoint, Event, Message, Sender, SigningSecret
from runtime import Runtime
from tests.builders import Builder, now
from tests.clocks import Clock
from tests.receivers import Answering, Receiver, receiving, takes

pytestmark = pytest.mark.sqlite_only
PHONE = "+15125550107"


class Still(Clock):
    """It goes on only when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.began = super().__call__()

    def __call__(self) -> datetime:
        return self.began + self.ahead


@dataclass
class Rig:
    """A courier that may speak to this machine, a campaign, and its subscribers."""

    rt: Runtime
    clock: Clock
    build: Builder
    campaign: Campaign
    stack: ExitStack

    def subscriber(self, answer: Answering = takes, **columns: object) -> Receiver:
        """One that listens to the whole workspace."""
        receiver = self.stack.enter_context(receiving(answer))
        self.endpoint(receiver.url, **columns)
        return receiver

    def endpoint(self, url: str, **columns: object) -> int:
        with self.rt.db.write() as session:
            secret = SigningSecret(
                public_id=new_public_id(), workspace_id=self.campaign.workspace_id
            )
            session.add(secret)
            session.flush()
            made = Endpoint(
                workspace_id=self.campaign.workspace_id,
                url=url,
                secret_id=secret.id,
                **{"created_by": "cli:ada", **columns},
            )
            return endpoints.add(session, made, self.clock()).id

    def text(self, phone: str = PHONE, state: MessageState = MessageState.CLAIMED) -> Message:
        recipient = self.build.recipient(self.campaign, phone)
        return self.build.message(self.campaign, recipient, state=state)

    def moves(self, message: Message, *states: MessageState) -> None:
        for state in states:
            with self.rt.db.write() as session:
                session.execute(
                    update(Message)
                    .where(Message.id == message.id)
                    .values(state=state, state_at=self.clock())
                )

    def courier(self) -> bool:
        """One run until nothing can go now."""
        return asyncio.run(run(self.rt, idle=0))

    def state(self, endpoint_id: int = 1) -> Endpoint:
        with self.rt.db.read() as session:
            return session.get_one(Endpoint, endpoint_id)

    def waiting(self) -> int:
        with self.rt.db.read() as session:
            return session.scalar(select(func.count()).where(Event.waits)) or 0


@pytest.fixture
def rig(rt: Runtime, build: Builder, sender: Sender) -> Iterator[Rig]:
    clock = Still()
    settings = rt.settings.model_copy(update={"rollcall_webhooks_private": True})
    with ExitStack() as stack:
        campaign = build.campaign(sender)
        yield Rig(replace(rt, settings=settings, clock=clock), clock, build, campaign, stack)


def fails(_: object) -> tuple[int, dict[str, str]]:
    return 503, {}


def test_the_job_is_found_by_the_name_that_is_enqueued() -> None:
    assert f"{deliver.__module__}.{deliver.__name__}" == COURIER


def test_a_subscriber_gets_each_state_in_order_and_can_check_who_said_it(rig: Rig) -> None:
    receiver = rig.subscriber()
    text = rig.text()
    rig.moves(text, MessageState.QUEUED, MessageState.SENT, MessageState.DELIVERED)

    assert rig.courier() is False

    assert receiver.types == ["message.queued", "message.sent", "message.delivered"]
    with rig.rt.db.write() as session:
        secret = signing.secrets(session, rig.rt.settings, 1, rig.clock())[0]
    first = receiver.heard[0]
    assert Webhook(secret).verify(first.body, dict(first.headers)) == first.said
    assert first.said["data"] == {
        "id": text.public_id,
        "text_id": text.public_id,
        "to": PHONE,
        "kind": "campaign",
        "status": "queued",
        "reason": None,
        "error_code": None,
        "held_until": None,
        "campaign_id": rig.campaign.public_id,
        "campaign_name": rig.campaign.title,
    }
    assert len({one.id for one in receiver.heard}) == 3
    assert rig.waiting() == 0


def test_what_is_not_taken_is_tried_again_later_under_the_same_id(rig: Rig) -> None:
    receiver = rig.subscriber(fails)
    rig.text(state=MessageState.SENT)

    rig.courier()
    rig.courier()
    assert len(receiver.heard) == 1

    receiver.answer = takes
    rig.clock.step(5)
    rig.courier()
    assert len(receiver.heard) == 2
    assert receiver.heard[0].id == receiver.heard[1].id
    assert rig.state().failures == 0
    assert rig.waiting() == 0


def test_one_event_that_is_refused_holds_up_no_other(rig: Rig) -> None:
    bad = rig.build.recipient(rig.campaign, "+15125550108")

    def picky(heard: object) -> tuple[int, dict[str, str]]:
        return (400, {}) if bad_id in str(heard) else (200, {})

    receiver = rig.subscriber(picky)
    bad_id = rig.build.message(rig.campaign, bad).public_id
    for number in range(9):
        rig.text(f"+1512555{200 + number:04d}", MessageState.SENT)

    rig.courier()

    assert rig.waiting() == 1
    assert rig.state().due_at is None
    assert len(receiver.heard) == 10


def test_a_subscriber_that_takes_nothing_rests_and_is_asked_by_one_request(rig: Rig) -> None:
    receiver = rig.subscriber(fails)
    for number in range(12):
        rig.text(f"+1512555{200 + number:04d}", MessageState.SENT)

    rig.courier()
    asked = len(receiver.heard)
    assert asked <= 8 + 2
    assert rig.state().due_at == rig.clock() + timedelta(seconds=5)

    rig.clock.step(5)
    rig.courier()
    assert len(receiver.heard) == asked + 1
    assert rig.state().due_at == rig.clock() + timedelta(minutes=1)

    receiver.answer = takes
    rig.clock.step(60)
    rig.courier()
    assert rig.waiting() == 0
    assert rig.state().failing_since is None


def test_one_event_that_is_never_taken_keeps_its_own_times(rig: Rig) -> None:
    receiver = rig.subscriber(fails)
    rig.text(state=MessageState.SENT)
    for seconds in (0, 5, 60):
        rig.clock.step(seconds)
        rig.courier()
    assert (len(receiver.heard), rig.state().failures) == (3, 3)
    refused = receiver.heard[0].id

    receiver.answer = lambda heard: (400 if heard.id == refused else 200, {})
    rig.text("+15125550109", MessageState.SENT)
    rig.clock.step(60)
    rig.courier()

    assert [one.id for one in receiver.heard].count(refused) == 3
    assert rig.waiting() == 1


def hanging() -> tuple[Answering, Answering]:
    """One takes its request only once the other has its own; for eight seconds it would wait."""
    others_have_theirs = threading.Event()

    def hangs(_: object) -> tuple[int, dict[str, str]]:
        return (200, {}) if others_have_theirs.wait(8) else (500, {})

    def answers(_: object) -> tuple[int, dict[str, str]]:
        others_have_theirs.set()
        return 200, {}

    return hangs, answers


def test_a_subscriber_that_hangs_holds_up_no_other(rig: Rig) -> None:
    hangs, answers = hanging()
    slow, quick = rig.subscriber(hangs), rig.subscriber(answers)
    rig.text(state=MessageState.SENT)
    rig.courier()

    assert (len(slow.heard), len(quick.heard)) == (1, 1)
    assert rig.waiting() == 0


def test_a_crowd_that_hangs_leaves_room_for_whoever_took_its_last_request(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivering, "MOST_ENDPOINTS", 1)
    hangs, answers = hanging()
    slow, quick = rig.subscriber(hangs), rig.subscriber(answers, last_at=rig.clock())
    rig.text(state=MessageState.SENT)
    rig.courier()

    assert (len(slow.heard), len(quick.heard)) == (1, 1)
    assert rig.waiting() == 0


def test_a_redirect_is_a_failure_and_is_not_followed(rig: Rig) -> None:
    inside = rig.stack.enter_context(receiving())
    rig.subscriber(lambda _: (307, {"location": inside.url}))
    rig.text(state=MessageState.SENT)

    rig.courier()

    assert inside.heard == []
    assert rig.state().last_error == "answered 307, and redirects are not followed"
    assert rig.waiting() == 1


def test_nothing_goes_into_our_own_network_unless_that_is_allowed(rig: Rig) -> None:
    receiver = rig.subscriber()
    rig.endpoint(f"https://127.0.0.1:{receiver.port}/hook")
    rig.text(state=MessageState.SENT)
    settings = rig.rt.settings.model_copy(update={"rollcall_webhooks_private": False})
    rig.rt = replace(rig.rt, settings=settings)

    rig.courier()

    assert receiver.heard == []
    assert "https://" in rig.state(1).last_error
    assert rig.state(2).last_error.startswith("That address is inside a private network")


def test_many_events_come_in_one_body_and_few_alone(rig: Rig) -> None:
    receiver = rig.subscriber(batched=True)
    texts = [rig.text(f"+1512555{200 + at:04d}", MessageState.SENT) for at in range(9)]

    rig.courier()
    said = receiver.heard[0].said
    assert said["type"] == "batch"
    assert [one["type"] for one in said["data"]] == ["message.sent"] * 9
    assert [one["data"]["id"] for one in said["data"]] == [it.public_id for it in texts]

    rig.moves(texts[0], MessageState.DELIVERED)
    rig.courier()
    assert receiver.types == ["batch", "message.delivered"]


def test_what_a_refused_body_held_comes_alone_and_the_one_that_is_refused_waits(rig: Rig) -> None:
    receiver = rig.subscriber(batched=True)
    texts = [rig.text(f"+1512555{200 + at:04d}", MessageState.SENT) for at in range(12)]
    bad = texts[4].public_id
    receiver.answer = lambda heard: (400 if bad in heard.body.decode() else 200, {})

    rig.courier()
    rig.clock.step(5)
    rig.courier()

    assert receiver.types == ["batch", *["message.sent"] * 12]
    assert rig.waiting() == 1


def test_gone_pauses_it_and_its_events_are_kept(rig: Rig) -> None:
    receiver = rig.subscriber(lambda _: (410, {}))
    rig.text(state=MessageState.SENT)
    with rig.rt.db.write() as session:
        session.execute(update(Event).values(attempts=len(PAUSES)))  # It has no other try.

    rig.courier()
    rig.text("+15125550109", MessageState.SENT)
    rig.courier()

    assert rig.state().state == EndpointState.PAUSED
    assert rig.state().tells is True
    assert (len(receiver.heard), rig.waiting()) == (1, 2)


def test_after_days_of_failures_it_is_paused(rig: Rig) -> None:
    rig.subscriber(fails)
    rig.text(state=MessageState.SENT)
    with rig.rt.db.write() as session:
        since = rig.clock() - timedelta(days=3, hours=10)
        session.execute(update(Endpoint).values(failures=10, failing_since=since))

    rig.courier()

    assert rig.state().state == EndpointState.PAUSED
    assert rig.state().state_reason.endswith("the last time: answered 503.")


def test_what_was_refused_until_the_pause_goes_out_once_somebody_resumes_it(rig: Rig) -> None:
    receiver = rig.subscriber(fails)
    rig.text(state=MessageState.SENT)
    for seconds in (0, *(it.total_seconds() for it in PAUSES)):
        rig.clock.step(seconds)
        rig.courier()
    assert (len(receiver.heard), rig.state().state) == (11, EndpointState.PAUSED)

    receiver.answer = takes
    subscribing.resume(rig.rt, ada(rig), rig.state().public_id)
    rig.courier()

    assert {one.id for one in receiver.heard} == {receiver.heard[0].id}
    assert (len(receiver.heard), rig.waiting()) == (12, 0)


def test_what_was_refused_until_the_pause_is_not_given_up_by_the_next_refusal(rig: Rig) -> None:
    receiver = rig.subscriber(fails)
    rig.text(state=MessageState.SENT)
    for seconds in (0, *(it.total_seconds() for it in PAUSES)):
        rig.clock.step(seconds)
        rig.courier()
    subscribing.resume(rig.rt, ada(rig), rig.state().public_id)

    rig.courier()
    assert (len(receiver.heard), rig.waiting()) == (12, 1)

    receiver.answer = takes
    rig.clock.step(PAUSES[-1].total_seconds())
    rig.courier()
    assert rig.waiting() == 0


def but(refused: str) -> Answering:
    return lambda heard: (400 if heard.id == refused else 200, {})


def test_what_is_refused_for_as_long_while_others_are_taken_is_given_up(rig: Rig) -> None:
    receiver = rig.subscriber(fails)
    rig.text(state=MessageState.SENT)
    for number, seconds in enumerate((0, *(it.total_seconds() for it in PAUSES))):
        rig.clock.step(seconds)
        receiver.answer = fails
        rig.courier()
        receiver.answer = but(receiver.heard[0].id)
        rig.text(f"+1512555{200 + number:04d}", MessageState.SENT)
        rig.courier()

    assert [one.id for one in receiver.heard].count(receiver.heard[0].id) == 11
    assert (rig.state().state, rig.waiting()) == (EndpointState.OPEN, 0)


def test_it_waits_as_long_as_it_was_asked_to(rig: Rig) -> None:
    rig.subscriber(lambda _: (429, {"retry-after": "120"}))
    rig.text(state=MessageState.SENT)

    rig.courier()

    assert rig.state().due_at == rig.clock() + timedelta(seconds=120)


def test_who_died_before_it_was_written_down_delivers_it_again_under_the_same_id(rig: Rig) -> None:
    def dies(_: object) -> tuple[int, dict[str, str]]:
        os.kill(child, signal.SIGKILL)
        return 200, {}

    receiver = rig.subscriber(dies)
    rig.text(state=MessageState.SENT)
    child = os.fork()
    if not child:
        rig.rt.db.inherit()
        asyncio.run(run(rig.rt, idle=0))
        os._exit(0)
    os.waitpid(child, 0)
    assert len(receiver.heard) == 1

    receiver.answer = takes
    rig.courier()
    assert len(receiver.heard) == 1  # The dead one's lease still holds.
    rig.clock.step(LEASE.total_seconds() + 1)
    rig.courier()

    assert [one.id for one in receiver.heard] == [receiver.heard[0].id] * 2
    assert rig.waiting() == 0


@pytest.mark.parametrize("commits", [True, False])
def test_a_fact_and_its_event_are_there_together_or_not_at_all(rig: Rig, commits: bool) -> None:
    rig.subscriber()
    text = rig.text()
    child = os.fork()
    if not child:
        rig.rt.db.inherit()
        with rig.rt.db.write() as session:
            session.execute(update(Message).values(state=MessageState.SENT))
            if not commits:
                os.kill(os.getpid(), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)

    with rig.rt.db.read() as session:
        state = session.get_one(Message, text.id).state
    assert (state == MessageState.SENT, rig.waiting()) == (commits, int(commits))


def test_an_erased_number_is_gone_from_what_was_not_told_yet(rig: Rig) -> None:
    receiver = rig.subscriber()
    text = rig.text(state=MessageState.DELIVERED)
    with rig.rt.db.write() as session:
        session.execute(
            update(Message).where(Message.id == text.id).values(phone="#0123456789abcdef")
        )

    rig.courier()

    assert receiver.heard[0].said["data"]["to"] is None
    assert PHONE not in receiver.heard[0].body.decode()


def test_what_is_older_than_events_are_kept_is_forgotten(rig: Rig) -> None:
    rig.endpoint("https://example.com/hook")
    rig.text(state=MessageState.SENT)
    rig.clock.step(6 * 86_400)
    forget_old(rig.rt)
    assert rig.waiting() == 1

    rig.clock.step(2 * 86_400)
    forget_old(rig.rt)
    assert rig.waiting() == 0


def test_an_endpoint_of_a_campaign_that_was_over_for_a_month_is_closed_once_nothing_waits(
    rig: Rig,
) -> None:
    whole = rig.endpoint("https://example.com/whole")
    mine = rig.endpoint("https://example.com/hook", campaign_id=rig.campaign.id)
    rig.clock.step(31 * 86_400)
    close_ended(rig.rt)
    assert rig.state(mine).state == EndpointState.OPEN

    with rig.rt.db.write() as session:
        campaign = session.get_one(Campaign, rig.campaign.id)
        campaign.state, campaign.state_at = CampaignState.COMPLETED, rig.clock()
    rig.clock.step(31 * 86_400)
    close_ended(rig.rt)
    assert (rig.waiting(), rig.state(mine).state) == (2, EndpointState.OPEN)

    with rig.rt.db.write() as session:
        session.execute(update(Event).values(waits=False))
        session.get_one(Campaign, rig.campaign.id).state_at = rig.clock() - timedelta(days=29)
    close_ended(rig.rt)
    assert rig.state(mine).state == EndpointState.OPEN

    rig.clock.step(2 * 86_400)
    close_ended(rig.rt)
    assert (rig.state(mine).state, rig.state(mine).state_by) == (EndpointState.REMOVED, "system")
    assert rig.state(whole).state == EndpointState.OPEN
    with rig.rt.db.read() as session:
        assert [it.verb for it in session.scalars(select(AuditRow))] == ["remove_webhook"]


def test_an_endpoint_of_a_discarded_campaign_is_closed_once_nobody_can_fetch_it_back(
    rig: Rig,
) -> None:
    mine = rig.endpoint("https://example.com/hook", campaign_id=rig.campaign.id)
    change(rig, state=CampaignState.DISCARDED)
    rig.clock.step(90 * 86_400)
    close_ended(rig.rt)
    assert rig.state(mine).state == EndpointState.OPEN

    change(rig, blanked_to=7)
    close_ended(rig.rt)
    assert rig.state(mine).state == EndpointState.REMOVED
    assert rig.state(mine).state_reason.endswith("too old to be fetched back.")


def change(rig: Rig, **columns: object) -> None:
    with rig.rt.db.write() as session:
        session.execute(update(Campaign).where(Campaign.id == rig.campaign.id).values(**columns))


def ada(rig: Rig) -> Actor:
    return Actor(Door.CLI, "ada", rig.campaign.workspace_id, "C01CAMPAIGNS")


def test_a_replay_tells_again_what_happened_since_then(rig: Rig) -> None:
    receiver = rig.subscriber()
    rig.moves(rig.text(), MessageState.QUEUED)
    rig.courier()
    rig.clock.step(3600)
    rig.moves(rig.text("+15125550109"), MessageState.SENT)
    rig.courier()
    first = [one.id for one in receiver.heard]
    name = rig.state().public_id

    view, number = subscribing.replay(rig.rt, ada(rig), name, "30m")
    rig.courier()

    assert (view.address, number) == (receiver.url, 1)
    assert [one.id for one in receiver.heard] == [*first, first[1]]


@pytest.mark.parametrize("status", [410, 503])
@pytest.mark.parametrize("state", [EndpointState.REMOVED, EndpointState.PAUSED])
def test_what_somebody_decided_while_it_was_asked_stands(
    rig: Rig, status: int, state: EndpointState
) -> None:
    def decides(_: object) -> tuple[int, dict[str, str]]:
        with rig.rt.db.write() as session:
            session.execute(update(Endpoint).values(state=state, state_by="slack:U01ADA"))
        return status, {}

    rig.subscriber(decides)
    rig.text(state=MessageState.SENT)
    with rig.rt.db.write() as session:
        session.execute(update(Endpoint).values(failing_since=rig.clock() - timedelta(days=9)))

    rig.courier()

    found = rig.state()
    assert (found.state, found.state_by, found.tells) == (state, "slack:U01ADA", False)


def test_a_row_that_is_held_and_its_text_are_told_one_after_the_other(rig: Rig) -> None:
    rig.subscriber()
    row = rig.build.recipient(
        rig.campaign, PHONE, public_id="0123456789abcdef", bucket=Bucket.HELD, not_before=now()
    )
    rig.moves(rig.build.message(rig.campaign, row, state=MessageState.CLAIMED), MessageState.QUEUED)
    rig.text("+15125550109", MessageState.SENT)

    page = next_page(rig.rt, 1, LEASE)

    assert page is not None
    assert [len(chain) for chain in page.chains] == [2, 1]


def test_young_events_are_looked_at_no_further_than_the_oldest(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "AT_ONCE", 2)
    rig.endpoint("https://example.com/hook")
    for number in range(5):
        rig.text(f"+1512555{200 + number:04d}", MessageState.SENT)
    old = rig.clock() - timedelta(days=9)

    def ages(*ids: int) -> int:
        with rig.rt.db.write() as session:
            session.execute(update(Event).where(Event.id.in_(ids)).values(at=old))
        forget_old(rig.rt)
        return rig.waiting()

    assert [ages(4), ages(1, 2, 3), ages(5)] == [5, 1, 0]


def test_what_we_could_not_ask_is_asked_again_and_nobody_is_blamed(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    class Busy(Names):
        async def look_up(self, host: str) -> Sequence[str]:
            asked.append(host)
            if len(asked) == 1:
                raise NotAsked
            return ["127.0.0.1"]

    monkeypatch.setattr(delivering, "Names", Busy)
    monkeypatch.setattr(delivering, "AGAIN_SECONDS", 0)
    receiver = rig.subscriber()
    rig.text(state=MessageState.SENT)

    rig.courier()

    assert (len(asked), len(receiver.heard), rig.waiting()) == (2, 1, 0)
    with rig.rt.db.read() as session:
        assert session.scalars(select(Event.attempts)).one() == 1


@pytest.mark.parametrize(
    ("made_by", "says", "told", "waits"),
    [
        ("slack:U01ADA", set(), ["recipient.opted_out"], 0),
        ("slack:U01ADA", {"C01CAMPAIGNS"}, ["message.sent", "recipient.opted_out"], 0),
        ("slack:U01ADA", None, ["recipient.opted_out"], 1),
        ("cli:ada", set(), ["message.sent", "recipient.opted_out"], 0),
    ],
)
def test_an_endpoint_made_in_slack_hears_nothing_of_private_channels(
    rig: Rig,
    monkeypatch: pytest.MonkeyPatch,
    made_by: str,
    says: set[str] | None,
    told: list[str],
    waits: int,
) -> None:
    def open_ones(_rt: Runtime, channel_ids: Sequence[str]) -> set[str]:
        if says is None:
            raise SlackAway(1)
        return says & set(channel_ids)

    monkeypatch.setattr(hearing, "open_ones", open_ones)
    receiver = rig.subscriber(created_by=made_by)
    rig.text(state=MessageState.SENT)
    with rig.rt.db.write() as session:
        record_all(
            session,
            Told(ConsentSource.REPLY),
            Change.OUT,
            workspace_id=rig.campaign.workspace_id,
            phones=[PHONE],
            scope="all",
            at=now(),
        )

    rig.courier()

    assert sorted(receiver.types) == told
    assert rig.waiting() == waits
