"""`/campaign test-send spring`: opens the form; `--group` or numbers send at once."""

from bot.ask import Ask, remember
from bot.commands.verb import Verb, name_in
from campaigns.setup import overview
from campaigns.testing import TestSent, send_test, testable
from domain.commandline import Command
from gateways.slack.blocks.phone_form import try_form
from gateways.slack.blocks.phrases import count


def run(ask: Ask, command: Command) -> None:
    """Text the newest wording to phones of the team."""
    ref = name_in(command) or ""
    options = command.options
    if "group" in options or "me" in options or "to" in options:
        numbers = [part for part in options.get("to", "").replace(",", " ").split() if part]
        sent = send_test(
            ask.rt,
            ask.who,
            ref,
            numbers=numbers or None,
            group="group" in options,
            real_rows="real" in options,
        )
        ask.say(told(sent))
        return
    open_form(ask, ref)


def open_form(ask: Ask, ref: str) -> None:
    """Ask to whom the test goes."""
    view = testable(ask.rt, ask.who, ref)
    seen = overview(ask.rt, ask.who)
    memory = remember(campaign=view.public_id, channel=ask.channel_id)
    ask.open(try_form(view, memory, mine=len(seen.phones), group=len(seen.group)))


def told(sent: TestSent) -> str:
    """What happens now."""
    texts = count(len(sent.texts), "test text")
    verb = "is" if len(sent.texts) == 1 else "are"
    return (
        f":test_tube: {texts} of `{sent.campaign_name}` {verb} on the way; a direct message tells"
        f" you how they fare. {count(sent.left_today, 'text')} left today."
    )


VERB = Verb(
    "test-send",
    "test-send spring --group",
    "Texts it to your own proven phone (`--me`), the test group (`--group`) or `--to` numbers.",
    run,
)
