"""How fast, and why not faster: the line of a card that is sending."""

import json
from dataclasses import replace
from datetime import timedelta

from domain.canaries import CanarySoFar
from domain.daily import DailyLimit, Reached, Unit
from domain.dayplan import DayPlan, DayStop
from domain.guards import Figures
from domain.holds import PACIFIC_NAME
from domain.ledger import Bucket, Ledger
from domain.lifecycle import CampaignState
from domain.views import CampaignView
from domain.waiting import EVERYBODY_NOW, Launchable, Wait
from gateways.slack.blocks.draft_card import draft_card
from gateways.slack.blocks.launch_form import launch_form
from gateways.slack.blocks.pace import pace
from gateways.slack.blocks.schedule import USE_BY_HINT
from simulator.slack.blockkit import check_view
from tests.gateways.slack.samples import AT, DRAFT, HOSTILE, LIVE

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


def test_no_speed_is_told_while_a_canary_is_out_and_the_rest_waits() -> None:
    full = CanarySoFar(50, False, 50, Figures(sent=50, delivered=47), AT)
    assert line(replace(LIVE, canary=full)) == "[]"
    assert "a second" in line(replace(LIVE, canary=replace(full, texts=20)))


def test_a_daily_limit_says_which_and_when_it_goes_on() -> None:
    shown = line(replace(LIVE, daily=REACHED))
    assert "Daily limit of 2,000 segments (brand BN1) reached: goes on <!date^" in shown
    assert "> (7:30 AM PST)" in shown
    assert "a second" not in shown


def test_a_daily_limit_is_no_news_where_nobody_waits() -> None:
    nobody = Ledger(rows=1, buckets={Bucket.SENT: 1})
    assert "Daily" not in line(replace(LIVE, daily=REACHED, ledger=nobody))
    assert "Daily" not in line(replace(LIVE, daily=REACHED, state=CampaignState.PAUSED))


def test_a_brand_with_a_hostile_name_mentions_nobody() -> None:
    hostile = replace(REACHED, limit=replace(LIMIT, whose=HOSTILE[:60]))
    assert "<!channel>" not in line(replace(LIVE, daily=hostile))


STOP = DayStop(LIMIT, 1200, AT, AT + timedelta(hours=16), AT + timedelta(days=2))
PLAN = DayPlan(STOP, 3, LIMIT)


def asked(view: CampaignView, outlook: Launchable = EVERYBODY_NOW) -> str:
    form = launch_form(view, "{}", outlook=outlook)
    check_view(dict(form), "modal")
    # The example of a use-by names a day, and says nothing of a limit.
    return json.dumps(form, ensure_ascii=False).replace(USE_BY_HINT, "")


def test_the_question_says_where_a_daily_limit_stops_it_and_when_it_goes_on() -> None:
    shown = asked(replace(DRAFT, day_plan=PLAN, at=AT))
    assert "about 1,200 texts today, the rest from <!date^" in shown
    assert "> (11:30 PM PST)" in shown
    assert "daily limit of 2,000 segments (brand BN1); the last text about <!date^" in shown


def test_a_stop_on_a_later_day_is_not_called_today() -> None:
    later = replace(STOP, at=AT + timedelta(days=1), ends_at=None)
    shown = asked(replace(DRAFT, day_plan=replace(PLAN, stop=later), at=AT))
    assert "about 1,200 texts until <!date^" in shown
    assert "today" not in shown
    assert "the last text" not in shown


def test_a_limit_that_is_used_up_is_said_so() -> None:
    shown = asked(replace(DRAFT, day_plan=replace(PLAN, stop=replace(STOP, texts=0)), at=AT))
    assert "nothing now, all from <!date^" in shown
    assert "is used up" in shown


def test_a_limit_that_those_who_may_be_texted_now_do_not_reach_stops_nothing_today() -> None:
    wait = Wait(AT + timedelta(hours=20), 1000)
    shown = asked(replace(DRAFT, day_plan=PLAN, at=AT), Launchable(1000, (wait,), 0))
    assert "at least 3 days: daily limit" in shown
    assert "not counting the wait for the hours" in shown
    assert "today" not in shown

    shown = asked(replace(DRAFT, day_plan=PLAN, at=AT), Launchable(1201, (wait,), 0))
    assert "about 1,200 texts today" in shown


def test_the_draft_card_says_over_how_many_days_whenever_it_is_launched() -> None:
    shown = json.dumps(list(draft_card(replace(DRAFT, day_plan=PLAN)).blocks), ensure_ascii=False)
    assert "at least 3 days: daily limit of 2,000 segments (brand BN1)" in shown
    assert "today" not in shown


def test_without_a_limit_in_the_way_both_say_how_long_it_takes() -> None:
    fits = replace(DRAFT, day_plan=DayPlan())
    for shown in (asked(fits), json.dumps(list(draft_card(fits).blocks))):
        assert "at 25 segments a second" in shown
        assert "daily limit" not in shown
        assert "the wait for" not in shown
