"""What the team sees of somebody who wrote, before it answers: for who may text strangers."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from campaigns import access, reaching
from domain.actors import Actor
from domain.errors import Refused
from domain.hours import Hours, Rules
from domain.roles import EVERYWHERE, Role
from domain.teamhours import from_data
from domain.wallclock import on_the_wall
from domain.whereabouts import hours_of_key, key_of, places_of_key
from domain.windows import Kind
from models import conversations, masks
from models.gathering import Place
from models.tables import Campaign, Inbound, ThreadPost, Workspace
from runtime import Runtime

ANSWER = "read and answer what people write"
READ = "read what people write"
GONE = "This text is not known here any more. Look at the newest post."


def require_launcher(rt: Runtime, who: Actor, ref: str) -> None:
    """The role where the campaign is that the text answers, or in the whole team without one.

    Of a private channel nobody is told that the text is there who is not in it.
    """
    with rt.db.read() as session:
        reply = conversations.find(session, who.workspace_id, int(ref)) if ref.isdigit() else None
        where = _channel(session, None if reply is None else reply.campaign_id)
    access.require(rt, who, Role.LAUNCHER, where=where, to=ANSWER)
    _require_open(rt, who, where)


def require_reach(rt: Runtime, who: Actor, ref: str) -> frozenset[int | None]:
    """The same; the campaigns about which this person may read and answer that number's texts.

    None among them: what belongs to no campaign. Asked before anything is held, as Slack may have
    to say who is in a channel; where it does not answer, that channel's campaigns are not reached.
    """
    require_launcher(rt, who, ref)
    with rt.db.read() as session:
        reply = reply_of(session, who, ref)
        about = conversations.wrote_about(session, reply)
    opens = reaching.opener(rt, who)
    reached = reaching.surely(
        lambda channel: opens(channel) and access.may(rt, who, Role.LAUNCHER, where=channel)
    )
    return frozenset(
        {reply.campaign_id, *(it for it, channel in about.items() if reached(channel))}
    )


def _require_open(rt: Runtime, who: Actor, where: str) -> None:
    if not reaching.opener(rt, who)(where):
        raise Refused(GONE)


def require_launcher_at(rt: Runtime, who: Actor, post_ref: str) -> None:
    """The same where a post is."""
    require_at(rt, who, Role.LAUNCHER, post_ref)


def require_at(rt: Runtime, who: Actor, role: Role, post_ref: str) -> None:
    """A role where a post is."""
    with rt.db.read() as session:
        post = _post(session, who, post_ref)
        where = _channel(session, None if post is None else post.campaign_id)
    access.require(rt, who, role, where=where, to=ANSWER if role is Role.LAUNCHER else READ)
    _require_open(rt, who, where)


def post_of(session: Session, who: Actor, ref: str) -> ThreadPost:
    """The post of the team's with that id; refused where it is none."""
    post = _post(session, who, ref)
    if post is None:
        raise Refused(GONE)
    return post


def _post(session: Session, who: Actor, ref: str) -> ThreadPost | None:
    post = session.get(ThreadPost, int(ref)) if ref.isdigit() else None
    if post is None:
        return None
    team = post.workspace_id
    if post.campaign_id is not None:
        team = session.get_one(Campaign, post.campaign_id).workspace_id
    return post if team == who.workspace_id else None


def _channel(session: Session, campaign_id: int | None) -> str:
    if campaign_id is None:
        return EVERYWHERE
    return session.get_one(Campaign, campaign_id).channel_id


def reply_of(session: Session, who: Actor, ref: str) -> Inbound:
    """The team's text of that id that people read; refused where there is none."""
    reply = conversations.find(session, who.workspace_id, int(ref)) if ref.isdigit() else None
    if reply is None:
        raise Refused(GONE)
    return reply


def channel_of(session: Session, reply: Inbound) -> str:
    """The channel of the campaign that a text answers; empty without one."""
    return _channel(session, reply.campaign_id)


def place_of(reply: Inbound) -> Place:
    """Where a text is gathered."""
    if reply.campaign_id is not None:
        return Place(campaign_id=reply.campaign_id)
    return Place(workspace_id=reply.workspace_id)


def masked(session: Session, reply: Inbound) -> str:
    """The number as the thread shows it."""
    return masks.of(session, place_of(reply), [reply.phone])[reply.phone]


def hours_for(session: Session, reply: Inbound) -> Hours:
    """When somebody may be texted who wrote too long ago to expect it.

    By the kind of the campaign that they answered; an urgent one's answer is no emergency.
    """
    kind = Kind.INFORMATIONAL
    if reply.campaign_id is not None:
        kind = Kind(session.get_one(Campaign, reply.campaign_id).kind)
    kind = Kind.INFORMATIONAL if kind is Kind.URGENT else kind
    team = from_data(session.get_one(Workspace, reply.workspace_id).hours)
    return hours_of_key(_key(session, reply), Rules(kind, team))


def clocks_of(session: Session, reply: Inbound, at: datetime | None) -> str:
    """A moment by the clocks where somebody may be; of many only the first and the last."""
    if at is None:
        return ""
    team = from_data(session.get_one(Workspace, reply.workspace_id).hours)
    zones = {place.zone for place in places_of_key(_key(session, reply), team.live_in)}
    shown = sorted({_naive(at, zone): zone for zone in sorted(zones)}.items())
    words = [on_the_wall(at, zone, at) for _, zone in shown]
    return words[0] if len(words) == 1 else f"{words[0]} to {words[-1]}"


def _naive(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def _key(session: Session, reply: Inbound) -> str:
    return key_of(reply.phone, conversations.zones(session, reply))
