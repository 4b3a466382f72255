"""chat.*: posting, editing, whispering, deleting, scheduling."""

from __future__ import annotations

import copy

from simulator.slack.clock import new_id
from simulator.slack.conversations import Conversation
from simulator.slack.messages import content, edit, from_bot, must_say_something, post, whisper
from simulator.slack.people import find_user
from simulator.slack.shapes import JSON, SlackError
from simulator.slack.webapi.method import Method, flag, need, parsed, text_of
from simulator.slack.world import SlackWorld

UPDATE_TEXT = 4000
SCHEDULE_SECONDS = 120 * 24 * 3600


def visible(world: SlackWorld, ref: str) -> Conversation:
    """A conversation that the bot can know of: private ones only as a member."""
    place = world.conversations.find(ref)
    bot = world.config.bot_user_id
    if place is None or (place.is_private and bot not in place.members):
        raise SlackError("channel_not_found")
    return place


def _writable(world: SlackWorld, ref: str) -> Conversation:
    user = find_user(world.config, ref) if ref.startswith(("U", "W")) else None
    if user is not None:
        return world.conversations.direct(user.id)
    place = visible(world, ref)
    if place.is_archived:
        raise SlackError("is_archived")
    public = not place.is_private and "chat:write.public" in world.config.scopes
    if world.config.bot_user_id not in place.members and not public:
        raise SlackError("not_in_channel")
    return place


def _given(args: JSON) -> JSON:
    return {
        "text": args.get("text"),
        "markdown_text": args.get("markdown_text"),
        "blocks": parsed(args, "blocks", "invalid_blocks_format"),
        "attachments": parsed(args, "attachments", "invalid_attachments"),
        "metadata": parsed(args, "metadata", "invalid_metadata_format"),
    }


def _in_thread(place: Conversation, args: JSON) -> JSON:
    thread = text_of(args, "thread_ts")
    if not thread:
        return {}
    parent = place.messages.get(thread)
    if parent is None:
        raise SlackError("thread_not_found")
    made = {"thread_ts": parent.get("thread_ts", thread)}
    if flag(args, "reply_broadcast"):
        made["subtype"] = "thread_broadcast"
    return made


def post_message(world: SlackWorld, args: JSON) -> JSON:
    """Posts; the text over 40,000 characters is cut without an error."""
    place = _writable(world, need(args, "channel"))
    made = content(_given(args))
    must_say_something(made)
    message = post(world, place, from_bot(world, made) | _in_thread(place, args))
    answer = {"ok": True, "channel": place.id, "ts": message["ts"], "message": message}
    if len(text_of(args, "text")) > len(str(message["text"])):
        answer["response_metadata"] = {"warnings": ["message_truncated"]}
    return copy.deepcopy(answer)


def update(world: SlackWorld, args: JSON) -> JSON:
    """Edits one of the app's own messages."""
    place, message = _own(world, args, denied="cant_update_message")
    if place.is_archived:
        raise SlackError("is_archived")
    if len(text_of(args, "text")) > UPDATE_TEXT:
        raise SlackError("msg_too_long")
    made = content({k: v for k, v in _given(args).items() if v is not None})
    if not made:
        raise SlackError("no_text")
    edit(world, message, made)
    shown = copy.deepcopy(message)
    return {
        "ok": True,
        "channel": place.id,
        "ts": message["ts"],
        "text": message["text"],
        "message": shown,
    }


def post_ephemeral(world: SlackWorld, args: JSON) -> JSON:
    """Shows a message to one person in a channel."""
    place = _writable(world, need(args, "channel"))
    user = find_user(world.config, need(args, "user"))
    if user is None or user.id not in place.members:
        raise SlackError("user_not_in_channel")
    made = content(_given(args))
    must_say_something(made)
    message = whisper(world, place, made, user=user.id, **_in_thread(place, args))
    return {"ok": True, "message_ts": message["ts"]}


def delete(world: SlackWorld, args: JSON) -> JSON:
    """Removes one of the app's own messages; a parent with replies leaves a tombstone."""
    place, message = _own(world, args, denied="cant_delete_message")
    if place.thread(message["ts"]):
        stone = {"type": "message", "subtype": "tombstone", "text": "This message was deleted."}
        place.messages[message["ts"]] = stone | {
            "ts": message["ts"],
            "user": "USLACKBOT",
            "hidden": True,
        }
    else:
        del place.messages[message["ts"]]
    return {"ok": True, "channel": place.id, "ts": message["ts"]}


def _own(world: SlackWorld, args: JSON, *, denied: str) -> tuple[Conversation, JSON]:
    place = world.conversations.by_id.get(need(args, "channel"))
    if place is None:
        raise SlackError("channel_not_found")
    message = place.messages.get(need(args, "ts"))
    if message is None:
        raise SlackError("message_not_found")
    if message.get("bot_id") != world.config.bot_id:
        raise SlackError(denied)
    return place, message


def get_permalink(world: SlackWorld, args: JSON) -> JSON:
    """A link to a message, as people copy it."""
    place = visible(world, need(args, "channel"))
    ts = need(args, "message_ts")
    if ts not in place.messages:
        raise SlackError("message_not_found")
    host = f"https://{world.config.team_domain}.slack.com"
    link = f"{host}/archives/{place.id}/p{ts.replace('.', '')}"
    thread = place.messages[ts].get("thread_ts")
    if thread and thread != ts:
        link += f"?thread_ts={thread}&cid={place.id}"
    return {"ok": True, "channel": place.id, "permalink": link}


def schedule_message(world: SlackWorld, args: JSON) -> JSON:
    """Accepts a message for later; the simulator does not post it by itself."""
    place = _writable(world, need(args, "channel"))
    try:
        ahead = int(need(args, "post_at")) - world.clock.now()
    except ValueError:
        raise SlackError("invalid_time") from None
    if ahead < 0:
        raise SlackError("time_in_past")
    if ahead > SCHEDULE_SECONDS:
        raise SlackError("time_too_far")
    made = content(_given(args))
    must_say_something(made)
    answer = {"ok": True, "channel": place.id, "scheduled_message_id": new_id("Q")}
    return answer | {"post_at": int(need(args, "post_at")), "message": from_bot(world, made)}


_WRITE = ("chat:write",)
METHODS = {
    "chat.postMessage": Method(post_message, 4, _WRITE),
    "chat.update": Method(update, 3, _WRITE),
    "chat.postEphemeral": Method(post_ephemeral, 4, _WRITE),
    "chat.delete": Method(delete, 3, _WRITE),
    "chat.getPermalink": Method(get_permalink, 5),
    "chat.scheduleMessage": Method(schedule_message, 3, _WRITE),
}
