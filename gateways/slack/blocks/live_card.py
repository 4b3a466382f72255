"""The live card and the final card: one message that shows how a campaign goes.

*Sent* is everything that the carrier accepted, and the rate is delivered ÷ sent, beside what
still waits for a receipt. Zeros are not shown, codes stand behind *Details*, and one line adds
up to the rows uploaded.
"""

from typing import Any, Final

from domain.failures import Failure
from domain.guards import Rule, shown
from domain.kinds import hours_words
from domain.ledger import Bucket
from domain.lifecycle import OVER, CampaignState
from domain.slacktext import date_token
from domain.views import CampaignView
from gateways.slack.blocks import approvals, correction, doubts, guards, kit, schedule, singles
from gateways.slack.blocks.brake import banner
from gateways.slack.blocks.held import canary_tail, clocks, going_on, held, state_emoji, state_words
from gateways.slack.blocks.ids import Press
from gateways.slack.blocks.pace import pace
from gateways.slack.blocks.phrases import (
    STATE_EMOJI,
    STATE_WORDS,
    bar,
    by,
    count,
    delivery_words,
    made_with_test_key,
    sender_words,
    share,
    skipped_words,
)
from gateways.slack.blocks.sorting import sort_button
from gateways.slack.blocks.stopped import banner as stopped_banner
from gateways.slack.blocks.waits import remind_buttons, reply_words
from gateways.slack.blocks.ways import ways_on
from gateways.slack.facts import Block, Rendered

SHOWN_FAILURES: Final = 5
SHOWN_SKIPPED: Final = 3
"""Kinds on a card under way; *Details* has all of them."""


def live_card(view: CampaignView) -> Rendered:
    """The card of a campaign that was launched, running or over."""
    blocks: list[Block] = [
        kit.header(view.title),
        kit.context(state_line(view), _origin(view), _reason(view), made_with_test_key(view)),
        *([] if view.state in OVER else banner(view.workspace)),
        *_stopped(view),
        *guards.lines(view),
        *approvals.lines(view),
        *_bar(view),
        *kit.figures(_figures(view)),
        *([] if singles.rests(view) else pace(view)),
        *clocks(view),
        *doubts.doubts(view),
        *failures(view),
        *correction.by_version(view),
        *held(view),
        *schedule.use_by_line(view),
        kit.context(_sums(view)),
        _buttons(view),
    ]
    return Rendered(text=headline(view), blocks=blocks[: kit.MESSAGE_BLOCKS])


def headline(view: CampaignView) -> str:
    """The card in one line, for notifications and lists."""
    ledger = view.ledger
    return (
        f"“{kit.words(view.title)}”: {state_words(view).lower()},"
        f" {ledger.sent:,} of {ledger.recipients:,} sent{canary_tail(view)}"
    )


def state_line(view: CampaignView) -> str:
    """Its state, by whom and why, and when it goes on by itself."""
    words = f"{state_emoji(view)} *{state_words(view)}*"
    if view.state in (CampaignState.PAUSED, CampaignState.CANCELLED, CampaignState.STOPPED):
        words += f" by {by(view.state_by)} {date_token(view.state_at, view.workspace.zone)}"
    if view.state_reason:
        words += f": {kit.words(view.state_reason, 300)}"
    return words + going_on(view)


def _origin(view: CampaignView) -> str:
    launched = ""
    if view.launched_by and view.launched_at:
        when = date_token(view.launched_at, view.workspace.zone)
        names = schedule.origin(view) + approvals.names(view)
        launched = f"Launched by {by(view.launched_by)} {when} · {names}"
    if singles.are_of(view):
        launched = singles.origin(view)
    hours = hours_words(view.kind, view.workspace.hours)
    return f"{launched}`{view.name}` · from {sender_words(view.sender)} · {hours}"


def _reason(view: CampaignView) -> str:
    """Why an urgent one could not wait."""
    if not view.launch_reason:
        return ""
    return f":rotating_light: At any hour because: {kit.words(view.launch_reason, 300)}"


def _stopped(view: CampaignView) -> list[Block]:
    """Where a person paused it, or its last texts are settled, the sender's stop is not its own."""
    if view.state in OVER or view.state_reason == view.sender.stopped_reason:
        return []
    return stopped_banner(view.sender, view.workspace.zone)


def _bar(view: CampaignView) -> list[Block]:
    ledger = view.ledger
    if not ledger.recipients:
        return [kit.section("Nobody is left to text.")]
    done = ledger.recipients - ledger.waiting - ledger[Bucket.CANCELLED]
    part = done / ledger.recipients
    return [kit.section(f"{bar(part)}  *{share(part)}*")]


def _figures(view: CampaignView) -> list[tuple[str, str]]:
    ledger, answers = view.ledger, view.answers
    undelivered = ledger[Bucket.UNDELIVERED] + ledger[Bucket.FAILED]
    delivered = f"{ledger[Bucket.DELIVERED]:,}"
    if words := delivery_words(ledger, view.unconfirmed):
        delivered += f" ({words})"
    candidates = (
        (ledger.sent, "Sent", f"{ledger.sent:,} of {ledger.recipients:,}"),
        (ledger.sent, "Delivered", delivered),
        (ledger.waiting - ledger[Bucket.HELD], "Waiting", ""),
        (ledger[Bucket.HELD], "Held", ""),
        (undelivered, "Could not be delivered", ""),
        (ledger[Bucket.UNKNOWN], "We don’t know yet", ""),
        (ledger[Bucket.CANCELLED], "Cancelled", ""),
        (answers.confirmations, "Confirmed", ""),
        (answers.declined, "Declined", ""),
        (answers.unclear, "Unclear", ""),
        (answers.replies, "Replies", reply_words(view)),
        (answers.opt_outs, "Opted out", opt_out_words(view)),
        (answers.helps, "Asked for help", ""),
        (answers.opt_ins, "Opted in again", ""),
        (answers.tapbacks, "Reactions", ""),
    )
    return [(name, words or f"{number:,}") for number, name, words in candidates if number]


def opt_out_rate(view: CampaignView) -> float:
    """Opt-outs ÷ sent."""
    return view.answers.opt_outs / view.ledger.sent if view.ledger.sent else 0.0


def opt_out_words(view: CampaignView) -> str:
    """The opt-outs and their rate, with a warning where they pass the limit that pauses."""
    rate = opt_out_rate(view)
    text = f"{view.answers.opt_outs:,}"
    if rate:
        text += f" ({share(rate)})"
    limit = view.guard.guards.opt_outs
    if limit is None or not guards.warns_of_opt_outs(view):
        return text
    return f"{text} :warning: above {shown(Rule.OPT_OUTS, limit, '')}"


def failures(view: CampaignView) -> list[Block]:
    """What did not arrive and why, in plain words with counts; no codes."""
    if not view.failures:
        return []
    lines = [f"• {failure.count:,} × {kit.words(failure.words)}" for failure in merged(view)]
    shown = lines[:SHOWN_FAILURES]
    if len(lines) > SHOWN_FAILURES:
        shown.append(f"• {count(len(lines) - SHOWN_FAILURES, 'further reason')} in *Details*")
    return [kit.section("*Why not delivered*\n" + "\n".join(shown))]


def merged(view: CampaignView) -> list[Failure]:
    """Failures by their words: two codes that mean the same are one line."""
    counts: dict[str, int] = {}
    for failure in view.failures:
        counts[failure.words] = counts.get(failure.words, 0) + failure.count
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    return [Failure(code=None, words=words, count=number) for words, number in ordered]


def _sums(view: CampaignView) -> str:
    skipped = skipped_words(view.ledger, None if view.state in OVER else SHOWN_SKIPPED)
    return singles.sums(view) + (f" ({skipped})" if skipped else "")


def _buttons(view: CampaignView) -> Block:
    it = view.public_id
    elements = [*ways_on(view), *([] if singles.are_of(view) else correction.buttons(view))]
    if view.state in (CampaignState.SENDING, CampaignState.PAUSED):
        elements.append(kit.button("Cancel …", Press.CANCEL, it, style="danger", asks=_ask(view)))
    elements += sort_button(view)
    elements.append(kit.button("Details", Press.DETAILS, it))
    if view.state in OVER or view.state is CampaignState.SETTLING:
        if not singles.are_of(view):
            elements.append(kit.button("Copy", Press.COPY, it))
        elements.append(kit.button("Results as CSV", Press.RESULTS, it))
        if view.retriable:
            elements.append(kit.button(f"Retry {view.retriable:,} failed", Press.RETRY, it))
        elements += remind_buttons(view)
    return kit.actions("live", *elements)


def _ask(view: CampaignView) -> dict[str, Any]:
    if singles.are_of(view):
        return singles.cancel_ask(view)
    return kit.confirm(
        "Cancel the rest?",
        f"{_who_waits(view.ledger.waiting)} What has left stays sent."
        " A cancelled campaign cannot go on; a paused one can.",
        yes="Cancel the rest",
        style="danger",
    )


def _who_waits(waiting: int) -> str:
    if waiting < 2:
        return "Whoever still waits will not get this text."
    return f"The *{waiting:,} recipients* who wait will not get this text."


def finished(view: CampaignView, card_link: str) -> Rendered:
    """The one message at the end; it links to the card, because an edit notifies nobody."""
    ledger, answers = view.ledger, view.answers
    end = STATE_WORDS[view.state].lower()
    first = (
        f"{STATE_EMOJI[view.state]} {kit.bold(view.title)} is {end}:"
        f" {ledger.sent:,} of {ledger.recipients:,} sent"
    )
    told = (
        (ledger[Bucket.DELIVERED], f"{ledger[Bucket.DELIVERED]:,} delivered"),
        (answers.confirmations, f"{answers.confirmations:,} confirmed"),
        (answers.declined, f"{answers.declined:,} declined"),
        (answers.unclear, f"{answers.unclear:,} unclear"),
        (answers.replies, count(answers.replies, "reply", "replies")),
        (answers.opt_outs, f"{opt_out_words(view)} opted out"),
    )
    line = ", ".join([first, *(words for number, words in told if number)]) + "."
    reason = f"\n{kit.words(view.state_reason, 300)}" if view.state_reason else ""
    return Rendered(text=line, blocks=[kit.section(f"{line}{reason}\n<{card_link}|Open the card>")])
