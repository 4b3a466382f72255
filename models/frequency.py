"""How often a number was texted: what a claim asks before one more campaign text goes there.

One probe of `ix_messages_to_sender` for each picked row. What counts is what got there or may have:
`domain.frequency` says the rule.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Integer, String, TextClause, bindparam, text
from sqlalchemy.orm import Session

from domain.frequency import A_DAY, A_WEEK, LEGAL, Cap, reached
from domain.windows import Kind
from models.base import UtcTime
from models.tables import Campaign, Workspace

# As text: each element of a statement costs every claim, and this would be forty of them. Twilio
# took texts in these states, or nobody knows that it did not.
_OR_OPEN: Final = """coalesce((
SELECT CASE
WHEN got.in_day >= :most_a_day THEN :day_reached
WHEN got.in_day >= campaign_hours.most_by_law THEN :law_reached
WHEN got.in_all >= :most_a_week THEN :week_reached END
FROM (
SELECT count(DISTINCT CASE WHEN claimed_at > :day_ago THEN recipient_id END) AS in_day,
count(DISTINCT recipient_id) AS in_all
FROM messages
WHERE phone = recipients.phone AND claimed_at > :oldest
AND workspace_id = recipients.workspace_id AND kind = 'campaign'
AND state IN ('claimed', 'unknown', 'queued', 'sent', 'delivered', 'undelivered')
AND recipient_id <> recipients.id) AS got), 'open')"""


def or_open() -> TextClause:
    """Why one more text to a row of `recipients`, whose area is open, would be too much; or open.

    A campaign counts once for its recipient, and an earlier attempt of this very one not at all.
    It wants what `bound` gives.
    """
    return text(_OR_OPEN).bindparams(
        *(bindparam(name, type_=Integer()) for name in ("most_a_day", "most_a_week")),
        *(
            bindparam(name, type_=String())
            for name in ("day_reached", "week_reached", "law_reached")
        ),
        *(bindparam(name, type_=UtcTime()) for name in ("day_ago", "oldest")),
    )


def bound(caps: Sequence[Cap], now: datetime) -> dict[str, Any]:
    """The figures for `or_open`: at most one cap of a day and one of a week."""
    day = next((cap for cap in caps if cap.within == A_DAY), None)
    week = next((cap for cap in caps if cap.within == A_WEEK), None)
    return {
        "most_a_day": day and day.most,
        "most_a_week": week and week.most,
        "day_reached": day and reached(day),
        "week_reached": week and reached(week),
        "law_reached": reached(LEGAL),
        "day_ago": now - A_DAY,
        "oldest": now - (A_WEEK if week else A_DAY),
    }


def caps_of(session: Session, campaign: Campaign) -> tuple[Cap, ...]:
    """What the campaign's team has set; an urgent one has no cap."""
    if campaign.kind == Kind.URGENT:
        return ()
    team = session.get_one(Workspace, campaign.workspace_id)
    week = () if team.most_a_week is None else (Cap(team.most_a_week, A_WEEK),)
    return (Cap(team.most_a_day, A_DAY), *week)
