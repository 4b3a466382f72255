"""What people do to inputs, and how Slack writes it: `state.values` and `actions`."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from simulator.slack.blockkit.fill import elements_of
from simulator.slack.shapes import JSON, ControlError

# element type -> (key in state, key of the initial value, empty value)
FIELDS: dict[str, tuple[str, str, Any]] = {
    "plain_text_input": ("value", "initial_value", None),
    "email_text_input": ("value", "initial_value", None),
    "url_text_input": ("value", "initial_value", None),
    "number_input": ("value", "initial_value", None),
    "rich_text_input": ("rich_text_value", "initial_value", None),
    "static_select": ("selected_option", "initial_option", None),
    "external_select": ("selected_option", "initial_option", None),
    "radio_buttons": ("selected_option", "initial_option", None),
    "multi_static_select": ("selected_options", "initial_options", []),
    "multi_external_select": ("selected_options", "initial_options", []),
    "checkboxes": ("selected_options", "initial_options", []),
    "users_select": ("selected_user", "initial_user", None),
    "multi_users_select": ("selected_users", "initial_users", []),
    "conversations_select": ("selected_conversation", "initial_conversation", None),
    "multi_conversations_select": ("selected_conversations", "initial_conversations", []),
    "channels_select": ("selected_channel", "initial_channel", None),
    "multi_channels_select": ("selected_channels", "initial_channels", []),
    "datepicker": ("selected_date", "initial_date", None),
    "timepicker": ("selected_time", "initial_time", None),
    "datetimepicker": ("selected_date_time", "initial_date_time", None),
    "file_input": ("files", "", []),
}
ShowFile = Callable[[str], JSON]
Rewrite = Callable[[str], str]


def inputs(blocks: list[JSON]) -> Iterator[tuple[JSON, JSON]]:
    """Every element that keeps a value, with its block."""
    for block in blocks:
        for element in elements_of(block):
            if element.get("type") in FIELDS:
                yield block, element


def empty_state(blocks: list[JSON], kept: JSON | None = None) -> JSON:
    """`state.values` before anybody typed; what was `kept` stays where ids are unchanged."""
    values: JSON = {}
    for block, element in inputs(blocks):
        key, initial, nothing = FIELDS[element["type"]]
        entry: JSON = {"type": element["type"], key: element.get(initial, nothing)}
        if element["type"] == "rich_text_input":
            entry = {k: v for k, v in entry.items() if v is not None}
        old = (kept or {}).get(block["block_id"], {}).get(element["action_id"])
        same = old is not None and old["type"] == element["type"]
        values.setdefault(block["block_id"], {})[element["action_id"]] = copy.deepcopy(
            old if same else entry
        )
    return values


def type_in(blocks: list[JSON], values: JSON, given: JSON, *, show_file: ShowFile) -> None:
    """Writes what a person gave (by block_id, action_id or label) into `values`."""
    for name, what in given.items():
        block, element = _find(blocks, name)
        key, _, nothing = FIELDS[element["type"]]
        entry = values[block["block_id"]][element["action_id"]]
        entry[key] = nothing if what is None else _value(element, what, show_file)


def rewrite(blocks: list[JSON], values: JSON, names: Iterable[str], *, how: Rewrite) -> None:
    """Does to the texts of the named inputs what a keyboard or Slack does to them."""
    for block, element in (_find(blocks, name) for name in names):
        entry = values[block["block_id"]][element["action_id"]]
        if element["type"] == "plain_text_input" and entry["value"]:
            entry["value"] = how(entry["value"])


def _find(blocks: list[JSON], name: str) -> tuple[JSON, JSON]:
    known = list(inputs(blocks))
    for block, element in known:
        if name in (block["block_id"], element["action_id"], _label(block)):
            return block, element
    names = ", ".join(repr(_label(block) or block["block_id"]) for block, _ in known)
    raise ControlError(f"there is no input {name!r}; there are {names}")


def _label(block: JSON) -> str:
    return str(block.get("label", {}).get("text", ""))


def _value(element: JSON, what: Any, show_file: ShowFile) -> Any:
    kind = element["type"]
    if kind == "file_input":
        return _files(element, what if isinstance(what, list) else [what], show_file)
    if kind in ("static_select", "radio_buttons", "external_select"):
        return find_option(element, what)
    if kind in ("multi_static_select", "checkboxes", "multi_external_select"):
        return [find_option(element, one) for one in what]
    if kind == "rich_text_input":
        text = {"type": "text", "text": str(what)}
        section = {"type": "rich_text_section", "elements": [text]}
        return {"type": "rich_text", "elements": [section]}
    if kind == "datetimepicker":
        return int(what)
    return what if kind.startswith("multi_") else str(what)


def _files(element: JSON, ids: list[str], show_file: ShowFile) -> list[JSON]:
    if len(ids) > element.get("max_files", 10):
        raise ControlError("Slack's file input takes no more files than max_files")
    files = [show_file(one) for one in ids]
    for file in files:
        if file["size"] > 10_000_000:
            raise ControlError(f"{file['name']} is over the 10 MB that Slack's file input takes")
    return files


def find_option(element: JSON, wanted: str) -> JSON:
    """The option of that value or label."""
    groups = element.get("option_groups") or []
    offered = list(element.get("options") or []) + [o for g in groups for o in g["options"]]
    for option in offered:
        if wanted in (option.get("value"), option["text"]["text"]):
            return copy.deepcopy(option)
    if element["type"].endswith("external_select"):
        return {"text": {"type": "plain_text", "text": wanted, "emoji": True}, "value": wanted}
    names = ", ".join(repr(option["text"]["text"]) for option in offered)
    raise ControlError(f"there is no option {wanted!r}; there are {names}")


def client_refuses(blocks: list[JSON], values: JSON) -> JSON:
    """What Slack's own client says before it submits: by block_id, a sentence."""
    errors: JSON = {}
    for block, element in inputs(blocks):
        if block["type"] != "input":
            continue
        entry = values[block["block_id"]][element["action_id"]]
        what = entry.get(FIELDS[element["type"]][0])
        if what in (None, "", []):
            if not block.get("optional"):
                errors[block["block_id"]] = "Please complete this required field."
        elif isinstance(what, str) and (said := _length(element, what)):
            errors[block["block_id"]] = said
    return errors


def _length(element: JSON, what: str) -> str | None:
    most = element.get("max_length", 3000)
    if len(what) > most:
        return f"Please use no more than {most} characters."
    if len(what) < element.get("min_length", 0):
        return f"Please use at least {element['min_length']} characters."
    return None


def action_entry(block: JSON, element: JSON, chosen: Any, *, show_file: ShowFile) -> JSON:
    """The `actions[0]` of a block_actions payload (without its action_ts)."""
    entry: JSON = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block["block_id"],
    }
    if element["type"] == "overflow":
        return entry | {"selected_option": find_option(element, chosen)}
    if element["type"] in FIELDS:
        return entry | {FIELDS[element["type"]][0]: _value(element, chosen, show_file)}
    return entry | {k: element[k] for k in ("text", "value", "style") if k in element}
