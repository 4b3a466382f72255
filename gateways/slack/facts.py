"""What we say to Slack and what it tells us, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

Block = Mapping[str, Any]
"""One Block Kit block."""
View = Mapping[str, Any]
"""One modal."""

LIST_TYPES: Final = ("csv", "tsv", "txt")
LIST_ENDINGS: Final = tuple(f".{kind}" for kind in LIST_TYPES)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message: its blocks, and the words that notifications and screen readers get."""

    text: str
    blocks: Sequence[Block] = ()


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a message is: enough to edit it and to link to it."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Who we are to Slack."""

    team_id: str
    bot_user_id: str


@dataclass(frozen=True, slots=True)
class Person:
    """One user; `zone` is an IANA name. A stranger belongs to another organisation.

    Slack deactivates people who leave and keeps their user object; it may reactivate them.
    """

    id: str
    name: str
    zone: str
    is_guest: bool = False
    is_stranger: bool = False
    is_bot: bool = False
    is_deactivated: bool = False


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """One conversation; `is_shared` means with another organisation."""

    id: str
    name: str = ""
    is_member: bool = False
    is_shared: bool = False
    is_archived: bool = False
    is_private: bool = False
    is_direct: bool = False

    @property
    def can_post(self) -> bool:
        """Whether a message of ours can appear there."""
        return (self.is_member or self.is_direct) and not self.is_archived


@dataclass(frozen=True, slots=True)
class UserGroup:
    """A user group; `handle` is what people type after the @."""

    id: str
    handle: str


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One file in Slack; `size` in bytes, `permalink` is where people look at it.

    `posted_at` is when a message that shows it was posted, in seconds since the epoch; 0 if no
    message is known.
    """

    id: str
    name: str
    size: int
    user_id: str
    url: str
    permalink: str = ""
    posted_at: float = 0.0

    @property
    def is_list(self) -> bool:
        """Whether it is named as lists are."""
        return self.name.lower().endswith(LIST_ENDINGS)
