"""conversations.*: what the bot may know and read of channels."""

from __future__ import annotations

from simulator.slack.conversations import Conversation, conversation_json
from simulator.slack.people import find_user
from simulator.slack.shapes import JSON, SlackError
from simulator.slack.webapi.chat import visible
from simulator.slack.webapi.method import Method, flag, need, page, text_of
from simulator.slack.world import SlackWorld

_READ = ("channels:read", "groups:read", "im:read", "mpim:read")
_HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")


def info(world: SlackWorld, args: JSON) -> JSON:
    """One conversation."""
    place = visible(world, need(args, "channel"))
    shown = conversation_json(world.config, place, flag(args, "include_num_members"))
    return {"ok": True, "channel": shown}


def list_(world: SlackWorld, args: JSON) -> JSON:
    """The conversations of the asked types; private ones only where the bot is a member."""
    types = set((text_of(args, "types") or "public_channel").split(","))
    bot = world.config.bot_user_id
    found = [
        conversation_json(world.config, place, members=True)
        for place in world.conversations.by_id.values()
        if _type(place) in types
        and (not place.is_private or bot in place.members)
        and not (place.is_archived and flag(args, "exclude_archived"))
    ]
    items, metadata = page(args, found, default=100, most=999)
    return {"ok": True, "channels": items, "response_metadata": metadata}


def _type(place: Conversation) -> str:
    if place.kind != "channel":
        return place.kind
    return "private_channel" if place.is_private else "public_channel"


def members(world: SlackWorld, args: JSON) -> JSON:
    """Who is in a conversation."""
    place = visible(world, need(args, "channel"))
    items, metadata = page(args, sorted(place.members), default=100, most=999)
    return {"ok": True, "members": items, "response_metadata": metadata}


def open_(world: SlackWorld, args: JSON) -> JSON:
    """A direct message with one person, or a group message with several."""
    if channel := text_of(args, "channel"):
        place = visible(world, channel)
    else:
        names = [name for name in need(args, "users").split(",") if name]
        users = [find_user(world.config, name) for name in names]
        if not all(users):
            raise SlackError("user_not_found")
        ids = [user.id for user in users if user]
        direct = len(ids) == 1
        place = world.conversations.direct(ids[0]) if direct else world.conversations.group(ids)
    full = conversation_json(world.config, place)
    return {"ok": True, "channel": full if flag(args, "return_im") else {"id": place.id}}


def join(world: SlackWorld, args: JSON) -> JSON:
    """Lets the bot into a public channel."""
    place = visible(world, need(args, "channel"))
    if place.kind != "channel" or place.is_private:
        raise SlackError("method_not_supported_for_channel_type")
    if place.is_archived:
        raise SlackError("is_archived")
    answer: JSON = {"ok": True}
    if world.config.bot_user_id in place.members:
        answer |= {
            "warning": "already_in_channel",
            "response_metadata": {"warnings": ["already_in_channel"]},
        }
    place.members.add(world.config.bot_user_id)
    return answer | {"channel": conversation_json(world.config, place)}


def _readable(world: SlackWorld, args: JSON) -> Conversation:
    place = visible(world, need(args, "channel"))
    if world.config.bot_user_id not in place.members:
        raise SlackError("not_in_channel")
    return place


def _window(args: JSON, messages: list[JSON]) -> list[JSON]:
    oldest = float(args.get("oldest") or 0)
    latest = float(args.get("latest") or "inf")
    edge = flag(args, "inclusive")
    return [
        m
        for m in messages
        if oldest < float(m["ts"]) < latest or (edge and float(m["ts"]) in (oldest, latest))
    ]


def history(world: SlackWorld, args: JSON) -> JSON:
    """A channel's messages, newest first."""
    place = _readable(world, args)
    found = _window(args, place.top_level())[::-1]
    items, metadata = page(args, found, default=100, most=999)
    more = bool(metadata["next_cursor"])
    answer = {"ok": True, "messages": items, "has_more": more, "pin_count": 0}
    return answer | ({"response_metadata": metadata} if more else {})


def replies(world: SlackWorld, args: JSON) -> JSON:
    """A thread: the parent, then its replies, oldest first."""
    place = _readable(world, args)
    ts = need(args, "ts")
    if ts not in place.messages:
        raise SlackError("thread_not_found")
    found = [place.seen(ts), *_window(args, [place.seen(m["ts"]) for m in place.thread(ts)])]
    items, metadata = page(args, found, default=1000, most=1000)
    more = bool(metadata["next_cursor"])
    answer = {"ok": True, "messages": items, "has_more": more}
    return answer | ({"response_metadata": metadata} if more else {})


METHODS = {
    "conversations.info": Method(info, 3, _READ),
    "conversations.list": Method(list_, 2, _READ),
    "conversations.members": Method(members, 4, _READ),
    "conversations.open": Method(open_, 3, ("im:write", "mpim:write")),
    "conversations.join": Method(join, 3, ("channels:join",)),
    "conversations.history": Method(history, 3, _HISTORY),
    "conversations.replies": Method(replies, 3, _HISTORY),
}
