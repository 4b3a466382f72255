"""A small synchronous client of the control calls, for tests and the demo.

People are named by id or name (`ada`), channels by id or `#name`; `dm` is the direct message
with the bot. Every gesture answers what the app acknowledged: `{"ok", "ack": {"status", "body",
"ms", "late", "error"}, "acks": […], …}`. A gesture that a person could not make raises
`ControlRefused`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from simulator.slack.reading import JSON, buttons, elements, find_button, plain, text_of
from simulator.slack.viewer import TIMEOUT_SECONDS, ControlRefused, SlackViewer

__all__ = [
    "ControlRefused",
    "SlackControl",
    "buttons",
    "elements",
    "find_button",
    "plain",
    "text_of",
]


class SlackControl(SlackViewer):
    """Acts as the workspace's people; what they see is read by the viewer's methods."""

    # --- what people do -------------------------------------------------------------------

    def command(self, user: str, channel: str, command: str, text: str = "", **how: Any) -> JSON:
        """Types `/command text`. `how`: phone_typing, raw, times, together, identical, forge."""
        asked = {"user": user, "channel": channel, "command": command, "text": text}
        return self._post("command", asked | how)

    def press(self, user: str, button: str | None = None, **where: Any) -> JSON:
        """Presses a button by its label (or `action_id=`), on a message (`channel=`, `ts=`), an
        open view (`view_id=`, or the top one) or the Home tab (`home=True`); `value=` chooses
        in a menu, `state=` fills inputs first, `dismiss=True` refuses a confirmation."""
        named = {} if button is None else {"button": button}
        return self._post("press", {"user": user, **named, **where})

    def press_on(self, user: str, message: JSON, button: str, **how: Any) -> JSON:
        """Presses a button of a message as returned by a reader of this client."""
        found = find_button(message, button)
        where = {"channel": message["channel"], "ts": message["ts"]}
        ids = {"action_id": found["action_id"], "block_id": found["block_id"]}
        return self._post("press", {"user": user, **where, **ids, **how})

    def submit(self, user: str, values: JSON | None = None, **how: Any) -> JSON:
        """Fills and submits the top modal (or `view_id=`); `values` by block_id, action_id or
        label; `escaped=True` and `phone_typing=True` do to texts what Slack and a phone may.
        Answers `action`, `errors`, `view` (the next one), or `refused` by Slack's client."""
        return self._post("submit", {"user": user, "values": values or {}, **how})

    def close(self, user: str, **how: Any) -> JSON:
        """Closes the top modal (`all=True`: the whole stack)."""
        return self._post("close", {"user": user, **how})

    def upload(
        self,
        user: str,
        channel: str | None,
        filename: str,
        content: bytes | str | Path,
        **more: Any,
    ) -> JSON:
        """Uploads a file to a channel or `dm`; with None it is put aside for a file input (pass
        the answer's `file["id"]` to `submit`). `more`: title, text. A Path is read on disk."""
        asked = {"user": user, "filename": filename, **more}
        if channel is not None:
            asked["channel"] = channel
        if isinstance(content, Path):
            return self._post("upload", {**asked, "path": str(content.absolute())})
        body = content.encode() if isinstance(content, str) else content
        return self._answer(
            self._http.post(
                f"{self.base_url}/sim/slack/upload",
                params=asked,
                data=body,
                headers={"Content-Type": "application/octet-stream"},
                timeout=TIMEOUT_SECONDS,
            )
        )

    def delete_file(self, user: str, file_id: str) -> None:
        """Deletes a file of one's own, in Slack itself."""
        self._post("delete_file", {"user": user, "file": file_id})

    def shortcut(
        self,
        user: str,
        callback_id: str,
        *,
        channel: str | None = None,
        ts: str | None = None,
        **how: Any,
    ) -> JSON:
        """Uses a message shortcut (with channel and ts) or a global one."""
        where = {} if ts is None else {"channel": channel, "ts": ts}
        return self._post("shortcut", {"user": user, "callback_id": callback_id, **where, **how})

    def say(self, user: str, channel: str, text: str, **how: Any) -> JSON:
        """Writes a message (`thread_ts=` in a thread)."""
        return self._post("say", {"user": user, "channel": channel, "text": text, **how})

    def open_home(self, user: str, tab: str = "home") -> JSON:
        """Opens the app's Home tab."""
        return self._post("home", {"user": user, "tab": tab})

    def suggest(self, user: str, action_id: str, value: str, **where: Any) -> JSON:
        """Types into an external select; answers `options`."""
        return self._post(
            "suggest", {"user": user, "action_id": action_id, "value": value, **where}
        )

    def event(self, event: JSON, **more: Any) -> JSON:
        """Sends any event (`envelope=` changes its wrapping, `forge=` its signature)."""
        return self._post("event", {"event": event, **more})

    # --- how the workspace is -------------------------------------------------------------

    def configure(self, **changes: Any) -> None:
        """Changes settings of SlackConfig, such as request_url or scopes."""
        self._post("config", changes)

    def user(self, user_id: str, **fields: Any) -> None:
        """Adds or changes a person."""
        self._post("users", {"id": user_id, **fields})

    def channel(self, channel_id: str, **fields: Any) -> None:
        """Adds or changes a channel: name, is_archived, …, `add=` and `remove=` members."""
        self._post("channels", {"id": channel_id, **fields})

    def fault(self, kind: str, method: str = "*", **fields: Any) -> None:
        """Trouble: kind status, error, ratelimited, slow, hang, reset; times, after, seconds."""
        self._post("faults", {"kind": kind, "method": method, **fields})

    def down(self, status: int = 503) -> None:
        """Slack is away until `all_well`."""
        self.fault("status", status=status)

    def all_well(self) -> None:
        """No more faults."""
        self._post("faults", {"clear": True})

    def limits(self, **fields: Any) -> None:
        """Rate limits: enabled, posts_per_second, post_burst, tiers, methods (a minute)."""
        self._post("limits", fields)

    def advance(self, seconds: float) -> float:
        """Moves Slack's clock on; answers the new time (seconds since the epoch)."""
        return float(self._post("clock", {"advance": seconds})["now"])

    def set_clock(self, epoch: float) -> None:
        """Makes it that time in Slack, for tests that freeze theirs."""
        self._post("clock", {"at": epoch})

    def _post(self, control: str, asked: JSON) -> JSON:
        url = f"{self.base_url}/sim/slack/{control}"
        return self._answer(self._http.post(url, json=asked, timeout=TIMEOUT_SECONDS))
