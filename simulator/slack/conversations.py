"""Channels and direct messages, with what was posted in them."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Literal

from simulator.slack.config import OTHER_TEAM_ID, SlackConfig
from simulator.slack.shapes import JSON, ControlError

CREATED = 1_700_000_000


@dataclass(slots=True)
class Conversation:
    """A channel, a direct message (`im`) or a group message (`mpim`)."""

    id: str
    name: str
    members: set[str]
    kind: Literal["channel", "im", "mpim"] = "channel"
    is_private: bool = False
    is_ext_shared: bool = False
    is_archived: bool = False
    messages: dict[str, JSON] = field(default_factory=dict)
    ephemerals: list[JSON] = field(default_factory=list)

    def thread(self, ts: str) -> list[JSON]:
        """The replies under a message, oldest first."""
        return [m for m in self.messages.values() if m.get("thread_ts") == ts and m["ts"] != ts]

    def seen(self, ts: str) -> JSON:
        """A message as history shows it: a parent counts its replies."""
        return copy.deepcopy(_with_replies(self.messages[ts], self.thread(ts)))

    def all_seen(self) -> list[JSON]:
        """Every message as history shows it; to be read at once, since nothing is copied."""
        threads: dict[str, list[JSON]] = {}
        for message in self.messages.values():
            parent = str(message.get("thread_ts", message["ts"]))
            if parent != message["ts"]:
                threads.setdefault(parent, []).append(message)
        return [_with_replies(it, threads.get(ts, [])) for ts, it in self.messages.items()]

    def top_level(self) -> list[JSON]:
        """What the channel shows outside threads, oldest first."""
        return [
            self.seen(ts)
            for ts, message in self.messages.items()
            if message.get("thread_ts", ts) == ts or message.get("subtype") == "thread_broadcast"
        ]


def _with_replies(message: JSON, replies: list[JSON]) -> JSON:
    if not replies:
        return message
    return message | {
        "thread_ts": message["ts"],
        "reply_count": len(replies),
        "reply_users": sorted({reply["user"] for reply in replies}),
        "latest_reply": replies[-1]["ts"],
    }


class Conversations:
    """All conversations of the workspace; direct messages appear when first used."""

    def __init__(self, config: SlackConfig) -> None:
        self.bot = config.bot_user_id
        self.by_id = {
            c.id: Conversation(
                c.id,
                c.name,
                set(c.members),
                is_private=c.is_private,
                is_ext_shared=c.is_ext_shared,
                is_archived=c.is_archived,
            )
            for c in config.channels
        }

    def find(self, ref: str) -> Conversation | None:
        """By id, or by `#name`."""
        name = ref.removeprefix("#")
        named = (c for c in self.by_id.values() if c.kind == "channel" and c.name == name)
        return self.by_id.get(ref) or next(named, None)

    def direct(self, user: str) -> Conversation:
        """The direct message between `user` and the bot."""
        made = Conversation(f"D{user[1:]}", "", {user, self.bot}, "im", is_private=True)
        return self.by_id.setdefault(made.id, made)

    def group(self, users: list[str]) -> Conversation:
        """The group message of the bot with several people."""
        key = "G" + "".join(sorted(user[1:] for user in users))
        made = Conversation(key, "mpdm", {*users, self.bot}, "mpim", is_private=True)
        return self.by_id.setdefault(key, made)

    def place(self, ref: str, user: str) -> Conversation:
        """Where a person acts: a channel they are in, or `dm` for the bot's direct message."""
        if ref in ("dm", self.bot):
            return self.direct(user)
        found = self.find(ref)
        if found is None:
            raise ControlError(f"no channel {ref!r} in this workspace")
        if user not in found.members:
            raise ControlError(f"{user} is not in {found.name}")
        return found


def conversation_json(config: SlackConfig, item: Conversation, members: bool = False) -> JSON:
    """A conversation object, by its kind."""
    if item.kind == "im":
        other = next(iter(item.members - {config.bot_user_id}), config.bot_user_id)
        return {
            "id": item.id,
            "created": CREATED,
            "is_im": True,
            "is_org_shared": False,
            "user": other,
            "is_user_deleted": False,
            "is_open": True,
            "priority": 0,
        }
    shown: JSON = {
        "id": item.id,
        "name": item.name,
        "name_normalized": item.name,
        "is_channel": item.kind == "channel" and not item.is_private,
        "is_group": item.kind == "channel" and item.is_private,
        "is_im": False,
        "is_mpim": item.kind == "mpim",
        "is_private": item.is_private,
        "created": CREATED,
        "creator": config.users[0].id,
        "is_archived": item.is_archived,
        "is_general": False,
        "is_frozen": False,
        "is_shared": item.is_ext_shared,
        "is_ext_shared": item.is_ext_shared,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "connected_team_ids": [OTHER_TEAM_ID] if item.is_ext_shared else [],
        "is_member": config.bot_user_id in item.members,
        "context_team_id": config.team_id,
        "shared_team_ids": [config.team_id],
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "previous_names": [],
    }
    return shown | {"num_members": len(item.members)} if members else shown
