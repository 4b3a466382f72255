"""What the workspace's people see, read over HTTP and waited for."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import TypeVar, cast

import orjson
import requests

from simulator.slack.reading import JSON, buttons, find_button, text_of

T = TypeVar("T")
TIMEOUT_SECONDS = 60.0


class ControlRefused(Exception):
    """The simulator could not do what the test asked; says why."""


class SlackViewer:
    """Reads the simulated workspace. `base_url` is the simulator's."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url.rstrip("/")
        self._http = requests.Session()
        self._http.trust_env = False

    def state(self) -> JSON:
        """Everything at once."""
        url = f"{self.base_url}/sim/slack/state"
        return self._answer(self._http.get(url, timeout=TIMEOUT_SECONDS))

    def messages(self, channel: str, thread_ts: str | None = None) -> list[JSON]:
        """A channel's messages outside threads, or one thread's replies; oldest first."""
        found = self._place(channel)["messages"]
        if thread_ts is not None:
            return [m for m in found if m.get("thread_ts") == thread_ts and m["ts"] != thread_ts]
        return [m for m in found if m.get("thread_ts", m["ts"]) == m["ts"]]

    def message(self, channel: str, ts: str) -> JSON:
        """One message; LookupError when it is gone."""
        for message in self._place(channel)["messages"]:
            if message["ts"] == ts:
                return cast(JSON, message)
        raise LookupError(f"no message {ts} in {channel}")

    def ephemerals(self, channel: str, user: str) -> list[JSON]:
        """What only this person was shown in a channel, oldest first."""
        state = self.state()
        user_id = _user_id(user, state)
        found = self._place(channel, state)["ephemerals"]
        return [message for message in found if message["to_user"] == user_id]

    def dms(self, user: str) -> list[JSON]:
        """The direct messages between a person and the bot, oldest first."""
        state = self.state()
        wanted = "D" + _user_id(user, state)[1:]
        for place in state["dms"]:
            if place["id"] == wanted:
                return [{**message, "channel": wanted} for message in place["messages"]]
        return []

    def view(self, user: str) -> JSON | None:
        """The modal that a person sees, or None."""
        state = self.state()
        stack = state["views"].get(_user_id(user, state))
        return cast(JSON, stack[-1]) if stack else None

    def views(self) -> dict[str, list[JSON]]:
        """All open modals: stacks by user id, the root first."""
        return cast("dict[str, list[JSON]]", self.state()["views"])

    def home(self, user: str) -> JSON | None:
        """A person's Home tab, if the app published one."""
        state = self.state()
        return cast("JSON | None", state["homes"].get(_user_id(user, state)))

    def problems(self, user: str) -> list[str]:
        """What Slack told a person when the app failed them."""
        state = self.state()
        user_id = _user_id(user, state)
        return [p["text"] for p in state["problems"] if p["user"] == user_id]

    def page(self, user: str, channel: str, **where: str) -> str:
        """The workspace as this person sees it, as HTML; `channel` is `home` for the App Home.

        Raises ControlRefused where the page cannot draw what is there.
        """
        asked = {"user": user, "channel": channel, **where}
        url = f"{self.base_url}/sim/slack/ui"
        answer = self._http.get(url, params=asked, timeout=TIMEOUT_SECONDS)
        answer.raise_for_status()
        if found := re.search('<div class="fault">([^<]*)', answer.text):
            raise ControlRefused(found.group(1))
        return answer.text

    def file(self, file_id: str) -> JSON:
        """A file object."""
        for file in self.state()["files"]:
            if file["id"] == file_id:
                return cast(JSON, file)
        raise LookupError(f"no file {file_id}")

    def file_bytes(self, file_id: str) -> bytes:
        """A file's content."""
        url = f"{self.base_url}/sim/slack/files/{file_id}"
        answer = self._http.get(url, timeout=TIMEOUT_SECONDS)
        answer.raise_for_status()
        return answer.content

    def calls(self, method: str = "", after: int = 0) -> list[JSON]:
        """The app's Web API calls from the ledger, of one method if named."""
        query: dict[str, str | int] = {"kind": "slack.api", "after": after}
        url = f"{self.base_url}/sim/ledger"
        answer = self._http.get(url, params=query, timeout=TIMEOUT_SECONDS)
        answer.raise_for_status()
        return [e for e in orjson.loads(answer.content) if e["method"] == method or not method]

    def wait_for(self, look: Callable[[], T], timeout: float = 30.0, what: str = "it") -> T:
        """Looks again and again until the answer is truthy, and returns it.

        A LookupError or IndexError counts as not yet; raises TimeoutError after `timeout` seconds.
        """
        began = time.monotonic()
        while True:
            try:
                seen = look()
            except LookupError as problem:
                last: object = problem
            else:
                if seen:
                    return seen
                last = seen
            waited = time.monotonic() - began
            if waited > timeout:
                raise TimeoutError(f"waited {timeout} s for {what}; last seen: {last!r}")
            # Each look takes the whole state, and time from whoever is waited for.
            time.sleep(min(0.1, 0.02 + waited / 20))

    find_button = staticmethod(find_button)
    text_of = staticmethod(text_of)
    buttons = staticmethod(buttons)

    def _place(self, ref: str, state: JSON | None = None) -> JSON:
        state = state or self.state()
        name = ref.removeprefix("#")
        for place in [*state["channels"], *state["dms"]]:
            if ref == place["id"] or name == place.get("name"):
                for message in [*place["messages"], *place["ephemerals"]]:
                    message["channel"] = place["id"]
                return cast(JSON, place)
        raise LookupError(f"no channel {ref}")

    def _answer(self, response: requests.Response) -> JSON:
        if response.status_code == 400:
            raise ControlRefused(response.json()["error"])
        response.raise_for_status()
        return cast(JSON, orjson.loads(response.content))


def _user_id(who: str, state: JSON) -> str:
    name = who.removeprefix("@")
    return next((u["id"] for u in state["users"] if who == u["id"] or name == u["name"]), who)
