"""The card of a program's single texts says whose they are, and offers nothing that is not so."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.ledger import Bucket, Ledger
from domain.lifecycle import CampaignState
from domain.views import CampaignView
from gateways.slack.blocks.details import details
from gateways.slack.blocks.live_card import live_card
from simulator.slack.blockkit import check_message_blocks
from tests.gateways.slack.samples import HOSTILE, LIVE

UNTIL = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
SINGLES = replace(
    LIVE,
    launched_by="api:4hT:Website",
    day_ends_at=UNTIL,
    template="{{body}}",
    ledger=Ledger(rows=7, buckets={Bucket.PENDING: 3, Bucket.DELIVERED: 4}),
)
RESTING = replace(SINGLES, ledger=Ledger(rows=7, buckets={Bucket.DELIVERED: 7}), speed=0.0)
PAUSED = replace(SINGLES, state=CampaignState.PAUSED)
OVER = replace(RESTING, state=CampaignState.COMPLETED)


def drawn(view: CampaignView) -> str:
    return json.dumps(list(live_card(view).blocks), ensure_ascii=False)


def test_the_card_names_the_key_and_the_end_of_its_day() -> None:
    text = drawn(SINGLES)
    assert f"Single texts of the key “Website”, until <!date^{int(UNTIL.timestamp())}" in text
    assert "7 texts handed in = 4 sent + 3 waiting" in text
    assert "uploaded" not in text


def test_a_list_is_uploaded_and_launched() -> None:
    text = drawn(LIVE)
    assert "2,058 rows uploaded" in text
    assert "Launched by" in text
    assert "Single texts" not in text


def test_where_nobody_waits_it_waits_for_texts_and_has_no_speed() -> None:
    assert "*Waits for texts*" in drawn(RESTING)
    assert "segments a second" not in drawn(RESTING)
    assert "*Sending*" in drawn(SINGLES)
    assert "*Done*" in drawn(OVER)


@pytest.mark.parametrize("view", [SINGLES, PAUSED, OVER])
def test_nobody_is_offered_to_correct_copy_or_repeat_what_a_program_wrote(
    view: CampaignView,
) -> None:
    text = drawn(view)
    assert not any(word in text for word in ("Edit text", '"Copy"', "Retry"))
    assert "{{body}}" not in json.dumps(details(view))


def test_a_cancel_says_that_more_will_be_refused() -> None:
    assert "3 texts that wait will not leave, and further ones of this key" in drawn(SINGLES)
    assert "Further ones of this key and sender are refused" in drawn(RESTING)
    assert "refused for the rest of the day" not in drawn(LIVE)


def test_slack_takes_it_also_with_hostile_words() -> None:
    hostile = replace(SINGLES, launched_by=f"api:4hT:{HOSTILE}", title=HOSTILE)
    check_message_blocks(json.loads(json.dumps(list(live_card(hostile).blocks))))
    assert HOSTILE not in drawn(hostile)
