"""What a live card says about who is held, who was tried again, and what goes on by itself."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.holds import Held, HeldFor
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.retries import SecondAttempts
from domain.views import CampaignView
from gateways.slack.blocks import draft_form
from gateways.slack.blocks.live_card import live_card
from tests.gateways.slack.samples import HOSTILE, LIVE

MIDNIGHT = datetime(2026, 11, 22, 8, 1, tzinfo=UTC)
PAUSED = replace(LIVE, state=CampaignState.PAUSED)
STOPPED = replace(PAUSED, sender=replace(LIVE.sender, stopped_reason=f"Not verified. {HOSTILE}"))


def drawn(view: CampaignView) -> str:
    return str(live_card(view).blocks)


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (HeldFor.T_MOBILE_DAY, ("3 held until <!date^", "(12:01 AM PST)", "T-Mobile’s")),
        (HeldFor.CARRIER_DAY, ("3 held until <!date^", "(12:01 AM PST)", "carrier’s")),
        (HeldFor.UNREACHED, ("3 tried once more from <!date^", "could not be reached")),
        (HeldFor.CONGESTED, ("3 tried once more from <!date^", "on its way")),
        (HeldFor.BLOCKED, ("3 tried once more from <!date^", "blocks the number")),
        (HeldFor.ACCOUNT_LIMIT, ("3 tried once more from <!date^", "account’s limit")),
    ],
)
def test_who_is_held_is_said_with_the_reason_and_the_time(
    why: HeldFor, words: tuple[str, ...]
) -> None:
    text = drawn(replace(LIVE, held=(Held(why, 3, MIDNIGHT),)))
    assert all(word in text for word in words)


def test_nobody_held_and_nobody_tried_again_is_not_shown() -> None:
    text = drawn(LIVE)
    assert "held until" not in text
    assert "tried once more" not in text


def test_clocks_that_disagree_are_told_on_the_card() -> None:
    assert "clocks of this machine disagree" in drawn(replace(LIVE, clocks_apart=90))


def test_clocks_that_agree_are_not_told() -> None:
    assert "disagree" not in drawn(LIVE)


def test_who_was_tried_once_more_is_shown_as_such() -> None:
    assert "12 tried once more after the first text failed" in drawn(replace(LIVE, tried_again=12))


def test_a_limit_that_ends_says_when_it_goes_on_and_can_be_kept_paused() -> None:
    text = drawn(replace(PAUSED, resumes_at=MIDNIGHT))
    assert "Goes on by itself <!date^" in text
    assert "Keep paused" in text
    assert "Goes on by itself" not in drawn(PAUSED)
    assert "Keep paused" not in drawn(PAUSED)


def test_a_stopped_sender_offers_its_release_and_no_resume() -> None:
    text = drawn(STOPPED)
    assert "release_sender" in text
    assert "'action_id': 'resume'" not in text
    assert "<!channel>" not in text
    assert "release_sender" not in drawn(PAUSED)
    assert "resume" in drawn(PAUSED)


def test_the_form_offers_every_choice_and_keeps_what_was_chosen() -> None:
    chosen = replace(LIVE, second_attempts=SecondAttempts.UNREACHED)
    text = str(draft_form.edit_form(chosen, "{}"))
    assert set(draft_form.SECOND_WORDS) == set(SecondAttempts)
    assert all(words in text for words in draft_form.SECOND_WORDS.values())
    _, _, first = text.partition("'initial_option'")
    assert "'value': 'unreached'" in first.partition("second_attempts")[0] + first


HOURS = Held(HeldFor.QUIET_HOURS, 3, MIDNIGHT)
LEFT = replace(LIVE.ledger, buckets={Bucket.DELIVERED: 5, Bucket.HELD: 3})


def test_a_campaign_of_which_all_that_is_left_waits_for_its_hours_does_not_say_sending() -> None:
    view = replace(LIVE, ledger=LEFT, held=(HOURS,))

    assert "*Waits for its hours*" in drawn(view)
    assert "waits for its hours" in live_card(view).text
    assert "*Sending*" not in drawn(view)


@pytest.mark.parametrize(
    "view",
    [
        replace(LIVE, held=(HOURS,)),
        replace(LIVE, ledger=LEFT, held=(HOURS, Held(HeldFor.CONGESTED, 1, MIDNIGHT))),
        replace(LIVE, ledger=LEFT),
    ],
)
def test_a_campaign_that_waits_for_something_else_as_well_is_sending(view: CampaignView) -> None:
    assert "*Sending*" in drawn(view)
