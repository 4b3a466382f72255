"""A second person, as people see it: who asks for what, the form to decide in, and the answer."""

from collections.abc import Sequence
from typing import Any, Final

from domain.approval import ApprovalState, ApprovalView
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.roles import mention as holder_mention
from domain.slacktext import date_token
from domain.views import CampaignView
from domain.waiting import EVERYBODY_NOW, Launchable
from gateways.slack.blocks import asking, kit, schedule, waiting
from gateways.slack.blocks import draft_parts as parts
from gateways.slack.blocks.ids import INPUT, Field, Form, Press
from gateways.slack.blocks.phrases import by, count, ended, moment, sender_words, skipped_words, sum_line
from gateways.slack.facts import Block, Rendered, View

REASON_LIMIT: Final = 250
_CLOSED: Final = {
    ApprovalState.APPROVED.value: (":white_check_mark:", "approved"),
    ApprovalState.REJECTED.value: (":no_entry:", "rejected"),
    ApprovalState.WITHDRAWN.value: (":leftwards_arrow_with_hook:", "the request was withdrawn"),
}
_ENDED: Final = (":warning:", "a draft again, not approved")


def lines(view: CampaignView) -> list[Block]:
    """On the card: who asked for what, and who may let it go."""
    asked = view.approval
    if view.state is not CampaignState.AWAITING_APPROVAL or asked is None:
        return []
    zone = view.workspace.zone
    text = (
        f":hourglass: *Waits for the approval of a second person*, since {asked.why}."
        f" {by(asked.asked_by)} asked {date_token(asked.asked_at, zone)} {what_for(view)}."
        " Nobody who asked for it, wrote it or edited it can approve it; an edit makes it a draft."
    )
    return [kit.section(text)]


def what_for(view: CampaignView) -> str:
    """`to launch it`, or to start it at that time."""
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
    if given is None or given.state is not ApprovalState.APPROVED or given.decided_by is None:
        return ""
    when = date_token(given.decided_at or given.asked_at, view.workspace.zone)
    return f"approved by {by(given.decided_by)} {when} · "


def asked(view: CampaignView, people: Sequence[str], *, reminds: bool) -> Rendered:
    """The one post that asks, and the one that reminds; its mentions notify the approvers."""
    title, request = kit.words(view.title), view.approval
    who = ", ".join(holder_mention(it) for it in people)
    to = f"{who}: " if who else ""
    still = "still waits" if reminds else "waits"
    why = f" ({kit.words(request.why)})" if request else ""
    asker = f" {by(request.asked_by)} asked {what_for(view)}." if request else ""
    text = f":hourglass: {to}*{title}* {still} for the approval of a second person{why}.{asker}"
    if not who:
        text += " Nobody here holds the role *approver* yet; an admin gives it."
    button = kit.button("Review …", Press.REVIEW, view.public_id, style="primary")
    return Rendered(text=text, blocks=[kit.section(text), kit.actions("approval", button)])


def closed(view: CampaignView, state: str, decided_by: str | None) -> Rendered:
    """The post that asked, once it asks no more: what came of it, and no button."""
    who = f" by {by(decided_by)}" if decided_by else ""
    sign, word = _CLOSED.get(state, _ENDED)
    said = f"{sign} *{kit.words(view.title)}*: {word}{who if state in _CLOSED else ''}."
    return Rendered(text=said, blocks=[kit.section(said)])


def answered(view: CampaignView, *, to: str, state: ApprovalState, reason: str) -> Rendered:
    """What came of a request, for whoever made it."""
    title, request = kit.words(view.title), view.approval
    who = by(request.decided_by) if request and request.decided_by else "Somebody"
    if state is ApprovalState.APPROVED:
        text = f":white_check_mark: {by(to)}, {who} approved *{title}*. {goes(view)}"
    elif state is ApprovalState.REJECTED:
        text = (
            f":no_entry: {by(to)}, {who} rejected *{title}*: {kit.sentence(ended(reason), 400)}"
            " It is a draft again; nothing was sent."
        )
    else:
        text = (
            f":warning: {by(to)}, *{title}* is a draft again and was not approved:"
            f" {kit.sentence(reason, 400)} Nothing was sent."
        )
    return Rendered(text=text, blocks=[kit.section(text)])


def requested(view: CampaignView) -> str:
    """For whoever pressed: nothing goes before somebody else said so."""
    why = f", since {view.approval.why}" if view.approval else ""
    return (
        f":hourglass: *{kit.words(view.title)}* waits for the approval of a second person{why}."
        f" The approvers are asked in <#{view.channel_id}>, and reminded once; nothing goes before."
    )


def goes(view: CampaignView) -> str:
    """What an approved campaign does now."""
    if view.state is CampaignState.SCHEDULED and view.schedule is not None:
        return f"It starts by itself {schedule.when(view.schedule)}."
    if view.state is CampaignState.COUNTING_DOWN:
        return "It counts down; its card can abort it."
    return "Its card shows how it goes."


def review_form(
    view: CampaignView,
    memory: str,
    *,
    refusal: str | None,
    outlook: Launchable = EVERYBODY_NOW,
) -> View:
    """Everything that is asked for; the only place where it is approved or rejected."""
    request = view.approval
    assert request is not None
    blocks = [kit.section(_question(view, request)), *_figures(view)]
    blocks += [*waiting.hours(view, outlook), kit.context(_ledger(view))]
    blocks += [kit.section("*The text*"), kit.verbatim(view.template), *asking.shown(view)]
    blocks += _reason(view)
    it = view.public_id
    more = [
        kit.button("Text it to me", Press.REVIEW_TEST, it),
        kit.button("Preview", Press.PREVIEW, it),
    ]
    if refusal is not None:
        blocks += [kit.section(f":no_entry: {kit.sentence(refusal, 600)}")]
        return kit.modal("Review", [*blocks, kit.actions("review", *more)])
    value = f"{it}:{request.id}"
    more.append(kit.button("Reject …", Press.REJECT, value, style="danger"))
    blocks.append(kit.actions("review", *more))
    return kit.modal(
        *("Review", blocks),
        callback=Form.APPROVE,
        submit="Approve",
        close="Not now",
        memory=memory,
    )


def _question(view: CampaignView, request: ApprovalView) -> str:
    zone = view.workspace.zone
    return (
        f"{by(request.asked_by)} asked {date_token(request.asked_at, zone)} {what_for(view)}:"
        f" *{kit.words(view.title)}* wants a second person, since {request.why}. *Approve* lets go"
        f" exactly what stands here{_then(view)}."
    )


def _then(view: CampaignView) -> str:
    seconds = view.workspace.undo_seconds
    if view.approval is not None and view.approval.due_at is not None:
        return ", at its time"
    return f", after an undo window of {count(seconds, 'second')}" if seconds else ", at once"


def _figures(view: CampaignView) -> list[Block]:
    estimate = view.estimate
    recipients = estimate.recipients if estimate else view.ledger[Bucket.PENDING]
    pairs = [("Recipients", f"{recipients:,}")]
    if estimate is not None:
        pairs += [
            ("Segments", f"{estimate.segments:,} ({parts.parts_words(estimate)} per text)"),
            ("Price", parts.price_words(view)),
            ("Takes", parts.takes(view, estimate)),
        ]
    pairs += [*asking.at_most(view, recipients), ("From", sender_words(view.sender))]
    if view.topic:
        pairs.append(("Topic", kit.words(view.topic)))
    answers = view.schedule
    if answers is not None and answers.use_by is not None:
        pairs.append(("Use by", moment(answers.use_by, view.workspace.zone)))
    return kit.figures(pairs)


def _ledger(view: CampaignView) -> str:
    skipped = skipped_words(view.ledger)
    return sum_line(view.ledger) + (f" ({skipped})" if skipped else "")


def _reason(view: CampaignView) -> list[Block]:
    """What was said at the launch: why it cannot wait, and where people agreed."""
    if view.schedule is None:
        return []
    urgent, attest = view.schedule.reason, view.schedule.attest
    told = [f":rotating_light: At any hour because: {kit.words(urgent, 300)}"] if urgent else []
    if attest:
        told.append(f"Agreed, in the words of {by(view.schedule.by)}: {kit.words(attest, 300)}")
    return [kit.context(*told)] if told else []


def reject_form(view: CampaignView, memory: str) -> View:
    """Why not; whoever asked reads it."""
    element = kit.text_input(INPUT, lines=True, limit=REASON_LIMIT, focus=True)
    text = f"*{kit.words(view.title)}* becomes a draft again. Whoever asked is told why."
    return kit.modal(
        "Reject",
        [kit.section(text), kit.asked(Field.REASON, "Why?", element)],
        callback=Form.REJECT,
        submit="Reject",
        close="Go back",
        memory=memory,
    )


def waits_for_me(rows: Sequence[CampaignView]) -> Rendered:
    """What somebody could approve, the first asked first."""
    if not rows:
        return Rendered(text="Nothing waits for your approval.", blocks=())
    blocks: list[Block] = [kit.section(f"*{count(len(rows), 'campaign')} to approve*")]
    for view in rows[:20]:
        asker = by(view.approval.asked_by) if view.approval else ""
        people = view.estimate.recipients if view.estimate else view.ledger[Bucket.PENDING]
        text = (
            f"*{kit.words(view.title)}* ({kit.code(view.name)}): {count(people, 'recipient')},"
            f" {parts.price_words(view)}; {asker} asked {what_for(view)}."
        )
        button = kit.button("Review …", Press.REVIEW, view.public_id)
        blocks.append(kit.section(text, button))
    return Rendered(text=f"{count(len(rows), 'campaign')} to approve", blocks=blocks)
