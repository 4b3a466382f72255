"""What is photographed of the time after a campaign: the report, every message."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from domain.ledger import Bucket
from domain.outcomes import Filter, Page, Row
from domain.periods import Period
from domain.report import Figures, Usual
from domain.timeline import Series, Timeline
from domain.windows import Kind
from gateways.slack.blocks.report import shown
from gateways.slack.facts import Rendered
from tests.gateways.slack.samples import AT

PAGE: Final = Page(
    public_id="abcdefghijklmnop",
    name="spring-offer",
    title="Spring offer",
    zone="America/Chicago",
    of=Filter.ALL,
    after=20,
    rows=(
        Row(21, 22, "+1•••••2671", Bucket.DELIVERED, "", AT),
        Row(22, 23, "+1•••••2672", Bucket.UNDELIVERED, "the number is not in service", AT),
        Row(23, 24, "+1•••••2673", Bucket.DELIVERED, "", AT),
        Row(24, 25, "12•••", Bucket.SKIPPED, "too short", None),
        Row(25, 26, "+1•••••2675", Bucket.SENT, "", AT),
        Row(26, 27, "+1•••••2676", Bucket.FAILED, "a carrier filtered the text as spam", AT),
    ),
    has_more=True,
)
SPRING: Final = Figures(
    id=1,
    public_id="abcdefghijklmnop",
    name="spring-offer",
    title="Spring offer",
    kind=Kind.MARKETING,
    state="completed",
    channel_id="C01CAMPAIGNS",
    launched_at=AT,
    asked=True,
    recipients=2000,
    sent=1981,
    delivered=1931,
    failed=67,
    confirmed=612,
    replies=87,
    opt_outs=23,
    segments=2143,
    price=Decimal("0.0083"),
)


def report() -> Rendered:
    """A month of three campaigns."""
    autumn = replace(
        SPRING, id=2, name="autumn", title="Autumn opening hours", asked=False, recipients=840
    )
    autumn = replace(autumn, sent=838, delivered=836, failed=4, opt_outs=1, segments=838)
    moved = replace(autumn, id=3, name="we-moved", title="We moved", delivered=700, failed=138)
    period = Period(date(2026, 11, 1), date(2026, 11, 30), "America/Chicago")
    return shown(period, [SPRING, autumn, moved], "USD")


def _spread(total: int, *, first: int, last: int, slower: float = 1.0) -> dict[int, int]:
    """So many between two steps, most of them early."""
    steps = range(first, last)
    shares = [1 / (1 + slower * nth) for nth in range(len(steps))]
    done, counts = 0, {}
    for nth, step in enumerate(steps):
        upto = round(total * sum(shares[: nth + 1]) / sum(shares))
        counts[step], done = upto - done, upto
    return counts


TIMELINE: Final = Timeline(
    AT - timedelta(minutes=3),
    15,
    88,
    recipients=2000,
    counts={
        Series.DELIVERED: _spread(1931, first=1, last=30, slower=0.02),
        Series.CONFIRMED: _spread(612, first=3, last=88, slower=0.09),
        Series.FAILED: _spread(67, first=2, last=40, slower=0.03),
        Series.REPLIES: _spread(87, first=4, last=80, slower=0.06),
        Series.OPT_OUTS: _spread(23, first=2, last=60, slower=0.1),
    },
)
USUAL: Final = Usual(campaigns=5, delivery=0.968, opt_out=0.009, confirmation=0.28)
