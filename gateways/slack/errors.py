"""Slack's errors as data: either Slack is away and we come back, or it says no and why.

Codes from Slack's method reference (chat.*, views.*, conversations.*, files.*); a code that is
not listed is a no, shown with its own name.
"""

from collections.abc import Mapping
from typing import Final

from slack_sdk.errors import SlackApiError


class SlackAway(Exception):
    """Slack is rate limiting or not reachable; nothing is wrong with what we said.

    `retry_after` is in seconds; `is_unknown` where the request left and its answer was lost, or
    says that something broke in Slack itself: it may have done what we asked for. `is_limited`
    where it said itself that we ask too much.
    """

    def __init__(
        self, retry_after: float = 5.0, *, is_unknown: bool = False, is_limited: bool = False
    ) -> None:
        super().__init__(f"Slack is away for {retry_after:g} s")
        self.retry_after = retry_after
        self.is_unknown = is_unknown
        self.is_limited = is_limited


class SlackRefused(Exception):
    """Slack will not do it. `error` is its code, `words` a sentence for people."""

    def __init__(self, error: str, words: str = "") -> None:
        self.error = error
        self.words = words or WORDS.get(error, f"Slack refused it ({error}).")
        super().__init__(f"{error}: {self.words}")


BROKEN: Final[frozenset[str]] = frozenset({"internal_error", "fatal_error"})
"""Codes of which Slack says itself that some of the work may be done."""
LIMITED: Final[frozenset[str]] = frozenset({"ratelimited", "rate_limited"})
AWAY: Final[frozenset[str]] = (
    BROKEN
    | LIMITED
    | {
        "message_limit_exceeded",
        "service_unavailable",
        "request_timeout",
        "team_added_to_org",
    }
)

_INVITE: Final = "Rollcall is not in that channel. Type `/invite @Rollcall` there, then try again."

WORDS: Final[Mapping[str, str]] = {
    "not_in_channel": _INVITE,
    "channel_not_found": _INVITE,
    "user_not_in_channel": "That person is not in the channel.",
    "channel_is_shared": "That channel is shared with another organisation. Use one of your own.",
    "is_archived": "That channel is archived. Use another channel.",
    "restricted_action": "A rule of your Slack workspace keeps Rollcall from posting there.",
    "cannot_dm_bot": "A bot cannot get direct messages.",
    "user_disabled": "That Slack account is deactivated.",
    "message_not_found": "That message was deleted.",
    "cant_update_message": "That message cannot be edited any more.",
    "edit_window_closed": "That message cannot be edited any more.",
    "msg_too_long": "That message is too long for Slack.",
    "msg_blocks_too_long": "That message is too long for Slack.",
    "invalid_blocks": "Slack could not show that message.",
    "expired_trigger_id": "Slack waited too long for the form. Please press again.",
    "exchanged_trigger_id": "That form was opened already.",
    "file_not_found": "The file is no longer in Slack. Upload it again.",
    "file_deleted": "The file was deleted from Slack. Upload it again.",
    "file_elsewhere": "The file is not stored in Slack itself. Download it and upload it here.",
    "file_too_large": "The file is larger than Rollcall takes.",
    "file_hidden": "Slack did not hand out the file. Upload it again.",
    "cant_delete_file": "Only the person who uploaded the file can delete it, in Slack.",
    "invalid_auth": "Slack does not accept Rollcall's token. An admin must install it again.",
    "account_inactive": "Rollcall was removed from this workspace. An admin must install it again.",
    "token_revoked": "Rollcall was removed from this workspace. An admin must install it again.",
    "missing_scope": "Rollcall lacks a permission in Slack. An admin must install it again.",
    "answer_lost": (
        "Slack did not say whether it took it, so it is not posted again by itself. If it is not"
        " there, save the channel once more."
    ),
    "expired_url": "Slack no longer takes an answer to that press. Please try again.",
}

GONE: Final[frozenset[str]] = frozenset({"message_not_found", "cant_update_message"})
"""Codes that mean: the message that we edit is not there any more."""


PERMANENT: Final[frozenset[str]] = frozenset(
    {
        "channel_not_found",
        "not_in_channel",
        "is_archived",
        "restricted_action",
        "msg_too_long",
        "msg_blocks_too_long",
        "invalid_blocks",
        "invalid_auth",
        "not_authed",
        "account_inactive",
        "token_revoked",
        "token_expired",
        "missing_scope",
        "edit_window_closed",
    }
)
"""Codes that no waiting mends: somebody has to do something in Slack."""


def words_for(code: str) -> str:
    """A sentence for people about one of Slack's codes."""
    return SlackRefused(code).words


def collapse(error: SlackApiError) -> SlackAway | SlackRefused:
    """The SDK's exception in our own two words."""
    response = error.response
    status = getattr(response, "status_code", 200)
    headers = {str(k).lower(): v for k, v in (getattr(response, "headers", None) or {}).items()}
    try:
        code = str(response.get("error") or "")
    except (ValueError, AttributeError):
        code = ""
    if status == 429 or status >= 500 or code in AWAY:
        return SlackAway(
            _seconds(headers.get("retry-after")),
            is_unknown=status >= 500 or code in BROKEN,
            is_limited=status == 429 or code in LIMITED,
        )
    return SlackRefused(code or f"http_{status}")


def _seconds(value: object) -> float:
    text = str(value[0] if isinstance(value, list) and value else value)
    return float(text) if text.isdigit() else 5.0
