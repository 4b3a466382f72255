"""Replies that a person must read, and the posts in a card's thread that gather them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from domain.meaning.verdicts import Meaning
from models import campaigns
from models.tables import Campaign, Inbound, ThreadPost, Workspace

_READ_BY_PEOPLE: Final = or_(
    Inbound.meaning.in_([Meaning.REPLY.value, Meaning.PROVISIONAL.value]), Inbound.may_mean_visit
)
POST_LEASE: Final = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class PostClaim:
    """A post in hand: where it goes, its own ts if it is there already, and its replies."""

    post_id: int
    channel_id: str
    card_ts: str
    zone: str
    ts: str | None
    replies: tuple[Inbound, ...]


def due(session: Session) -> Sequence[int]:
    """Campaigns with replies that no post shows yet."""
    found = session.scalars(
        select(Inbound.campaign_id)
        .where(
            Inbound.campaign_id.is_not(None),
            _READ_BY_PEOPLE,
            Inbound.thread_post_id.is_(None),
        )
        .distinct()
    )
    return [campaign_id for campaign_id in found if campaign_id is not None]


def take(
    session: Session, campaign_id: int, *, now: datetime, window: timedelta, spacing: timedelta
) -> PostClaim | None:
    """Put new replies into the post that is open, or open one; None while it must wait.

    The campaign's row is held, so two gatherings never open two posts.
    """
    campaign = campaigns.locked(session, campaign_id)
    if campaign.card_ts is None or not _new(session, campaign_id):
        return None
    post = _open_post(session, campaign_id, now)
    if post is None:
        post = ThreadPost(campaign_id=campaign_id, opened_at=now, closes_at=now + window, shown=[])
        session.add(post)
        session.flush()
    elif not _free(post, now, spacing):
        return None
    post.edited_at = now
    return PostClaim(
        post_id=post.id,
        channel_id=campaign.channel_id,
        card_ts=campaign.card_ts,
        zone=session.get_one(Workspace, campaign.workspace_id).zone,
        ts=post.ts,
        replies=tuple(_replies(session, campaign_id, post.id)),
    )


def posted(session: Session, post_id: int) -> PostClaim | None:
    """A post that is there, as it should look now; None if it never appeared."""
    post = session.get(ThreadPost, post_id)
    if post is None or post.ts is None:
        return None
    campaign = session.get_one(Campaign, post.campaign_id)
    if campaign.card_ts is None:
        return None
    mine = select(Inbound).where(Inbound.thread_post_id == post_id).order_by(Inbound.id).limit(500)
    return PostClaim(
        post_id=post.id,
        channel_id=campaign.channel_id,
        card_ts=campaign.card_ts,
        zone=session.get_one(Workspace, campaign.workspace_id).zone,
        ts=post.ts,
        replies=tuple(session.scalars(mine)),
    )


def shown(session: Session, claim: PostClaim, ts: str) -> None:
    """The post is there and shows these replies."""
    ids = [reply.id for reply in claim.replies]
    session.execute(
        update(ThreadPost).where(ThreadPost.id == claim.post_id).values(ts=ts, shown=ids)
    )
    session.execute(update(Inbound).where(Inbound.id.in_(ids)).values(thread_post_id=claim.post_id))


def put_off(session: Session, claim: PostClaim, until: datetime, *, lost: bool) -> None:
    """Slack was away or said no; a post that never appeared, or was deleted, is opened anew."""
    values: dict[str, object] = {"edited_at": until}
    if lost:
        values["closes_at"] = until
    session.execute(update(ThreadPost).where(ThreadPost.id == claim.post_id).values(**values))


def _new(session: Session, campaign_id: int) -> bool:
    return (
        session.scalar(
            select(Inbound.id)
            .where(
                Inbound.campaign_id == campaign_id,
                _READ_BY_PEOPLE,
                Inbound.thread_post_id.is_(None),
            )
            .limit(1)
        )
        is not None
    )


def _open_post(session: Session, campaign_id: int, now: datetime) -> ThreadPost | None:
    newest = session.scalar(
        select(ThreadPost)
        .where(ThreadPost.campaign_id == campaign_id)
        .order_by(ThreadPost.id.desc())
        .limit(1)
    )
    if newest is None:
        return None
    return newest if newest.closes_at > now or newest.ts is None else None


def _free(post: ThreadPost, now: datetime, spacing: timedelta) -> bool:
    """A post that is on its way may take a minute; one that is there keeps its distance."""
    if post.edited_at is None:
        return True
    return post.edited_at <= now - (spacing if post.ts else POST_LEASE)


def _replies(session: Session, campaign_id: int, post_id: int) -> Sequence[Inbound]:
    return session.scalars(
        select(Inbound)
        .where(
            Inbound.campaign_id == campaign_id,
            _READ_BY_PEOPLE,
            or_(Inbound.thread_post_id.is_(None), Inbound.thread_post_id == post_id),
        )
        .order_by(Inbound.id)
        .limit(500)
    ).all()
