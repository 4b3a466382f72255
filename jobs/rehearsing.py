"""What jobs ask the database again and again, asked once by their worker before it forks them.

Each job would compile it anew: 50 ms of CPU in a card's, 60 in a lane's, and the first text waits
for it. Whatever is asked of nobody here is rolled back: a rehearsal takes and changes nothing.
"""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from domain.messages import MessageKind, MessageState
from domain.retries import Delays
from gateways.twilio.outcomes import Accepted
from jobs import card
from jobs.send.books import Books
from jobs.send.settling import Done, settle
from jobs.send.world import World
from models import brakes, campaigns, canaries, cards, claims, daily, frequency, processes, views
from models.base import Database
from models.claims import Claim, Holder, Order
from models.messages import has_claimable
from models.openings import Span
from models.tables import Campaign, Sender, Wording
from runtime import utc_now

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NOBODY: Final = 0
"""The id of no campaign."""
NO_DELAYS: Final = Delays(timedelta(), timedelta(), timedelta())
LONG_AGO: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""No card was due then."""


def rehearse_card(db: Database) -> bool:
    """Draw the newest campaign's card; False while there is none. Raises what a drawing raises."""
    with db.read() as session:
        newest = cards.newest(session)
        if newest is None:
            return False
        # Twice: SQLAlchemy notes something in a kept statement when it compiles it, and so takes it
        # for another one the second time.
        for _ in range(2):
            card.draw(views.campaign_view(session, newest, utc_now()))
    with db.write() as session:
        cards.claim(session, newest, now=LONG_AGO, seconds=0)
        session.rollback()
    return True


def rehearse_lane(db: Database) -> bool:
    """Ask what a lane of the newest campaign would, for no campaign; False while there is none."""
    now = utc_now()
    with db.read() as session:
        newest = cards.newest(session)
        if newest is None:
            return False
        order = _order(session, newest)
        # Nothing is ever submitted to its threads: none may run when a job is forked.
        World(Books(db), utc_now, order).read(session)
        has_claimable(session, NOBODY, now)
        daily.reached(session, order.sender_id, now)
    with db.write() as session:
        _claim(session, order, now)
        _settle(session, order, now)
        session.rollback()
    return True


def _order(session: "Session", campaign_id: int) -> Order:
    campaign = session.get_one(Campaign, campaign_id)
    sender = session.get_one(Sender, campaign.sender_id)
    session.get(Wording, campaign.wording_id)
    brakes.is_on(session, campaign.workspace_id)
    caps = frequency.caps_of(session, campaign)
    canaries.is_full(session, campaign_id)
    return Order(NOBODY, campaign.workspace_id, sender.id, NOBODY, caps=caps)


def _claim(session: "Session", order: Order, now: datetime) -> None:
    """Nobody: no recipient is of no campaign."""
    holder = Holder("rehearsal", now, now, Span(now, now))
    processes.begin(session, token=holder.token, role="lane", host="", pid=0, now=now)
    # Twice, as a card is drawn.
    for _ in range(2):
        claims.claim_recipients(session, order, holder, limit=1, prepare=_unprepared)
        claims.rehearse(session, order, holder)
    processes.beat(session, holder.token, now)
    processes.beat_campaign(session, NOBODY, now)
    processes.end(session, holder.token, now)
    campaigns.touch_card(session, NOBODY, now)


def _settle(session: "Session", order: Order, now: datetime) -> None:
    """Nobody's text: there is no message of that id."""
    whose = (NOBODY, order.workspace_id, order.sender_id)
    claim = Claim(NOBODY, "", *whose, MessageKind.CAMPAIGN, phone="", body="", segments=1)
    done = [Done(claim, Accepted("", MessageState.QUEUED, 1))]
    for _ in range(2):
        settle(session, done, token="", campaign_id=NOBODY, waits=NO_DELAYS, now=now)


def _unprepared(_fields: object) -> claims.Prepared:
    raise AssertionError("a rehearsal claims nobody")
