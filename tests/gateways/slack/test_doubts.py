"""What the card says where something is not known: a possible copy, unknown texts."""

from dataclasses import replace
from typing import Any

from domain.comparing import ComparisonView
from domain.lifecycle import CampaignState
from domain.views import CampaignView
from gateways.slack.blocks.live_card import live_card
from tests.gateways.slack.samples import AT, LIVE

PAUSED = replace(LIVE, state=CampaignState.PAUSED)


def shown(view: CampaignView) -> str:
    return str(live_card(view).blocks)


def buttons(view: CampaignView) -> dict[str, dict[str, Any]]:
    rows = [block for block in live_card(view).blocks if block["type"] == "actions"]
    return {it["text"]["text"]: it for row in rows for it in row["elements"]}


def test_while_the_log_is_read_nobody_can_resume() -> None:
    view = replace(PAUSED, comparison=ComparisonView(lines=3000, found=12, done_at=None))
    assert "Comparing with Twilio’s log (3,000 texts read, 12 found)" in shown(view)
    assert "Resume" not in buttons(view)


def test_what_the_log_showed_is_said_and_resume_asks() -> None:
    view = replace(PAUSED, comparison=ComparisonView(lines=3000, found=112, done_at=AT))
    assert (
        "Twilio’s log shows 112 texts that this database did not know; they count as sent."
        " *Resume* sends the remaining 700."
    ) in shown(view)
    assert "700 recipients would be texted" in str(buttons(view)["Resume"]["confirm"])


def test_a_plain_pause_resumes_without_a_question() -> None:
    assert "confirm" not in buttons(PAUSED)["Resume"]
    assert "Twilio’s log" not in shown(PAUSED)


def test_unknown_texts_are_asked_about_once_they_are_offered() -> None:
    assert "Decide …" in shown(replace(LIVE, undecided=3))
    assert "*3 texts: we don’t know whether they left.*" in shown(replace(LIVE, undecided=3))
    assert "*1 text: we don’t know whether it left.*" in shown(replace(LIVE, undecided=1))
    assert "Decide …" not in shown(LIVE)
