"""The parts of a draft that its card, its preview and the launch question all state."""

from collections.abc import Sequence
from itertools import groupby

from domain import forecast, money
from domain.composition import DraftWarning, WarningCode
from domain.daily import DailyLimit
from domain.segments import Encoding
from domain.slacktext import date_token
from domain.uploads import RowError
from domain.views import CampaignView, Estimate
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import Press
from gateways.slack.blocks.phrases import audience_words, by, count, moment, rate, skipped_words
from gateways.slack.facts import Block

WARNINGS, ERRORS, FIELDS = 5, 3, 12
"""So many stand on the card itself; Slack takes some 12,000 characters in a message."""


def audience(view: CampaignView) -> list[Block]:
    """Who gets it: a line that adds up, the reasons of the skipped, and the first errors."""
    ledger = view.ledger
    who = count(ledger.recipients, "recipient")
    text = f"*Who gets it*\n*{who}* of {audience_words(view)}"
    if skipped := skipped_words(ledger):
        text += f"\nSkipped {ledger.total - ledger.recipients:,}: {skipped}"
    blocks = [kit.section(text)]
    if view.columns:
        fields = ", ".join(kit.code(name) for name in view.columns[:FIELDS])
        fields += " …" if len(view.columns) > FIELDS else ""
        blocks.append(kit.context(f"Fields: {fields}"))
    return blocks + _errors(view)


def _errors(view: CampaignView) -> list[Block]:
    upload = view.upload
    if upload is None or not upload.errors:
        return []
    lines = "\n".join(_error_line(error) for error in upload.errors[:ERRORS])
    more = upload.error_rows - len(upload.errors[:ERRORS])
    if more > 0:
        lines += f"\n… and {more:,} more"
    as_file = kit.button("All errors as CSV", Press.ERRORS, view.public_id)
    return [kit.section(f"*Rows with errors*\n{lines}", as_file)]


def _error_line(error: RowError) -> str:
    where = f"row {error.row:,}" + (f", {kit.words(error.column, 40)}" if error.column else "")
    value = f" “{kit.words(error.value, 40)}”" if error.value else ""
    return f"• {where}{value}: {kit.words(error.words, 120)}"


def cost(view: CampaignView) -> list[Block]:
    """Segments, price and duration; until they are counted, that they are being counted."""
    estimate = view.estimate
    if estimate is None:
        return [kit.context(":hourglass_flowing_sand: Counting segments …")]
    pairs = [
        ("Segments", segments_words(estimate)),
        ("Encoding", encoding_words(estimate)),
        ("Price", price_words(view)),
        ("Takes", takes(view, estimate)),
    ]
    return kit.figures(pairs)


def segments_words(estimate: Estimate) -> str:
    """`1,204`, or `2,143 (up to 2 per text)`."""
    longer = f" ({parts_words(estimate)} per text)" if estimate.longest_segments > 1 else ""
    return f"{estimate.segments:,}{longer}"


def parts_words(estimate: Estimate) -> str:
    """`1`, or `1 to 3`."""
    longest = estimate.longest_segments
    if longest <= 1 or estimate.segments == estimate.recipients * longest:
        return f"{longest} each"
    return f"up to {longest}"


def encoding_words(estimate: Estimate) -> str:
    """`GSM-7`, `UCS-2`, or `GSM-7, 6 texts UCS-2`: how the texts will really be encoded."""
    special = estimate.ucs2_rows
    if not special:
        return str(Encoding.GSM7)
    if special == estimate.recipients:
        return str(Encoding.UCS2)
    return f"{Encoding.GSM7}, {count(special, 'text')} {Encoding.UCS2}"


def price_words(view: CampaignView) -> str:
    """The estimate's price, or why there is none."""
    if view.price is None:
        return "no price per segment is set"
    shown = money.show(view.price, view.workspace.currency)
    return shown if shown.startswith("under") else f"about {shown}"


def takes(view: CampaignView, estimate: Estimate) -> str:
    """How long it takes at the sender's throughput, or over how many days its limits spread it.

    True whenever it is launched: a card is looked at days after it was drawn.
    """
    plan = view.day_plan
    if plan.limit is not None:
        return f"at least {plan.days:,} days: {limit_words(plan.limit)}"
    return _span(view, estimate)


def takes_now(view: CampaignView, estimate: Estimate) -> str:
    """The same for a launch at this moment: what leaves today, and when the rest goes on."""
    stop = view.day_plan.stop
    if stop is None:
        return _span(view, estimate)
    zone = view.workspace.zone
    goes_on = moment(stop.goes_on_at, stop.limit.zone, team=zone)
    if not stop.texts:
        return f"nothing now, all from {goes_on}: {limit_words(stop.limit)} is used up"
    today = stop.is_on_the_day_of(view.at)
    first = f"about {count(stop.texts, 'text')} " + (
        "today" if today else f"until {date_token(stop.at, zone)}"
    )
    last = f"; the last text about {date_token(stop.ends_at, zone)}" if stop.ends_at else ""
    return f"{first}, the rest from {goes_on}: {limit_words(stop.limit)}{last}"


def limit_words(limit: DailyLimit) -> str:
    """`daily limit of 2,000 segments (brand BN1)`."""
    return f"daily limit of {limit.most:,} {limit.unit.value} ({kit.words(limit.whose)})"


def _span(view: CampaignView, estimate: Estimate) -> str:
    span = forecast.duration(estimate.segments, view.sender.throughput)
    return f"{forecast.words(span)} at {rate(view.sender.throughput)}"


def warnings(view: CampaignView) -> list[Block]:
    """What the person should know before launching, the gravest first, with what mends it.

    Blank fields have a question of their own; what has no room here stands behind *Details*.
    """
    told = _told(view)
    blocks: list[Block] = []
    for fix, together in groupby(told[:WARNINGS], key=lambda warning: warning.fix):
        shown = [*together]
        value = f"{view.public_id}:{view.wording_id}:{shown[0].code}"
        button = kit.button(fix.label, Press.MEND, value) if fix else None
        blocks.append(kit.section(_lines(shown), button))
    if more := len(told[WARNINGS:]):
        details = kit.button("Details", Press.DETAILS, view.public_id)
        blocks.append(kit.section(f"… and {count(more, 'more warning')}.", details))
    return blocks


def all_warnings(view: CampaignView) -> list[Block]:
    """Every warning, a few to a paragraph so that none is cut."""
    told = _told(view)
    paragraphs = range(0, len(told), WARNINGS)
    return [kit.section(_lines(told[start : start + WARNINGS])) for start in paragraphs]


def _told(view: CampaignView) -> list[DraftWarning]:
    return [one for one in view.warnings if one.code is not WarningCode.MISSING_FIELDS]


def _lines(warnings: Sequence[DraftWarning]) -> str:
    return "\n".join(_line(warning) for warning in warnings)


def _line(warning: DraftWarning) -> str:
    sign = ":no_entry:" if warning.blocks else ":warning:"
    return f"{sign} {kit.advice(' '.join(warning.text.split()), 400)}"


def tested(view: CampaignView) -> str:
    """Whether somebody has seen this very text on a phone."""
    if view.tested_at is None or view.tested_by is None:
        return "Not tested yet"
    when = date_token(view.tested_at, view.workspace.zone)
    if not view.tested_current:
        return f"Not tested since the last edit (before: {by(view.tested_by)} {when})"
    return f":iphone: Tested by {by(view.tested_by)} {when}"
