"""What people do: type a command, press, submit, close, use a shortcut, write, upload.

Each gesture builds its payload, delivers it (once, twice, or twice at the same moment) and shows
the person what came of it. Answers are plain JSON for the control calls.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from simulator.slack import payloads
from simulator.slack.conversations import Conversation
from simulator.slack.delivery import Ack, Parcel, deliver, form, interaction
from simulator.slack.events import tell
from simulator.slack.messages import content, from_bot, post, whisper
from simulator.slack.people import find_user, person
from simulator.slack.shapes import JSON, ControlError, SlackError
from simulator.slack.typed import as_phone_types, as_sent
from simulator.slack.world import SlackWorld


@dataclass(frozen=True, slots=True)
class Manner:
    """How a gesture is made.

    `times` 2 is a double click (two payloads, each with its own trigger); with `identical` the
    very same bytes arrive again; `together` sends them at the same moment.
    """

    times: int = 1
    together: bool = True
    identical: bool = False
    forge: str = ""

    @classmethod
    def read(cls, asked: JSON) -> Manner:
        """From a control call's body."""
        names = ("times", "together", "identical", "forge")
        return cls(**{name: asked[name] for name in names if name in asked})


async def send(
    world: SlackWorld, what: str, make: Callable[[], bytes], *, manner: Manner
) -> list[Ack]:
    """Delivers a gesture as often as its manner says."""
    bodies = [make() for _ in range(1 if manner.identical else manner.times)]
    if manner.identical:
        bodies *= manner.times
    sends: list[Awaitable[Ack]] = [
        deliver(world, Parcel(what, body, forge=manner.forge)) for body in bodies
    ]
    if manner.together:
        return list(await asyncio.gather(*sends))
    return [await one for one in sends]


def report(acks: list[Ack], **more: Any) -> JSON:
    """A control call's answer: the first acknowledgement, and all of them."""
    return {"ok": acks[0].ok, "ack": acks[0].json(), "acks": [a.json() for a in acks], **more}


def mention(world: SlackWorld) -> Callable[[str], str | None]:
    """How `@name` and `#name` are wrapped in this workspace."""

    def look_up(word: str) -> str | None:
        name = word[1:]
        if word.startswith("#"):
            place = world.conversations.find(word)
            return f"<#{place.id}|{place.name}>" if place else None
        if name in ("here", "channel", "everyone"):
            return f"<!{name}>"
        if user := find_user(world.config, name):
            return f"<@{user.id}|{user.name}>"
        groups = (g for g in world.config.usergroups if g.handle == name)
        return next((f"<!subteam^{g.id}|@{g.handle}>" for g in groups), None)

    return look_up


def _no_mentions(word: str) -> None:
    return None


async def command(world: SlackWorld, asked: JSON) -> JSON:
    """`/command text`, typed in a channel; the app's answer is shown where it says."""
    user = person(world.config, asked["user"])
    place = world.conversations.place(asked["channel"], user.id)
    name, text = asked["command"], asked.get("text", "")
    if asked.get("phone_typing"):
        text = as_phone_types(text)
    if not asked.get("raw"):
        plain = not world.config.should_escape
        text = as_sent(text.strip(), _no_mentions if plain else mention(world))
    sent: list[JSON] = []

    def make() -> bytes:
        sent.append(payloads.command(world, user, place, name=name, text=text))
        return form(sent[-1])

    acks = await send(world, f"command:{name}", make, manner=Manner.read(asked))
    shown = [_show_answer(world, place, ack=ack, sent=sent[-1]) for ack in acks]
    return report(acks, shown=[one for one in shown if one], sent=sent[-1])


def _show_answer(world: SlackWorld, place: Conversation, *, ack: Ack, sent: JSON) -> str | None:
    """Shows a command's answer; returns the ts of the message it became."""
    name, user = sent["command"], sent["user_id"]
    if not ack.ok:
        word = "operation_timeout" if ack.late else "dispatch_failed"
        world.problem(user, f'{name} failed with the error "{word}"')
        return None
    try:
        answer = read_answer(ack.body)
        if not answer:
            return None
        made = content(answer)
    except SlackError:
        world.problem(user, f'{name} failed with the error "invalid_command_response"')
        return None
    if answer.get("response_type") == "in_channel":
        return str(post(world, place, from_bot(world, made))["ts"])
    ts = str(whisper(world, place, made, user=user)["ts"])
    hook = world.hooks.by_secret[sent["response_url"].rpartition("/")[2]]
    hook.source_ts, hook.ephemeral = ts, True
    return ts


def read_answer(body: str) -> JSON:
    """A command's answer: nothing, plain text, or a JSON message."""
    if not body.strip():
        return {}
    try:
        answer = json.loads(body)
    except ValueError:
        return {"text": body}
    if not isinstance(answer, dict):
        return {"text": body}
    return answer


async def shortcut(world: SlackWorld, asked: JSON) -> JSON:
    """A message shortcut where a ts is given, else a global one."""
    user = person(world.config, asked["user"])
    name = asked["callback_id"]

    def make() -> bytes:
        if "ts" not in asked:
            return interaction(payloads.global_shortcut(world, user, name))
        place = world.conversations.place(asked["channel"], user.id)
        if asked["ts"] not in place.messages:
            raise ControlError(f"no message {asked['ts']} in {place.id}")
        message = place.seen(asked["ts"])
        return interaction(
            payloads.message_shortcut(world, user, place, message=message, callback_id=name)
        )

    acks = await send(world, f"shortcut:{name}", make, manner=Manner.read(asked))
    if not all(ack.ok for ack in acks):
        world.problem(user.id, "This shortcut did not work.")
    return report(acks)


async def say(world: SlackWorld, asked: JSON) -> JSON:
    """A person writes a message, or answers in a thread."""
    user = person(world.config, asked["user"])
    place = world.conversations.place(asked["channel"], user.id)
    text = as_sent(asked["text"], mention(world))
    message = {"type": "message", "user": user.id, "team": user.team_id, "text": text}
    if thread := asked.get("thread_ts"):
        message["thread_ts"] = thread
    post(world, place, message)
    ack = await tell(world, message_event(place, message), place)
    return {"ok": True, "ts": message["ts"], "channel": place.id, "ack": ack and ack.json()}


def message_event(place: Conversation, message: JSON) -> JSON:
    """The `message` event of a message."""
    kinds = {"im": "im", "mpim": "mpim"}
    kind = kinds.get(place.kind, "group" if place.is_private else "channel")
    return message | {"channel": place.id, "channel_type": kind, "event_ts": message["ts"]}


async def open_home(world: SlackWorld, asked: JSON) -> JSON:
    """A person opens the app's Home (or Messages) tab."""
    user = person(world.config, asked["user"])
    event: JSON = {
        "type": "app_home_opened",
        "user": user.id,
        "channel": world.conversations.direct(user.id).id,
        "tab": asked.get("tab", "home"),
        "event_ts": world.clock.ts(),
    }
    if view := world.modals.homes.get(user.id):
        event["view"] = view
    ack = await tell(world, event)
    return {"ok": ack is None or ack.ok, "ack": ack and ack.json()}
