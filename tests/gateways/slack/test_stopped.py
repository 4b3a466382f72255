"""A stopped sender is shown where somebody looks for it: why, since when, and how it ends."""

import json
from dataclasses import replace

import pytest

from domain.lifecycle import CampaignState
from domain.views import CampaignView, WorkspaceView
from gateways.slack.blocks.draft_card import draft_card
from gateways.slack.blocks.live_card import live_card
from gateways.slack.blocks.start import StartFacts, start_view
from simulator.slack.blockkit import check_message_blocks, check_view
from tests.gateways.slack.samples import AT, DRAFT, HOSTILE, LIVE, SENDER, WORKSPACE

WHY = "The toll-free sender is not verified (Twilio error 30032)."
STOPPED = replace(SENDER, name="main 2", stopped_reason=WHY, stopped_at=AT)
SAID = (
    "*The sender main 2 is stopped* since <!date^",
    "9:30 AM CST",
    WHY,
    "`rollcall release-sender 'main 2'`",
)


def card(view: CampaignView) -> str:
    before = view.state in (CampaignState.IMPORTING, CampaignState.DRAFT)
    blocks = list((draft_card(view) if before else live_card(view)).blocks)
    check_message_blocks(blocks)
    return json.dumps(blocks, ensure_ascii=False)


def start(workspace: WorkspaceView) -> str:
    view = start_view(StartFacts(workspace, [], [], [], "https://x", None, "C1"), "{}")
    check_view(dict(view), "modal")
    return json.dumps(view, ensure_ascii=False)


def test_a_draft_on_it_says_so_and_offers_the_release() -> None:
    text = card(replace(DRAFT, sender=STOPPED))
    assert all(words in text for words in SAID)
    assert "release_sender" in text


def test_a_draft_on_another_sender_says_nothing() -> None:
    text = card(DRAFT)
    assert "is stopped" not in text
    assert "release_sender" not in text


@pytest.mark.parametrize(
    ("state", "reason", "shown"),
    [
        (CampaignState.PAUSED, "lunch", True),
        (CampaignState.PAUSED, WHY, False),
        (CampaignState.SETTLING, "", True),
        (CampaignState.COMPLETED, "", False),
    ],
)
def test_a_live_card_says_so_unless_its_own_reason_does_or_it_is_over(
    state: CampaignState, reason: str, *, shown: bool
) -> None:
    text = card(replace(LIVE, sender=STOPPED, state=state, state_reason=reason))
    assert ("*The sender main 2 is stopped*" in text) is shown


def test_the_start_view_shows_each_that_is_stopped_and_no_other() -> None:
    text = start(replace(WORKSPACE, senders=(replace(SENDER, name="other"), STOPPED)))
    assert all(words in text for words in SAID)
    assert "The sender other is stopped" not in text
    assert "is stopped" not in start(WORKSPACE)


def test_many_stopped_senders_with_hostile_names_fit_and_call_nobody() -> None:
    hostile = replace(STOPPED, name=HOSTILE[:60], stopped_reason=HOSTILE[:300])
    text = start(replace(WORKSPACE, senders=(hostile,) * 90))
    assert "<!channel>" not in text
