"""One campaign in the App Home: what it says of itself, and what this person may press now."""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from domain.home import HomeCampaign, HomeLine
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.slacktext import date_token
from domain.views import CampaignView
from gateways.slack.blocks import approvals, kit, schedule
from gateways.slack.blocks.countdown import buttons as countdown_buttons
from gateways.slack.blocks.ids import Press
from gateways.slack.blocks.live_card import state_line
from gateways.slack.blocks.phrases import (
    STATE_EMOJI,
    STATE_WORDS,
    bar,
    by,
    count,
    share,
)
from gateways.slack.blocks.ways import ways_on
from gateways.slack.facts import Block

T = TypeVar("T")


def _launches(it: HomeCampaign) -> bool:
    return it.may_launch


_MAY: Final[Mapping[str, Callable[[HomeCampaign], bool]]] = {
    Press.CONTINUE_ANYWAY: lambda it: it.may_approve,
    Press.RELEASE_CANARY: lambda it: it.may_start,
    Press.SCHEDULE: lambda it: it.may_start,
    Press.RELEASE_SENDER: lambda it: it.may_release,
    Press.REVIEW: lambda it: it.may_approve,
    Press.WITHDRAW_REQUEST: lambda it: it.may_write,
    Press.DETAILS: lambda it: True,
}
"""Whose press is what; of any other button, whoever may launch. The press asks again."""


def approval(it: HomeCampaign) -> list[Block]:
    """What somebody else asks this person for."""
    view = it.view
    request = view.approval
    people = view.estimate.recipients if view.estimate else view.ledger[Bucket.PENDING]
    text = f"{_named(view)}\n{count(people, 'recipient')}"
    if request is not None:
        asked = f"{by(request.asked_by)} asked {date_token(request.asked_at, view.workspace.zone)}"
        text += f" · {asked} {approvals.what_for(view)}, since {kit.words(request.why)}"
    button = kit.button("Review …", Press.REVIEW, view.public_id, style="primary")
    return [kit.section(text, button)]


def running(it: HomeCampaign) -> list[Block]:
    """How far it is, why it does not go on, and who waits for an answer."""
    view, ledger = it.view, it.view.ledger
    lines = [_named(view, state_line(view))]
    if ledger.recipients:
        part = (ledger.recipients - ledger.waiting - ledger[Bucket.CANCELLED]) / ledger.recipients
        sent = f"{ledger.sent:,} of {ledger.recipients:,} sent"
        lines.append(f"{bar(part)}  *{share(part)}* · {sent}{_ends(view)}")
    waits = view.answers.unanswered
    if waits.count and waits.oldest is not None:
        since = date_token(waits.oldest, view.workspace.zone)
        what = count(waits.count, "unanswered reply", "unanswered replies")
        lines.append(f":speech_balloon: {what}, the oldest since {since}")
    details = kit.button("Details", Press.DETAILS, view.public_id)
    return [kit.section("\n".join(lines)), *_row(it, [*ways_on(view), details])]


def upcoming(it: HomeCampaign) -> list[Block]:
    """What starts by itself, and what waits for a second person."""
    view = it.view
    what = f"{STATE_EMOJI[view.state]} {STATE_WORDS[view.state]}"
    if view.state is CampaignState.SCHEDULED and view.schedule is not None:
        return [
            kit.section(_named(view, f"{what}: starts {schedule.when(view.schedule)}")),
            *_row(it, schedule.buttons(view)),
        ]
    if view.state is CampaignState.COUNTING_DOWN and view.schedule is not None:
        first = f"{what}: its first text leaves {date_token(view.schedule.at, view.workspace.zone)}"
        return [kit.section(_named(view, first)), *_row(it, countdown_buttons(view))]
    asked = view.approval
    why = f"{what}, since {kit.words(asked.why)}; {by(asked.asked_by)} asked" if asked else what
    withdraw = kit.button("Withdraw", Press.WITHDRAW_REQUEST, view.public_id)
    return [kit.section(_named(view, why)), *_row(it, [withdraw])]


def draft(it: HomeLine) -> list[Block]:
    """A draft of mine, with its next steps."""
    rows = it.ledger[Bucket.PENDING]
    state = f"{STATE_EMOJI[it.state]} {STATE_WORDS[it.state]}"
    text = kit.section(f"{_title(it)}\n{state}, {count(rows, 'recipient')}")
    if it.state is not CampaignState.DRAFT or not it.may_write:
        return [text]
    elements = [
        kit.button("Edit", Press.EDIT, it.public_id),
        kit.button("Test-send …", Press.TEST, it.public_id),
    ]
    if it.may_start:
        elements.append(kit.button("Launch …", Press.LAUNCH, it.public_id))
    return [text, kit.actions(f"home_{it.public_id}", *elements)]


def finished(it: HomeLine) -> list[Block]:
    """What came of it."""
    ledger = it.ledger
    words = f"{STATE_EMOJI[it.state]} {STATE_WORDS[it.state]}: {ledger.sent:,} of"
    words += f" {ledger.recipients:,} sent"
    if ledger[Bucket.DELIVERED]:
        words += f", {ledger[Bucket.DELIVERED]:,} delivered"
    if undelivered := ledger[Bucket.UNDELIVERED] + ledger[Bucket.FAILED]:
        words += f", {undelivered:,} could not be delivered"
    button = kit.button("Details", Press.DETAILS, it.public_id)
    return [kit.section(f"{_title(it)}\n{words}", button)]


def _row(it: HomeCampaign, elements: list[dict[str, Any]]) -> list[Block]:
    """The buttons that this person may press; none without."""
    shown = [element for element in elements if _MAY.get(element["action_id"], _launches)(it)]
    return [kit.actions(f"home_{it.view.public_id}", *shown)] if shown else []


def _ends(view: CampaignView) -> str:
    if view.ends_at is None:
        return ""
    return f", the last leaves about {date_token(view.ends_at, view.workspace.zone)}"


def _named(view: CampaignView, more: str = "") -> str:
    where = f" in <#{view.channel_id}>" if view.channel_id else ""
    line = f"{kit.bold(view.title, 80)} {kit.code(view.name)}{where}"
    return f"{line}\n{more}" if more else line


def _title(it: HomeLine) -> str:
    where = f" in <#{it.channel_id}>" if it.channel_id else ""
    return f"{kit.bold(it.title, 80)} {kit.code(it.name)}{where}"
