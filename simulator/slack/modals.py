"""Trigger ids, the stack of open modals of each person, and their Home tabs."""

from __future__ import annotations

import copy
import secrets
from dataclasses import dataclass

from simulator.slack.blockkit import check_view, fill_blocks
from simulator.slack.clock import Clock, new_id
from simulator.slack.config import SlackConfig
from simulator.slack.inputs import empty_state
from simulator.slack.shapes import JSON, SlackError, invalid

MAX_STACK = 3


@dataclass(slots=True)
class Trigger:
    """A person's gesture that may be answered with one modal."""

    user: str
    made: float
    used: bool = False


class Modals:
    """What each person has open. Stacks hold view objects, the root first."""

    def __init__(self, config: SlackConfig, clock: Clock) -> None:
        self.config = config
        self.clock = clock
        self.triggers: dict[str, Trigger] = {}
        self.stacks: dict[str, list[JSON]] = {}
        self.homes: dict[str, JSON] = {}

    def trigger(self, user: str) -> str:
        """A new trigger id for something that `user` just did."""
        name = f"{int(self.clock.now() * 1000)}.{new_id('')}.{secrets.token_hex(16)}"
        self.triggers[name] = Trigger(user, self.clock.now())
        return name

    def open(self, trigger_id: str, view: JSON) -> JSON:
        """Opens a root view, in place of what was open."""
        check_view(view, "modal")
        trigger = self._valid(trigger_id)
        self._check_external_id(view)
        trigger.used = True
        made = self._make(view, None)
        self.stacks[trigger.user] = [made]
        return made

    def push(self, trigger_id: str, view: JSON) -> JSON:
        """Adds a view on top of the person's stack."""
        check_view(view, "modal")
        trigger = self._valid(trigger_id)
        made = self.push_for(trigger.user, view)
        trigger.used = True
        return made

    def push_for(self, user: str, view: JSON) -> JSON:
        """Adds a checked view; raises `push_limit_reached` at three, `not_found` without a root."""
        stack = self.stacks.get(user, [])
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= MAX_STACK:
            raise SlackError("push_limit_reached")
        self._check_external_id(view)
        made = self._make(view, stack[-1])
        stack.append(made)
        return made

    def update(self, view: JSON, *, view_id: str, external_id: str, view_hash: str) -> JSON:
        """Replaces an open view's content; values stay where block_id and action_id did."""
        found = self._find(view_id, external_id)
        check_view(view, str(found["type"]))
        if view_hash and view_hash != found["hash"]:
            raise SlackError("hash_conflict")
        self.replace(found, view)
        return found

    def replace(self, found: JSON, view: JSON) -> None:
        """Puts new content into an open view."""
        fresh = self._content(view, found["state"]["values"])
        for name in [name for name in found if name in fresh]:
            found[name] = fresh[name]

    def publish(self, user: str, view: JSON, view_hash: str) -> JSON:
        """Sets a person's Home tab."""
        check_view(view, "home")
        old = self.homes.get(user)
        if view_hash and (old is None or old["hash"] != view_hash):
            raise SlackError("hash_conflict")
        made = self._make(view, None)
        if old is not None:
            made |= {"id": old["id"], "root_view_id": old["id"]}
        self.homes[user] = made
        return made

    def top(self, user: str) -> JSON | None:
        """The view that a person sees."""
        stack = self.stacks.get(user)
        return stack[-1] if stack else None

    def find(self, view_id: str) -> tuple[str, JSON] | None:
        """An open view or a Home tab by its id, with its person."""
        for user, stack in self.stacks.items():
            for view in stack:
                if view["id"] == view_id:
                    return user, view
        return next(((u, v) for u, v in self.homes.items() if v["id"] == view_id), None)

    def close(self, user: str) -> None:
        """Takes the top view away."""
        if self.stacks.get(user):
            self.stacks[user].pop()

    def clear(self, user: str) -> None:
        """Takes all views away."""
        self.stacks.pop(user, None)

    def _valid(self, trigger_id: str) -> Trigger:
        trigger = self.triggers.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self.clock.now() - trigger.made > self.config.trigger_lifetime:
            raise SlackError("expired_trigger_id")
        return trigger

    def _find(self, view_id: str, external_id: str) -> JSON:
        if not view_id and not external_id:
            raise invalid("invalid_arguments", ["missing required field: view_id"])
        for view in self.everything():
            if view_id == view["id"] or (external_id and external_id == view["external_id"]):
                return view
        raise SlackError("not_found")

    def everything(self) -> list[JSON]:
        """All open views and Home tabs."""
        return [view for stack in self.stacks.values() for view in stack] + list(
            self.homes.values()
        )

    def _check_external_id(self, view: JSON) -> None:
        name = view.get("external_id")
        if name and any(other["external_id"] == name for other in self.everything()):
            raise SlackError("duplicate_external_id")

    def _make(self, view: JSON, below: JSON | None) -> JSON:
        view_id = new_id("V")
        return {
            "id": view_id,
            "team_id": self.config.team_id,
            **self._content(view, None),
            "previous_view_id": below["id"] if below else None,
            "root_view_id": below["root_view_id"] if below else view_id,
            "app_id": self.config.app_id,
            "app_installed_team_id": self.config.team_id,
            "bot_id": self.config.bot_id,
        }

    def _content(self, view: JSON, kept: JSON | None) -> JSON:
        plain = copy.deepcopy(view)
        blocks = fill_blocks(plain["blocks"])
        for name in ("title", "submit", "close"):
            if plain.get(name):
                plain[name].setdefault("emoji", True)
        return {
            "type": plain["type"],
            "blocks": blocks,
            "private_metadata": plain.get("private_metadata", ""),
            "callback_id": plain.get("callback_id", ""),
            "state": {"values": empty_state(blocks, kept)},
            "hash": f"{self.clock.ts()}.{secrets.token_urlsafe(6)}",
            "title": plain.get("title"),
            "clear_on_close": plain.get("clear_on_close", False),
            "notify_on_close": plain.get("notify_on_close", False),
            "close": plain.get("close"),
            "submit": plain.get("submit"),
            "external_id": plain.get("external_id", ""),
        }
