"""What a team still lacks before it can launch, each in a sentence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from config import Settings
from domain import forecast
from domain.senders import KIND_WORDS, Registration, SenderKind, release_command
from domain.verifying import stands_still
from domain.views import SenderView, WorkspaceView
from gateways.slack.errors import words_for

REGISTERED = frozenset(Registration) - {Registration.UNKNOWN}
NEEDS_REGISTRATION = frozenset(
    {SenderKind.LONG_CODE, SenderKind.TOLL_FREE, SenderKind.MESSAGING_SERVICE}
)
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
ROLES = {"sender": "sending", "worker": "import", "clock": "clock"}


class Missing(StrEnum):
    """What a team can lack before its first launch."""

    WORKSPACE = "workspace"
    BUSINESS_NAME = "business_name"
    HELP_CONTACT = "help_contact"
    SENDER = "sender"
    DEFAULT_SENDER = "default_sender"
    SENDER_STOPPED = "sender_stopped"
    REGISTRATION = "registration"
    TWILIO = "twilio"
    WEBHOOK = "webhook"
    PRICE = "price"
    CHANNEL = "channel"
    PROCESS = "process"
    PHONE = "phone"
    POSTS = "posts"
    CLOCKS = "clocks"
    SEALING = "sealing"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing, in a sentence; `stops` where no launch is possible without."""

    what: Missing
    words: str
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """How things stand for one person. `phones` are their own proven ones, masked."""

    workspace: WorkspaceView | None
    gaps: tuple[Gap, ...]
    inbound_url: str
    inbound_seen_at: datetime | None = None
    phones: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    alive: Mapping[str, int] = field(default_factory=dict)
    refusal: str | None = None
    """Why this person may not run campaigns, naming who can; None if they may."""


def inbound_url(settings: Settings) -> str:
    """What Twilio's console must hold for inbound texts; the fragment asks Twilio to retry."""
    return f"{settings.public_url}/twilio/inbound#rc=5&rp=all"


def settings_gaps(settings: Settings, workspace: WorkspaceView) -> Iterator[Gap]:
    """What the settings lack, all senders included."""
    yield from workspace_gaps(settings, workspace)
    if not workspace.senders:
        yield Gap(Missing.SENDER, "There is no sender yet. Add the number to text from.", True)
    elif len(workspace.senders) > 1 and not any(one.is_default for one in workspace.senders):
        yield Gap(Missing.DEFAULT_SENDER, "No sender is the default one.")
    for sender in workspace.senders:
        yield from sender_gaps(sender, workspace.region)
    if workspace.price_per_segment is None:
        yield Gap(Missing.PRICE, "There is no price per segment, so no draft can state its cost.")
    if not workspace.channel_id:
        yield Gap(Missing.CHANNEL, "No channel is set for drafts from the command line.")


def workspace_gaps(settings: Settings, workspace: WorkspaceView) -> Iterator[Gap]:
    """What no campaign can be launched without, whatever its sender."""
    if not workspace.business_name:
        yield Gap(
            Missing.BUSINESS_NAME, "The business name is missing; HELP answers state it.", True
        )
    if not workspace.help_contact:
        yield Gap(Missing.HELP_CONTACT, "The help contact is missing; HELP answers state it.", True)
    yield from twilio_gaps(settings)


def twilio_gaps(settings: Settings) -> Iterator[Gap]:
    """What Twilio cannot be reached without, or cannot reach us without."""
    if not settings.twilio_account_sid or not settings.twilio_auth_token.get_secret_value():
        yield Gap(
            Missing.TWILIO,
            "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are not set, so nothing can be sent.",
            True,
        )
    if _unreachable(settings):
        yield Gap(
            Missing.WEBHOOK,
            "PUBLIC_URL points at this machine, so Twilio can bring neither replies nor STOP.",
            True,
        )


def sender_gaps(sender: SenderView, region: str) -> Iterator[Gap]:
    """What keeps a sender from sending, or may."""
    if sender.stopped_reason:
        yield Gap(
            Missing.SENDER_STOPPED,
            f"The sender “{sender.name}” was stopped: {sender.stopped_reason} When that is mended:"
            f" `{release_command(sender.name)}`.",
            True,
        )
    american = region in ("US", "CA") and sender.kind in NEEDS_REGISTRATION
    if american and sender.registration.lower() not in REGISTERED:
        yield Gap(
            Missing.REGISTRATION,
            f"The sender “{sender.name}” is not marked as registered; carriers block texts from"
            f" an unregistered {KIND_WORDS[sender.kind]}.",
        )


def post_gaps(given_up: Sequence[tuple[str, str]]) -> Iterator[Gap]:
    """Where Slack takes no posts: the campaign's title, or nothing, and Slack's code."""
    for title, code in given_up:
        what = f"What people answered to “{title}”" if title else "What belongs to no campaign"
        yield Gap(
            Missing.POSTS,
            f"{what} cannot be shown in Slack: {words_for(code)} It is tried again with the next"
            " one; the results (CSV) have all answers.",
        )


def card_gaps(given_up: Sequence[tuple[str, str]]) -> Iterator[Gap]:
    """Campaigns whose card Slack does not take: the title, and Slack's code."""
    for title, code in given_up:
        yield Gap(
            Missing.POSTS,
            f"The card of “{title}” cannot be shown in Slack: {words_for(code)} Once that is"
            " mended, `/campaign status` with its name has it shown again.",
        )


def head_gaps(code: str | None) -> Iterator[Gap]:
    """Slack's code, where it does not take the day's digest of what must be provable."""
    if code:
        yield Gap(
            Missing.POSTS,
            "The digest that proves your records was not posted in the team's channel:"
            f" {words_for(code)} The next morning's covers these days too.",
        )


def sealing_gaps(waited: timedelta) -> Iterator[Gap]:
    """Rows that wait so long for the hash chain."""
    if stands_still(waited):
        yield Gap(
            Missing.SEALING,
            f"For {forecast.words(waited)} nothing that was done here was sealed, so nobody can"
            " prove it later: `rollcall audit verify` and the clock's log say why.",
        )


def clock_gaps(apart: int) -> Iterator[Gap]:
    """Clocks that disagree by so many seconds; none for 0."""
    if apart:
        yield Gap(
            Missing.CLOCKS,
            f"The clocks of this machine disagree by {timedelta(seconds=apart)} (hours, minutes,"
            " seconds): texts leave only where every clock allows. Set them right: NTP on each"
            " host, also on that of Redis.",
        )


def process_gaps(alive: Mapping[str, int]) -> Iterator[Gap]:
    """Which processes are not running."""
    for role, words in ROLES.items():
        if not alive.get(role):
            yield Gap(
                Missing.PROCESS, f"No {words} process is running (`rollcall process {role}`)."
            )


def _unreachable(settings: Settings) -> bool:
    """Whether the real Twilio was told to call a loopback address."""
    ours, theirs = urlsplit(settings.public_url), urlsplit(settings.twilio_api_url)
    return ours.hostname in LOOPBACK and theirs.hostname not in LOOPBACK
