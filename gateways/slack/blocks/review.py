"""The form to approve or reject in: the whole of what somebody asks for."""

from collections.abc import Sequence
from typing import Final

from domain.approval import ApprovalView
from domain.ledger import Bucket
from domain.repeats import Repeat
from domain.slacktext import date_token
from domain.versions import Correction
from domain.views import CampaignView
from domain.waiting import EVERYBODY_NOW, Launchable
from gateways.slack.blocks import agreements, asking, kit, waiting
from gateways.slack.blocks import draft_parts as parts
from gateways.slack.blocks import guards as rails
from gateways.slack.blocks.approvals import what_for
from gateways.slack.blocks.correction import rest_figures
from gateways.slack.blocks.ids import Form, Press
from gateways.slack.blocks.phrases import by, count, sender_words, skipped_words, sum_line
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.blocks.repeats import cautions, repeated
from gateways.slack.facts import Block, View

REASON_LIMIT: Final = 250


def review_form(
    view: CampaignView,
    memory: str,
    *,
    refusal: str | None,
    outlook: Launchable = EVERYBODY_NOW,
    rest: Correction | None = None,
    repeats: Sequence[Repeat] = (),
    warnings: Sequence[str] = (),
    agreed: tuple[int, int, int] = (0, 0, 0),
) -> View:
    """Everything that is asked for; the only place where it is approved or rejected.

    `agreed` counts the recipients as the question of the launch does.
    """
    request = view.approval
    assert request is not None
    blocks = [kit.section(_question(view, request))]
    blocks += _figures(view) if rest is None else rest_figures(rest)
    blocks += [*repeated(view, repeats), *cautions(warnings)]
    blocks += [*waiting.hours(view, outlook), *_dropped(view, outlook)]
    if rest is None:
        blocks += [*agreements.agreed(*agreed), *_attested(view), *_canary(view)]
    blocks.append(kit.context(_ledger(view)))
    blocks += [kit.section("*The text*"), kit.verbatim(view.template), *asking.shown(view)]
    blocks += _reason(view)
    it = view.public_id
    more = [
        kit.button("Text it to me", Press.REVIEW_TEST, it),
        kit.button("Preview", Press.PREVIEW, it),
    ]
    if refusal is not None:
        blocks += [kit.section(f":no_entry: {kit.refusal(refusal, 600)}")]
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
        f" {kit.bold(view.title)} wants a second person, since"
        f" {kit.words(request.why)}. *Approve* lets go exactly what stands here{_then(view)}."
    )


def _then(view: CampaignView) -> str:
    if view.approval is not None and view.approval.rest:
        return ", and sending goes on at once"
    seconds = view.workspace.undo_seconds
    if view.approval is not None and view.approval.due_at is not None:
        return ", at its time"
    return f", after an undo window of {count(seconds, 'second')}" if seconds else ", at once"


def _figures(view: CampaignView) -> list[Block]:
    estimate, recipients = view.estimate, view.ledger[Bucket.PENDING]
    if estimate is not None:
        # Who opted out since it was counted gets nothing any more.
        recipients = min(estimate.recipients, recipients)
    pairs = [("Recipients", f"{recipients:,}")]
    if estimate is not None:
        pairs += [
            ("Segments", parts.segments_words(estimate)),
            ("Price", parts.price_words(view)),
            ("Takes", parts.takes(view, estimate)),
        ]
    pairs += [*asking.at_most(view, recipients), ("From", sender_words(view.sender))]
    if view.topic:
        pairs.append(("Topic", kit.words(view.topic)))
    answers = view.schedule
    if answers is not None and answers.use_by is not None:
        pairs.append(("Use by", date_token(answers.use_by, view.workspace.zone)))
    return kit.figures(pairs)


def _ledger(view: CampaignView) -> str:
    skipped = skipped_words(view.ledger)
    return sum_line(view) + (f" ({skipped})" if skipped else "")


def _reason(view: CampaignView) -> list[Block]:
    """What was said at the launch of an urgent one: why it cannot wait."""
    urgent = view.schedule.reason if view.schedule else ""
    words = f":rotating_light: At any hour because: {kit.words(urgent, 300)}"
    return [kit.context(words)] if urgent else []


def _attested(view: CampaignView) -> list[Block]:
    """Where those agreed of whom nothing is recorded, in the words of whoever asked."""
    said = view.schedule.attest if view.schedule else ""
    if not said or view.schedule is None:
        return []
    return [kit.context(f"{by(view.schedule.by)} attests of them: “{kit.words(said, 300)}”")]


def _canary(view: CampaignView) -> list[Block]:
    asked = view.schedule is not None and view.schedule.canary
    return rails.canary_before(view, by_press=asked)


def _dropped(view: CampaignView, outlook: Launchable) -> list[Block]:
    """What becomes of whoever waits by the hours, where they are not to wait."""
    if view.schedule is None or not view.schedule.drop or not outlook.waiting:
        return []
    words = f"They do not wait: {count(outlook.waiting, 'recipient')} would be skipped"
    return [kit.section(f":warning: {words}, and never get this text.")]


def reject_form(view: CampaignView, memory: str) -> View:
    """Why not; whoever asked reads it."""
    element = kit.text_input(INPUT, lines=True, limit=REASON_LIMIT, focus=True)
    is_rest = view.approval is not None and view.approval.rest
    becomes = "stays paused" if is_rest else "becomes a draft again"
    text = f"{kit.bold(view.title)} {becomes}. Whoever asked is told why."
    return kit.modal(
        "Reject",
        [kit.section(text), kit.asked(Field.REASON, "Why?", element)],
        callback=Form.REJECT,
        submit="Reject",
        close="Go back",
        memory=memory,
    )
