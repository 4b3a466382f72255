"""What people hand in: the fields of every form, from Slack or from the command line.

`None` means that the field was left as it is. Words arrive as they are to be sent: what Slack
did to them was undone at the door.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from domain.asking import AS_THE_TEXT_SAYS
from domain.retries import SecondAttempts
from domain.senders import KeywordsBy, SenderKind
from domain.windows import Kind


class UploadKind(StrEnum):
    """Where an audience comes from; the values are those of `CsvImport.source`."""

    SLACK_FILE = "slack"
    FILE = "file"
    PASTED = "pasted"
    API = "api"


@dataclass(frozen=True, slots=True)
class Upload:
    """An audience to read: `ref` is Slack's file id, a path on this machine, or the numbers.

    Of what a program handed in, nothing: that is kept with its import (`models.payloads`).
    """

    kind: UploadKind
    ref: str
    filename: str = ""
    size: int = 0

    @classmethod
    def slack_file(cls, file_id: str, filename: str, size: int) -> "Upload":
        """A file in Slack; `size` in bytes, as Slack states it."""
        return cls(UploadKind.SLACK_FILE, file_id, filename, size)

    @classmethod
    def file(cls, path: Path) -> "Upload":
        """A file on this machine; it is copied, so it may be deleted afterwards."""
        return cls(UploadKind.FILE, str(path), path.name)

    @classmethod
    def api(cls, size: int) -> "Upload":
        """What a program handed in, of so many bytes."""
        return cls(UploadKind.API, "", size=size)

    @classmethod
    def pasted(cls, numbers: str) -> "Upload":
        """Numbers typed or pasted by hand, in any spelling, one a line or separated by commas."""
        return cls(UploadKind.PASTED, numbers, size=len(numbers.encode()))


@dataclass(frozen=True, slots=True)
class WorkspaceForm:
    """The team's settings. `slack_team_id` ties a new workspace to its Slack team."""

    business_name: str | None = None
    help_contact: str | None = None
    region: str | None = None
    countries: tuple[str, ...] | None = None
    zone: str | None = None
    price_per_segment: Decimal | str | None = None
    currency: str | None = None
    channel_id: str | None = None
    slack_team_id: str | None = None
    stop_words: tuple[str, ...] | None = None
    """Own keywords beside Twilio's and the law's."""
    informational_hours: str | None = None
    """A window such as 8:00-21:00; an empty one is the standard again."""
    country_hours: str | None = None
    """Windows of other countries: DE=9:00-20:00, GB=8:00-21:00; an empty one is none."""
    abroad_hours: str | None = None
    """A window for marketing in countries without one; an empty one is the standard again."""
    live_in: str | None = None
    """Where recipients live of whom no row tells: `Texas`, `Central`; an empty one says nothing."""
    most_a_day: str | None = None
    """Campaign texts to one number in 24 hours; an empty one is the standard again."""
    most_a_week: str | None = None
    """And in seven days; an empty one is no such cap."""
    guards: Mapping[str, str] | None = None
    """Guard rails by their names (`domain.guardsettings.NAMES`), as they are typed."""
    undo_seconds: str | None = None
    """How long a launch counts down; an empty one is the standard again."""
    approval: str | None = None
    """Which campaigns want a second person: `domain.approvalrule`; an empty one is none."""


@dataclass(frozen=True, slots=True)
class SenderForm:
    """One sender, found by `sender_id` (then `name` may be a new one), or else by its name.

    Of a known sender, an empty `name`, `kind` or `address` stays as it is. Left out, throughput and
    who answers keywords are what is usual for the kind; an empty `throughput` makes it that again.
    `daily_limit` is a figure with or without its unit (2,000 segments), `brand_limit` segments a
    day for all senders of the `brand`; an empty one means none.
    """

    name: str
    kind: SenderKind | str
    address: str
    numbers: tuple[str, ...] | None = None
    throughput: float | str | None = None
    keywords_by: KeywordsBy | str | None = None
    smart_encoding: bool | None = None
    registration: str | None = None
    a2p_campaign: str | None = None
    is_default: bool | None = None
    daily_limit: str | None = None
    brand: str | None = None
    brand_limit: str | None = None
    sender_id: int | None = None


@dataclass(frozen=True, slots=True)
class DraftForm:
    """A new campaign. Without `sender_name` the default sender is meant.

    Its kind is the strictest unless somebody says another one.
    """

    title: str
    message: str
    source: Upload
    sender_name: str | None = None
    note: str = ""
    channel_id: str = ""
    asks: str = AS_THE_TEXT_SAYS
    """What the text asks for: one of `domain.asking.CHOICES`, or what its words say."""
    acknowledgement: str = ""
    """What whoever answers that gets back, once; empty: nothing."""
    kind: str = Kind.MARKETING
    second_attempts: str = SecondAttempts.LIMITS
    topic: str = ""
    """What people can stop by itself, in the team's words; empty: of no topic."""


@dataclass(frozen=True, slots=True)
class OptOutForm:
    """Whom to opt out or to lift, of what (everything, unless a topic or a sender), and why."""

    numbers: tuple[str, ...] = ()
    reason: str = ""
    topic: str = ""
    sender: str = ""
    complaint: bool = False
    """Somebody complained: that stays until the team lifts it."""


@dataclass(frozen=True, slots=True)
class EditForm:
    """Changes to a draft. `seen_wording_id` is the text that the person had before them."""

    title: str | None = None
    message: str | None = None
    sender_name: str | None = None
    note: str | None = None
    source: Upload | None = None
    asks: str | None = None
    acknowledgement: str | None = None
    kind: str | None = None
    second_attempts: str | None = None
    topic: str | None = None
    seen_wording_id: int | None = None
