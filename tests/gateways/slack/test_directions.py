"""Words that turn the direction of writing round leave our own words alone."""

import re
from typing import Any

import pytest

from domain.views import CampaignView
from gateways.slack.blocks.draft_card import draft_card
from gateways.slack.blocks.live_card import live_card
from tests.gateways.slack.samples import DRAFT, HOSTILE, LIVE, hostile

TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")


def ours(value: Any) -> list[str]:
    """Every text in which our own words stand beside others'."""
    if isinstance(value, dict):
        if value.get("type") == "mrkdwn":
            return [value["text"]]
        return [text for inner in value.values() for text in ours(inner)]
    return [text for inner in value for text in ours(inner)] if isinstance(value, list) else []


@pytest.mark.parametrize("view", [DRAFT, LIVE], ids=["draft", "live"])
def test_no_words_turn_round_what_we_say_behind_them(view: CampaignView) -> None:
    assert TURNED.search(HOSTILE)
    card = live_card(hostile(view)) if view is LIVE else draft_card(hostile(view))

    assert [text for text in ours(list(card.blocks)) if TURNED.search(text)] == []
