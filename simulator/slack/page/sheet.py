"""What one person sees of the workspace now, gathered for the templates."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader

from simulator.slack.config import SlackUser
from simulator.slack.conversations import Conversation
from simulator.slack.inputs import FIELDS
from simulator.slack.page.dates import Dates
from simulator.slack.page.mrkdwn import Writer, cannot_draw
from simulator.slack.people import find_user
from simulator.slack.shapes import JSON, ControlError
from simulator.slack.world import SlackWorld

TEMPLATES = Path(__file__).parent / "templates"
HOME = "home"
PICTURES = (".png", ".jpg", ".jpeg", ".gif")
_TONES = 6
_WEB = re.compile(r"https?://", re.IGNORECASE)
_PAGES = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True)


@dataclass(frozen=True, slots=True)
class Look:
    """Whose eyes, and where they look; `thread` is a message's ts, `confirm` a press to be asked
    about, `errors` by block_id what was refused, `told` a sentence above everything."""

    user: str
    channel: str
    thread: str = ""
    live: str = ""
    told: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    confirm: JSON | None = None


def draw(world: SlackWorld, look: Look) -> str:
    """The page; ControlError where this person sees no such channel."""
    user = find_user(world.config, look.user)
    if user is None:
        raise ControlError(f"no user {look.user!r} in this workspace")
    place = None if look.channel == HOME else world.conversations.place(look.channel, user.id)
    here = HOME if place is None else place.id
    return _PAGES.get_template("workspace.html").render(
        **_tools(world, user, look=look, here=here),
        user=user,
        here=here,
        team=world.config.team_name,
        title=_title(place),
        people=[u for u in world.config.users if not u.is_bot and not u.deleted],
        channels=_channels(world, user),
        direct=world.conversations.direct(user.id).id,
        messages=_messages(place, user),
        thread_ts=look.thread,
        thread=_thread(place, user, look.thread),
        view=world.modals.top(user.id),
        home=world.modals.homes.get(user.id),
        live=look.live,
        told=look.told,
        errors=look.errors,
        confirm=look.confirm,
    )


def _tools(world: SlackWorld, user: SlackUser, *, look: Look, here: str) -> JSON:
    """What the templates call."""
    dates = Dates(user.tz, world.clock.now())
    writer = Writer(
        lambda who: found.name if (found := find_user(world.config, who)) else who,
        lambda ref: found.name if (found := world.conversations.find(ref)) else "",
        lambda ref: next((g.handle for g in world.config.usergroups if g.id == ref), ref),
        dates,
    )

    def at(**changes: str) -> str:
        kept = {"user": user.name, "channel": here, "thread": look.thread, "live": look.live}
        asked = {name: value for name, value in (kept | changes).items() if value}
        return "/sim/slack/ui?" + urlencode(asked)

    return {
        "dates": dates,
        "text": writer.text,
        "mrkdwn": writer.mrkdwn,
        "rich": writer.rich,
        "cannot_draw": cannot_draw,
        "at": at,
        "author": lambda who: _author(world, who),
        "tone": lambda who: sum(map(ord, who or "")) % _TONES,
        "picture": lambda image: _picture(world, image),
        "is_picture": lambda file: str(file.get("name", "")).lower().endswith(PICTURES),
        "web": lambda address: address if _WEB.match(address) else "#",
        "groups": lambda element: _groups(world, element),
        "picked": _picked,
        "local": lambda seconds: _local(user, seconds),
    }


def _title(place: Conversation | None) -> str:
    if place is None:
        return "Rollcall: Home"
    return "Rollcall" if place.kind == "im" else f"# {place.name}"


def _channels(world: SlackWorld, user: SlackUser) -> list[Conversation]:
    places = world.conversations.by_id.values()
    mine = (p for p in places if user.id in p.members and not p.is_archived)
    return [p for p in mine if p.id.startswith("C")]


def _messages(place: Conversation | None, user: SlackUser) -> list[JSON]:
    if place is None:
        return []
    whispers = [w for w in place.ephemerals if w["to_user"] == user.id and "thread_ts" not in w]
    return sorted([*place.top_level(), *whispers], key=lambda it: float(it["ts"]))


def _thread(place: Conversation | None, user: SlackUser, ts: str) -> list[JSON]:
    if place is None or ts not in place.messages:
        return []
    whispers = [w for w in place.ephemerals if w["to_user"] == user.id and w.get("thread_ts") == ts]
    replies = sorted([*place.thread(ts), *whispers], key=lambda it: float(it["ts"]))
    return [place.seen(ts), *replies]


def _author(world: SlackWorld, who: str) -> str:
    user = find_user(world.config, who or "")
    return (user.real_name or user.name) if user else who


def _picture(world: SlackWorld, image: JSON) -> str:
    """An image of ours from its file; one from elsewhere is named, and not fetched."""
    file_id = image.get("slack_file", {}).get("id")
    if file_id in world.files.by_id:
        return f"/sim/slack/files/{file_id}"
    return ""


def _groups(world: SlackWorld, element: JSON) -> list[JSON]:
    """The options of any menu, in groups."""
    if element.get("option_groups"):
        return list(element["option_groups"])
    if element.get("options"):
        return [{"options": element["options"]}]
    offered: list[tuple[str, str]] = []
    if "users" in element["type"]:
        offered = [(u.id, u.real_name or u.name) for u in world.config.users if not u.deleted]
    elif "external" not in element["type"]:
        places = world.conversations.by_id.values()
        offered = [(p.id, f"#{p.name}") for p in places if p.kind == "channel"]
    options = [{"text": {"type": "plain_text", "text": t}, "value": v} for v, t in offered]
    return [{"options": options}]


def _picked(element: JSON, had: JSON | None) -> set[str]:
    """The values that are chosen: as they stand in the view, or at first."""
    key, initial, _ = FIELDS[element["type"]]
    given: Any = had.get(key) if had else element.get(initial)
    several = given if isinstance(given, list) else [given]
    return {one["value"] if isinstance(one, dict) else str(one) for one in several if one}


def _local(user: SlackUser, seconds: int | None) -> str:
    """For the browser's own field, in the reader's zone; nothing where nothing was chosen."""
    if not seconds:
        return ""
    return f"{datetime.fromtimestamp(seconds, UTC).astimezone(ZoneInfo(user.tz)):%Y-%m-%dT%H:%M}"
