"""How often, where campaigns meet: two claims of the same moment do not both take the last text."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import InternalError
from sqlalchemy.orm import Session

from domain.frequency import A_DAY, Cap
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from models.base import Database
from models.claims import Holder, Order, Prepared, claim_recipients
from models.tables import Campaign, Recipient, Sender
from tests.builders import Builder
from tests.jobs.send.processes import until

pytestmark = pytest.mark.postgres_only
NOW = datetime(2026, 11, 24, 18, tzinfo=UTC)
PHONES = [f"+1212555{number:04d}" for number in range(100, 105)]
ONCE = (Cap(1, A_DAY),)


@pytest.fixture
def sender(build: Builder) -> Sender:
    return build.sender(build.workspace())


@pytest.fixture
def beside() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as threads:
        yield threads


def sending(build: Builder, sender: Sender, state: str = CampaignState.SENDING) -> Campaign:
    campaign = build.campaign(sender, state=state)
    for phone in PHONES:
        build.recipient(campaign, phone)
    return campaign


def claim(session: Session, campaign: Campaign, caps: Sequence[Cap] = ONCE) -> list[str]:
    """The numbers that a claim takes."""
    order = Order(
        *(campaign.id, campaign.workspace_id, campaign.sender_id, campaign.wording_id or 0),
        caps=tuple(caps),
    )
    holder = Holder("me", NOW, NOW + timedelta(seconds=45))
    found, _ = claim_recipients(
        session, order, holder, limit=10, prepare=lambda _: Prepared("Hi", 1)
    )
    return [it.phone for it in found]


def claims(db: Database, campaign: Campaign, caps: Sequence[Cap] = ONCE) -> list[str]:
    with db.write() as session:
        return claim(session, campaign, caps)


def at_once(db: Database, campaign: Campaign, caps: Sequence[Cap] = ONCE) -> list[str]:
    """What it claims without waiting for anybody."""
    with db.write() as session:
        session.execute(text("SET LOCAL lock_timeout = '2s'"))
        return claim(session, campaign, caps)


def waits(db: Database, other: Future[list[str]]) -> None:
    """Until the other transaction waits for a turn, or ended without one."""
    waiting = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")

    def is_seen() -> bool:
        with db.read() as session:
            return other.done() or bool(session.scalar(waiting))

    until(is_seen)


def skipped(db: Database, campaign: Campaign) -> set[str | None]:
    with db.read() as session:
        rows = session.query(Recipient).where(Recipient.campaign_id == campaign.id)
        return {row.reason for row in rows if row.bucket == Bucket.SKIPPED}


def test_of_two_campaigns_in_the_same_moment_one_texts_a_number_that_may_get_one(
    db: Database, build: Builder, sender: Sender, beside: ThreadPoolExecutor
) -> None:
    one, other = sending(build, sender), sending(build, sender)

    with db.write() as session:
        assert claim(session, one) == PHONES
        late = beside.submit(claims, db, other)
        waits(db, late)

    assert late.result() == []
    assert skipped(db, other) == {"frequency_1_24h"}


def test_so_does_one_that_begins_to_send_while_the_other_claims(
    db: Database, build: Builder, sender: Sender, beside: ThreadPoolExecutor
) -> None:
    one, other = sending(build, sender), sending(build, sender, CampaignState.DRAFT)

    with db.write() as session:
        assert claim(session, one) == PHONES
        with db.write() as launch:
            launch.get_one(Campaign, other.id).state = CampaignState.SENDING
        late = beside.submit(claims, db, other)
        waits(db, late)

    assert late.result() == []


def test_so_does_one_that_meets_a_campaign_without_caps(
    db: Database, build: Builder, sender: Sender, beside: ThreadPoolExecutor
) -> None:
    urgent, other = sending(build, sender), sending(build, sender)

    with db.write() as session:
        assert claim(session, urgent, ()) == PHONES
        late = beside.submit(claims, db, other)
        waits(db, late)

    assert late.result() == []


def test_a_claim_that_is_rolled_back_takes_nobody_s_text(
    db: Database, build: Builder, sender: Sender, beside: ThreadPoolExecutor
) -> None:
    one, other = sending(build, sender), sending(build, sender)

    with db.write() as session:
        claim(session, one)
        late = beside.submit(claims, db, other)
        waits(db, late)
        session.rollback()

    assert late.result() == PHONES


def test_lanes_of_a_campaign_that_sends_alone_do_not_wait_for_each_other(
    db: Database, build: Builder, sender: Sender
) -> None:
    alone = sending(build, sender)
    sending(build, sender, CampaignState.PAUSED)

    with db.write() as session:
        claim(session, alone)
        assert at_once(db, alone) == []


def test_nor_do_campaigns_without_caps(db: Database, build: Builder, sender: Sender) -> None:
    one, other = sending(build, sender), sending(build, sender)

    with db.write() as session:
        claim(session, one, ())
        assert at_once(db, other, ()) == PHONES


def test_nor_do_those_of_two_teams(db: Database, build: Builder, sender: Sender) -> None:
    theirs = build.sender(build.workspace(slack_team_id="T02OTHER"))
    one, other = sending(build, sender), sending(build, theirs)

    with db.write() as session:
        claim(session, one)
        assert at_once(db, other) == PHONES


def test_a_process_that_is_frozen_in_its_turn_loses_it(
    db: Database,
    build: Builder,
    sender: Sender,
    beside: ThreadPoolExecutor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("models.picking._FROZEN", "200ms")
    frozen, other = sending(build, sender), sending(build, sender)

    with pytest.raises(InternalError, match="idle-in-transaction"), db.write() as session:
        claim(session, frozen)
        assert beside.submit(claims, db, other).result(60) == PHONES
        session.execute(text("SELECT 1"))


def test_the_time_after_which_it_does_ends_with_the_claim(
    db: Database, build: Builder, sender: Sender
) -> None:
    alone, shown = sending(build, sender), text("SHOW idle_in_transaction_session_timeout")

    with db.engine.connect() as connection:
        with Session(connection) as session, session.begin():
            claim(session, alone)
            assert session.scalar(shown) == "5s"
        assert connection.scalar(shown) == "0"
