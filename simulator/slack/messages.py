"""Messages as apps write them: posted, edited, shown to one person only."""

from __future__ import annotations

from typing import Any

from simulator.slack.blockkit import check_attachments, check_message_blocks, fill_blocks
from simulator.slack.conversations import Conversation
from simulator.slack.shapes import JSON, SlackError
from simulator.slack.world import SlackWorld

TEXT_KEPT = 40_000
MARKDOWN_TEXT = 12_000


def content(given: JSON) -> JSON:
    """Checked text, blocks and attachments of a message; raises what Slack refuses."""
    made: JSON = {}
    if markdown := given.get("markdown_text"):
        if given.get("text") or given.get("blocks"):
            raise SlackError("markdown_text_conflict")
        if len(markdown) > MARKDOWN_TEXT:
            raise SlackError("msg_too_long")
        made["text"] = markdown
    if given.get("text") is not None:
        made["text"] = str(given["text"])[:TEXT_KEPT]
    if given.get("blocks") is not None:
        check_message_blocks(given["blocks"])
        made["blocks"] = fill_blocks(given["blocks"])
    if given.get("attachments") is not None:
        check_attachments(given["attachments"])
        made["attachments"] = _attachments(given["attachments"])
    if given.get("metadata") is not None:
        made["metadata"] = given["metadata"]
    return made


def must_say_something(made: JSON) -> None:
    """Raises `no_text` for a message without any content."""
    if not any(made.get(name) for name in ("text", "blocks", "attachments")):
        raise SlackError("no_text")


def _attachments(given: list[JSON]) -> list[JSON]:
    return [
        {**one, "id": number, **({"blocks": fill_blocks(one["blocks"])} if "blocks" in one else {})}
        for number, one in enumerate(given, 1)
    ]


def from_bot(world: SlackWorld, made: JSON) -> JSON:
    """A message of our app, not yet posted."""
    config = world.config
    return {
        "type": "message",
        "user": config.bot_user_id,
        "bot_id": config.bot_id,
        "app_id": config.app_id,
        "team": config.team_id,
        "text": "",
        **made,
        "bot_profile": {
            "id": config.bot_id,
            "app_id": config.app_id,
            "user_id": config.bot_user_id,
            "name": "Rollcall",
            "deleted": False,
            "updated": 1_700_000_000,
            "team_id": config.team_id,
        },
    }


def post(world: SlackWorld, place: Conversation, message: JSON) -> JSON:
    """Puts a message into a conversation; returns it with its ts."""
    message["ts"] = world.clock.ts()
    place.messages[message["ts"]] = message
    return message


def edit(world: SlackWorld, message: JSON, made: JSON) -> None:
    """Replaces content: text without blocks removes the old blocks, as Slack does."""
    if "text" in made and "blocks" not in made:
        message.pop("blocks", None)
    message.update(made)
    for name in ("blocks", "attachments"):
        if message.get(name) == []:
            del message[name]
    message["edited"] = {"user": world.config.bot_user_id, "ts": world.clock.ts()}


def whisper(world: SlackWorld, place: Conversation, made: JSON, *, user: str, **more: Any) -> JSON:
    """Shows a message to one person only; it cannot be edited by its ts."""
    message = from_bot(world, made) | more
    message |= {"ts": world.clock.ts(), "is_ephemeral": True, "to_user": user}
    place.ephemerals.append(message)
    return message
