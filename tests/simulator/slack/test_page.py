"""The page: what people see of the workspace, and that nothing they wrote is alive in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from slack_bolt import App
from slack_sdk import WebClient

from simulator.slack.blockkit.blocks import MESSAGE, MODAL
from simulator.slack.blockkit.elements import IN_ACTIONS, IN_MODAL_INPUT, IN_SECTION
from simulator.slack.client import ControlRefused, SlackControl
from simulator.slack.page.dates import Dates
from simulator.slack.page.mrkdwn import Writer
from tests.simulator.slack.conftest import BoltApp

JSON = dict[str, Any]
Bolt = Callable[[Callable[[App], None]], BoltApp]
CHANNEL = "C01CAMPAIGNS"
NOON = 1_795_629_600  # 2026-11-25 18:00 UTC, noon in Chicago
NAMES = {"U01BEN": "ben", "C01CAMPAIGNS": "campaigns", "S01MARKETING": "marketing"}
DATES = Dates("America/Chicago", NOON + 60.0)


def named(ref: str) -> str:
    return NAMES.get(ref, "")


WRITER = Writer(named, named, named, DATES)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("*bold* and _slanted_ and ~gone~", "<b>bold</b> and <i>slanted</i> and <s>gone</s>"),
        ("a*b*c 2*3*4 snake_case_name", "a*b*c 2*3*4 snake_case_name"),
        ("*\u200bnot* _\u200bthis_", "*\u200bnot* _\u200bthis_"),
        ("`*code*` &amp; more", "<code>*code*</code> &amp; more"),
        ("```a\n<b>```", "<pre>a\n&lt;b&gt;</pre>"),
        ("&gt; said\n&gt; twice\nno", "<blockquote>said<br>twice</blockquote>no"),
        ("&lt;script&gt; <!channel>", '&lt;script&gt; <span class="mention">@channel</span>'),
        ("<script>", "&lt;script&gt;".replace("&lt;", "").replace("&gt;", "")),
        ("<javascript:alert(1)|press me>", "press me"),
        ("<@U01BEN>", '<span class="mention">@ben</span>'),
        ("<#C01CAMPAIGNS|x>", '<span class="mention">#campaigns</span>'),
        ("<!subteam^S01MARKETING>", '<span class="mention">@marketing</span>'),
        (":tada: :no_such_thing: &amp;lt;", "🎉 :no_such_thing: &amp;lt;"),
        (":octagonal_sign: stopped", "🛑 stopped"),
        (
            "*<https://a.example/?a=1&amp;b=2|A &amp; B>*",
            '<b><a href="https://a.example/?a=1&amp;b=2" rel="noreferrer">A &amp; B</a></b>',
        ),
        (f"By <!date^{NOON}^{{date_short_pretty}} {{time}}|noon>", "By today 12:00 PM"),
        (f"<!date^{NOON}^{{date_short_pretty}} {{time}}|noon>", "Today 12:00 PM"),
        (f"x <!date^{NOON - 864000}^{{date_short_pretty}}|then>", "x Nov 15, 2026"),
        ("<!date^soon^{time}|noon>", "noon"),
        ("\ue0000\ue001", "0"),
    ],
)
def test_words_are_written_as_slack_writes_them(written: str, shown: str) -> None:
    assert str(WRITER.mrkdwn(written)) == shown


def plain(text: str) -> JSON:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> JSON:
    return {"type": "mrkdwn", "text": text}


HOSTILE = (
    "<script>alert(1)</script> <!channel> &amp; \" onmouseover=alert(1) ' {{ 9**9 }} \u202etfel"
    " \u200b שלום " + "x" * 2600
)


def option(value: str) -> JSON:
    return {"text": plain(value), "value": value}


TWO = [option("one"), option("two")]
ELEMENTS: dict[str, JSON] = {
    "button": {"text": plain("Press")},
    "image": {"image_url": "https://a.example/a.png", "alt_text": "a"},
    "overflow": {"options": TWO},
    "workflow_button": {
        "text": plain("Go"),
        "workflow": {"trigger": {"url": "https://slack.com/x"}},
    },
    **{kind: {"options": TWO} for kind in ("static_select", "multi_static_select")},
    **{kind: {"options": TWO} for kind in ("checkboxes", "radio_buttons")},
    "number_input": {"is_decimal_allowed": False},
}
DRAWN = (*IN_ACTIONS, *IN_SECTION, *IN_MODAL_INPUT)
UNUSED = {"workflow_button"}


def element(kind: str) -> JSON:
    named = {} if kind == "image" else {"action_id": "it"}
    return {"type": kind, **named, **ELEMENTS.get(kind, {})}


BLOCKS: dict[str, JSON] = {
    "section": {"fields": [mrkdwn("*a*"), plain("b")]},
    "header": {"text": plain("Head")},
    "divider": {},
    "image": {"image_url": "https://a.example/a.png", "alt_text": "a"},
    "context": {"elements": [mrkdwn("c"), element("image")]},
    "rich_text": {
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [{"type": "text", "text": "R", "style": {"bold": True}}],
            }
        ]
    },
    "markdown": {"text": "# M"},
    "table": {"rows": [[{"type": "raw_text", "text": "cell"}]]},
}


def test_every_block_and_element_that_we_may_use_is_drawn(
    slack: SlackControl, web: WebClient
) -> None:
    posted: list[JSON] = [{"type": kind, **rest} for kind, rest in BLOCKS.items()]
    for kind in sorted({*IN_ACTIONS} - UNUSED):
        posted.append({"type": "actions", "elements": [element(kind)]})
    for kind in sorted({*IN_SECTION} - UNUSED):
        posted.append({"type": "section", "text": plain(kind), "accessory": element(kind)})
    asked: list[JSON] = [
        {"type": "input", "label": plain(kind), "element": element(kind)} for kind in IN_MODAL_INPUT
    ]
    web.chat_postMessage(channel=CHANNEL, text="all", blocks=posted[:50])
    trigger = slack.command("ada", CHANNEL, "/campaign")["sent"]["trigger_id"]
    view = {"type": "modal", "title": plain("Form"), "submit": plain("Go"), "blocks": asked}
    web.views_open(trigger_id=trigger, view=view)

    page = slack.page("ada", CHANNEL)

    assert all(word in page for word in ("<b>R</b>", "<td>cell</td>", "Head</h3>", 'type="date"'))
    assert page.count("<label>") == len(asked)


@pytest.mark.parametrize("kind", sorted({*MESSAGE, *MODAL} & {"video", "card", "task_card"}))
def test_a_block_that_the_page_does_not_know_is_refused_out_loud(
    slack: SlackControl, web: WebClient, kind: str
) -> None:
    blocks: dict[str, JSON] = {
        "video": {"alt_text": "a", "title": plain("t")}
        | dict.fromkeys(("thumbnail_url", "video_url"), "https://a.example/v"),
        "card": {"title": plain("t")},
        "task_card": {"task_id": "1", "title": "t", "status": "pending"},
    }
    web.chat_postMessage(channel=CHANNEL, text="x", blocks=[{"type": kind, **blocks[kind]}])

    with pytest.raises(ControlRefused, match=kind):
        slack.page("ada", CHANNEL)


class Seen(HTMLParser):
    """The tags and attributes that a browser would find."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_hostile_words_are_only_words_wherever_they_stand(
    slack: SlackControl, web: WebClient
) -> None:
    blocks: list[Any] = [
        {"type": "header", "text": plain(HOSTILE[:150])},
        {"type": "section", "text": plain(HOSTILE), "fields": [mrkdwn(HOSTILE[:2000])]},
        {"type": "context", "elements": [mrkdwn(HOSTILE[:2000])]},
        {
            "type": "actions",
            "elements": [
                {"type": "button", "text": plain(HOSTILE[:75]), "value": HOSTILE[:2000]},
                {"type": "static_select", "options": [option(HOSTILE[:75])]},
            ],
        },
    ]
    web.chat_postMessage(channel=CHANNEL, text=HOSTILE, blocks=blocks)
    slack.say("ben", CHANNEL, HOSTILE)

    page = slack.page("ada", CHANNEL, told=HOSTILE)

    seen = Seen()
    seen.feed(page)
    assert "script" not in seen.tags
    assert [name for name in seen.attributes if name.startswith("on")] == []
    assert "387420489" not in page.partition("<main>")[2]
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &lt;!channel&gt; &amp;amp; &#34;" in page


def test_the_page_runs_no_script_and_fetches_nothing_from_elsewhere(slack: SlackControl) -> None:
    answer = requests.get(f"{slack.base_url}/sim/slack/ui", timeout=30)

    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none';")
    assert set(re.findall(r'(?:src|href)="(\w+:)', answer.text)) <= {"data:"}


def test_a_private_answer_is_shown_to_its_person_only(slack: SlackControl, web: WebClient) -> None:
    web.chat_postEphemeral(channel=CHANNEL, user="U01ADA", text="for your eyes")

    assert "Only visible to you" in slack.page("ada", CHANNEL)
    assert "for your eyes" not in slack.page("ben", CHANNEL)


def test_a_thread_stands_beside_its_channel_and_not_in_it(
    slack: SlackControl, web: WebClient
) -> None:
    parent = str(web.chat_postMessage(channel=CHANNEL, text="parent")["ts"])
    web.chat_postMessage(channel=CHANNEL, text="inside", thread_ts=parent)

    assert "1 reply" in slack.page("ada", CHANNEL)
    assert "inside" not in slack.page("ada", CHANNEL)
    assert "inside" in slack.page("ada", CHANNEL, thread=parent)


def test_a_channel_is_not_shown_to_whoever_is_not_in_it(slack: SlackControl) -> None:
    with pytest.raises(requests.HTTPError):
        slack.page("gus", "C01SECRET")


FORM = {
    "type": "modal",
    "callback_id": "draft",
    "title": plain("New draft"),
    "submit": plain("Save"),
    "blocks": [
        {
            "type": "input",
            "block_id": "name",
            "label": plain("Name"),
            "element": {"type": "plain_text_input", "action_id": "value"},
        },
        {
            "type": "input",
            "block_id": "tags",
            "label": plain("Tags"),
            "optional": True,
            "element": {"type": "checkboxes", "action_id": "value", "options": TWO},
        },
        {
            "type": "input",
            "block_id": "list",
            "label": plain("List"),
            "optional": True,
            "element": {"type": "file_input", "action_id": "value"},
        },
    ],
}
ASKS = {
    "title": plain("Sure?"),
    "text": plain("Gone."),
    "confirm": plain("Do"),
    "deny": plain("No"),
}
CARD = [
    {
        "type": "actions",
        "block_id": "row",
        "elements": [
            {"type": "button", "action_id": "cancel", "text": plain("Cancel"), "confirm": ASKS}
        ],
    }
]


class Taking:
    """A Bolt app that opens a form on /campaign, takes what was filled in, and hears presses."""

    def __init__(self) -> None:
        self.submitted: list[JSON] = []
        self.pressed: list[str] = []

    def __call__(self, app: App) -> None:
        @app.command("/campaign")
        def open_form(ack: Any, body: JSON, client: WebClient) -> None:
            ack()
            client.views_open(trigger_id=body["trigger_id"], view=FORM)

        @app.view("draft")
        def take(ack: Any, view: JSON) -> None:
            values = view["state"]["values"]
            if values["name"]["value"]["value"] == "taken":
                ack(response_action="errors", errors={"name": "That name is taken."})
                return
            ack()
            self.submitted.append(values)

        @app.action("cancel")
        def hear(ack: Any, body: JSON) -> None:
            ack()
            self.pressed.append(body["user"]["id"])


def sends(slack: SlackControl, do: str, files: Any = None, **fields: str) -> dict[str, str]:
    """Sends a form of the page; where it leads, as its query."""
    given = {"user": "ada", "channel": CHANNEL, "do": do} | fields
    url = f"{slack.base_url}/sim/slack/ui"
    parts = [(name, (None, value)) for name, value in given.items()] + list(files or [])
    answer = requests.post(url, files=parts, allow_redirects=False, timeout=60)
    assert answer.status_code == 303, answer.text
    return {k: v[0] for k, v in parse_qs(urlsplit(answer.headers["Location"]).query).items()}


def test_a_form_is_opened_refused_and_sent_by_hand(slack: SlackControl, bolt: Bolt) -> None:
    taking = Taking()
    bolt(taking)
    sends(slack, "say", words="/campaign draft")
    view = slack.wait_for(lambda: slack.view("ada"), what="the form")
    assert view is not None
    name = {"view": str(view["id"]), "f|name|value": "taken"}

    refused = sends(slack, "submit", **name)
    assert "That name is taken." in slack.page("ada", CHANNEL, errors=refused["errors"])
    assert 'value="taken"' in slack.page("ada", CHANNEL)

    list_ = ("f|list|value", ("list.csv", b"phone", "text/csv"))
    good = name | {"f|name|value": "Spring", "f|tags|value": "two"}
    assert "errors" not in sends(slack, "submit", files=[list_], **good)
    (values,) = taking.submitted
    assert values["name"]["value"]["value"] == "Spring"
    assert [it["value"] for it in values["tags"]["value"]["selected_options"]] == ["two"]
    assert [it["name"] for it in values["list"]["value"]["files"]] == ["list.csv"]
    assert slack.view("ada") is None


def test_a_press_that_asks_first_counts_only_once_it_is_confirmed(
    slack: SlackControl, web: WebClient, bolt: Bolt
) -> None:
    taking = Taking()
    bolt(taking)
    ts = str(web.chat_postMessage(channel=CHANNEL, text="card", blocks=CARD)["ts"])

    asked = sends(slack, "press|row|cancel", ts=ts)
    assert taking.pressed == []
    assert "Gone." in slack.page("ada", CHANNEL, confirm=asked["confirm"])

    sends(slack, "press|row|cancel", ts=ts, confirmed="1")
    assert taking.pressed == ["U01ADA"]


def test_what_cannot_be_done_is_told_on_the_page(slack: SlackControl) -> None:
    assert "no longer open" in sends(slack, "submit", view="V1")["told"]
    assert "sees no message" in sends(slack, "press|row|cancel", ts="1.1")["told"]


def test_home_is_published_with_its_hash_and_shown(slack: SlackControl, web: WebClient) -> None:
    home = {"type": "home", "blocks": [{"type": "header", "text": plain("My drafts")}]}
    assert "My drafts" not in slack.page("ada", "home")

    first = web.views_publish(user_id="U01ADA", view=home)["view"]
    web.views_publish(user_id="U01ADA", view=home, hash=first["hash"])

    assert "My drafts</h3>" in slack.page("ada", "home")
    with pytest.raises(Exception, match="hash_conflict"):
        web.views_publish(user_id="U01ADA", view=home, hash=first["hash"])
