"""Where replies are gathered, which ones belong there, and where Slack takes none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, and_, func, or_, select, text, update
from sqlalchemy.orm import Session

from domain.meaning.verdicts import Meaning
from models import campaigns
from models.tables import Campaign, Inbound, ThreadPost, Workspace
from models.tables.replies import FOR_PEOPLE

IN_THREAD: Final = frozenset({Meaning.REPLY, Meaning.DECLINED, Meaning.PROVISIONAL})
"""What a person must read."""
READ_BY_PEOPLE: Final = text(f"({FOR_PEOPLE})")
"""As the index of texts that no post shows has it, word for word: so both planners use it."""
WITHOUT_CAMPAIGN: Final = and_(
    Inbound.campaign_id.is_(None),
    READ_BY_PEOPLE,
    or_(Inbound.meaning == Meaning.PROVISIONAL.value, Inbound.alerts),
)
"""What somebody has to act on though it belongs to no campaign: it goes to the team's channel."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where replies are gathered: in the thread of a campaign's card, or in a team's channel."""

    campaign_id: int | None = None
    workspace_id: int | None = None

    @property
    def texts(self) -> ColumnElement[bool]:
        """The replies that belong there."""
        if self.campaign_id is not None:
            return and_(Inbound.campaign_id == self.campaign_id, READ_BY_PEOPLE)
        return and_(Inbound.workspace_id == self.workspace_id, WITHOUT_CAMPAIGN)

    @property
    def posts(self) -> ColumnElement[bool]:
        """The posts that are there."""
        if self.campaign_id is not None:
            return ThreadPost.campaign_id == self.campaign_id
        return ThreadPost.workspace_id == self.workspace_id


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in Slack a place is; `card_ts` None: in the channel itself."""

    channel_id: str
    card_ts: str | None
    zone: str
    workspace_id: int
    showing: str
    """How much of a reply the team has shown there: `domain.conversing.Showing`."""


def spot_of(session: Session, place: Place) -> Spot | None:
    """Where in Slack it is; None while there is no card, or the team has no channel."""
    if place.campaign_id is None:
        team = session.get_one(Workspace, place.workspace_id, with_for_update=True)
        return _spot(team, team.channel_id, None) if team.channel_id else None
    campaign = campaigns.locked(session, place.campaign_id)
    if campaign.card_ts is None:
        return None
    team = session.get_one(Workspace, campaign.workspace_id)
    return _spot(team, campaign.channel_id, campaign.card_ts)


def _spot(team: Workspace, channel_id: str, card_ts: str | None) -> Spot:
    return Spot(channel_id, card_ts, team.zone, team.id, team.replies_shown)


def try_again(session: Session, place: Place) -> None:
    """Slack takes posts in that place again: what was given up there is due once more."""
    never = and_(place.posts, ThreadPost.given_up.is_not(None))
    lost = select(ThreadPost.id).where(never, ThreadPost.ts.is_(None))
    session.execute(
        update(Inbound)
        .where(Inbound.thread_post_id.in_(lost))
        .values(thread_post_id=None)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(ThreadPost)
        .where(never)
        .values(given_up=None)
        .execution_options(synchronize_session=False)
    )


def given_up(session: Session, workspace_id: int) -> Sequence[tuple[str, str, str]]:
    """Where Slack takes nothing, once each: the campaign's title, Slack's code, and the channel.

    Title and channel are empty for what belongs to no campaign.
    """
    rows = session.execute(
        select(Campaign.title, ThreadPost.given_up, Campaign.channel_id)
        .outerjoin(Campaign, Campaign.id == ThreadPost.campaign_id)
        .where(
            ThreadPost.given_up.is_not(None),
            func.coalesce(ThreadPost.workspace_id, Campaign.workspace_id) == workspace_id,
        )
        .distinct()
    )
    return sorted((title or "", code or "", channel or "") for title, code, channel in rows)
