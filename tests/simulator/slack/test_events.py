"""Events: subscribed ones arrive signed, are retried with Slack's headers, and can be forged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import App

from simulator.slack.client import SlackControl
from tests.simulator.slack.conftest import BoltApp

Bolt = Callable[[Callable[[App], None]], BoltApp]


def test_the_address_is_verified_by_its_challenge(slack: SlackControl, bolt: Bolt) -> None:
    bolt(lambda app: None)
    answer = slack.event({"type": "url_verification"})
    assert answer["sent"]["challenge"] in answer["ack"]["body"]


def test_opening_the_home_tab_tells_the_app(slack: SlackControl, bolt: Bolt) -> None:
    seen: list[dict[str, Any]] = []

    def register(app: App) -> None:
        @app.event("app_home_opened")
        def handle(event: dict[str, Any]) -> None:
            seen.append(event)

    bolt(register)
    slack.open_home("ada")
    slack.wait_for(lambda: seen)
    assert (seen[0]["user"], seen[0]["tab"]) == ("U01ADA", "home")


def test_messages_are_told_only_where_subscribed(slack: SlackControl, bolt: Bolt) -> None:
    seen: list[dict[str, Any]] = []

    def register(app: App) -> None:
        @app.event("message")
        def handle(event: dict[str, Any]) -> None:
            seen.append(event)

    bolt(register)
    assert slack.say("ada", "dm", "hello")["ack"] is None
    slack.configure(events=["message.im"])
    assert slack.say("ada", "dm", "a & b")["ack"]["status"] == 200
    assert slack.say("ada", "#campaigns", "hello")["ack"] is None
    slack.wait_for(lambda: seen)
    assert [(e["text"], e["channel_type"]) for e in seen] == [("a &amp; b", "im")]


def test_an_unanswered_event_comes_again_with_its_number_and_reason(
    slack: SlackControl, bolt: Bolt
) -> None:
    app = bolt(lambda app: None)
    slack.configure(event_retry_delays=[0, 0.01, 0.01])
    slack.event({"type": "app_home_opened", "user": "U01ADA", "tab": "home"})
    slack.wait_for(lambda: len(app.seen) == 4, what="three retries")
    numbers = [r["headers"].get("X-Slack-Retry-Num") for r in app.seen]
    reasons = {r["headers"].get("X-Slack-Retry-Reason") for r in app.seen}
    assert numbers == [None, "1", "2", "3"]
    assert reasons == {None, "http_error"}
    assert len({r["form"] for r in app.seen}) == 1


def test_a_forged_event_is_turned_away(slack: SlackControl, bolt: Bolt) -> None:
    bolt(lambda app: None)
    slack.configure(event_retry_delays=[])
    answer = slack.event({"type": "app_home_opened", "user": "U01ADA"}, forge="stale")
    assert answer["ack"]["status"] == 401


def test_an_app_that_is_away_is_a_failed_connection(slack: SlackControl) -> None:
    slack.configure(request_url="http://127.0.0.1:9/slack/events")
    answer = slack.command("ada", "#campaigns", "/campaign")
    assert answer["ack"]["error"] == "connection_failed"
    assert slack.problems("ada") == ['/campaign failed with the error "dispatch_failed"']
