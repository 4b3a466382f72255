"""Reading messages as people see them, and typing as their devices do."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.slack.reading import buttons, find_button, plain, text_of
from simulator.slack.typed import as_phone_types, as_sent

CARD: dict[str, Any] = {
    "text": "only a notification",
    "blocks": [
        {"type": "header", "text": {"type": "plain_text", "text": "Spring & <Co>"}},
        {
            "type": "section",
            "block_id": "b0",
            "fields": [{"type": "mrkdwn", "text": "Sent\n*12*"}],
            "accessory": {
                "type": "button",
                "action_id": "more",
                "text": {"type": "plain_text", "text": "Details"},
            },
        },
        {
            "type": "context",
            "elements": [
                {
                    "type": "mrkdwn",
                    "text": "ends <!date^1700000000^{time}|at 9:13 PM UTC> &amp; <https://x.com|here>",
                }
            ],
        },
        {
            "type": "actions",
            "block_id": "b1",
            "elements": [
                {
                    "type": "button",
                    "action_id": "stop",
                    "text": {"type": "plain_text", "text": "Pause"},
                }
            ],
        },
    ],
}


def test_all_visible_text_is_read_in_order_without_the_notification() -> None:
    assert text_of(CARD).splitlines() == [
        "Spring & <Co>",
        "Sent",
        "*12*",
        "Details",
        "ends at 9:13 PM UTC & here",
        "Pause",
    ]
    assert text_of({"text": "a &lt;b&gt;"}) == "a <b>"


def test_buttons_are_found_by_label_or_action() -> None:
    assert buttons(CARD) == ["Details", "Pause"]
    assert find_button(CARD, "Pause")["block_id"] == "b1"
    assert find_button(CARD, "more")["text"]["text"] == "Details"
    with pytest.raises(LookupError, match="Details, Pause"):
        find_button(CARD, "Launch")


def test_a_bare_link_reads_as_its_address() -> None:
    assert plain("<https://x.com/a?b=1&amp;c=2>") == "https://x.com/a?b=1&c=2"


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"),
        ("see https://x.com.", "see <https://x.com>."),
        ("a@b.com", "<mailto:a@b.com|a@b.com>"),
        ("(512) 555-0123", "<tel:5125550123|(512) 555-0123>"),
        ("+15125550123", "<tel:+15125550123|+15125550123>"),
        ("@nobody #nowhere", "@nobody #nowhere"),
        ("12 345 people at 10:30", "12 345 people at 10:30"),
        ("Hi {{first_name|there}}", "Hi {{first_name|there}}"),
        ("party \U0001f389", "party :tada:"),
    ],
)
def test_typed_text_is_sent_as_slack_sends_it(typed: str, sent: str) -> None:
    assert as_sent(typed, lambda word: None) == sent


def test_phones_curl_quotes_by_their_side() -> None:
    assert as_phone_types("\"it's 'so'\" --x") == "“it’s ‘so’” —x"
