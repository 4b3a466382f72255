"""Who may do what: five roles, each of which may do all that the ones before it may.

A role is held by a person or a user group of Slack, in the whole workspace or for the campaigns of
one channel.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.errors import Refused


class Role(StrEnum):
    """What somebody may do, the least first."""

    VIEWER = "viewer"
    AUTHOR = "author"
    LAUNCHER = "launcher"
    APPROVER = "approver"
    ADMIN = "admin"


ACTS: Final[Mapping[Role, str]] = {
    Role.VIEWER: "look at campaigns",
    Role.AUTHOR: "write campaigns",
    Role.LAUNCHER: "launch campaigns",
    Role.APPROVER: "approve campaigns",
    Role.ADMIN: "change settings and roles",
}
"""What each may do that the one before it may not; completes “You may not …”."""

EVERYWHERE: Final = ""
"""In the whole workspace."""
ANYWHERE: Final = "*"
"""In one channel at least."""

_RANK: Final = {role: rank for rank, role in enumerate(Role)}
_HOLDER: Final = re.compile(r"(?:<@)?([UW][A-Z0-9]{2,30})(?:\|[^<>]*)?>?")
_GROUP: Final = re.compile(r"(?:<!subteam\^)?(S[A-Z0-9]{2,30})(?:\|[^<>]*)?>?")
_CHANNEL: Final = re.compile(r"(?:<#)?([CG][A-Z0-9]{2,30})(?:\|[^<>]*)?>?")


@dataclass(frozen=True, slots=True)
class Grant:
    """One holder of one role: a Slack id (`U…`, `W…`, or `S…` for a group), and where."""

    role: Role
    holder: str
    channel_id: str = EVERYWHERE

    @property
    def is_group(self) -> bool:
        """Whether a user group holds it."""
        return self.holder.startswith("S")

    def covers(self, role: Role, where: str) -> bool:
        """Whether its holder may act as `role` there: a channel, `EVERYWHERE` or `ANYWHERE`."""
        reaches = where == ANYWHERE or self.channel_id in (EVERYWHERE, where)
        return reaches and _RANK[self.role] >= _RANK[role]


def covering(grants: Iterable[Grant], role: Role, where: str) -> list[Grant]:
    """The grants that allow it there, those of people first, each in the order given."""
    return sorted(
        (grant for grant in grants if grant.covers(role, where)), key=lambda it: it.is_group
    )


def anybody_looks(grants: Iterable[Grant]) -> bool:
    """Whether every full member may look: nobody is named viewer, so looking is not limited."""
    return all(grant.role is not Role.VIEWER for grant in grants)


def mention(holder: str) -> str:
    """How a holder is shown in Slack."""
    return f"<!subteam^{holder}>" if holder.startswith("S") else f"<@{holder}>"


def place(channel_id: str) -> str:
    """Where a grant holds, in words for Slack; nothing for everywhere."""
    return f" in <#{channel_id}>" if channel_id else ""


def read_role(text: str) -> Role:
    """`approver`, `Approvers`; raises Refused naming all of them."""
    word = text.strip().casefold()
    for role in Role:
        if word in (role, f"{role}s"):
            return role
    raise Refused(f"“{text}” is no role. The roles are {', '.join(Role)}.")


def read_holder(text: str) -> str:
    """The id in a mention of a person or a user group, or an id alone; raises Refused."""
    found = _HOLDER.fullmatch(text.strip()) or _GROUP.fullmatch(text.strip())
    if found is None:
        raise Refused(
            f"“{text}” is no person and no user group of Slack. Mention them, or give the id"
            " (U… or S…)."
        )
    return found.group(1)


def read_channel(text: str) -> str:
    """The id in a mention of a channel, or an id alone; raises Refused."""
    found = _CHANNEL.fullmatch(text.strip())
    if found is None:
        raise Refused(f"“{text}” is no channel. Mention it (#…), or give its id (C…).")
    return found.group(1)


def is_channel(text: str) -> bool:
    """Whether that is a channel's mention or id."""
    return _CHANNEL.fullmatch(text.strip()) is not None
