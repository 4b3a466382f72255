"""Replies that a person must read, and the posts in threads and channels that gather them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Final

from sqlalchemy import Select, and_, or_, select, update
from sqlalchemy.orm import Session

from domain.conversing import Showing
from models import conversations as whose
from models import gathering
from models.gathering import READ_BY_PEOPLE, WITHOUT_CAMPAIGN, Place, spot_of, try_again
from models.tables import Campaign, Inbound, ThreadPost, Workspace

IN_THREAD: Final = gathering.IN_THREAD
_OUTDATED: Final = and_(ThreadPost.ts.is_not(None), ThreadPost.changes > ThreadPost.drawn)
POST_LEASE: Final = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class PostClaim:
    """A post in hand: where it goes, its own ts if it is there already, and its replies."""

    post_id: int
    place: Place
    channel_id: str
    card_ts: str | None
    """The card whose thread it is in; None: in the channel itself."""
    zone: str
    ts: str | None
    replies: tuple[Inbound, ...]
    changes: int
    """Decisions about texts in it that this look at them has seen."""
    refusals: int = 0
    """How often in a row Slack said no to it."""
    showing: Showing = Showing.SHOWN
    names: Mapping[int, str] = field(default_factory=dict)
    """Of those who wrote, by the replies' ids."""
    assigned: Mapping[str, str] = field(default_factory=dict)
    """Who takes care of them, by their numbers: Slack ids."""


def due(session: Session) -> Sequence[int]:
    """Campaigns with replies that no post shows yet, or with posts that show an old state."""
    new = select(Inbound.campaign_id).where(
        Inbound.campaign_id.is_not(None), READ_BY_PEOPLE, Inbound.thread_post_id.is_(None)
    )
    found = session.scalars(new.union(select(ThreadPost.campaign_id).where(_OUTDATED)))
    return [campaign_id for campaign_id in found if campaign_id is not None]


def due_in_channels(session: Session) -> Sequence[int]:
    """The same for texts that belong to no campaign: workspaces that have a channel."""
    return session.scalars(_in_channels()).all()


@cache
def _in_channels() -> Select[int]:
    new = select(Inbound.workspace_id).where(WITHOUT_CAMPAIGN, Inbound.thread_post_id.is_(None))
    outdated = select(ThreadPost.workspace_id).where(ThreadPost.campaign_id.is_(None), _OUTDATED)
    query = select(Workspace.id).where(
        Workspace.id.in_(new.union(outdated)), Workspace.channel_id != ""
    )
    return query.order_by(Workspace.id)


def changed(session: Session, inbound_ids: Collection[int]) -> None:
    """Something was decided about these texts: the posts that show them are outdated.

    Texts are written before campaigns and campaigns before posts, everywhere, or two transactions
    would wait for each other.
    """
    posts = select(Inbound.thread_post_id).where(Inbound.id.in_(inbound_ids))
    session.execute(
        update(ThreadPost)
        .where(ThreadPost.id.in_(posts))
        .values(changes=ThreadPost.changes + 1)
        .execution_options(synchronize_session=False)
    )


def outdate(session: Session, workspace_id: int, newest: int) -> None:
    """Have the newest posts of a team drawn anew: it set how much they show."""
    theirs = select(Campaign.id).where(Campaign.workspace_id == workspace_id)
    posts = (
        select(ThreadPost.id)
        .where(or_(ThreadPost.workspace_id == workspace_id, ThreadPost.campaign_id.in_(theirs)))
        .order_by(ThreadPost.id.desc())
        .limit(newest)
    )
    for post_id in sorted(session.scalars(posts)):
        mine = update(ThreadPost).where(ThreadPost.id == post_id)
        session.execute(mine.values(changes=ThreadPost.changes + 1))


def take(
    session: Session, place: Place, *, now: datetime, window: timedelta, spacing: timedelta
) -> PostClaim | None:
    """Put new replies into the post that is open, or open one; else draw one that is outdated.

    None while there is nothing to do, or what there is must wait. The campaign's row, or the
    workspace's, is held, so two gatherings never open two posts; and one post is drawn by one of
    them at a time, so an old state never overwrites a newer one.
    """
    spot = spot_of(session, place)
    if spot is None:
        return None
    post = _for_new(session, place, now, window) if _new(session, place) else None
    gathers = post is not None and _free(post, now, spacing)
    if post is None or not gathers:
        post = _outdated(session, place, now, spacing)
    if post is None:
        return None
    post.edited_at, post.busy_until = now, now + POST_LEASE
    replies = tuple(_replies(session, place, post.id, new=gathers))
    return PostClaim(
        post_id=post.id,
        place=place,
        channel_id=spot.channel_id,
        card_ts=spot.card_ts,
        zone=spot.zone,
        ts=post.ts,
        replies=replies,
        changes=post.changes,
        refusals=post.refusals,
        showing=Showing(spot.showing),
        names=whose.names(session, replies),
        assigned=whose.assigned(
            session,
            spot.workspace_id,
            [it.phone for it in replies],
            channel_id=spot.channel_id if place.campaign_id is not None else "",
        ),
    )


def shown(session: Session, claim: PostClaim, ts: str, left: Collection[int] = ()) -> None:
    """The post is there and shows these replies, but those that are left for the next post.

    What was decided about one of them while Slack was told is drawn again, and so is what had been
    given up in that place: Slack takes posts there again.
    """
    was = {reply.id: reply.decision for reply in claim.replies if reply.id not in left}
    texts = select(Inbound.id, Inbound.decision).where(Inbound.id.in_(was)).order_by(Inbound.id)
    held = session.execute(texts.with_for_update()).all()
    session.execute(update(Inbound).where(Inbound.id.in_(was)).values(thread_post_id=claim.post_id))
    try_again(session, claim.place)
    post = session.get_one(ThreadPost, claim.post_id, with_for_update=True)
    post.ts, post.shown, post.drawn, post.busy_until = ts, list(was), claim.changes, None
    post.refusals = 0
    if left:
        post.edited_at = max(post.closes_at, post.edited_at or post.closes_at)
    if any(was[inbound_id] != decision for inbound_id, decision in held):
        post.changes += 1


def put_off(
    session: Session, claim: PostClaim, until: datetime, *, lost: bool, refused: bool = False
) -> None:
    """Slack was away or said no; a post that never appeared, or was deleted, is opened anew."""
    values: dict[str, object] = {"edited_at": until, "busy_until": None}
    if refused:
        values["refusals"] = claim.refusals + 1
    if lost:
        values |= {"closes_at": until, "drawn": claim.changes}
    session.execute(update(ThreadPost).where(ThreadPost.id == claim.post_id).values(**values))


def give_up(session: Session, claim: PostClaim, error: str, now: datetime) -> None:
    """Slack will never take it as things are: nobody tries again before something else is taken."""
    ids = [reply.id for reply in claim.replies]
    session.execute(
        update(Inbound)
        .where(Inbound.id.in_(ids), Inbound.thread_post_id.is_(None))
        .values(thread_post_id=claim.post_id)
    )
    values = {"given_up": error[:64], "busy_until": None, "closes_at": now, "drawn": claim.changes}
    session.execute(update(ThreadPost).where(ThreadPost.id == claim.post_id).values(**values))


def _new(session: Session, place: Place) -> bool:
    query = select(Inbound.id).where(place.texts, Inbound.thread_post_id.is_(None)).limit(1)
    return session.scalar(query) is not None


def _for_new(session: Session, place: Place, now: datetime, window: timedelta) -> ThreadPost:
    post = _open_post(session, place, now)
    if post is None:
        post = ThreadPost(
            campaign_id=place.campaign_id,
            workspace_id=place.workspace_id,
            opened_at=now,
            closes_at=now + window,
            shown=[],
        )
        session.add(post)
        session.flush()
    return post


def _outdated(
    session: Session, place: Place, now: datetime, spacing: timedelta
) -> ThreadPost | None:
    """A post about which something was decided since it was drawn, and whose turn it is."""
    posts = session.scalars(
        select(ThreadPost).where(place.posts, _OUTDATED).order_by(ThreadPost.id)
    )
    return next((post for post in posts if _free(post, now, spacing)), None)


def _open_post(session: Session, place: Place, now: datetime) -> ThreadPost | None:
    newest = session.scalar(
        select(ThreadPost).where(place.posts).order_by(ThreadPost.id.desc()).limit(1)
    )
    if newest is None or newest.given_up is not None:
        return None
    return newest if newest.closes_at > now or newest.ts is None else None


def _free(post: ThreadPost, now: datetime, spacing: timedelta) -> bool:
    """A post that is on its way may take a minute; one that is there keeps its distance."""
    if post.busy_until is not None and post.busy_until > now:
        return False
    if post.edited_at is None:
        return True
    return post.edited_at <= now - (spacing if post.ts else POST_LEASE)


def _replies(session: Session, place: Place, post_id: int, *, new: bool) -> Sequence[Inbound]:
    mine = Inbound.thread_post_id == post_id
    return session.scalars(
        select(Inbound)
        .where(place.texts, or_(Inbound.thread_post_id.is_(None), mine) if new else mine)
        .order_by(Inbound.id)
        .limit(500)
    ).all()
