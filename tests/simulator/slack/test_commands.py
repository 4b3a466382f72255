"""Slash commands: signed, escaped, acknowledged in time, answered by response_url."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk.webhook import WebhookClient

from simulator.client import Simulator
from simulator.slack.client import ControlRefused, SlackControl
from tests.simulator.slack.conftest import BoltApp

Bolt = Callable[[Callable[[App], None]], BoltApp]


def _answering(answer: Any, seen: list[dict[str, Any]]) -> Callable[[App], None]:
    def register(app: App) -> None:
        @app.command("/campaign")
        def handle(ack: Any, command: dict[str, Any]) -> None:
            seen.append(command)
            ack(answer)

    return register


def test_a_command_arrives_signed_and_its_answer_is_shown_privately(
    slack: SlackControl, bolt: Bolt
) -> None:
    seen: list[dict[str, Any]] = []
    bolt(_answering("On it", seen))
    answer = slack.command("ada", "#campaigns", "/campaign", "status")
    assert answer["ack"]["status"] == 200
    assert answer["ack"]["late"] is False
    assert seen[0]["user_id"] == "U01ADA"
    assert seen[0]["channel_id"] == "C01CAMPAIGNS"
    assert [m["text"] for m in slack.ephemerals("#campaigns", "ada")] == ["On it"]
    assert slack.ephemerals("#campaigns", "ben") == []
    assert slack.messages("#campaigns") == []


def test_an_answer_in_the_channel_is_seen_by_all(slack: SlackControl, bolt: Bolt) -> None:
    bolt(_answering({"response_type": "in_channel", "text": "Hello"}, []))
    slack.command("ada", "#campaigns", "/campaign")
    assert [m["text"] for m in slack.messages("#campaigns")] == ["Hello"]


def test_text_is_escaped_and_wrapped_as_slack_does(slack: SlackControl, bolt: Bolt) -> None:
    seen: list[dict[str, Any]] = []
    bolt(_answering(None, seen))
    typed = "Tom & <Jo> https://x.com/a?b=1&c=2 shop.com +1 512-555-0123 @ben #campaigns \U0001f389"
    slack.command("ada", "#campaigns", "/campaign", typed)
    assert seen[0]["text"] == (
        "Tom &amp; &lt;Jo&gt; <https://x.com/a?b=1&amp;c=2> <http://shop.com|shop.com> "
        "<tel:+15125550123|+1 512-555-0123> <@U01BEN|ben> <#C01CAMPAIGNS|campaigns> :tada:"
    )


def test_mentions_stay_plain_where_the_manifest_says_so(slack: SlackControl, bolt: Bolt) -> None:
    seen: list[dict[str, Any]] = []
    bolt(_answering(None, seen))
    slack.configure(should_escape=False)
    slack.command("ada", "#campaigns", "/campaign", "  @ben in #campaigns ")
    assert seen[0]["text"] == "@ben in #campaigns"


def test_a_phone_curls_quotes_and_joins_hyphens(slack: SlackControl, bolt: Bolt) -> None:
    seen: list[dict[str, Any]] = []
    bolt(_answering(None, seen))
    typed = 'draft "Spring" --message "It\'s on"'
    slack.command("ada", "#campaigns", "/campaign", typed, phone_typing=True)
    slack.command("ada", "#campaigns", "/campaign", typed)
    assert seen[0]["text"] == "draft “Spring” —message “It’s on”"
    assert seen[1]["text"] == typed


def test_an_unknown_command_fails_before_the_person_eyes(slack: SlackControl, bolt: Bolt) -> None:
    bolt(_answering(None, []))
    answer = slack.command("ada", "#campaigns", "/other")
    assert answer["ack"]["status"] == 404
    assert slack.problems("ada") == ['/other failed with the error "dispatch_failed"']


def test_a_late_acknowledgement_is_an_error(slack: SlackControl, bolt: Bolt) -> None:
    release = threading.Event()

    def register(app: App) -> None:
        @app.command("/campaign")
        def handle(ack: Any) -> None:
            release.wait(30)
            ack()

    bolt(register)
    slack.configure(ack_timeout=0.2)
    answer = slack.command("ada", "#campaigns", "/campaign")
    release.set()
    assert answer["ack"]["late"] is True
    assert answer["ok"] is False
    assert slack.problems("ada") == ['/campaign failed with the error "operation_timeout"']


def test_an_answer_with_bad_blocks_is_refused(slack: SlackControl, bolt: Bolt) -> None:
    bolt(_answering({"text": "x", "blocks": [{"type": "section"}]}, []))
    slack.command("ada", "#campaigns", "/campaign")
    assert slack.ephemerals("#campaigns", "ada") == []
    assert "invalid_command_response" in slack.problems("ada")[0]


def test_a_person_who_is_not_in_the_channel_cannot_type_there(slack: SlackControl) -> None:
    with pytest.raises(ControlRefused, match="not in private-plans"):
        slack.command("dot", "#private-plans", "/campaign")
    with pytest.raises(ControlRefused, match="no channel"):
        slack.command("dot", "#nowhere", "/campaign")


def test_forged_and_stale_signatures_are_turned_away_by_bolt(
    slack: SlackControl, bolt: Bolt
) -> None:
    seen: list[dict[str, Any]] = []
    bolt(_answering(None, seen))
    for forge in ("secret", "missing", "stale"):
        answer = slack.command("ada", "#campaigns", "/campaign", forge=forge)
        assert answer["ack"]["status"] == 401
    assert seen == []


def test_a_double_click_sends_two_triggers_and_a_replay_the_same_bytes(
    slack: SlackControl, bolt: Bolt
) -> None:
    seen: list[dict[str, Any]] = []
    bolt(_answering(None, seen))
    assert len(slack.command("ada", "#campaigns", "/campaign", times=2)["acks"]) == 2
    assert seen[0]["trigger_id"] != seen[1]["trigger_id"]
    slack.command("ada", "#campaigns", "/campaign", times=2, identical=True, together=False)
    assert seen[2] == seen[3]


def test_a_response_url_works_five_times(slack: SlackControl, bolt: Bolt) -> None:
    bolt(_answering("First", []))
    sent = slack.command("ada", "#campaigns", "/campaign")["sent"]
    hook = WebhookClient(sent["response_url"])
    assert hook.send(text="Second", replace_original=True).status_code == 200
    assert [m["text"] for m in slack.ephemerals("#campaigns", "ada")] == ["Second"]
    assert hook.send(text="New").status_code == 200
    assert hook.send(text="All", response_type="in_channel").status_code == 200
    assert hook.send(blocks=[{"type": "nonsense"}]).status_code == 400
    assert hook.send(delete_original=True).body == "ok"
    assert [m["text"] for m in slack.ephemerals("#campaigns", "ada")] == ["New"]
    assert [m["text"] for m in slack.messages("#campaigns")] == ["All"]
    sixth = hook.send(text="too often")
    assert sixth.status_code == 404
    assert "used_url" in sixth.body


def test_a_response_url_ends_after_thirty_minutes(slack: SlackControl, bolt: Bolt) -> None:
    bolt(_answering(None, []))
    sent = slack.command("ada", "#campaigns", "/campaign")["sent"]
    slack.advance(1801)
    answer = WebhookClient(sent["response_url"]).send(text="late")
    assert answer.status_code == 404
    assert "expired_url" in answer.body


def test_the_ledger_tells_what_was_sent_and_how_it_was_acknowledged(
    simulator: Simulator, slack: SlackControl, bolt: Bolt
) -> None:
    bolt(_answering("Fine", []))
    slack.command("ada", "#campaigns", "/campaign", "status")
    sent = simulator.ledger(kind="slack.sent")[-1]
    ack = simulator.ledger(kind="slack.ack")[-1]
    assert sent["what"] == "command:/campaign"
    assert ack["sent"] == sent["n"]
    assert ack["status"] == 200
    assert 0 < ack["ms"] < 3000
