"""Daily limits: counted with the claims, given back with them, and never gone beyond."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from domain.daily import Reached
from domain.ledger import SkipReason
from domain.lifecycle import CampaignState
from domain.messages import MessageKind, MessageState
from models import daily
from models.base import Database, new_public_id
from models.claims import Claim, Holder, Order, Prepared, claim_recipients
from models.handing import hand_back, put_back_absent
from models.tables import Campaign, DailyCount, Message, Recipient, Sender, Workspace
from models.waiting import claim_waiting
from tests.builders import Builder

NOON = datetime(2026, 7, 1, 19, 0, tzinfo=UTC)
"""Noon in Los Angeles."""
MIDNIGHT = datetime(2026, 7, 2, 7, 0, tzinfo=UTC)

Take = Callable[..., Sequence[Claim]]


def prepare(values: Sequence[str]) -> Prepared | SkipReason:
    return Prepared("x", int(values[0]))


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    """Eight recipients whose texts have 1, 2, 1, 2 … segments."""
    made = build.campaign(sender, state=CampaignState.SENDING)
    for number in range(8):
        build.recipient(made, f"+1512555{1000 + number}", fields=[str(1 + number % 2)])
    return made


@pytest.fixture
def allow(db: Database, sender: Sender) -> Callable[..., None]:
    """Sets limits on the sender, as the set-up does."""

    def change(at: datetime = NOON, **columns: object) -> None:
        with db.write() as session:
            session.execute(update(Sender).where(Sender.id == sender.id).values(**columns))
            daily.recount(session, sender.id, at)

    return change


@pytest.fixture
def take(db: Database, campaign: Campaign) -> Take:
    """Claims recipients at a moment."""

    def claim(limit: int = 100, at: datetime = NOON) -> Sequence[Claim]:
        order = Order(
            campaign.id, campaign.workspace_id, campaign.sender_id, campaign.wording_id or 0
        )
        holder = Holder("me", at, at + timedelta(seconds=45))
        with db.write() as session:
            return claim_recipients(session, order, holder, limit=limit, prepare=prepare)[0]

    return claim


def counts(db: Database) -> dict[str, tuple[int, int]]:
    """Messages and segments, by day."""
    with db.read() as session:
        rows = session.scalars(select(DailyCount).order_by(DailyCount.day)).all()
        return {f"{row.day:%d}": (row.messages, row.segments) for row in rows}


def pending(db: Database) -> int:
    with db.read() as session:
        return len(session.scalars(select(Recipient).where(Recipient.bucket == "pending")).all())


def reached(db: Database, sender: Sender, at: datetime = NOON) -> Reached | None:
    with db.read() as session:
        return daily.reached(session, sender.id, at)


def test_without_a_limit_nothing_is_counted(db: Database, take: Take, sender: Sender) -> None:
    assert len(take()) == 8
    assert counts(db) == {}
    assert reached(db, sender) is None


def test_texts_stop_before_the_limit_in_segments_and_the_rest_waits(
    db: Database, take: Take, sender: Sender, allow: Callable[..., None]
) -> None:
    allow(brand="Harbour", brand_limit=5)
    assert [claim.segments for claim in take()] == [1, 2, 1]
    assert counts(db) == {"01": (3, 4)}
    assert pending(db) == 5

    found = reached(db, sender)

    assert found is not None
    assert found.limit.whose == "brand Harbour"
    assert found.goes_on_at == MIDNIGHT + timedelta(minutes=1)
    assert take() == []


def test_a_limit_in_messages_counts_messages(
    db: Database, take: Take, sender: Sender, allow: Callable[..., None]
) -> None:
    allow(daily_limit=5, daily_unit="messages")
    assert len(take(3)) == 3
    assert reached(db, sender) is None
    assert len(take()) == 2
    assert take() == []
    found = reached(db, sender)
    assert found is not None
    assert found.goes_on_at == datetime(2026, 7, 2, 5, 1, tzinfo=UTC), "midnight in Chicago"


def test_the_next_day_texts_go_on(
    db: Database, take: Take, sender: Sender, allow: Callable[..., None]
) -> None:
    allow(brand="Harbour", brand_limit=5)
    take()
    assert take(at=MIDNIGHT + timedelta(seconds=59)) == []
    tomorrow = MIDNIGHT + timedelta(seconds=61)
    assert reached(db, sender, tomorrow) is None
    assert [claim.segments for claim in take(at=tomorrow)] == [2, 1, 2]


def test_just_before_midnight_a_text_counts_on_both_days(
    db: Database, take: Take, allow: Callable[..., None]
) -> None:
    allow(brand="Harbour", brand_limit=5)
    take(2, at=MIDNIGHT - timedelta(seconds=30))
    assert counts(db) == {"01": (2, 3), "02": (2, 3)}


def test_what_is_handed_back_has_room_again(
    db: Database, take: Take, sender: Sender, allow: Callable[..., None]
) -> None:
    allow(brand="Harbour", brand_limit=3)
    [first, second] = take()
    take()
    assert reached(db, sender) is not None

    with db.write() as session:
        hand_back(session, [second.message_id], "me")

    assert counts(db) == {"01": (1, 1)}
    assert reached(db, sender) is None
    with db.write() as session:
        session.get_one(Message, first.message_id).state = MessageState.UNKNOWN
        assert put_back_absent(session, first.message_id)
    assert counts(db) == {"01": (0, 0)}
    assert len(take()) == 2


def test_what_is_not_ours_to_hand_back_still_counts(
    db: Database, take: Take, allow: Callable[..., None]
) -> None:
    allow(brand="Harbour", brand_limit=3)
    [first, _] = take()
    with db.write() as session:
        hand_back(session, [first.message_id], "somebody else")
    assert counts(db) == {"01": (2, 3)}


def test_a_limit_that_is_set_in_the_day_counts_what_was_sent_before(
    db: Database, take: Take, sender: Sender, allow: Callable[..., None]
) -> None:
    take(2, at=NOON - timedelta(hours=15))
    take(4)
    allow(daily_limit=7)
    assert counts(db) == {"01": (4, 6)}
    assert [claim.segments for claim in take()] == [1]
    assert take() == []
    assert reached(db, sender) is not None

    allow(daily_limit=9)

    assert reached(db, sender) is None
    assert [claim.segments for claim in take()] == [2]
    assert counts(db) == {"01": (6, 9)}


def test_senders_of_a_brand_share_its_limit_and_others_do_not(
    db: Database,
    build: Builder,
    workspace: Workspace,
    sender: Sender,
    take: Take,
    allow: Callable[..., None],
) -> None:
    sibling = build.sender(workspace, brand="Harbour", brand_limit=3)
    other = build.sender(workspace, brand="Anchor", brand_limit=3)
    allow(brand="Harbour", brand_limit=3)
    take()
    take()
    assert reached(db, sender) is not None
    assert reached(db, sibling) is not None
    assert reached(db, other) is None


def test_answers_count_and_are_not_held_up(
    db: Database, build: Builder, sender: Sender, take: Take, allow: Callable[..., None]
) -> None:
    allow(daily_limit=3)
    take()
    build.add(
        Message(
            public_id=new_public_id(),
            workspace_id=sender.workspace_id,
            sender_id=sender.id,
            kind=MessageKind.HELP,
            phone="+15125550142",
            body="Help",
            segments=2,
            state=MessageState.WAITING,
            state_at=NOON,
        )
    )
    holder = Holder("me", NOON, NOON + timedelta(seconds=45))
    with db.write() as session:
        [answer] = claim_waiting(session, holder, limit=5)
    assert counts(db) == {"01": (3, 5)}
    with db.write() as session:
        hand_back(session, [answer.message_id], "me")
    assert counts(db) == {"01": (2, 3)}


def test_the_rows_tell_what_the_counter_says(
    db: Database, take: Take, sender: Sender, allow: Callable[..., None]
) -> None:
    allow(brand="Harbour", brand_limit=9, daily_limit=50)
    for limit in (1, 2, 3):
        claims = take(limit)
        with db.write() as session:
            hand_back(session, [claims[-1].message_id], "me")
    before = counts(db)
    with db.write() as session:
        daily.recount(session, sender.id, NOON)
    assert counts(db) == before
    assert pending(db) == 8 - before["01"][0]


def test_what_is_left_today_is_told_without_counting_anything(
    db: Database, sender: Sender, take: Take, allow: Callable[..., None]
) -> None:
    allow(daily_limit=5, brand="BN1", brand_limit=100)
    take(2)
    for _ in range(2):
        with db.read() as session:
            rooms = daily.rooms(session, sender.id, NOON)
    # Texts of one and of two segments; Chicago's midnight is two hours before the brand's.
    assert [(it.limit.most, it.left) for it in rooms] == [(5, 2), (100, 97)]
    assert [it.ends_at - MIDNIGHT for it in rooms] == [
        timedelta(hours=-2, minutes=1),
        timedelta(minutes=1),
    ]


def test_without_limits_nothing_is_left_to_tell(db: Database, sender: Sender) -> None:
    with db.read() as session:
        assert daily.rooms(session, sender.id, NOON) == []
