"""The emergency brake on cards: shown where something could still be sent, in plain words."""

import json
from dataclasses import replace

from domain.braking import Brake
from domain.lifecycle import CampaignState
from domain.views import CampaignView
from gateways.slack.blocks.brake import stopped
from gateways.slack.blocks.draft_card import draft_card
from gateways.slack.blocks.live_card import live_card
from gateways.slack.facts import Rendered
from simulator.slack.blockkit import check_message_blocks
from simulator.slack.reading import text_of
from tests.gateways.slack.samples import AT, DRAFT, HOSTILE, LIVE, WORKSPACE

BRAKE = Brake("slack:U01ADA", AT, "wrong price")


def shown(rendered: Rendered) -> str:
    check_message_blocks(list(rendered.blocks))
    return text_of({"blocks": list(rendered.blocks)})


def braked(view: CampaignView, **changes: object) -> CampaignView:
    workspace = replace(view.workspace, brake=replace(BRAKE, **changes))  # type: ignore[arg-type]
    return replace(view, workspace=workspace)


def test_a_draft_and_a_live_card_say_by_whom_and_why() -> None:
    for text in (shown(draft_card(braked(DRAFT))), shown(live_card(braked(LIVE)))):
        assert "*Stop-all is on*, by <@U01ADA>" in text
        assert "wrong price" in text


def test_without_a_brake_no_card_speaks_of_it() -> None:
    assert "Stop-all" not in shown(live_card(LIVE))


def test_a_campaign_that_is_over_does_not_show_it() -> None:
    over = replace(braked(LIVE), state=CampaignState.COMPLETED)

    assert "Stop-all" not in shown(live_card(over))


def test_a_hostile_reason_comes_out_as_plain_text() -> None:
    for rendered in (
        live_card(braked(LIVE, reason=HOSTILE)),
        stopped(replace(BRAKE, reason=HOSTILE), "UTC", paused=["spring"] * 30, was_on=True),
    ):
        shown(rendered)
        assert "<!channel>" not in json.dumps(list(rendered.blocks))


def test_many_paused_campaigns_are_counted_and_the_first_named() -> None:
    text = shown(stopped(BRAKE, WORKSPACE.zone, paused=["spring"] * 30, was_on=False))

    assert "30 campaigns" in text
    assert "and 10 more" in text
