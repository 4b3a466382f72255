"""What a person does on the page: each form becomes the gesture that a control call would make."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web
from multidict import MultiDictProxy

from simulator.slack import fileserver, gestures, pressing
from simulator.slack.inputs import FIELDS, inputs, type_in
from simulator.slack.page.sheet import HOME, Look
from simulator.slack.people import person
from simulator.slack.shapes import JSON, ControlError
from simulator.slack.world import SlackWorld

SETTLING_SECONDS = 0.3
"""After an acknowledgement the app still opens its form, or answers: so long we wait to look."""
Form = MultiDictProxy[Any]


async def act(world: SlackWorld, form: Form) -> Look:
    """Makes the gesture; answers where to look afterwards, and what was said about it."""
    user = person(world.config, str(form["user"]))
    deed, _, what = str(form["do"]).partition("|")
    before = len(world.problems)
    look = Look(user.name, str(form["channel"]), str(form.get("thread", "")))
    errors: dict[str, str] = {}
    confirm: JSON | None = None
    match deed:
        case "press":
            confirm = await _press(world, form, what)
        case "submit":
            errors = await _submit(world, form)
        case "close":
            await pressing.close(world, {"user": user.id})
        case "home":
            await gestures.open_home(world, {"user": user.id})
        case _:
            await _say(world, form)
    if confirm is None:
        await asyncio.sleep(SETTLING_SECONDS)
    told = " ".join(it["text"] for it in world.problems[before:] if it["user"] == user.id)
    return Look(look.user, look.channel, look.thread, told=told, errors=errors, confirm=confirm)


async def _press(world: SlackWorld, form: Form, what: str) -> JSON | None:
    """Presses, unless it has to be asked about first: then what to ask."""
    block_id, _, rest = what.partition("|")
    action_id, _, chosen = rest.partition("|")
    asked = _where(world, form) | {"block_id": block_id, "action_id": action_id}
    user = person(world.config, asked["user"])
    place, source = pressing.find_source(world, user, asked)
    element = pressing.find_element(source, asked)[1]
    given = await _given(world, form, source["blocks"])
    own = given.pop(f"{block_id}|{action_id}", None)
    if element["type"] == "overflow":
        own = chosen
    if element.get("confirm") and not form.get("confirmed"):
        if place is None:
            _keep(world, source, given)
        fields = [(n, v) for n, v in form.items() if n.startswith("f|") and isinstance(v, str)]
        return {
            "asks": element["confirm"],
            "press": f"press|{what}",
            "ts": asked.get("ts", ""),
            "view": str(form.get("view", "")),
            "fields": fields,
        }
    if own in (None, "") and element["type"] in FIELDS:
        raise ControlError("Choose something first.")
    state = {_name(source["blocks"], key): value for key, value in given.items()}
    await pressing.press(world, asked | {"value": own, "state": state})
    return None


def _keep(world: SlackWorld, view: JSON, given: JSON) -> None:
    named = {_name(view["blocks"], key): value for key, value in given.items()}
    values = view["state"]["values"]
    type_in(view["blocks"], values, named, show_file=pressing.show_file(world))


async def _submit(world: SlackWorld, form: Form) -> dict[str, str]:
    """Submits; what was refused, by block_id."""
    view = world.modals.top(person(world.config, str(form["user"])).id)
    if view is None or view["id"] != form.get("view"):
        raise ControlError("This form is no longer open.")
    given = await _given(world, form, view["blocks"])
    values = {_name(view["blocks"], key): value for key, value in given.items()}
    asked = {"user": str(form["user"]), "view_id": view["id"], "values": values}
    answer = await pressing.submit(world, asked)
    refused: dict[str, str] = answer.get("refused") or answer.get("errors") or {}
    return refused


async def _say(world: SlackWorld, form: Form) -> None:
    """Types a command or a message; a file goes with it."""
    words, file = str(form.get("words", "")).strip(), form.get("file")
    asked: JSON = {"user": str(form["user"]), "channel": str(form["channel"])}
    if isinstance(file, web.FileField) and file.filename:
        place = world.conversations.place(asked["channel"], person(world.config, asked["user"]).id)
        stored = _store(world, asked["user"], file)
        await fileserver.share(world, stored, place, text=words)
    elif words.startswith("/"):
        command, _, text = words.partition(" ")
        await gestures.command(world, asked | {"command": command, "text": text})
    elif words:
        thread = {"thread_ts": str(form["thread"])} if form.get("thread") else {}
        await gestures.say(world, asked | thread | {"text": words})


def _store(world: SlackWorld, who: str, file: web.FileField) -> Any:
    user = person(world.config, who)
    made = world.files.create(
        user.id, file.filename, title=file.filename, created=world.clock.now()
    )
    made.path.write_bytes(file.file.read())
    made.done = True
    return made


def _where(world: SlackWorld, form: Form) -> JSON:
    asked: JSON = {"user": str(form["user"])}
    if form.get("ts"):
        return asked | {"channel": str(form["channel"]), "ts": str(form["ts"])}
    if (
        form.get("channel") == HOME
        and world.modals.top(person(world.config, asked["user"]).id) is None
    ):
        return asked | {"home": True}
    return asked | {"view_id": str(form.get("view", ""))}


async def _given(world: SlackWorld, form: Form, blocks: list[JSON]) -> JSON:
    """What stands in the inputs, by `block_id|action_id`, as `inputs.type_in` wants it."""
    user = person(world.config, str(form["user"]))
    given: JSON = {}
    for block, element in inputs(blocks):
        key = f"{block['block_id']}|{element['action_id']}"
        sent = form.getall(f"f|{key}", [])
        if element["type"] == "file_input":
            files = [it for it in sent if isinstance(it, web.FileField) and it.filename]
            if files:
                given[key] = [_store(world, user.id, it).id for it in files]
            continue
        words = [str(it).replace("\r\n", "\n") for it in sent if it != ""]
        if element["type"] == "checkboxes" or element["type"].startswith("multi_"):
            given[key] = words
        elif element["type"] == "datetimepicker" and words:
            local = datetime.fromisoformat(words[0]).replace(tzinfo=ZoneInfo(user.tz))
            given[key] = int(local.timestamp())
        else:
            given[key] = words[0] if words else None
    return given


def _name(blocks: list[JSON], key: str) -> str:
    """An input by what names it alone: its block, where that holds no other."""
    block_id, _, action_id = key.partition("|")
    here = [element for block, element in inputs(blocks) if block["block_id"] == block_id]
    return block_id if len(here) == 1 else action_id
