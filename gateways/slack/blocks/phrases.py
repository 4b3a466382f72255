"""How figures, times, people and states are said: for people, not for engineers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from domain import counting, frequency, picked
from domain.actors import Door, mention
from domain.ledger import Bucket, Ledger, SkipReason
from domain.lifecycle import CampaignState
from domain.phones import Problem
from domain.reasons import words as reason_words
from domain.senders import KIND_WORDS
from domain.slacktext import date_token
from domain.views import CampaignView, SenderView
from domain.wallclock import clock
from gateways.slack.blocks.kit import words

BAR_CELLS: Final = 20

STATE_WORDS: Final[Mapping[CampaignState, str]] = {
    CampaignState.IMPORTING: "Reading the list",
    CampaignState.DRAFT: "Draft",
    CampaignState.AWAITING_APPROVAL: "Waiting for approval",
    CampaignState.SCHEDULED: "Scheduled",
    CampaignState.COUNTING_DOWN: "Counting down",
    CampaignState.SENDING: "Sending",
    CampaignState.PAUSED: "Paused",
    CampaignState.SETTLING: "All texts are out, waiting for receipts",
    CampaignState.COMPLETED: "Done",
    CampaignState.CANCELLED: "Cancelled",
    CampaignState.STOPPED: "Stopped",
    CampaignState.DISCARDED: "Discarded",
}

STATE_EMOJI: Final[Mapping[CampaignState, str]] = {
    CampaignState.IMPORTING: ":inbox_tray:",
    CampaignState.DRAFT: ":memo:",
    CampaignState.AWAITING_APPROVAL: ":hourglass:",
    CampaignState.SCHEDULED: ":calendar:",
    CampaignState.COUNTING_DOWN: ":hourglass_flowing_sand:",
    CampaignState.SENDING: ":outbox_tray:",
    CampaignState.PAUSED: ":double_vertical_bar:",
    CampaignState.SETTLING: ":hourglass_flowing_sand:",
    CampaignState.COMPLETED: ":white_check_mark:",
    CampaignState.CANCELLED: ":no_entry_sign:",
    CampaignState.STOPPED: ":octagonal_sign:",
    CampaignState.DISCARDED: ":wastebasket:",
}

_SKIPPED: Final[Mapping[str, tuple[str, str]]] = {
    SkipReason.DUPLICATE: ("duplicate", "duplicates"),
    SkipReason.OPTED_OUT: ("opted out", "opted out"),
    SkipReason.ANSWERED: ("answered meanwhile", "answered meanwhile"),
    SkipReason.INVALID: ("number that cannot exist", "numbers that cannot exist"),
    SkipReason.MALFORMED: ("broken row", "broken rows"),
    SkipReason.MISSING_FIELDS: ("with a blank field", "with blank fields"),
    SkipReason.TOO_LONG: ("with too long a text", "with too long a text"),
    SkipReason.EXPIRED: ("too late", "too late"),
    SkipReason.OUTSIDE_HOURS: ("outside the hours", "outside the hours"),
    SkipReason.NEVER_OPEN: ("whose places have no hour in common",) * 2,
    SkipReason.NO_CONSENT: ("without a recorded consent in writing",) * 2,
    SkipReason.CONSENT_WITHDRAWN: ("said no", "said no"),
    SkipReason.CONSENT_UNCLEAR: ("whose consent cannot be read",) * 2,
    SkipReason.DO_NOT_CALL: ("on the do-not-call list",) * 2,
    SkipReason.REASSIGNED: ("on the reassigned-numbers list",) * 2,
    SkipReason.ERASED: ("erased",) * 2,
    SkipReason.MAYBE_SENT: ("that may have left elsewhere",) * 2,
    SkipReason.TEST_KEY: ("from a test key",) * 2,
    SkipReason.NOT_ALLOWED_HERE: ("that this installation may not text",) * 2,
    SkipReason.REFUSED: ("refused by Twilio", "refused by Twilio"),
    SkipReason.SAID_LANDLINE: (
        "that a carrier called a landline",
        "that a carrier called landlines",
    ),
    SkipReason.SAID_NOT_IN_SERVICE: ("that a carrier called not in service",) * 2,
    SkipReason.SAID_INVALID: ("that Twilio called no valid number",) * 2,
    Problem.MISSING: ("without a number", "without a number"),
    Problem.EXCEL_DAMAGE: ("number damaged by a spreadsheet", "numbers damaged by a spreadsheet"),
    Problem.TOO_SHORT: ("number that is too short", "numbers that are too short"),
    Problem.TOO_LONG: ("number that is too long", "numbers that are too long"),
    Problem.NOT_A_NUMBER: ("entry that is no number", "entries that are no numbers"),
    Problem.EXTENSION: ("number with an extension", "numbers with an extension"),
    Problem.COUNTRY_NOT_ALLOWED: ("number of another country", "numbers of other countries"),
    Problem.PREMIUM_RATE: ("premium-rate number", "premium-rate numbers"),
    Problem.SHARED_COST: ("shared-cost number", "shared-cost numbers"),
    Problem.LANDLINE: ("landline", "landlines"),
    Problem.CANNOT_TEXT: ("number that is nobody’s phone", "numbers that are nobody’s phones"),
}


count: Final = counting.count


def share(part: float) -> str:
    """`89 %`; below ten with one decimal; never 0 % or 100 % when it is not."""
    percent = part * 100
    if 0 < percent < 10:
        return f"{max(percent, 0.1):.1f} %"
    return f"{min(percent, 99) if part < 1 else 100:.0f} %"


def bar(part: float) -> str:
    """A progress bar in text; it is full only when all is done."""
    filled = int(min(max(part, 0.0), 1.0) * BAR_CELLS)
    return "▓" * filled + "░" * (BAR_CELLS - filled)


def moment(at: datetime, zone: str, *, team: str) -> str:
    """In each reader's own time; by the clock of `zone` too where it decides and is not the team's.

    `<!date …> (12:01 AM PST)`.
    """
    if zone == team:
        return date_token(at, zone)
    return f"{date_token(at, zone, with_clock=False)} ({clock(at, zone)})"


def ended(text: str) -> str:
    """Somebody's words as a sentence, with its full stop."""
    said = text.strip()
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."


def by(name: str) -> str:
    """An actor's stored name as a mention or words."""
    shown = mention(name)
    return shown if name.startswith(f"{Door.SLACK}:") else words(shown)


def made_with_test_key(view: CampaignView) -> str:
    """That nothing of it ever leaves, where a test key made it."""
    words = ":test_tube: Made with a test key: none of its recipients is texted."
    return words if view.of_test_key else ""


def sender_words(sender: SenderView) -> str:
    """`main (long code +14155552671)`."""
    return f"{words(sender.name)} ({KIND_WORDS[sender.kind]} {words(sender.address)})"


def rate(throughput: float) -> str:
    """`1 segment a second`."""
    return f"{throughput:g} {'segment' if throughput == 1 else 'segments'} a second"


def skip_words(reason: str, number: int) -> str:
    """`40 duplicates`, `12 opted out`, `3 landlines`."""
    if reason in _SKIPPED:
        one, many = _SKIPPED[reason]
        return f"{number:,} {one if number == 1 else many}"
    if too_often := frequency.told(reason):
        return f"{number:,} who {too_often}"
    return f"{number:,}: {reason_words(reason)}"


def skipped_words(ledger: Ledger, most: int | None = None) -> str:
    """Reasons with their counts, the most frequent first; beyond `most` how many more there are."""
    ordered = sorted(ledger.skipped.items(), key=lambda item: (-item[1], item[0]))
    told = [skip_words(reason, number) for reason, number in ordered if number]
    if most is None or len(told) <= most + 1:
        return ", ".join(told)
    return ", ".join(told[:most]) + f" and {len(told) - most} more kinds"


def audience_words(view: CampaignView) -> str:
    """`12 rows uploaded`, or `7 people whose text of “Spring” failed`."""
    if view.picked is None:
        return f"{count(view.ledger.rows, 'row')} uploaded"
    whose = picked.WORDS[view.picked.who].format(f"“{words(view.picked.title, 80)}”")
    return f"{count(view.ledger.rows, 'person', 'people')} {whose}"


def sum_line(view: CampaignView) -> str:
    """One line that adds up to the audience; zeros are left out."""
    return sum_of(view.ledger, audience_words(view))


def sum_of(ledger: Ledger, rows: str) -> str:
    """The same, with other words for what came in."""
    terms = (
        (ledger.sent, "sent"),
        (ledger.waiting, "waiting"),
        (ledger[Bucket.UNKNOWN], "we don’t know yet"),
        (ledger[Bucket.FAILED], "not accepted"),
        (ledger[Bucket.CANCELLED], "cancelled"),
        (ledger[Bucket.SKIPPED], "skipped"),
    )
    shown = " + ".join(f"{number:,} {name}" for number, name in terms if number)
    line = f"{rows} = {shown or 'nothing yet'}"
    if not ledger.adds_up:
        missing = ledger.rows - ledger.total
        line += f" + {missing:,} :warning: not accounted for"
    return line


def delivery_words(ledger: Ledger, unconfirmed: int) -> str:
    """Delivered ÷ sent, beside what is still waiting for a receipt."""
    if ledger.delivery_rate is None:
        return ""
    waiting = ledger[Bucket.QUEUED] + ledger[Bucket.SENT]
    parts = [f"{share(ledger.delivery_rate)} of sent"]
    if waiting and unconfirmed >= waiting:
        return f"{parts[0]}, {count(waiting, 'receipt')} overdue"
    if waiting:
        parts.append(f"{waiting:,} still waiting for a receipt")
    if unconfirmed:
        parts.append(f"{unconfirmed:,} of these overdue")
    return ", ".join(parts)
