"""How the command line shows things: tables, masked numbers, times with their zone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from rich.console import Console
from rich.markup import escape

from campaigns.launching import Launched
from campaigns.showing import CampaignRow, Listed
from domain import money
from domain.actors import mention
from domain.approval import ApprovalState
from domain.braking import Brake
from domain.costs import costs
from domain.counting import count
from domain.errors import disarmed, unbracketed
from domain.heldwords import held_words
from domain.kinds import hours_words
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.reasons import words
from domain.summaries import canary_waits
from domain.uploads import RowError
from domain.views import CampaignView
from domain.wallclock import clock, sortable

out = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, soft_wrap=True)


def say(sentence: str) -> None:
    """One plain line; what people typed is never read as markup, nor obeyed by a terminal."""
    out.print(escape(disarmed(sentence)))


def at(moment: datetime, zone: str) -> str:
    """A time in the workspace's zone, which it names."""
    return sortable(moment, zone)


def price(amount: Decimal | None, currency: str) -> str:
    """An amount, or that it is not known."""
    return "unknown" if amount is None else money.show(amount, currency)


def brake(on: Brake, zone: str) -> None:
    """That stop-all is on, by whom, since when and why."""
    why = f": {on.reason}" if on.reason else "."
    say(f"! Stop-all is on since {at(on.at, zone)}, by {who(on.by)}{why}")
    say("  No campaign sends until `rollcall stop-all --release` says why it is safe.")


def campaign(view: CampaignView) -> None:
    """One campaign: its state, its ledger, its costs, its answers."""
    state = view.state.replace("_", " ")
    since = at(view.state_at, view.workspace.zone)
    say(f"{view.name}: {state} since {since}, by {who(view.state_by)}")
    if view.state_reason:
        say(f"  {unbracketed(view.state_reason)}")
    _second(view)
    if canary_waits(view):
        say(f"  its canary is out, and the rest waits: rollcall send-the-rest {view.name}")
    if view.workspace.brake is not None:
        brake(view.workspace.brake, view.workspace.zone)
    _doubts(view)
    ledger(view)
    for held in view.held:
        say(f"  {held_words(held, view.workspace.zone, at)}")
    if words := costs(view):
        say(f"{words}.")
    say(f"{hours_words(view.kind, view.workspace.hours)}.")
    if view.launch_reason:
        say(f"  Launched at any hour because: {view.launch_reason}")
    tested = _tested(view)
    say(f"From {view.sender.name} ({view.sender.address}); {tested}.")
    for warning in view.warnings:
        say(f"! {warning.text}")
    _answers(view)
    _upload(view)


def _second(view: CampaignView) -> None:
    """Who is asked for a second person, or was the one; and until when a launch can be aborted."""
    asked = view.approval
    if view.state is CampaignState.AWAITING_APPROVAL and asked is not None:
        say(f"  {who(asked.asked_by)} asked for a second person, since {asked.why}")
    elif asked is not None and asked.state is ApprovalState.APPROVED and asked.decided_by:
        say(f"  approved by {who(asked.decided_by)}, asked by {who(asked.asked_by)}")
    if view.state is CampaignState.COUNTING_DOWN and view.schedule is not None:
        starts = clock(view.schedule.at, view.workspace.zone, seconds=True)
        say(f"  starts at {starts}; rollcall abort {view.name} stops it")


def _doubts(view: CampaignView) -> None:
    """What Twilio's log showed of a campaign that may be a copy, and what nobody knows."""
    if view.comparison is not None:
        so_far = "compared with" if view.comparison.done_at else "being compared with"
        say(f"  {so_far} Twilio's log: {view.comparison.lines:,} texts read,")
        say(f"  {view.comparison.found:,} that this database did not know count as sent")
    if view.undecided:
        say(f"! {view.undecided:,} may have left or not: rollcall unknown list {view.name}")


def ledger(view: CampaignView) -> None:
    """The ledger, which adds up to the rows uploaded; zeros are not shown."""
    lines: list[tuple[str, str]] = []
    for bucket in Bucket:
        if number := view.ledger[bucket]:
            lines.append((f" {bucket.value}", f"{number:,}"))
            if bucket is Bucket.SKIPPED:
                lines += _reasons(view.ledger.skipped)
    first, *others = [*lines, (" rows", f"{view.ledger.rows:,}")]
    columns(first, others)


def columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table whose lines never wrap or get cut, however narrow the terminal: one row, one line."""
    widths = [max(map(len, cells)) for cells in zip(header, *rows, strict=True)]
    for cells in (header, *rows):
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        say("  ".join(padded).rstrip())


def listing(found: Listed, zone: str) -> None:
    """A page of campaigns, a line each, and what shows the next one."""
    if not found.rows:
        say("There is no campaign yet. `rollcall draft --help` shows how to make the first.")
        return
    columns(
        ("name", "state", "sent", "recipients", "drafted by", "at"),
        [
            (
                row.name,
                _does(row),
                f"{row.ledger.sent:,}",
                f"{row.ledger.recipients:,}",
                who(row.created_by),
                at(row.launched_at or row.created_at, zone),
            )
            for row in found.rows
        ],
    )
    page = found.page
    if not page.is_all:
        more = f"; rollcall list --page {page.number + 1} shows more" if page.after else ""
        say(f"{page.said('campaign')}{more}.")


def _does(row: CampaignRow) -> str:
    waits = row.view is not None and canary_waits(row.view)
    return "canary is out, waits" if waits else row.state.replace("_", " ")


def launched(done: Launched, zone: str) -> None:
    """What a launch did, and whom it left out; times by the clock of `zone`."""
    if done.awaits is not None:
        say(f"{done.name} waits for the approval of a second person, since {done.awaits}.")
        say(f"Nothing was sent. Somebody else approves it, here: rollcall approve {done.name}")
        return
    if done.starts_at is not None:
        at_once = clock(done.starts_at, zone, seconds=True)
        say(f"{done.name} starts at {at_once}. Until then: rollcall abort {done.name}")
        return
    say(f"Launched {done.name} to {count(done.recipients, 'recipient')}.")
    if done.waiting:
        say(f"{done.waiting:,} of them wait for their hours, and then get it by themselves.")
    if done.dropped:
        say(f"{count(done.dropped, 'other')} cannot be texted in these hours: skipped.")
    if done.late:
        say(f"{count(done.late, 'other')} cannot be texted before its use-by: skipped then.")
    if done.opted_out:
        say(f"{done.opted_out:,} opted out meanwhile: skipped.")
    if done.ended:
        say(f"Of {done.ended:,} the consent ended meanwhile: skipped.")
    if done.suppressed:
        say(f"{done.suppressed:,} cannot receive texts, as we learnt meanwhile: skipped.")


def row_errors(found: Iterable[RowError]) -> None:
    """Rows that get no text, as the import found them."""
    for error in found:
        where = f"row {error.row:,}" + (f", {error.column}" if error.column else "")
        value = f" “{error.value}”" if error.value else ""
        say(f"  {where}{value}: {error.words}")


def who(name: str) -> str:
    """An actor's stored name without Slack's brackets."""
    return unbracketed(mention(name))


def _tested(view: CampaignView) -> str:
    if view.tested_at is None:
        return "not tested yet"
    return "tested" if view.tested_current else "not tested since the last edit"


def _reasons(skipped: Mapping[str, int]) -> list[tuple[str, str]]:
    ordered = sorted(skipped.items(), key=lambda item: -item[1])
    return [(f"   {words(reason)}", f"{number:,}") for reason, number in ordered]


def _upload(view: CampaignView) -> None:
    if view.declined is not None:
        name = view.declined.filename or "The list"
        say(f"! {name} was not taken: {view.declined.refusal} The audience stays as it was.")
    upload = view.upload
    if upload is None:
        return
    if upload.refusal:
        say(f"! The audience was refused: {upload.refusal}")
    if upload.state == "asking":
        choices = ", ".join(f"{place}: {name}" for place, name in enumerate(upload.headers, 1))
        say(f"! Which column holds the numbers? Say it: `rollcall column {view.name} 1`. {choices}")
    if upload.error_rows:
        more = ", among them:" if upload.error_rows > len(upload.errors) else ":"
        say(f"{count(upload.error_rows, 'row')} cannot be texted{more}")
        row_errors(upload.errors)


def _answers(view: CampaignView) -> None:
    counted = (
        (view.answers.confirmations, "confirmation", ""),
        (view.answers.declined, "declined", "declined"),
        (view.answers.replies, "reply", "replies"),
        (view.answers.opt_outs, "opt-out", ""),
    )
    shown = ", ".join(count(number, one, many) for number, one, many in counted if number)
    if shown:
        say(f"Answers: {shown}.")
    for failure in view.failures:
        say(f"  {failure.count:,} × {failure.words}")
