"""The draft card: who gets what, at which price, how long it takes, and what to do next."""

from typing import Final

from domain.kinds import hours_words
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.slacktext import date_token
from domain.templates import BlankPolicy
from domain.uploads import ImportView
from domain.views import CampaignView, Estimate
from gateways.slack.blocks import approvals, asking, countdown, kit, schedule, stopped
from gateways.slack.blocks import draft_parts as parts
from gateways.slack.blocks.brake import banner
from gateways.slack.blocks.decisions import blanks_block, column_block
from gateways.slack.blocks.ids import Press
from gateways.slack.blocks.phrases import (
    STATE_EMOJI,
    bar,
    by,
    count,
    made_with_test_key,
    sender_words,
    share,
)
from gateways.slack.facts import Block, Rendered

ASKING: Final = "asking"
CHECKING: Final = "checking"
READING: Final = "reading"
REFUSED: Final = "refused"
_CALLED: Final = {
    CampaignState.SCHEDULED: "Scheduled",
    CampaignState.AWAITING_APPROVAL: "Waiting for approval",
    CampaignState.COUNTING_DOWN: "Counting down",
}


def draft_card(view: CampaignView) -> Rendered:
    """The card of a campaign that was not launched yet."""
    if view.state is CampaignState.DISCARDED:
        return _discarded(view)
    body = _body(view)
    head = [kit.header(view.title), kit.context(*_origin(view)), *banner(view.workspace)]
    head += [*stopped.banner(view.sender, view.workspace.zone), *schedule.lines(view)]
    head += [*approvals.lines(view), *countdown.lines(view)]
    blocks = [*head, *body]
    return Rendered(text=f"Draft “{kit.words(view.title)}”", blocks=blocks[: kit.MESSAGE_BLOCKS])


def _body(view: CampaignView) -> list[Block]:
    upload = view.upload
    if upload is not None and upload.state == REFUSED:
        return [*_refused(upload), _buttons(view, ready=False)]
    if upload is not None and upload.state == ASKING:
        return [column_block(view), _buttons(view, ready=False)]
    if view.state is CampaignState.IMPORTING:
        return [*_progress(upload), *_text(view), _buttons(view, ready=False)]
    return [
        *_declined(view.declined),
        *parts.audience(view),
        *_text(view),
        *parts.cost(view),
        *parts.warnings(view),
        *_decision(view),
        kit.context(parts.tested(view)),
        _buttons(view, ready=True),
    ]


def _origin(view: CampaignView) -> tuple[str, ...]:
    first = (
        f"{STATE_EMOJI[view.state]} {_called(view)} by {by(view.created_by)}"
        f" · `{view.name}` · from {sender_words(view.sender)}"
    )
    hours = hours_words(view.kind, view.workspace.hours)
    topic = f"Topic: {kit.words(view.topic)}" if view.topic else ""
    note = f"Note: {kit.words(view.note, 500)}" if view.note else ""
    return (first, hours, topic, note, made_with_test_key(view))


def _called(view: CampaignView) -> str:
    """Its state apart from its writer: whoever wrote it neither launched nor approved it.

    A list that is read again is a draft as well.
    """
    state = _CALLED.get(view.state)
    return "*Draft*" if state is None else f"*{state}* · draft"


def _progress(upload: ImportView | None) -> list[Block]:
    name = kit.words(upload.filename or "the numbers") if upload else "the list"
    if upload is None or upload.state not in (CHECKING, READING) or not upload.bytes_total:
        return [kit.section(f"Fetching *{name}* …")]
    part = upload.bytes_done / upload.bytes_total
    if upload.state == CHECKING:
        return [kit.section(f"Checking *{name}* …\n{bar(part)} {share(part)}")]
    return [
        kit.section(
            f"Reading *{name}*\n{bar(part)} {share(part)} · {count(upload.rows_done, 'row')}"
        )
    ]


def _refused(upload: ImportView) -> list[Block]:
    name = kit.words(upload.filename or "The list")
    reason = kit.words(upload.refusal or "it could not be read", 1000)
    return [
        kit.section(f":no_entry: *{name}* was not taken. {reason}\nPress *Edit* to replace it.")
    ]


def _declined(upload: ImportView | None) -> list[Block]:
    if upload is None:
        return []
    name = kit.words(upload.filename or "The list")
    reason = kit.words(upload.refusal or "it could not be read", 1000)
    return [
        kit.section(f":no_entry: *{name}* was not taken. {reason}\nThe audience stays as it was.")
    ]


def _text(view: CampaignView) -> list[Block]:
    return [kit.section("*The text*"), kit.verbatim(view.template), *asking.shown(view)]


def _decision(view: CampaignView) -> list[Block]:
    estimate = view.estimate
    if estimate is None or not estimate.blank_rows:
        return []
    if view.blank_policy == BlankPolicy.ASK:
        return blanks_block(view, estimate)
    return [kit.context(_decided(view, estimate))]


def _decided(view: CampaignView, estimate: Estimate) -> str:
    rows = count(estimate.blank_rows, "row")
    if view.blank_policy == BlankPolicy.WORD:
        return f"{rows} with a blank field will say “{kit.words(view.blank_word)}” there."
    if view.blank_policy == BlankPolicy.BLANK:
        return f"{rows} with a blank field will be sent with nothing there."
    return f"{rows} with a blank field will be skipped."


def _buttons(view: CampaignView, *, ready: bool) -> Block:
    it = view.public_id
    if view.state is CampaignState.COUNTING_DOWN:
        return kit.actions("draft", *countdown.buttons(view))
    awaits = view.state is CampaignState.AWAITING_APPROVAL
    textable = view.ledger[Bucket.PENDING] > 0
    elements = approvals.buttons(view) if awaits else []
    if ready and textable:
        elements += [
            kit.button("Preview", Press.PREVIEW, it),
            kit.button("Test-send", Press.TEST, it),
        ]
    elements.append(kit.button("Edit", Press.EDIT, it))
    if ready and textable and not awaits:
        elements.append(kit.button("Launch …", Press.LAUNCH, it, style="primary"))
        elements += schedule.buttons(view)
    elements += stopped.release_button(view)
    if view.state in (CampaignState.DRAFT, CampaignState.IMPORTING):
        elements.append(kit.button("Discard", Press.DISCARD, it))
    upload = view.upload
    if ready and upload is not None and upload.from_slack and not upload.original_deleted:
        elements.append(kit.button("Delete the file from Slack", Press.DELETE_ORIGINAL, it))
    return kit.actions("draft", *elements)


def _discarded(view: CampaignView) -> Rendered:
    when = date_token(view.state_at, view.workspace.zone)
    line = f"{STATE_EMOJI[view.state]} Discarded by {by(view.state_by)} {when}"
    blocks = [
        kit.header(view.title),
        kit.context(line),
        kit.actions("discarded", kit.button("Undo", Press.RESTORE, view.public_id)),
    ]
    return Rendered(text=f"“{kit.words(view.title)}” was discarded", blocks=blocks)
