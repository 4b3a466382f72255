"""Triggers, the stack of modals, submissions and presses, through a real Bolt app."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from simulator.slack.client import ControlRefused, SlackControl
from tests.simulator.slack.conftest import BoltApp

Bolt = Callable[[Callable[[App], None]], BoltApp]
JSON = dict[str, Any]


def plain(text: str) -> JSON:
    return {"type": "plain_text", "text": text}


def field(label: str, element: JSON, **more: Any) -> JSON:
    element = {"action_id": "value", **element}
    return {"type": "input", "block_id": label.lower(), "label": plain(label)} | {
        "element": element,
        **more,
    }


def modal(*blocks: JSON, **more: Any) -> JSON:
    base = {"type": "modal", "callback_id": "draft", "title": plain("New draft")}
    shown = list(blocks) or [{"type": "section", "text": plain("Nothing here")}]
    return base | {"submit": plain("Save"), "blocks": shown, **more}


OPTIONS = [{"text": plain(name.title()), "value": name} for name in ("us", "de")]
FORM = modal(
    field("Name", {"type": "plain_text_input", "max_length": 10}),
    field("Region", {"type": "static_select", "options": OPTIONS, "initial_option": OPTIONS[0]}),
    field("Tags", {"type": "checkboxes", "options": OPTIONS}, optional=True),
    field("CSV", {"type": "file_input", "filetypes": ["csv"]}, optional=True),
)


class Drafting:
    """A Bolt app that opens a modal on /campaign and answers its submission as told."""

    def __init__(self, view: JSON) -> None:
        self.view = view
        self.answer: JSON = {}
        self.submitted: list[JSON] = []
        self.bodies: list[JSON] = []
        self.closed: list[JSON] = []

    def __call__(self, app: App) -> None:
        @app.command("/campaign")
        def opens(ack: Any, body: JSON, client: WebClient) -> None:
            ack()
            self.bodies.append(body)
            client.views_open(trigger_id=body["trigger_id"], view=self.view)

        @app.view("draft")
        def submits(ack: Any, view: JSON) -> None:
            self.submitted.append(view)
            ack(**self.answer)

        @app.view_closed("draft")
        def closes(ack: Any, body: JSON) -> None:
            ack()
            self.closed.append(body)

        @app.action("more")
        def presses(ack: Any, body: JSON) -> None:
            ack()
            self.bodies.append(body)


def start(slack: SlackControl, bolt: Bolt, view: JSON = FORM) -> Drafting:
    drafting = Drafting(view)
    bolt(drafting)
    slack.command("ada", "#campaigns", "/campaign")
    slack.wait_for(lambda: slack.view("ada"), what="the modal")
    return drafting


def test_a_submission_carries_what_was_typed_and_closes(slack: SlackControl, bolt: Bolt) -> None:
    drafting = start(slack, bolt)
    file = slack.upload("ada", None, "list.csv", "phone\n+15125550123\n")["file"]["id"]
    values = {"Name": "Spring & <Co>", "Region": "De", "Tags": ["us"], "CSV": file}
    answer = slack.submit("ada", {**values, "Name": "Tom & <Jo>"})
    assert answer["action"] == "close"
    assert slack.view("ada") is None
    state = drafting.submitted[0]["state"]["values"]
    assert state["name"]["value"] == {"type": "plain_text_input", "value": "Tom & <Jo>"}
    assert state["region"]["value"]["selected_option"]["value"] == "de"
    assert [o["value"] for o in state["tags"]["value"]["selected_options"]] == ["us"]
    assert state["csv"]["value"]["files"][0]["name"] == "list.csv"


def test_empty_optional_inputs_come_empty_and_defaults_come_along(
    slack: SlackControl, bolt: Bolt
) -> None:
    drafting = start(slack, bolt)
    slack.submit("ada", {"name": "Spring"})
    state = drafting.submitted[0]["state"]["values"]
    assert state["region"]["value"]["selected_option"]["value"] == "us"
    assert state["tags"]["value"]["selected_options"] == []
    assert state["csv"]["value"]["files"] == []


def test_typed_text_can_come_escaped(slack: SlackControl, bolt: Bolt) -> None:
    drafting = start(slack, bolt)
    typed = {"Name": "A & 'B' \U0001f389", "Region": "De"}
    slack.submit("ada", typed, escaped=True, phone_typing=True)
    state = drafting.submitted[0]["state"]["values"]
    assert state["name"]["value"]["value"] == "A &amp; ‘B’ :tada:"
    assert state["region"]["value"]["selected_option"]["value"] == "de"


def test_slack_itself_refuses_what_is_missing_or_too_long(slack: SlackControl, bolt: Bolt) -> None:
    drafting = start(slack, bolt)
    assert "required" in slack.submit("ada")["refused"]["name"]
    assert "10 characters" in slack.submit("ada", {"Name": "x" * 11})["refused"]["name"]
    with pytest.raises(ControlRefused, match="'Name', 'Region'"):
        slack.submit("ada", {"Title": "x"})
    assert drafting.submitted == []


def test_errors_stay_on_the_modal(slack: SlackControl, bolt: Bolt) -> None:
    drafting = start(slack, bolt)
    drafting.answer = {"response_action": "errors", "errors": {"name": "Taken."}}
    assert slack.submit("ada", {"Name": "Spring"})["errors"] == {"name": "Taken."}
    view = slack.view("ada")
    assert view is not None
    assert view["state"]["values"]["name"]["value"]["value"] == "Spring"


@pytest.mark.parametrize(
    ("errors", "word"),
    [({"other": "Taken."}, "block_id"), ({"name": ""}, "something"), ({"name": None}, "something")],
)
def test_errors_for_unknown_blocks_or_without_words_are_trouble(
    slack: SlackControl, bolt: Bolt, errors: dict[str, str], word: str
) -> None:
    drafting = start(slack, bolt)
    drafting.answer = {"response_action": "errors", "errors": errors}
    answer = slack.submit("ada", {"Name": "Spring"})
    assert word in answer["problem"]
    assert slack.problems("ada") == ["We had some trouble connecting. Try again?"]


def test_update_push_and_clear_change_the_stack(slack: SlackControl, bolt: Bolt) -> None:
    drafting = start(slack, bolt)
    drafting.answer = {"response_action": "update", "view": {**FORM, "title": plain("Second")}}
    answer = slack.submit("ada", {"Name": "Spring"})
    assert answer["view"]["title"]["text"] == "Second"
    assert answer["view"]["state"]["values"]["name"]["value"]["value"] == "Spring"
    drafting.answer = {"response_action": "push", "view": modal(title=plain("Third"))}
    slack.submit("ada")
    assert [v["title"]["text"] for v in slack.views()["U01ADA"]] == ["Second", "Third"]
    slack.submit("ada")
    slack.submit("ada")
    assert slack.problems("ada") == ["We had some trouble connecting. Try again?"]
    drafting.answer = {"response_action": "clear"}
    slack.submit("ada")
    assert slack.view("ada") is None


def test_a_bad_view_in_an_answer_is_trouble(slack: SlackControl, bolt: Bolt) -> None:
    drafting = start(slack, bolt)
    drafting.answer = {"response_action": "update", "view": modal(title=plain("x" * 25))}
    answer = slack.submit("ada", {"Name": "Spring"})
    assert answer["action"] is None
    assert "must be less than 25 characters" in json.dumps(answer["response_metadata"])


def test_closing_tells_the_app_only_if_it_asked(slack: SlackControl, bolt: Bolt) -> None:
    drafting = start(slack, bolt)
    assert slack.close("ada")["ack"] is None
    drafting.view = modal(notify_on_close=True)
    slack.command("ada", "#campaigns", "/campaign")
    slack.wait_for(lambda: slack.view("ada"))
    assert slack.close("ada")["ack"]["status"] == 200
    assert drafting.closed[0]["is_cleared"] is False
    assert slack.view("ada") is None


def code(call: Any, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    return str(caught.value.response["error"])


def test_a_trigger_opens_one_modal_within_three_seconds(
    slack: SlackControl, bolt: Bolt, web: WebClient
) -> None:
    drafting = start(slack, bolt)
    used = drafting.bodies[0]["trigger_id"]
    assert code(web.views_open, trigger_id=used, view=FORM) == "exchanged_trigger_id"
    assert code(web.views_open, trigger_id="1.2.x", view=FORM) == "invalid_trigger_id"
    fresh = slack.command("ben", "#campaigns", "/other")["sent"]["trigger_id"]
    assert code(web.views_open, trigger_id=fresh, view={**FORM, "title": plain("x" * 25)})
    slack.advance(3.1)
    assert code(web.views_open, trigger_id=fresh, view=FORM) == "expired_trigger_id"
    assert slack.view("ben") is None


def test_a_stack_holds_three_views(slack: SlackControl, bolt: Bolt, web: WebClient) -> None:
    def trigger() -> str:
        return str(slack.command("ada", "#campaigns", "/other")["sent"]["trigger_id"])

    start(slack, bolt)
    web.views_push(trigger_id=trigger(), view=modal())
    web.views_push(trigger_id=trigger(), view=modal())
    assert code(web.views_push, trigger_id=trigger(), view=modal()) == "push_limit_reached"
    first, second, _ = slack.views()["U01ADA"]
    assert second["root_view_id"] == second["previous_view_id"] == first["id"]


def test_an_update_with_an_old_hash_conflicts(
    slack: SlackControl, bolt: Bolt, web: WebClient
) -> None:
    start(slack, bolt)
    view = slack.view("ada")
    assert view is not None
    web.views_update(view_id=view["id"], hash=view["hash"], view=FORM)
    stale = {"view_id": view["id"], "hash": view["hash"], "view": FORM}
    assert code(web.views_update, **stale) == "hash_conflict"
    assert code(web.views_update, view_id="V0", view=FORM) == "not_found"


def test_a_bad_view_is_refused_with_the_reason(
    slack: SlackControl, bolt: Bolt, web: WebClient
) -> None:
    start(slack, bolt)
    trigger = slack.command("ada", "#campaigns", "/other")["sent"]["trigger_id"]
    with pytest.raises(SlackApiError) as caught:
        web.views_open(trigger_id=trigger, view=modal(private_metadata="x" * 3001))
    said = caught.value.response["response_metadata"]["messages"]
    assert said == [
        "[ERROR] must be less than 3001 characters [json-pointer:/view/private_metadata]"
    ]


def test_a_press_in_a_modal_brings_the_view_and_its_values(slack: SlackControl, bolt: Bolt) -> None:
    button = {"type": "button", "action_id": "more", "value": "42", "text": plain("More")}
    view = modal(*FORM["blocks"], {"type": "actions", "elements": [button]})
    drafting = start(slack, bolt, view)
    slack.press("ada", "More", state={"Name": "Spring"})
    body = drafting.bodies[-1]
    assert body["actions"][0]["value"] == "42"
    assert body["container"]["type"] == "view"
    assert body["view"]["state"]["values"]["name"]["value"]["value"] == "Spring"
    assert "response_url" not in body
    with pytest.raises(ControlRefused, match="More"):
        slack.press("ada", "Less")


def test_a_press_on_a_message_brings_the_message(
    slack: SlackControl, bolt: Bolt, web: WebClient
) -> None:
    drafting = start(slack, bolt)
    button = {"type": "button", "action_id": "more", "value": "7", "text": plain("More")}
    blocks = [{"type": "actions", "block_id": "b", "elements": [button]}]
    ts = web.chat_postMessage(channel="C01CAMPAIGNS", text="card", blocks=blocks)["ts"]
    answer = slack.press_on("ben", slack.message("#campaigns", ts), "More")
    assert answer["ack"]["status"] == 200
    body = drafting.bodies[-1]
    assert body["message"]["ts"] == body["container"]["message_ts"] == ts
    assert (body["user"]["id"], body["channel"]["id"]) == ("U01BEN", "C01CAMPAIGNS")
    assert body["actions"][0] | {"action_ts": ""} == {
        "type": "button",
        "action_id": "more",
        "block_id": "b",
        "value": "7",
        "text": {**plain("More"), "emoji": True},
        "action_ts": "",
    }


def test_a_press_on_an_ephemeral_message_has_no_message(
    slack: SlackControl, bolt: Bolt, web: WebClient
) -> None:
    drafting = start(slack, bolt)
    button = {"type": "button", "action_id": "more", "text": plain("More")}
    blocks = [{"type": "actions", "elements": [button]}]
    web.chat_postEphemeral(channel="C01CAMPAIGNS", user="U01BEN", text="x", blocks=blocks)
    message = slack.ephemerals("#campaigns", "ben")[0]
    slack.press_on("ben", message, "More")
    assert "message" not in drafting.bodies[-1]
    assert drafting.bodies[-1]["container"]["is_ephemeral"] is True
    with pytest.raises(ControlRefused, match="sees no message"):
        slack.press_on("ada", message, "More")


def test_a_dismissed_confirmation_sends_nothing(
    slack: SlackControl, bolt: Bolt, web: WebClient
) -> None:
    drafting = start(slack, bolt)
    confirm = {k: plain(k) for k in ("title", "text", "confirm", "deny")}
    button = {"type": "button", "action_id": "more", "text": plain("More"), "confirm": confirm}
    blocks = [{"type": "actions", "elements": [button]}]
    ts = web.chat_postMessage(channel="C01CAMPAIGNS", text="card", blocks=blocks)["ts"]
    before = len(drafting.bodies)
    card = slack.message("#campaigns", ts)
    answer = slack.press_on("ada", card, "More", dismiss=True)
    assert answer["confirm"]["title"]["text"] == "title"
    assert len(drafting.bodies) == before
    assert len(slack.press_on("ada", card, "More", times=2)["acks"]) == 2
    assert len(drafting.bodies) == before + 2


def test_a_menu_choice_and_an_external_search(
    slack: SlackControl, bolt: Bolt, web: WebClient
) -> None:
    seen: list[JSON] = []

    def register(app: App) -> None:
        @app.action("pick")
        def picks(ack: Any, body: JSON) -> None:
            ack()
            seen.append(body)

        @app.options("search")
        def searches(ack: Any, payload: JSON) -> None:
            ack(options=[{"text": plain(payload["value"] + "!"), "value": "1"}])

    bolt(register)
    menu = {"type": "static_select", "action_id": "pick", "options": OPTIONS}
    search = {"type": "external_select", "action_id": "search"}
    blocks = [{"type": "actions", "elements": [menu, search]}]
    ts = web.chat_postMessage(channel="C01CAMPAIGNS", text="card", blocks=blocks)["ts"]
    where = {"channel": "#campaigns", "ts": ts}
    slack.press("ada", action_id="pick", value="De", **where)
    assert seen[0]["actions"][0]["selected_option"]["value"] == "de"
    assert len(seen[0]["state"]["values"]) == 1
    found = slack.suggest("ada", "search", "spr", **where)["options"]
    assert found[0]["text"]["text"] == "spr!"


def test_the_home_tab_is_published_and_pressed(
    slack: SlackControl, bolt: Bolt, web: WebClient
) -> None:
    drafting = start(slack, bolt)
    button = {"type": "button", "action_id": "more", "text": plain("More")}
    home = {"type": "home", "blocks": [{"type": "actions", "elements": [button]}]}
    web.views_publish(user_id="U01ADA", view=home)
    slack.press("ada", "More", home=True)
    assert drafting.bodies[-1]["view"]["type"] == "home"
    slack.configure(home_tab_enabled=False)
    assert code(web.views_publish, user_id="U01ADA", view=home) == "not_enabled"


def test_a_file_input_takes_ten_megabytes(slack: SlackControl, bolt: Bolt, tmp_path: Path) -> None:
    drafting = start(slack, bolt)
    big = tmp_path / "big.csv"
    with big.open("wb") as out:
        out.truncate(10_000_001)
    file = slack.upload("ada", None, "big.csv", big)["file"]["id"]
    with pytest.raises(ControlRefused, match="10 MB"):
        slack.submit("ada", {"Name": "Spring", "CSV": file})
    assert drafting.submitted == []
