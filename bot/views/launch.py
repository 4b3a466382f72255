"""The submitted launch question: exactly one launch, whoever presses, however often."""

from datetime import datetime

from bot.ask import Ask
from bot.commands.launch import launched_before
from bot.fields import Values
from bot.views.outcome import Outcome
from campaigns import launching
from campaigns.launching import AlreadyLaunched, LaunchAnswers
from campaigns.showing import status
from domain.scheduling import read_use_by
from domain.slacktext import clock_token
from domain.windows import Kind
from gateways.slack.blocks import countdown, notices
from gateways.slack.blocks.approvals import requested
from gateways.slack.blocks.phrases import count
from gateways.slack.blocks.questions import Field
from gateways.slack.blocks.waiting import DROP


def launch(ask: Ask) -> Outcome:
    """Launch the wording that was shown; a second press is told who was first."""
    public_id = str(ask.memory.get("campaign", ""))
    try:
        launched = launching.launch(
            ask.rt,
            ask.who,
            public_id,
            int(ask.memory.get("wording") or 0),
            again=agreed_in(ask),
            answers=answers_of(ask, starts=ask.rt.clock()),
        )
    except AlreadyLaunched as already:
        words = launched_before(already, ask.team().zone)
        return Outcome(view=notices.message("Launched already", words))
    view = status(ask.rt, ask.who, public_id)
    if launched.awaits is not None:
        return Outcome(view=notices.message("Asked", requested(view)))
    if launched.starts_at is not None:
        starts = clock_token(launched.starts_at, view.workspace.zone)
        people = count(launched.recipients, "recipient")
        words = countdown.launched(view.title, view.channel_id, people, starts=starts)
        return Outcome(view=notices.message("Launched", words))
    words = notices.launched(
        view.title,
        view.channel_id,
        launched.recipients,
        waiting=launched.waiting,
        dropped=launched.dropped,
        late=launched.late,
        gone=(launched.opted_out, launched.suppressed, launched.ended),
    )
    return Outcome(view=notices.message("Launched", words))


def agreed_in(ask: Ask) -> list[str]:
    """The campaigns that the form showed as the same, if the box below them was ticked."""
    ticked = Values(ask.view).ticked(Field.AGAIN)
    return str(ask.memory.get("repeats", "")).split() if ticked else []


def _asked_at(ask: Ask) -> datetime | None:
    """When the question was drawn; a form of an older version does not say."""
    written = str(ask.memory.get("at") or "")
    return datetime.fromisoformat(written) if written else None


def answers_of(ask: Ask, *, starts: datetime) -> LaunchAnswers:
    """What was shown of the hours, and what was said about them, for a start then (UTC)."""
    values, kind = Values(ask.view), str(ask.memory.get("kind") or "")
    use_by = values.text(Field.USE_BY).strip()
    return LaunchAnswers(
        kind=Kind(kind) if kind in set(Kind) else None,
        seen=str(ask.memory.get("seen") or ""),
        drop=values.choice(Field.WAITING) == DROP,
        at=_asked_at(ask),
        reason=values.text(Field.REASON),
        use_by=read_use_by(use_by, now=ask.rt.clock(), zone=ask.team().zone, starts=starts)
        if use_by
        else None,
        skips_late=values.ticked(Field.SKIPS_LATE),
        attest=values.text(Field.ATTEST),
        canary=values.ticked(Field.CANARY),
    )
