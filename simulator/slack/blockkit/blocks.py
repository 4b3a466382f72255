"""Blocks and their limits, by surface: a message, a modal, the Home tab."""

from __future__ import annotations

from simulator.slack.blockkit.charts import CHART, CHART_TITLE
from simulator.slack.blockkit.elements import (
    FEEDBACK_BUTTONS,
    ICON_BUTTON,
    IMAGE,
    IN_ACTIONS,
    IN_INPUT,
    IN_MODAL_INPUT,
    IN_SECTION,
    PICTURE,
)
from simulator.slack.blockkit.objects import SLACK_FILE, plain, rich
from simulator.slack.blockkit.richtext import PART, RICH_TEXT
from simulator.slack.blockkit.schema import (
    Check,
    Fields,
    anything,
    array,
    at_least_one,
    boolean,
    by_type,
    exactly_one,
    integer,
    number,
    obj,
    one_of,
    string,
)

BLOCK_ID = string(255)
URL = PICTURE


def _block(kind: str, required: Fields, optional: Fields | None = None, *rules: Check) -> Check:
    fields = {"block_id": BLOCK_ID, **(optional or {})}
    return obj({"type": one_of(kind), **required}, fields, *rules)


def _input(elements: dict[str, Check]) -> Check:
    return _block(
        "input",
        {"label": plain(2000), "element": by_type(elements)},
        {"dispatch_action": boolean, "hint": plain(2000), "optional": boolean},
    )


_CONTEXT = by_type(
    {
        "image": IMAGE,
        "mrkdwn": obj({"type": one_of("mrkdwn"), "text": string(2000)}, {"verbatim": boolean}),
        "plain_text": obj({"type": one_of("plain_text"), "text": string(2000)}, {"emoji": boolean}),
    }
)
_CELL = by_type(
    {
        "raw_text": obj({"type": one_of("raw_text"), "text": string(None, 0)}),
        "raw_number": obj({"type": one_of("raw_number"), "value": number}, {"text": string()}),
        "rich_text": RICH_TEXT,
    }
)
_COLUMN = obj({}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean})

BASIC: dict[str, Check] = {
    "section": _block(
        "section",
        {},
        {
            "text": rich(3000),
            "fields": array(rich(2000), 10, 1),
            "accessory": by_type(IN_SECTION),
            "expand": boolean,
        },
        at_least_one("text", "fields"),
    ),
    "header": _block("header", {"text": plain(150)}),
    "divider": _block("divider", {}),
    "image": _block(
        "image",
        {"alt_text": string(2000)},
        {"image_url": URL, "slack_file": SLACK_FILE, "title": plain(2000)},
        exactly_one("image_url", "slack_file"),
    ),
    "actions": _block("actions", {"elements": array(by_type(IN_ACTIONS), 25, 1)}),
    "context": _block("context", {"elements": array(_CONTEXT, 10, 1)}),
    "rich_text": _block("rich_text", {"elements": array(PART)}),
    "video": _block(
        "video",
        {"alt_text": string(), "title": plain(200), "thumbnail_url": URL, "video_url": URL},
        {
            "author_name": string(50),
            "description": plain(200),
            "provider_icon_url": URL,
            "provider_name": string(),
            "title_url": URL,
        },
    ),
}
_CARD = _block(
    "card",
    {},
    {
        "title": rich(150),
        "subtitle": rich(150),
        "body": rich(200),
        "subtext": rich(200),
        "hero_image": IMAGE,
        "icon": IMAGE,
        "slack_icon": anything,
        "actions": array(by_type({"button": IN_ACTIONS["button"]}), 3, 1),
    },
    at_least_one("hero_image", "title", "actions", "body"),
)
_SOURCE = obj({"type": one_of("url"), "url": URL}, {"text": string()})
_TASK = _block(
    "task_card",
    {
        "task_id": string(255),
        "title": string(),
        "status": one_of("pending", "in_progress", "complete", "error"),
    },
    {"details": RICH_TEXT, "output": RICH_TEXT, "sources": array(_SOURCE)},
)
MESSAGE: dict[str, Check] = {
    **BASIC,
    "input": _input(IN_INPUT),
    "markdown": _block("markdown", {"text": string(12_000)}),
    "table": _block(
        "table",
        {"rows": array(array(_CELL, 20, 1), 100, 1)},
        {"column_settings": array(_COLUMN, 20)},
    ),
    "data_table": _block(
        "data_table",
        {"caption": string(), "rows": array(array(_CELL, 20, 1), 101, 1)},
        {"page_size": integer(1, 100)},
    ),
    "data_visualization": _block("data_visualization", {"title": CHART_TITLE, "chart": CHART}),
    "card": _CARD,
    "carousel": _block("carousel", {"elements": array(by_type({"card": _CARD}), 10, 1)}),
    "task_card": _TASK,
    "plan": _block("plan", {"title": string()}, {"tasks": array(by_type({"task_card": _TASK}))}),
    "context_actions": _block(
        "context_actions",
        {
            "elements": array(
                by_type({"feedback_buttons": FEEDBACK_BUTTONS, "icon_button": ICON_BUTTON}), 5, 1
            )
        },
    ),
    "file": _block("file", {"external_id": string(), "source": one_of("remote")}),
}
_IN_CONTAINER = {k: v for k, v in MESSAGE.items() if k in {*BASIC, "input", "table", "file"}}
MESSAGE["container"] = _block(
    "container",
    {"child_blocks": array(by_type(_IN_CONTAINER), 10, 1)},
    {
        "title": plain(150),
        "rich_text_title": RICH_TEXT,
        "subtitle": plain(150),
        "width": one_of("narrow", "standard", "wide", "full"),
        "is_collapsible": boolean,
        "default_collapsed": boolean,
    },
    at_least_one("title", "rich_text_title"),
)
MODAL: dict[str, Check] = {
    **BASIC,
    "input": _input(IN_MODAL_INPUT),
    "alert": _block(
        "alert",
        {"text": rich(200)},
        {"level": one_of("default", "info", "warning", "error", "success")},
    ),
}
HOME: dict[str, Check] = {**BASIC, "input": _input(IN_INPUT), "card": _CARD}
