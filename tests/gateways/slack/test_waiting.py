"""What the hours make of a launch, and of a campaign under way, as people read it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.holds import Held, HeldFor, Shut
from domain.ledger import Bucket, Ledger
from domain.teamhours import countries_shown
from domain.waiting import EVERYBODY_NOW, Launchable, Wait
from domain.windows import DEFAULT, Kind, TeamHours
from gateways.slack.blocks import notices
from gateways.slack.blocks.details import details
from gateways.slack.blocks.launch_form import launch_form
from gateways.slack.blocks.live_card import live_card
from gateways.slack.blocks.setup_form import workspace_form
from simulator.slack.blockkit import check_view
from simulator.slack.client import text_of
from tests.gateways.slack.samples import AT, DRAFT, LIVE

MONDAY = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
LATER = Wait(MONDAY, 1204, "America/Los_Angeles")
SOME = Launchable(796, (LATER,), 3)


def form(outlook: Launchable, kind: Kind = Kind.MARKETING) -> str:
    view = dict(launch_form(replace(DRAFT, kind=kind), "{}", outlook=outlook))
    check_view(view, "modal")
    return text_of(view)


def test_the_question_tells_who_waits_by_their_clock_and_by_the_readers() -> None:
    told = form(SOME)

    assert "Marketing · 8:00 to 21:00, in some states less, by each recipient’s own clock" in told
    assert "796 recipients may be texted now" in told
    assert "1,204 recipients wait until Mon 8:00 AM PST (Pacific), which is Nov 23" in told
    assert "3 recipients can never be reached in these hours: skipped" in told
    assert "Let them wait" in told
    assert "Drop them instead" in told


def test_where_everybody_may_be_texted_nothing_is_asked_about_waiting() -> None:
    for outlook in (EVERYBODY_NOW, Launchable(2000, (), 0)):
        told = form(outlook)
        assert "by each recipient’s own clock" in told
        assert "wait until" not in told
        assert "Drop them" not in told
        assert "The first texts leave within seconds" in told


def test_where_nobody_may_be_texted_it_says_so_and_offers_no_drop() -> None:
    told = form(Launchable(0, (LATER,), 3))

    assert "Nobody may be texted at this hour: 1,204 wait, and then it goes" in told
    assert "not counting the wait for the hours" in told
    assert "within seconds" not in told
    assert "Drop them" not in told


@pytest.mark.parametrize("kind", list(Kind))
def test_only_an_urgent_launch_asks_for_a_reason(kind: Kind) -> None:
    assert ("Why can it not wait?" in form(SOME, kind)) is (kind is Kind.URGENT)


def test_only_where_somebody_waits_a_use_by_asks_whether_it_may_skip_them() -> None:
    asks = "Skip whoever still waits for their hours then"

    assert asks in form(SOME)
    assert asks not in form(Launchable(5, (), 0))


def test_many_openings_are_cut_short_and_none_is_lost() -> None:
    waits = tuple(Wait(MONDAY + timedelta(hours=n), 10, "America/Denver") for n in range(9))

    told = form(Launchable(1, waits, 0))

    assert told.count("10 recipients wait until") == 5
    assert "40 more wait, until" in told


def test_the_card_says_how_many_are_held_for_their_hours_and_until_when() -> None:
    ledger = Ledger(rows=5, buckets={Bucket.HELD: 3, Bucket.SENT: 2})
    held = (Held(HeldFor.QUIET_HOURS, 3, MONDAY),)

    told = text_of({"blocks": live_card(replace(LIVE, ledger=ledger, held=held)).blocks})

    assert "3 held for their hours, the first until" in told
    assert "the first until Nov 23, 2026 at 10:00 AM CST" in told


@pytest.mark.parametrize(
    ("shut", "words"),
    [
        (Shut.NEVER, "3 held: no hour is open in all the places where they may be"),
        (Shut.USE_BY, "3 held: their hours open only after the use-by"),
    ],
)
def test_the_card_says_why_nobody_is_let_go_and_names_no_time(shut: Shut, words: str) -> None:
    ledger = Ledger(rows=5, buckets={Bucket.HELD: 3, Bucket.SENT: 2})
    held = (Held(HeldFor.QUIET_HOURS, 3, MONDAY, shut),)

    told = text_of({"blocks": live_card(replace(LIVE, ledger=ledger, held=held)).blocks})

    assert words in told
    assert "10:00 AM CST" not in told


def test_the_card_shows_why_an_urgent_one_could_not_wait() -> None:
    urgent = replace(LIVE, kind=Kind.URGENT, launch_reason="The shop is flooded.")

    assert "At any hour because: The shop is flooded." in text_of(
        {"blocks": live_card(urgent).blocks}
    )
    assert "because" not in text_of({"blocks": live_card(LIVE).blocks})


def test_whoever_was_dropped_is_named_among_the_skipped() -> None:
    ledger = Ledger(
        rows=5,
        buckets={Bucket.SENT: 2, Bucket.SKIPPED: 3},
        skipped={"outside_hours": 2, "never_open": 1},
    )

    told = text_of({"blocks": live_card(replace(LIVE, ledger=ledger, at=AT)).blocks})

    assert "2 outside the hours, 1 whose places have no hour in common" in told


def test_the_answer_to_a_launch_counts_those_apart_who_never_get_it() -> None:
    told = notices.launched("Sale", "C01", 3, waiting=0, dropped=2)
    assert "on its way to 3 recipients. 2 others are skipped for the hours and never get it" in told

    told = notices.launched("Sale", "C01", 250, waiting=250, dropped=1)
    assert "All of them wait" in told
    assert "1 other is skipped for the hours and never gets it" in told
    assert "skipped" not in notices.launched("Sale", "C01", 3, waiting=1)
    told = notices.launched("Sale", "C01", 3, waiting=1, late=2)
    assert "2 others still wait for their hours at its use-by, and are skipped then." in told


def test_details_say_which_hours_count() -> None:
    told = text_of(dict(details(replace(LIVE, kind=Kind.URGENT))))

    assert "Hours: Urgent · at any hour" in told


def test_the_settings_bring_back_the_hours_of_many_countries_whole() -> None:
    codes = "AT BE CH DE DK ES FI FR GB GR HU IE IT JP NL NO PL PT SE SG"
    team = TeamHours(countries=dict.fromkeys(codes.split(), DEFAULT))
    view = dict(
        workspace_form(
            replace(DRAFT.workspace, hours=team), "{}", channel_id="C01", zone="UTC", price=""
        )
    )

    check_view(view, "modal")
    assert countries_shown(team) in str(view)
    assert "Elsewhere: marketing as below, informational as above." in str(view)
