"""The state of the local Slack and its life: started, stopped and reset with the simulator."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any, Protocol

import aiohttp

from simulator.slack.clock import Clock
from simulator.slack.config import SlackConfig
from simulator.slack.conversations import Conversation, Conversations, conversation_json
from simulator.slack.faults import Faults
from simulator.slack.files import FileStore, StoredFile, file_json, hidden_file_json
from simulator.slack.hooks import Hooks
from simulator.slack.limits import Limits
from simulator.slack.modals import Modals
from simulator.slack.shapes import JSON


class Ledger(Protocol):
    """What the simulator writes down."""

    def record(self, kind: str, /, **fields: object) -> int: ...


class SlackWorld:
    """One workspace: what its people see and what its app has done."""

    def __init__(self, config: SlackConfig, ledger: Ledger) -> None:
        self._first = config
        self.config = config
        self.ledger = ledger
        self.session: aiohttp.ClientSession | None = None
        self.seen_url = ""
        self.clock = Clock()
        self.files = FileStore(config)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._fresh()

    def _fresh(self) -> None:
        self.conversations = Conversations(self.config)
        self.limits = Limits(self.clock, enabled=self.config.limits_enabled)
        self.faults = Faults()
        self.modals = Modals(self.config, self.clock)
        self.hooks = Hooks(self.config, self.clock)
        self.problems: list[JSON] = []

    async def start(self, session: aiohttp.ClientSession) -> None:
        """Opens our own session beside the shared one, which keeps connections alive.

        A kept connection may be closed by the app just as we reuse it, and a signed request must
        not be sent twice; so each has its own connection.
        """
        connector = aiohttp.TCPConnector(limit=0, force_close=True)
        self.session = aiohttp.ClientSession(
            connector=connector, cookie_jar=aiohttp.DummyCookieJar()
        )

    async def stop(self) -> None:
        """Ends background work and removes stored files."""
        await self._end_tasks()
        self.files.close()
        if self.session is not None:
            await self.session.close()

    def reset(self) -> None:
        """As at the start; only the app's address and this simulator's stay as configured."""
        for task in self._tasks:
            task.cancel()
        now = self.config
        self.config = replace(self._first, request_url=now.request_url, public_url=now.public_url)
        self.clock.offset = 0.0
        self.files.clear()
        self._fresh()

    def configure(self, changes: JSON) -> None:
        """Changes settings while running; messages and open views stay."""
        merged = SlackConfig.from_dict(changes)
        self.config = replace(self.config, **{name: getattr(merged, name) for name in changes})
        self.modals.config = self.hooks.config = self.config

    @property
    def base_url(self) -> str:
        """This simulator's own address, for links that it hands out."""
        return (self.config.public_url or self.seen_url).rstrip("/")

    def spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        """Runs something in the background until the simulator stops."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def problem(self, user: str, text: str) -> None:
        """What Slack shows a person when the app failed them."""
        self.problems.append({"user": user, "text": text})
        self.ledger.record("slack.problem", user=user, text=text)

    def file(self, file: StoredFile) -> JSON:
        """A file object as its finder may see it."""
        public = {c.id for c in self.conversations.by_id.values() if not c.is_private}
        return file_json(self.config, file, base_url=self.base_url, public=public)

    def file_in(self, file: StoredFile, place: Conversation) -> JSON:
        """A file object as a message or event in that conversation carries it."""
        return hidden_file_json(file) if place.is_ext_shared else self.file(file)

    def delete_file(self, file: StoredFile) -> None:
        """Removes a file; messages that showed it show a tombstone."""
        self.files.delete(file)
        for place in self.conversations.by_id.values():
            for message in place.messages.values():
                if any(shown["id"] == file.id for shown in message.get("files", [])):
                    message["files"] = [{"id": file.id, "mode": "tombstone"}]

    def state(self) -> JSON:
        """Everything that can be seen, as plain JSON; to be read at once, for it goes on changing.

        Whoever waits asks many times a second, so that nothing is copied.
        """
        places = self.conversations.by_id.values()
        return {
            "team": {"id": self.config.team_id, "domain": self.config.team_domain},
            "request_url": self.config.request_url,
            "now": self.clock.now(),
            "users": [{"id": u.id, "name": u.name} for u in self.config.users],
            "channels": [self._channel(c) for c in places if c.kind == "channel"],
            "dms": [self._channel(c) for c in places if c.kind != "channel"],
            "views": self.modals.stacks,
            "homes": self.modals.homes,
            "files": [self.file(f) for f in self.files.by_id.values() if f.done],
            "problems": self.problems,
        }

    def _channel(self, place: Conversation) -> JSON:
        return {
            **conversation_json(self.config, place, members=True),
            "members": sorted(place.members),
            "messages": place.all_seen(),
            "ephemerals": place.ephemerals,
        }

    async def _end_tasks(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
