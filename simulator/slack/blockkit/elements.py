"""Interactive elements, their limits, and the blocks that each may stand in."""

from __future__ import annotations

from datetime import date, time

from simulator.slack.blockkit.objects import (
    ADDRESS,
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    PLAIN_OPTION,
    RICH_OPTION,
    SLACK_FILE,
    initial_in_options,
    no_more_than_allowed,
    plain,
    unique_option_values,
    within_length,
    within_range,
)
from simulator.slack.blockkit.richtext import RICH_TEXT
from simulator.slack.blockkit.schema import (
    Check,
    Fields,
    anything,
    array,
    boolean,
    exactly_one,
    integer,
    obj,
    one_of,
    real,
    string,
)

ACTION_ID = string(255)
DATE = real(date.fromisoformat, r"\d{4}-\d{2}-\d{2}")
TIME = real(time.fromisoformat, r"\d{2}:\d{2}")
PICTURE = string(3000, pattern=r"https?://\S+")
NUMBER = string(pattern=r"-?\d+(\.\d+)?")
IDS = array(string())


def _element(kind: str, required: Fields, optional: Fields, *rules: Check) -> Check:
    common: Fields = {"action_id": ACTION_ID, "confirm": CONFIRM, "focus_on_load": boolean}
    return obj({"type": one_of(kind), **required}, {**common, **optional}, *rules)


def _select(source: str, multi: bool, **more: Check) -> Check:
    kind = f"multi_{source}" if multi else source
    fields = {"placeholder": plain(150), "response_url_enabled": boolean, **more}
    if multi:
        del fields["response_url_enabled"]
        fields["max_selected_items"] = integer(1, 100)
    return _element(kind, {}, fields)


def _first(multi: bool) -> dict[str, Check]:
    return {"initial_options": array(PLAIN_OPTION)} if multi else {"initial_option": PLAIN_OPTION}


def _static(multi: bool) -> Check:
    fields: dict[str, Check] = {
        "placeholder": plain(150),
        "options": array(PLAIN_OPTION, 100, 1),
        "option_groups": array(OPTION_GROUP, 100, 1),
        **_first(multi),
    }
    if multi:
        fields["max_selected_items"] = integer(1, 100)
    kind = "multi_static_select" if multi else "static_select"
    rules = (exactly_one("options", "option_groups"), initial_in_options, unique_option_values)
    return _element(kind, {}, fields, *rules, no_more_than_allowed)


def _choices(kind: str, **first: Check) -> Check:
    rules = (initial_in_options, unique_option_values)
    return _element(kind, {"options": array(RICH_OPTION, 10, 1)}, first, *rules)


def _text_input(kind: str, **more: Check) -> Check:
    fields = {
        "initial_value": string(3000, 0),
        "placeholder": plain(150),
        "dispatch_action_config": DISPATCH,
        **more,
    }
    return _element(kind, {}, fields, within_length)


BUTTON = obj(
    {"type": one_of("button"), "text": plain(75)},
    {
        "action_id": ACTION_ID,
        "url": ADDRESS,
        "value": string(2000),
        "style": one_of("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(75),
    },
)
IMAGE = obj(
    {"type": one_of("image"), "alt_text": string(2000)},
    {"image_url": PICTURE, "slack_file": SLACK_FILE},
    exactly_one("image_url", "slack_file"),
)

_BOTH = (False, True)
SELECTS: dict[str, Check] = {
    ("multi_" if multi else "") + source: check
    for multi in _BOTH
    for source, check in {
        "static_select": _static(multi),
        "external_select": _select(
            "external_select", multi, min_query_length=integer(0, 3000), **_first(multi)
        ),
        "users_select": _select("users_select", multi, initial_user=string(), initial_users=IDS),
        "conversations_select": _select(
            "conversations_select",
            multi,
            initial_conversation=string(),
            initial_conversations=IDS,
            default_to_current_conversation=boolean,
            filter=CONVERSATION_FILTER,
        ),
        "channels_select": _select(
            "channels_select", multi, initial_channel=string(), initial_channels=IDS
        ),
    }.items()
}
PICKERS: dict[str, Check] = {
    "datepicker": _element("datepicker", {}, {"initial_date": DATE, "placeholder": plain(150)}),
    "timepicker": _element(
        "timepicker", {}, {"initial_time": TIME, "placeholder": plain(150), "timezone": string()}
    ),
    "datetimepicker": _element(
        "datetimepicker", {}, {"initial_date_time": integer(10**9, 10**10 - 1)}
    ),
}
CHOICES: dict[str, Check] = {
    "checkboxes": _choices("checkboxes", initial_options=array(RICH_OPTION, 10, 1)),
    "radio_buttons": _choices("radio_buttons", initial_option=RICH_OPTION),
}
OVERFLOW = obj(
    {"type": one_of("overflow"), "options": array(OVERFLOW_OPTION, 5, 2)},
    {"action_id": ACTION_ID, "confirm": CONFIRM},
    unique_option_values,
)
TEXT_INPUTS: dict[str, Check] = {
    "plain_text_input": _text_input(
        "plain_text_input",
        multiline=boolean,
        min_length=integer(0, 3000),
        max_length=integer(1, 3000),
    ),
    "email_text_input": _text_input("email_text_input"),
    "url_text_input": _text_input("url_text_input"),
    "number_input": _element(
        "number_input",
        {"is_decimal_allowed": boolean},
        {
            "initial_value": NUMBER,
            "min_value": NUMBER,
            "max_value": NUMBER,
            "placeholder": plain(150),
            "dispatch_action_config": DISPATCH,
        },
        within_range,
    ),
    "rich_text_input": _text_input("rich_text_input", initial_value=RICH_TEXT),
}
FILE_INPUT = obj(
    {"type": one_of("file_input")},
    {
        "action_id": ACTION_ID,
        "filetypes": array(string(), None, 1),
        "max_files": integer(1, 10),
    },
)
_WORKFLOW = obj(
    {"trigger": obj({"url": ADDRESS}, {"customizable_input_parameters": array(anything)})}
)
WORKFLOW_BUTTON = obj(
    {"type": one_of("workflow_button"), "text": plain(75), "workflow": _WORKFLOW},
    {
        "action_id": ACTION_ID,
        "style": one_of("primary", "danger"),
        "accessibility_label": string(75),
    },
)
ICON_BUTTON = obj(
    {"type": one_of("icon_button"), "icon": one_of("trash"), "text": plain(75)},
    {
        "action_id": ACTION_ID,
        "value": string(2000),
        "confirm": CONFIRM,
        "accessibility_label": string(75),
        "visible_to_user_ids": IDS,
    },
)
_FEEDBACK = obj({"text": plain(75), "value": string(2000)}, {"accessibility_label": string(75)})
FEEDBACK_BUTTONS = obj(
    {
        "type": one_of("feedback_buttons"),
        "positive_button": _FEEDBACK,
        "negative_button": _FEEDBACK,
    },
    {"action_id": ACTION_ID},
)

_SINGLE_SELECTS = {k: v for k, v in SELECTS.items() if not k.startswith("multi_")}
IN_ACTIONS: dict[str, Check] = {
    "button": BUTTON,
    "overflow": OVERFLOW,
    "workflow_button": WORKFLOW_BUTTON,
    **_SINGLE_SELECTS,
    **PICKERS,
    **CHOICES,
}
IN_SECTION: dict[str, Check] = {
    "button": BUTTON,
    "image": IMAGE,
    "overflow": OVERFLOW,
    "workflow_button": WORKFLOW_BUTTON,
    **SELECTS,
    **CHOICES,
    "datepicker": PICKERS["datepicker"],
    "timepicker": PICKERS["timepicker"],
}
IN_INPUT: dict[str, Check] = {**TEXT_INPUTS, **SELECTS, **PICKERS, **CHOICES}
IN_MODAL_INPUT: dict[str, Check] = {**IN_INPUT, "file_input": FILE_INPUT}
