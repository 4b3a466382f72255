"""Test-sends: how their texts stand, and the one direct message that tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Final

from sqlalchemy import Select, and_, bindparam, or_, select, update
from sqlalchemy.orm import Session

from domain.actors import Door
from domain.messages import MessageState
from domain.views import SenderView
from models.senders import of_messages, sender_view
from models.tables import Campaign, Message, TestSend, Wording, Workspace

POSTING: Final = "posting"
POST_LEASE: Final = timedelta(seconds=60)
WATCHED: Final = timedelta(minutes=30)
"""Receipts of a test come within seconds; later ones are not worth an edit."""
ACCEPTED: Final = (MessageState.QUEUED, MessageState.SENT, MessageState.DELIVERED)
"""Twilio took it, and nothing says that it did not arrive."""


@dataclass(frozen=True, slots=True)
class TestState:
    """How a test-send stands."""

    __test__ = False

    campaign_id: int
    asked_by: str
    title: str
    version: int
    dm_channel: str | None
    dm_ts: str | None
    shown: str | None
    texts: tuple[Message, ...]
    zone: str
    stopped: tuple[SenderView, ...]
    """The senders of these texts that are stopped now."""


def state(session: Session, test_send_id: int) -> TestState | None:
    """A test-send with its texts, or None."""
    test = session.get(TestSend, test_send_id)
    if test is None:
        return None
    texts = session.scalars(
        select(Message).where(Message.test_send_id == test_send_id).order_by(Message.id)
    ).all()
    return TestState(
        campaign_id=test.campaign_id,
        asked_by=test.asked_by,
        title=session.get_one(Campaign, test.campaign_id).title,
        version=session.get_one(Wording, test.wording_id).version,
        dm_channel=test.dm_channel,
        dm_ts=test.dm_ts,
        shown=test.shown,
        texts=tuple(texts),
        zone=session.get_one(Workspace, test.workspace_id).zone,
        stopped=tuple(
            sender_view(sender)
            for sender in of_messages(session, [text.id for text in texts])
            if sender.stopped_reason is not None
        ),
    )


def latest_tested(session: Session, campaign_id: int) -> TestSend | None:
    """The newest test-send that showed the text to anybody: one of its texts was accepted.

    A text that is reported failed afterwards counts no more, so that a test whose texts all
    failed never makes a text look tested.
    """
    return session.scalar(_latest_tested(), {"campaign": campaign_id})


@cache
def _latest_tested() -> Select[TestSend]:
    accepted = (
        select(Message.id)
        .where(
            Message.test_send_id == TestSend.id,
            Message.state.in_([state.value for state in ACCEPTED]),
        )
        .exists()
    )
    return (
        select(TestSend)
        .where(TestSend.campaign_id == bindparam("campaign"), accepted)
        .order_by(TestSend.id.desc())
        .limit(1)
    )


def due(session: Session, now: datetime, moved_since: datetime) -> Sequence[int]:
    """Recent test-sends whose texts moved since then, or that Slack was never told of."""
    moved = (
        select(Message.id)
        .where(Message.test_send_id == TestSend.id, Message.state_at >= moved_since)
        .exists()
    )
    return session.scalars(
        select(TestSend.id).where(
            TestSend.created_at > now - WATCHED,
            or_(
                and_(TestSend.dm_ts.is_(None), TestSend.asked_by.startswith(f"{Door.SLACK}:")),
                moved,
            ),
        )
    ).all()


def claim_post(session: Session, test_send_id: int, now: datetime) -> bool:
    """Take the first direct message in hand; True for one caller, for a minute."""
    return (
        session.execute(
            update(TestSend)
            .where(
                TestSend.id == test_send_id,
                TestSend.dm_ts.is_(None),
                or_(TestSend.shown.is_(None), TestSend.created_at <= now - POST_LEASE),
            )
            .values(shown=POSTING)
            .returning(TestSend.id)
            .execution_options(synchronize_session=False)
        ).first()
        is not None
    )


def told(
    session: Session, test_send_id: int, *, channel: str | None, ts: str | None, shown: str | None
) -> None:
    """What the direct message shows now; nothing hands the claim back."""
    session.execute(
        update(TestSend)
        .where(TestSend.id == test_send_id)
        .values(dm_channel=channel, dm_ts=ts, shown=shown)
    )
