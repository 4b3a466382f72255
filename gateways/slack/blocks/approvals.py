"""A second person, as people see it: who asks for what, the form to decide in, and the answer."""

from collections.abc import Sequence
from typing import Any, Final

from domain.approval import ApprovalState, ApprovalView
from domain.heldwords import held_words
from domain.holds import HeldFor
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.roles import mention as holder_mention
from domain.slacktext import date_token
from domain.views import CampaignView
from domain.waiting import EVERYBODY_NOW, Launchable
from gateways.slack.blocks import draft_parts as parts
from gateways.slack.blocks import kit, schedule, waiting
from gateways.slack.blocks.ids import Press
from gateways.slack.blocks.phrases import by, count, ended
from gateways.slack.facts import Block, Rendered

_CLOSED: Final = {
    ApprovalState.APPROVED.value: (":white_check_mark:", "approved"),
    ApprovalState.REJECTED.value: (":no_entry:", "rejected"),
    ApprovalState.WITHDRAWN.value: (":leftwards_arrow_with_hook:", "the request was withdrawn"),
}
_ENDED: Final = (":warning:", "a draft again, not approved")
_REST_ENDED: Final = (":warning:", "paused, and not approved")


def lines(view: CampaignView) -> list[Block]:
    """On the card: who asked for what, and who may let it go."""
    asked = view.approval
    if asked is not None and asked.rest and view.state is CampaignState.PAUSED:
        return _rest_lines(view, asked)
    if view.state is not CampaignState.AWAITING_APPROVAL or asked is None:
        return []
    zone = view.workspace.zone
    if view.needs_approval is None:
        text = (
            ":hourglass: It still waits for an approval, and the team’s rule wants none for it any"
            " more. *Withdraw* makes it a draft, to be launched anew; an approver can still approve"
            " it."
        )
        return [kit.section(text)]
    text = (
        f":hourglass: *Waits for the approval of a second person*, since {kit.words(asked.why)}."
        f" {by(asked.asked_by)} asked {date_token(asked.asked_at, zone)} {what_for(view)}."
        " Nobody who asked for it, wrote it or edited it can approve it; an edit makes it a draft."
    )
    return [kit.section(text)]


def rest_waits(view: CampaignView) -> bool:
    """Whether a corrected text waits for a second person: then nobody resumes it."""
    asked = view.approval
    waits = asked is not None and asked.rest and asked.state is ApprovalState.ASKED
    return waits and view.state is CampaignState.PAUSED


def _rest_lines(view: CampaignView, asked: ApprovalView) -> list[Block]:
    """On a paused card: the corrected text that waits, or why it was turned down."""
    if asked.state is ApprovalState.REJECTED and asked.decided_by:
        why = kit.words(ended(asked.reason), 400)
        text = f":no_entry: {by(asked.decided_by)} rejected the corrected text: {why}"
        return [kit.section(f"{text} Correct it again, or cancel the rest.")]
    if asked.state is not ApprovalState.ASKED:
        return []
    text = (
        f":hourglass: *The corrected text waits for the approval of a second person*, since"
        f" {kit.words(asked.why)}. {by(asked.asked_by)} asked"
        f" {date_token(asked.asked_at, view.workspace.zone)} {what_for(view)}."
        " Nobody who asked for it or wrote it can approve it."
    )
    return [kit.section(text), kit.verbatim(view.template)]


def what_for(view: CampaignView) -> str:
    """`to launch it`, or to start it at that time, or to go on with a corrected text."""
    if view.approval is not None and view.approval.rest:
        return f"to send the corrected text to {count(view.ledger.waiting, 'recipient')} left"
    if view.approval is not None and view.approval.due_at is not None and view.schedule:
        return f"to start it {schedule.when(view.schedule)}"
    return "to launch it at once"


def buttons(view: CampaignView) -> list[dict[str, Any]]:
    """What can be done with a request."""
    it = view.public_id
    return [
        kit.button("Review …", Press.REVIEW, it, style="primary"),
        kit.button("Withdraw", Press.WITHDRAW_REQUEST, it),
    ]


def names(view: CampaignView) -> str:
    """On a live card: who approved it, beside who launched it."""
    given = view.approval
    if given is None:
        return ""
    said = _approved(view, given.launch) if given.launch else ""
    if given.state is ApprovalState.APPROVED and given.decided_by:
        corrected = f"version {view.wording_version} " if given.rest else ""
        said += f"{corrected}{_approved(view, given)}"
    return said


def _approved(view: CampaignView, given: ApprovalView) -> str:
    when = date_token(given.decided_at or given.asked_at, view.workspace.zone)
    return f"approved by {by(given.decided_by or '')} {when} · "


def asked(view: CampaignView, people: Sequence[str], *, reminds: bool) -> Rendered:
    """The one post that asks, and the one that reminds; its mentions notify the approvers."""
    title, request = kit.bold(view.title), view.approval
    who = ", ".join(holder_mention(it) for it in people)
    to = f"{who}: " if who else ""
    still = "still waits" if reminds else "waits"
    why = f" ({kit.words(request.why)})" if request else ""
    asker = f" {by(request.asked_by)} asked {what_for(view)}." if request else ""
    text = f":hourglass: {to}{title} {still} for the approval of a second person{why}.{asker}"
    if not who:
        text += " Nobody here could approve it; an admin gives somebody else the role *approver*."
    button = kit.button("Review …", Press.REVIEW, view.public_id, style="primary")
    return Rendered(text=text, blocks=[kit.section(text), kit.actions("approval", button)])


def closed(view: CampaignView, state: str, decided_by: str | None) -> Rendered:
    """The post that asked, once it asks no more: what came of it, and no button."""
    who = f" by {by(decided_by)}" if decided_by else ""
    is_rest = view.approval is not None and view.approval.rest
    sign, word = _CLOSED.get(state, _REST_ENDED if is_rest else _ENDED)
    said = f"{sign} {kit.bold(view.title)}: {word}{who if state in _CLOSED else ''}."
    return Rendered(text=said, blocks=[kit.section(said)])


def answered(
    view: CampaignView,
    *,
    to: str,
    state: ApprovalState,
    reason: str,
    outlook: Launchable = EVERYBODY_NOW,
) -> Rendered:
    """What came of a request, for whoever made it; `outlook` is whom closed hours hold at first."""
    title, request = kit.bold(view.title), view.approval
    who = by(request.decided_by) if request and request.decided_by else "Somebody"
    is_rest = request is not None and request.rest
    stands = "stays paused" if is_rest else "is a draft again"
    sent = "with that text nothing was sent" if is_rest else "nothing was sent"
    if state is ApprovalState.APPROVED:
        text = f":white_check_mark: {by(to)}, {who} approved {title}. {goes(view)}"
        text += _held(view, outlook)
    elif state is ApprovalState.REJECTED:
        text = (
            f":no_entry: {by(to)}, {who} rejected {title}: {kit.words(ended(reason), 400)}"
            f" It {stands}; {sent}."
        )
    else:
        text = (
            f":warning: {by(to)}, {title} {stands} and was not approved:"
            f" {kit.sentence(reason, 400)} {sent[0].upper()}{sent[1:]}."
        )
    return Rendered(text=text, blocks=[kit.section(text)])


def requested(view: CampaignView) -> str:
    """For whoever pressed: nothing goes before somebody else said so."""
    why = f", since {kit.words(view.approval.why)}" if view.approval else ""
    return (
        f":hourglass: {kit.bold(view.title)} waits for the approval of a second person{why}."
        f" The approvers are asked in <#{view.channel_id}>, and reminded once; nothing goes before."
    )


def _held(view: CampaignView, outlook: Launchable) -> str:
    """Until when closed hours hold whom; nothing where they hold nobody."""
    if view.schedule is not None and view.schedule.drop and outlook.waiting:
        who = count(outlook.waiting, "recipient")
        return f" Who cannot be texted then does not wait: {who} would be skipped."
    lines = waiting.until(view, outlook)
    held = [it for it in view.held if it.why is HeldFor.QUIET_HOURS]
    lines += [f"• {held_words(it, view.workspace.zone, date_token)}" for it in held]
    return "\n".join(["", *lines])


def goes(view: CampaignView) -> str:
    """What an approved campaign does now."""
    if view.state is CampaignState.SCHEDULED and view.schedule is not None:
        return f"It starts by itself {schedule.when(view.schedule)}."
    if view.state is CampaignState.COUNTING_DOWN:
        return "It counts down; its card can abort it."
    return "Its card shows how it goes."


def waits_for_me(rows: Sequence[CampaignView]) -> Rendered:
    """What somebody could approve, the first asked first."""
    if not rows:
        return Rendered(text="Nothing waits for your approval.", blocks=())
    blocks: list[Block] = [kit.section(f"*{count(len(rows), 'campaign')} to approve*")]
    for view in rows[:20]:
        asker = by(view.approval.asked_by) if view.approval else ""
        people = view.estimate.recipients if view.estimate else view.ledger[Bucket.PENDING]
        text = (
            f"{kit.bold(view.title)} ({kit.code(view.name)}): {count(people, 'recipient')},"
            f" {parts.price_words(view)}; {asker} asked {what_for(view)}."
        )
        button = kit.button("Review …", Press.REVIEW, view.public_id)
        blocks.append(kit.section(text, button))
    return Rendered(text=f"{count(len(rows), 'campaign')} to approve", blocks=blocks)
