"""Presses on buttons, choices in menus, submitting and closing modals."""

from __future__ import annotations

import json
from typing import Any

from simulator.slack import payloads
from simulator.slack.blockkit import check_view
from simulator.slack.blockkit.fill import elements_of
from simulator.slack.config import SlackUser
from simulator.slack.conversations import Conversation
from simulator.slack.delivery import Ack, interaction
from simulator.slack.gestures import Manner, report, send
from simulator.slack.inputs import (
    action_entry,
    client_refuses,
    empty_state,
    inputs,
    rewrite,
    type_in,
)
from simulator.slack.people import person
from simulator.slack.shapes import JSON, ControlError, SlackError
from simulator.slack.typed import as_phone_types, escape, shortcodes
from simulator.slack.world import SlackWorld

TROUBLE = "We had some trouble connecting. Try again?"


async def press(world: SlackWorld, asked: JSON) -> JSON:
    """A press (or a choice, with `value`) on a message, an open modal or the Home tab."""
    user = person(world.config, asked["user"])
    place, source = find_source(world, user, asked)
    block, element = find_element(source, asked)
    values = source["state"]["values"] if place is None else empty_state(source["blocks"])
    given = dict(asked.get("state", {}))
    if any(element is one for _, one in inputs(source["blocks"])):
        given[element["action_id"]] = asked.get("value")
    type_in(source["blocks"], values, given, show_file=show_file(world))
    action = action_entry(block, element, asked.get("value"), show_file=show_file(world))
    if asked.get("dismiss") and element.get("confirm"):
        return {"ok": True, "acks": [], "ack": None, "confirm": element["confirm"]}

    def make() -> bytes:
        if place is None:
            return interaction(payloads.from_view(world, user, view=source, action=action))
        payload = payloads.from_message(world, user, place, message=source, action=action)
        return interaction(payload | {"state": {"values": values}})

    acks = await send(world, f"press:{element['action_id']}", make, manner=Manner.read(asked))
    for ack in acks:
        if not ack.ok:
            world.problem(user.id, TROUBLE)
    return report(acks, action=action, confirm=element.get("confirm"))


def find_source(
    world: SlackWorld, user: SlackUser, asked: JSON
) -> tuple[Conversation | None, JSON]:
    """What is looked at: a message in its conversation, or a view (then no conversation)."""
    if "ts" in asked:
        place = world.conversations.place(asked["channel"], user.id)
        whispers = [m for m in place.ephemerals if m["to_user"] == user.id]
        for message in [*place.messages.values(), *whispers]:
            if message["ts"] == asked["ts"]:
                return place, {"blocks": [], **message}
        raise ControlError(f"{user.name} sees no message {asked['ts']} in {place.name or place.id}")
    if asked.get("home"):
        view = world.modals.homes.get(user.id)
    else:
        view = own_view(world, user, asked.get("view_id"))
    if view is None:
        raise ControlError(f"{user.name} has no view open")
    return None, view


def own_view(world: SlackWorld, user: SlackUser, view_id: str | None) -> JSON | None:
    """The named view if this person has it open, else the top one."""
    if view_id is None:
        return world.modals.top(user.id)
    found = world.modals.find(view_id)
    return found[1] if found and found[0] == user.id else None


def find_element(source: JSON, asked: JSON) -> tuple[JSON, JSON]:
    """The element by action_id or label, in the block of block_id if given."""
    attached = [b for a in source.get("attachments", []) for b in a.get("blocks", [])]
    seen: list[str] = []
    for block in [*source["blocks"], *attached]:
        for element in elements_of(block):
            if "action_id" not in element:
                continue
            label = str(element.get("text", {}).get("text", ""))
            wanted = asked.get("action_id", element["action_id"]) == element["action_id"]
            named = asked.get("button", label) == label
            there = asked.get("block_id", block["block_id"]) == block["block_id"]
            if wanted and named and there and ("action_id" in asked or "button" in asked):
                return block, element
            seen.append(f"{element['action_id']} ({label})" if label else element["action_id"])
    wanted_name = asked.get("button") or asked.get("action_id")
    raise ControlError(f"there is no {wanted_name!r} to press; there are {', '.join(seen)}")


def show_file(world: SlackWorld) -> Any:
    """A file given to an input, which the app may then read."""

    def show(file_id: str) -> JSON:
        file = world.files.by_id.get(file_id)
        if file is None:
            raise ControlError(f"no file {file_id!r}")
        file.by_input = True
        return world.file(file)

    return show


async def submit(world: SlackWorld, asked: JSON) -> JSON:
    """Fills a modal and submits it; Slack's own client may refuse first (`refused`)."""
    user = person(world.config, asked["user"])
    view = own_view(world, user, asked.get("view_id"))
    if view is None or view["type"] != "modal":
        raise ControlError(f"{user.name} has no modal open")
    if view["submit"] is None:
        raise ControlError("this modal has no submit button")
    given, values = asked.get("values", {}), view["state"]["values"]
    type_in(view["blocks"], values, given, show_file=show_file(world))
    if refused := client_refuses(view["blocks"], values):
        return {"ok": False, "refused": refused, "ack": None, "acks": []}
    if asked.get("phone_typing"):
        rewrite(view["blocks"], values, given, how=as_phone_types)
    if asked.get("escaped"):
        rewrite(view["blocks"], values, given, how=lambda text: shortcodes(escape(text)))

    def make() -> bytes:
        return interaction(payloads.submission(world, user, view))

    what = f"submit:{view['callback_id']}"
    acks = await send(world, what, make, manner=Manner.read(asked))
    outcomes = [_apply(world, user, view=view, ack=ack) for ack in acks]
    return report(acks, **outcomes[0], outcomes=outcomes)


def _apply(world: SlackWorld, user: SlackUser, *, view: JSON, ack: Ack) -> JSON:
    """Does with the modals what the app's answer says; `problem` where the person sees one."""
    if not ack.ok:
        world.problem(user.id, TROUBLE)
        return {"action": None, "problem": ack.error}
    try:
        answer = json.loads(ack.body) if ack.body.strip() else {}
        action = answer.get("response_action", "close")
        errors = _act(world, user, view=view, answer=answer) or {}
    except (ValueError, AttributeError, SlackError) as problem:
        world.problem(user.id, TROUBLE)
        detail = problem.extra if isinstance(problem, SlackError) else {}
        return {"action": None, "problem": str(problem), **detail}
    top = world.modals.top(user.id)
    return {"action": action, "errors": errors, "view": top}


def _act(world: SlackWorld, user: SlackUser, *, view: JSON, answer: JSON) -> JSON | None:
    match answer.get("response_action", "close"):
        case "errors":
            return _input_errors(view, answer.get("errors"))
        case "update":
            check_view(answer.get("view"), "modal")
            world.modals.replace(view, answer["view"])
        case "push":
            check_view(answer.get("view"), "modal")
            world.modals.push_for(user.id, answer["view"])
        case "clear":
            world.modals.clear(user.id)
        case "close":
            if world.modals.top(user.id) is view:
                world.modals.close(user.id)
        case other:
            raise SlackError(f"invalid response_action {other}")
    return None


def _input_errors(view: JSON, errors: Any) -> JSON:
    known = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= known:
        raise SlackError("errors must be keyed by the block_id of input blocks")
    if not all(isinstance(said, str) and said for said in errors.values()):
        raise SlackError("errors must say something of each block")
    return errors


async def close(world: SlackWorld, asked: JSON) -> JSON:
    """Closes the top modal (`all`: the whole stack); the app hears of it if it asked to."""
    user = person(world.config, asked["user"])
    view = world.modals.top(user.id)
    if view is None:
        raise ControlError(f"{user.name} has no modal open")
    everything = bool(asked.get("all") or view["clear_on_close"])
    if everything:
        world.modals.clear(user.id)
    else:
        world.modals.close(user.id)
    if not view["notify_on_close"]:
        return {"ok": True, "ack": None, "acks": []}

    def make() -> bytes:
        return interaction(payloads.closed(world, user, view=view, cleared=everything))

    return report(
        await send(world, f"close:{view['callback_id']}", make, manner=Manner.read(asked))
    )


async def suggest(world: SlackWorld, asked: JSON) -> JSON:
    """Types into an external select; answers the options that the app offers."""
    user = person(world.config, asked["user"])
    place, source = find_source(world, user, asked)
    block, element = find_element(source, asked)
    found = {"action_id": element["action_id"], "block_id": block["block_id"]}
    if place is None:
        where: JSON = {"container": {"type": "view", "view_id": source["id"]}, "view": source}
    else:
        where = {"channel": {"id": place.id}, "message": source}
        where["container"] = {"type": "message", "message_ts": source["ts"]}
    typed = asked.get("value", "")

    def make() -> bytes:
        return interaction(payloads.suggestion(world, user, where, found=found, value=typed))

    acks = await send(world, f"suggest:{element['action_id']}", make, manner=Manner.read(asked))
    options = json.loads(acks[0].body).get("options", []) if acks[0].ok else []
    return report(acks, options=options)
