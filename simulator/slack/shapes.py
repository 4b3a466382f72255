"""The shapes that pass between the parts: JSON objects, and Slack's refusals."""

from __future__ import annotations

from typing import Any

JSON = dict[str, Any]


class SlackError(Exception):
    """A refusal in Slack's words: `{"ok": false, "error": code, …extra}`, with HTTP 200."""

    def __init__(self, code: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra

    def body(self) -> JSON:
        """The answer that the caller sees."""
        return {"ok": False, "error": self.code, **self.extra}


class ControlError(Exception):
    """A test asked the simulated people for something that cannot be done; says what."""


def invalid(code: str, problems: list[str]) -> SlackError:
    """A refusal that lists what is wrong, as `invalid_blocks` and `invalid_arguments` do."""
    return SlackError(
        code,
        errors=problems,
        response_metadata={"messages": [f"[ERROR] {problem}" for problem in problems]},
    )
