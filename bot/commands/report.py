"""`/campaign report last month`: campaigns side by side; and the week's report to a channel."""

from bot.ask import Ask
from bot.commands.verb import Verb
from campaigns import reporting
from domain.commandline import Command
from domain.errors import Refused
from domain.roles import read_channel
from domain.slacktext import undo_typed
from gateways.slack.blocks.report import shown

USAGE = "Say which: `/campaign report weekly #channel`, or `/campaign report weekly off`."
LATER = (
    "They are being counted; the report comes to you as a direct message. Ask once more if it has"
    " not come in 15 minutes: where Redis lost its data, nobody knows of it any more."
)


def run(ask: Ask, command: Command) -> None:
    """The figures of a period, privately."""
    ask.team()
    if command.args[:1] == ("weekly",):
        _weekly(ask, command.args[1:])
        return
    period = " ".join([*command.args, *command.options])
    made = reporting.report_soon(ask.rt, ask.who, undo_typed(period))
    if made.later:
        ask.say(f"The campaigns of {made.period.words} are many texts. {LATER}")
        return
    ask.tell(shown(made.period, made.campaigns, made.currency, left_out=made.left_out))


def press(ask: Ask) -> None:
    """All of it as a file, by direct message."""
    made = reporting.send_file(ask.rt, ask.who, ask.value)
    ask.say(f"The figures of {made.period.words} come to you as a direct message.")


def _weekly(ask: Ask, words: tuple[str, ...]) -> None:
    if not words:
        channel = reporting.weekly(ask.rt, ask.who)
        where = f"goes to <#{channel}> each Monday" if channel else "goes nowhere"
        ask.say(f"The week’s report {where}. {USAGE}")
        return
    if words[0].casefold() == "off":
        reporting.set_weekly(ask.rt, ask.who, "")
        ask.say("The week’s report is posted no more.")
        return
    channel = read_channel(words[0])
    if not channel:
        raise Refused(USAGE)
    reporting.set_weekly(ask.rt, ask.who, channel)
    ask.say(f"The week’s report goes to <#{channel}> each Monday at 9, by the team’s clock.")


VERB = Verb(
    "report",
    "report last month",
    "Campaigns side by side: delivery, opt-outs, money; `report weekly #channel` posts it.",
    run,
    mentions=True,
)
