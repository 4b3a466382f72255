"""How fast, and why not faster: the line of a card that is sending."""

import json
from dataclasses import replace

from domain.daily import DailyLimit, Reached, Unit
from domain.holds import PACIFIC_NAME
from domain.ledger import Bucket, Ledger
from domain.lifecycle import CampaignState
from domain.views import CampaignView
from gateways.slack.blocks.pace import pace
from tests.gateways.slack.samples import AT, HOSTILE, LIVE

LIMIT = DailyLimit(1, "brand:1:BN1", 2000, Unit.SEGMENTS, PACIFIC_NAME, "brand BN1")
REACHED = Reached(LIMIT, AT)


def line(view: CampaignView) -> str:
    return json.dumps(list(pace(view)), ensure_ascii=False)


def test_a_slowed_campaign_says_how_much_and_who_asked_for_it() -> None:
    shown = line(replace(LIVE, pace=0.48))
    assert "slowed down to 12 of 25 segments a second: the carrier asked for it" in shown


def test_at_its_throughput_nothing_is_said_of_the_carrier() -> None:
    assert "slowed" not in line(LIVE)
    assert "slowed" not in line(replace(LIVE, pace=0.48, state=CampaignState.PAUSED))


def test_a_daily_limit_says_which_and_when_it_goes_on() -> None:
    shown = line(replace(LIVE, daily=REACHED))
    assert "Daily limit of 2,000 segments (brand BN1) reached: goes on at <!date^" in shown
    assert "09:30 America/Chicago" in shown
    assert "a second" not in shown


def test_a_daily_limit_is_no_news_where_nobody_waits() -> None:
    nobody = Ledger(rows=1, buckets={Bucket.SENT: 1})
    assert "Daily" not in line(replace(LIVE, daily=REACHED, ledger=nobody))
    assert "Daily" not in line(replace(LIVE, daily=REACHED, state=CampaignState.PAUSED))


def test_a_brand_with_a_hostile_name_mentions_nobody() -> None:
    hostile = replace(REACHED, limit=replace(LIMIT, whose=HOSTILE[:60]))
    assert "<!channel>" not in line(replace(LIVE, daily=hostile))
