"""`/campaign setup`: the settings as a form."""

from collections.abc import Sequence

from bot import shown
from bot.ask import Ask, remember
from bot.commands import alerting, attending
from bot.commands.verb import Verb
from campaigns.access import require_admin
from campaigns.ownanswers import AnswersView, current
from domain.commandline import Command
from domain.views import SenderView, WorkspaceView
from gateways.slack.blocks.answers_form import Answers, answers_form
from gateways.slack.blocks.ids import Form
from gateways.slack.blocks.sender_form import sender_form
from gateways.slack.blocks.setup_form import workspace_form
from gateways.slack.facts import Block, View


def run(ask: Ask, command: Command) -> None:
    """Open the settings; `setup sender` a new sender, `setup answers` what people are answered."""
    part = command.args[0].casefold() if command.args else ""
    if part.startswith("sender"):
        open_sender(ask, "")
    elif part.startswith("answer"):
        open_answers(ask)
    elif part.startswith(("away", "urgent")):
        attending.open_form(ask)
    elif part.startswith(("alert", "summary")):
        alerting.open_form(ask)
    else:
        open_form(ask)


def open_form(ask: Ask) -> None:
    """The team's settings."""
    require_admin(ask.rt, ask.who)
    ask.open(settings_view(ask, ask.workspace))


def settings_view(ask: Ask, workspace: WorkspaceView | None, news: str = "") -> View:
    """The settings as a form; `news` stands on top, and it remembers what it showed."""
    seen = shown.digests(settings_blocks(ask, workspace))
    first = "" if workspace else "first"
    return workspace_form(
        workspace,
        remember(channel=ask.channel_id, shown=seen, first=first),
        channel_id=ask.channel_id,
        zone=ask.who.zone,
        price=f"{ask.rt.settings.rollcall_default_price:f}",
        news=news,
    )


def settings_blocks(ask: Ask, workspace: WorkspaceView | None) -> Sequence[Block]:
    """What is set, without the channel and the price that the form only suggests."""
    drawn = workspace_form(workspace, "", channel_id="", zone=ask.who.zone, price="")
    blocks: Sequence[Block] = drawn["blocks"]
    return blocks


def open_answers(ask: Ask) -> None:
    """What people are answered to STOP, START, HELP and JOIN."""
    ask.team()
    ask.open(answers_view(ask, current(ask.rt, ask.who)))


def answers_view(ask: Ask, it: AnswersView, news: str = "") -> View:
    """The answers as a form; `news` stands on top, and it remembers what it showed."""
    seen = shown.digests(answers_blocks(it))
    return answers_form(_answers(it), remember(channel=ask.channel_id, shown=seen), news=news)


def answers_blocks(it: AnswersView) -> Sequence[Block]:
    """What is answered, as the form shows it."""
    blocks: Sequence[Block] = answers_form(_answers(it), "")["blocks"]
    return blocks


def _answers(it: AnswersView) -> Answers:
    return Answers(
        it.own,
        it.defaults,
        words=", ".join(it.join_words),
        wording=it.join_wording,
        frequency=it.join_frequency,
        twice=it.join_twice,
    )


def open_sender(ask: Ask, sender_id: str) -> None:
    """One sender, or a new one; the form remembers which, since its name may change."""
    require_admin(ask.rt, ask.who)
    team = ask.team()
    known = next((one for one in team.senders if str(one.id) == sender_id), None)
    from_list = ask.view.get("callback_id") == Form.SENDERS
    memory = remember(
        channel=ask.channel_id,
        sender=known.id if known else 0,
        below=Form.SENDERS if from_list else "",
        shown=shown.digests(sender_blocks(known, team.region)),
    )
    ask.open(sender_form(known, memory, team.region))


def sender_blocks(sender: SenderView | None, region: str) -> Sequence[Block]:
    """What is set of one sender, as its form shows it."""
    blocks: Sequence[Block] = sender_form(sender, "", region)["blocks"]
    return blocks


VERB = Verb(
    "setup",
    "setup",
    "Opens the settings: business name, price, senders; `setup answers` what STOP, START, HELP and"
    " JOIN are answered; `setup away` the away text and urgent words; `setup alerts` who is told of"
    " what, and the summary channel.",
    run,
)
