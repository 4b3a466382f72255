"""Block Kit's limits: each at its edge, and one over it, with Slack's sentence."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.slack.blockkit import check_message_blocks, check_view
from simulator.slack.shapes import SlackError


def plain(text: str = "x") -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "x") -> dict[str, Any]:
    return {"type": "mrkdwn", "text": text}


def button(**more: Any) -> dict[str, Any]:
    return {"type": "button", "text": plain(), **more}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def option(value: str = "v", text: str = "t") -> dict[str, Any]:
    return {"text": plain(text), "value": value}


def select(count: int) -> dict[str, Any]:
    return {"type": "static_select", "options": [option(str(n)) for n in range(count)]}


def field(element: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "input", "label": plain("Label"), "element": element, **more}


def modal(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    base = {"type": "modal", "title": plain("Title"), "submit": plain("Go")}
    return {**base, "blocks": list(blocks), **more}


def section(**parts: Any) -> dict[str, Any]:
    return {"type": "section", **parts}


def rich(kind: str, *inside: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "rich_text", "elements": [{"type": kind, "elements": list(inside), **more}]}


def points(*labels: str) -> list[dict[str, Any]]:
    return [{"label": label, "value": 1.5} for label in labels]


def chart(labels: list[str], *names: str, **more: Any) -> dict[str, Any]:
    series = [{"name": name, "data": points(*labels)} for name in names]
    axis = {"categories": ["Mon", "Tue"]}
    shown = {"type": "line", "series": series, "axis_config": axis, **more}
    return {"type": "data_visualization", "title": "x" * 50, "chart": shown}


def pie(*segments: dict[str, Any]) -> dict[str, Any]:
    shown = {"type": "pie", "segments": list(segments)}
    return {"type": "data_visualization", "title": "Share", "chart": shown}


CONFIRM = {"title": plain(), "text": plain(), "confirm": plain(), "deny": plain()}
GOOD = [
    [{"type": "divider"}] * 50,
    [section(text=mrkdwn("x" * 3000))],
    [section(fields=[mrkdwn("x" * 2000)] * 5 + [mrkdwn()] * 5)],
    [section(text=mrkdwn("x" * 3000))] * 4,
    [{"type": "header", "text": plain("x" * 150)}],
    [actions(*(button(action_id=str(n)) for n in range(25)))],
    [actions(button(value="v" * 2000, style="primary", confirm=CONFIRM))],
    [{"type": "context", "elements": [mrkdwn()] * 10}],
    [section(text=mrkdwn(), accessory=select(100))],
    [actions({"type": "overflow", "options": [option(str(n)) for n in range(5)]})],
    [{"type": "markdown", "text": "x" * 12_000}],
    [{"type": "table", "rows": [[{"type": "raw_text", "text": "a"}] * 20] * 100}],
    [section(text=mrkdwn(), block_id="a"), section(text=mrkdwn(), block_id="b")],
    [actions({"type": "datepicker", "initial_date": "2028-02-29"})],
    [actions({"type": "timepicker", "initial_time": "23:59"})],
    [actions(button(url="https://a.example/"), button(url="slack://open"))],
    [rich("rich_text_list", {"type": "rich_text_section", "elements": []}, style="bullet")],
    [rich("rich_text_section", {"type": "user", "user_id": "U1"})],
    [chart(["Mon", "Tue"], *"abcdef")],
    [pie(*points(*"abcdef"))],
    [
        actions(
            {**select(2), "initial_option": {**option("1"), "text": {**plain("t"), "emoji": True}}}
        )
    ],
]
BAD = [
    ([{"type": "divider"}] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
    (
        [section(text=mrkdwn("x" * 3001))],
        "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ),
    (
        [section(text=mrkdwn(""))],
        "must be more than 0 characters [json-pointer:/blocks/0/text/text]",
    ),
    ([section()], "must define either `text` or `fields` [json-pointer:/blocks/0/type]"),
    (
        [section(fields=[mrkdwn("x" * 2001)])],
        "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]",
    ),
    (
        [section(fields=[mrkdwn()] * 11)],
        "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
    ),
    (
        [{"type": "header", "text": plain("x" * 151)}],
        "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
    ),
    (
        [{"type": "header", "text": mrkdwn()}],
        "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
    ),
    ([{"type": "progress"}], "unsupported type: progress [json-pointer:/blocks/0/type]"),
    ([{"text": plain()}], "missing required field: type [json-pointer:/blocks/0]"),
    (
        [section(text=mrkdwn(), colour="red")],
        "invalid additional property: colour [json-pointer:/blocks/0]",
    ),
    (
        [actions(button(action_id="a"), button(action_id="a"))],
        '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ),
    (
        [section(text=mrkdwn(), block_id="a"), section(text=mrkdwn(), block_id="a")],
        '`block_id` "a" already exists [json-pointer:/blocks/1/block_id]',
    ),
    (
        [actions(*(button(action_id=str(n)) for n in range(26)))],
        "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
    ),
    ([actions()], "no fewer than 1 items allowed [json-pointer:/blocks/0/elements]"),
    (
        [actions(button(value="v" * 2001))],
        "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
    ),
    (
        [actions({**button(), "text": plain("x" * 76)})],
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
    ),
    (
        [actions(button(style="green"))],
        "must be a valid enum value [json-pointer:/blocks/0/elements/0/style]",
    ),
    (
        [actions(button(confirm={**CONFIRM, "text": plain("x" * 301)}))],
        "must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]",
    ),
    (
        [actions(button(confirm={**CONFIRM, "confirm": plain("x" * 31)}))],
        "must be less than 31 characters [json-pointer:/blocks/0/elements/0/confirm/confirm/text]",
    ),
    (
        [actions(select(101))],
        "no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ),
    (
        [actions({"type": "static_select", "options": [option("v" * 151)]})],
        "must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]",
    ),
    (
        [actions({"type": "static_select", "options": [option("v", "t" * 76)]})],
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]",
    ),
    (
        [actions({**select(2), "initial_option": option("other")})],
        "initial option must match one of the provided options [json-pointer:/blocks/0/elements/0]",
    ),
    (
        [actions({**select(2), "initial_option": option("1", "other words")})],
        "initial option must match one of the provided options [json-pointer:/blocks/0/elements/0]",
    ),
    (
        [actions({"type": "static_select", "options": [{**option(), "description": mrkdwn()}]})],
        "unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/options/0/description/type]",
    ),
    (
        [actions({"type": "conversations_select", "filter": {}})],
        "must define either `include` or `exclude_external_shared_channels` or"
        " `exclude_bot_users` [json-pointer:/blocks/0/elements/0/filter/type]",
    ),
    (
        [chart(["Mon"], "a")],
        "labels must match the categories [json-pointer:/blocks/0/chart/series/0/data]",
    ),
    (
        [chart(["Mon", "Tue"], "a", "a")],
        "series names must be unique [json-pointer:/blocks/0/chart/series]",
    ),
    (
        [chart(["Mon", "Tue"], *"abcdefg")],
        "no more than 6 items allowed [json-pointer:/blocks/0/chart/series]",
    ),
    (
        [chart(["Mon", "Tue"], "x" * 21)],
        "must be less than 21 characters [json-pointer:/blocks/0/chart/series/0/name]",
    ),
    (
        [pie({"label": "a", "value": 0})],
        "must be more than 0 [json-pointer:/blocks/0/chart/segments/0/value]",
    ),
    (
        [pie({"label": "a", "value": "1"})],
        "must provide a number [json-pointer:/blocks/0/chart/segments/0/value]",
    ),
    (
        [{"type": "container", "child_blocks": [{"type": "divider"}]}],
        "must define either `title` or `rich_text_title` [json-pointer:/blocks/0/type]",
    ),
    (
        [rich("rich_text_section", {"type": "text", "text": "x", "style": {"loud": True}})],
        "invalid additional property: loud [json-pointer:/blocks/0/elements/0/elements/0/style]",
    ),
    (
        [field({"type": "file_input"})],
        "unsupported type: file_input [json-pointer:/blocks/0/element/type]",
    ),
    (
        [{"type": "alert", "text": plain()}],
        "unsupported type: alert [json-pointer:/blocks/0/type]",
    ),
    (
        [{"type": "context", "elements": [mrkdwn()] * 11}],
        "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
    ),
    (
        [{"type": "markdown", "text": "x" * 6001}] * 2,
        "must be less than 12001 characters [json-pointer:/blocks]",
    ),
    (
        [{"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]}] * 2,
        "only_one_table_allowed [json-pointer:/blocks]",
    ),
    (
        [actions({"type": "overflow", "options": [option()]})],
        "no fewer than 2 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ),
    (
        [actions({"type": "overflow", "options": [option(str(n)) for n in range(6)]})],
        "no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ),
    (
        [actions({"type": "datepicker", "initial_date": "2027-02-29"})],
        "must be a valid value [json-pointer:/blocks/0/elements/0/initial_date]",
    ),
    (
        [actions({"type": "timepicker", "initial_time": "24:00"})],
        "must be a valid value [json-pointer:/blocks/0/elements/0/initial_time]",
    ),
    (
        [actions({"type": "datetimepicker", "initial_date_time": 999_999_999})],
        "must be between 1000000000 and 9999999999"
        " [json-pointer:/blocks/0/elements/0/initial_date_time]",
    ),
    (
        [actions(button(url="a.example"))],
        "must match the pattern [A-Za-z][A-Za-z0-9+.-]*:\\S+"
        " [json-pointer:/blocks/0/elements/0/url]",
    ),
    (
        [{"type": "image", "alt_text": "a", "image_url": "file:///etc/passwd"}],
        "must match the pattern https?://\\S+ [json-pointer:/blocks/0/image_url]",
    ),
    (
        [rich("rich_text_paragraph")],
        "unsupported type: rich_text_paragraph [json-pointer:/blocks/0/elements/0/type]",
    ),
    (
        [rich("rich_text_section", {"type": "text"})],
        "missing required field: text [json-pointer:/blocks/0/elements/0/elements/0]",
    ),
    (
        [
            section(
                text=mrkdwn(),
                accessory={
                    "type": "multi_static_select",
                    "options": [option("a"), option("b")],
                    "initial_options": [option("a"), option("b")],
                    "max_selected_items": 1,
                },
            )
        ],
        "no more than 1 items allowed [json-pointer:/blocks/0/accessory/initial_options]",
    ),
]
VIEWS = [
    (modal(section(text=mrkdwn()), title=plain("x" * 25)), "/view/title/text]"),
    (modal(section(text=mrkdwn()), submit=plain("x" * 25)), "/view/submit/text]"),
    (modal(section(text=mrkdwn()), close=plain("x" * 25)), "/view/close/text]"),
    (modal(section(text=mrkdwn()), private_metadata="x" * 3001), "/view/private_metadata]"),
    (modal(section(text=mrkdwn()), callback_id="x" * 256), "/view/callback_id]"),
    (modal(*[{"type": "divider"}] * 101), "no more than 100 items allowed"),
    (
        modal(
            field({"type": "plain_text_input", "focus_on_load": True}),
            field({"type": "plain_text_input", "focus_on_load": True}),
        ),
        "only one element may have focus_on_load",
    ),
    (
        modal(field({"type": "plain_text_input", "max_length": 5, "initial_value": "x" * 6})),
        "must be between 0 and 5 characters",
    ),
    (
        modal(field({"type": "plain_text_input", "min_length": 6, "max_length": 5})),
        "min_length must not be more than max_length",
    ),
    (
        modal(
            field(
                {"type": "number_input", "is_decimal_allowed": False}
                | {"max_value": "5", "initial_value": "6"}
            )
        ),
        "must be between min_value and max_value",
    ),
    (modal(field({"type": "plain_text_input", "max_length": 3001})), "element/max_length]"),
    (modal({"type": "input", "element": {"type": "plain_text_input"}}), "field: label"),
    (modal({"type": "markdown", "text": "x"}), "unsupported type: markdown"),
    (modal(actions({"type": "file_input"})), "unsupported type: file_input"),
    ({**modal(section(text=mrkdwn())), "type": "home"}, "must be a valid enum value"),
    (
        {k: v for k, v in modal(field({"type": "plain_text_input"})).items() if k != "submit"},
        "must define `submit` to use an `input` block in modals",
    ),
]


@pytest.mark.parametrize("blocks", GOOD)
def test_blocks_at_the_limit_are_taken(blocks: list[dict[str, Any]]) -> None:
    check_message_blocks(blocks)


@pytest.mark.parametrize(("blocks", "sentence"), BAD)
def test_blocks_over_the_limit_are_refused_with_the_reason(
    blocks: list[dict[str, Any]], sentence: str
) -> None:
    with pytest.raises(SlackError) as caught:
        check_message_blocks(blocks)
    assert caught.value.code == "invalid_blocks"
    assert f"[ERROR] {sentence}" in caught.value.extra["response_metadata"]["messages"]


@pytest.mark.parametrize(("view", "part"), VIEWS)
def test_bad_views_are_refused_with_the_reason(view: dict[str, Any], part: str) -> None:
    with pytest.raises(SlackError) as caught:
        check_view(view, "modal")
    assert caught.value.code == "invalid_arguments"
    assert any(part in said for said in caught.value.extra["response_metadata"]["messages"])


def test_a_good_view_is_taken() -> None:
    check_view(
        modal(
            field({"type": "plain_text_input", "multiline": True, "max_length": 3000}),
            field({"type": "file_input", "filetypes": ["csv"], "max_files": 1}),
            field(select(2), optional=True),
            section(text=mrkdwn(), accessory=button()),
            private_metadata="x" * 3000,
            title=plain("x" * 24),
        ),
        "modal",
    )


def test_a_view_over_a_quarter_megabyte_is_too_large() -> None:
    big = [section(text=mrkdwn("x" * 3000)) for _ in range(90)]
    with pytest.raises(SlackError) as caught:
        check_view(modal(*big), "modal")
    assert caught.value.code == "view_too_large"


def test_what_is_no_list_of_blocks_is_a_format_error() -> None:
    with pytest.raises(SlackError) as caught:
        check_message_blocks({"type": "divider"})
    assert caught.value.code == "invalid_blocks_format"


def test_a_message_whose_texts_are_too_long_together_is_refused() -> None:
    with pytest.raises(SlackError, match="msg_blocks_too_long"):
        check_message_blocks([section(text=mrkdwn("x" * 3000))] * 4 + [section(text=mrkdwn())])
