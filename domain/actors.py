"""Who asks: a person in Slack or at the command line, other software, or the system itself."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

ORIGIN_LENGTH: Final = 60


class Door(StrEnum):
    """Where a request came in."""

    SLACK = "slack"
    CLI = "cli"
    API = "api"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """One asker, with what the door could find out about them.

    `user_id` is a Slack user id (`U…`) at the Slack door, the operating system's user name at
    the command line, the name that stands in a key (`domain.apikeys`) at the API's, and `system`
    for the clock. `channel_id` is where the answer belongs; of a key, where alone it may act.
    `label` is what people call a key.
    """

    door: Door
    user_id: str
    workspace_id: int
    channel_id: str = ""
    zone: str = "UTC"
    is_guest: bool = False
    is_stranger: bool = False
    is_bot: bool = False
    is_deactivated: bool = False
    in_shared_channel: bool = False
    label: str = ""

    @property
    def name(self) -> str:
        """The name kept in rows and the audit: `slack:U123`, `cli:maria`, `system`.

        A key's is `api:<its id>:<what people call it>`: told from others by the first, shown by the
        second.
        """
        if self.door is Door.SYSTEM:
            return self.user_id
        label = f":{self.label}" if self.door is Door.API else ""
        return f"{self.door}:{self.user_id}{label}"

    @property
    def origin(self) -> str:
        """Where it was asked, as the audit keeps it: the channel, or `cli` and a channel."""
        place = self.channel_id if self.door is Door.SLACK else f"{self.door} {self.channel_id}"
        return place.strip()[:ORIGIN_LENGTH]


def system(workspace_id: int) -> Actor:
    """The clock and the jobs, acting for nobody."""
    return Actor(door=Door.SYSTEM, user_id="system", workspace_id=workspace_id)


def key_of(name: str) -> str:
    """The public id of the key that has this stored name; empty where it is no key's."""
    door, _, rest = name.partition(":")
    return rest.partition(":")[0] if door == Door.API else ""


def mention(name: str) -> str:
    """How an actor's stored name is shown in Slack: a mention, or the plain name."""
    door, _, user = name.partition(":")
    if door == Door.SLACK:
        return f"<@{user}>"
    if door == Door.API:
        return f"the key “{user.partition(':')[2]}”"
    return f"{user} (command line)" if user else "Rollcall"
