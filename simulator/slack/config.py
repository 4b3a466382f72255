"""The workspace that the local Slack pretends to be: its people, channels, app and secrets.

Everything is a frozen value with good defaults, so a test names only what it cares about.
`from_dict` reads the same shape from JSON (the simulator's command line and its control calls).
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

T = TypeVar("T")

TEAM_ID = "T01ROLLCALL"
OTHER_TEAM_ID = "T02OTHERORG"
APP_ID = "A01ROLLCALL"
BOT_USER_ID = "U01ROLLBOT"
BOT_ID = "B01ROLLBOT"

DEFAULT_SCOPES = (
    "commands",
    "chat:write",
    "files:read",
    "files:write",
    "channels:read",
    "groups:read",
    "im:read",
    "mpim:read",
    "channels:history",
    "groups:history",
    "im:history",
    "im:write",
    "users:read",
    "users:read.email",
    "usergroups:read",
)
DEFAULT_EVENTS = ("app_home_opened", "file_shared")


@dataclass(frozen=True, slots=True)
class SlackUser:
    """A person or a bot; the flags are those of Slack's user object."""

    id: str
    name: str
    real_name: str = ""
    email: str = ""
    tz: str = "America/Chicago"
    team_id: str = TEAM_ID
    is_admin: bool = False
    is_owner: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_bot: bool = False
    is_stranger: bool = False
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class SlackChannel:
    """A public, private or shared channel; `members` are user ids, the bot's among them or not."""

    id: str
    name: str
    members: tuple[str, ...] = ()
    is_private: bool = False
    is_ext_shared: bool = False
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class SlackUsergroup:
    """A user group (`@marketing`), also called a subteam."""

    id: str
    handle: str
    name: str
    users: tuple[str, ...] = ()


def default_users() -> tuple[SlackUser, ...]:
    """Two admins, two members, both kinds of guest, a stranger, two bots, and one who left."""
    return (
        SlackUser("U01ADA", "ada", "Ada Archer", "ada@example.com", is_admin=True, is_owner=True),
        SlackUser("U01BEN", "ben", "Ben Brook", "ben@example.com", "America/Los_Angeles"),
        SlackUser("U01CHI", "chi", "Chi Cho", "chi@example.com", "Asia/Tokyo"),
        SlackUser("U01DOT", "dot", "Dot Dale", "dot@example.com", "Europe/Berlin", is_admin=True),
        SlackUser("U01GUS", "gus", "Gus Guest", "gus@guest.example", is_restricted=True),
        SlackUser(
            "U01GIA",
            "gia",
            "Gia Guest",
            "gia@guest.example",
            is_restricted=True,
            is_ultra_restricted=True,
        ),
        SlackUser(
            "U02SAM",
            "sam",
            "Sam Stranger",
            "sam@other.example",
            team_id=OTHER_TEAM_ID,
            is_stranger=True,
        ),
        SlackUser(BOT_USER_ID, "rollcall", "Rollcall", is_bot=True),
        SlackUser("U01ROB", "robbie", "Another Bot", is_bot=True),
        SlackUser("U01LEA", "lea", "Lea Left", "lea@example.com", deleted=True),
    )


_TEAM = ("U01ADA", "U01BEN", "U01CHI", "U01DOT")


def default_channels() -> tuple[SlackChannel, ...]:
    """Public, private, shared with others, without the bot, between two people, and archived."""
    everyone = (*_TEAM, "U01GUS", BOT_USER_ID)
    return (
        SlackChannel("C01CAMPAIGNS", "campaigns", everyone),
        SlackChannel("C01LAUNCHES", "launches", (*_TEAM, BOT_USER_ID)),
        SlackChannel("C01PRIVATE", "private-plans", (*_TEAM[:2], BOT_USER_ID), is_private=True),
        SlackChannel("C01PARTNERS", "partners", (*everyone, "U02SAM"), is_ext_shared=True),
        SlackChannel("C01NOBOT", "no-bot-here", _TEAM),
        SlackChannel("C01SECRET", "secret-no-bot", _TEAM[:2], is_private=True),
        SlackChannel("D01ADABEN", "ada-and-ben", _TEAM[:2], is_private=True),
        SlackChannel("C01ARCHIVE", "old-campaigns", everyone, is_archived=True),
    )


def default_usergroups() -> tuple[SlackUsergroup, ...]:
    """One group of two people."""
    return (SlackUsergroup("S01MARKETING", "marketing", "Marketing", ("U01ADA", "U01BEN")),)


@dataclass(frozen=True, slots=True)
class SlackConfig:
    """One workspace with one installed app.

    `request_url` is where the app listens; `public_url` is this simulator's own base (taken from
    the first request's Host header when empty). `should_escape` is the manifest's: mentions typed
    in commands arrive as ids. Times are seconds.
    """

    bot_token: str = "xoxb-simulated-bot-token"  # noqa: S105
    app_token: str = "xapp-simulated-app-token"  # noqa: S105
    signing_secret: str = "simulated-signing-secret"  # noqa: S105
    request_url: str = "http://127.0.0.1:8000/slack/events"
    public_url: str = ""
    files_dir: str = ""
    app_id: str = APP_ID
    bot_id: str = BOT_ID
    bot_user_id: str = BOT_USER_ID
    team_id: str = TEAM_ID
    team_name: str = "Rollcall Test"
    team_domain: str = "rollcall-test"
    scopes: tuple[str, ...] = DEFAULT_SCOPES
    events: tuple[str, ...] = DEFAULT_EVENTS
    users: tuple[SlackUser, ...] = field(default_factory=default_users)
    channels: tuple[SlackChannel, ...] = field(default_factory=default_channels)
    usergroups: tuple[SlackUsergroup, ...] = field(default_factory=default_usergroups)
    limits_enabled: bool = True
    should_escape: bool = True
    home_tab_enabled: bool = True
    bot_may_delete_files: bool = False
    ack_timeout: float = 3.0
    trigger_lifetime: float = 3.0
    response_url_lifetime: float = 1800.0
    response_url_uses: int = 5
    event_retry_delays: tuple[float, ...] = (0.0, 60.0, 300.0)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> SlackConfig:
        """Reads JSON of the same field names; raises ValueError on a name that does not exist."""
        plain = dict(values)
        for key, kind in _NESTED.items():
            if key in plain:
                plain[key] = tuple(_build(kind, item) for item in plain[key])
        return _build(cls, plain)


_NESTED: dict[str, type[Any]] = {
    "users": SlackUser,
    "channels": SlackChannel,
    "usergroups": SlackUsergroup,
}


def _build(kind: type[T], values: dict[str, Any]) -> T:
    """A frozen value from JSON: lists become tuples, unknown names are refused."""
    known = {item.name for item in fields(kind)}  # type: ignore[arg-type]
    if unknown := set(values) - known:
        raise ValueError(f"{kind.__name__} has no field {', '.join(sorted(unknown))}")
    return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in values.items()})
