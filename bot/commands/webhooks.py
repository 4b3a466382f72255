"""`/campaign webhooks`: which addresses are told what happens."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from bot.ask import Ask
from bot.commands.verb import Verb
from campaigns import subscribing
from campaigns.access import require_admin
from domain.commandline import Command
from domain.endpoints import EndpointView
from domain.errors import Refused
from domain.slacktext import address
from gateways.slack.blocks import endpoints
from gateways.slack.blocks.kit import code
from gateways.slack.blocks.phrases import count

USAGE: Final = (
    "Type `/campaign webhooks` for the list, `webhooks add https://…` with the types of events"
    " behind it or none for all, or `test`, `pause`, `resume`, `remove`, `rotate` and `replay`"
    " (with `2h` or a time) and the id from the list."
)
Words = Sequence[str]


def run(ask: Ask, command: Command) -> None:
    """The list, or what was typed."""
    require_admin(ask.rt, ask.who)
    ask.team()
    if not command.args:
        show(ask, ())
        return
    act = ACTS.get(command.args[0].casefold())
    if act is None:
        raise Refused(USAGE)
    act(ask, command.args[1:])


def show(ask: Ask, _: Words) -> None:
    """All of them, privately."""
    found = subscribing.listing(ask.rt, ask.who)
    ask.tell(endpoints.listed(found, ask.who.zone))


def add(ask: Ask, words: Words) -> None:
    """Have an address told; `single` behind it wants one event a request."""
    url = address(_first(words))
    types = [word.rstrip(",") for word in words[1:] if word != "single"]
    done = subscribing.add(ask.rt, ask.who, url, types=types, batched="single" not in words[1:])
    ask.tell(endpoints.added(done.view, done.secret.value))


def pause(ask: Ask, words: Words) -> None:
    """Keep its events until it goes on."""
    view = subscribing.pause(ask.rt, ask.who, _first(words))
    ask.say(f"The {_named(view)} is paused. Its events are kept until it goes on.")


def resume(ask: Ask, words: Words) -> None:
    """Deliver what waits, and go on."""
    view = subscribing.resume(ask.rt, ask.who, _first(words))
    waits = f" {count(view.waiting, 'event')} waited for it." if view.waiting else ""
    ask.say(f"The {_named(view)} goes on.{waits}")


def remove(ask: Ask, words: Words) -> None:
    """Never tell it anything again."""
    view = subscribing.remove(ask.rt, ask.who, _first(words))
    ask.say(f"The {_named(view)} is removed.")


def sample(ask: Ask, words: Words) -> None:
    """Send it a sample."""
    view = subscribing.test(ask.rt, ask.who, _first(words))
    ask.say(f"A sample is on its way to the {_named(view)}. The list shows whether it was taken.")


def replay(ask: Ask, words: Words) -> None:
    """Tell once more what happened since then."""
    view, number = subscribing.replay(ask.rt, ask.who, _first(words), " ".join(words[1:]))
    told = count(number, "event")
    ask.say(f"The {_named(view)} is told {told} once more, under the same ids.")


def secret(ask: Ask, words: Words) -> None:
    """Show what it is signed with, once; without an id that of all campaigns' own addresses."""
    found = subscribing.show_secret(ask.rt, ask.who, words[0] if words else "")
    ask.tell(endpoints.secret(found.words, found.value, is_new=False))


def rotate(ask: Ask, words: Words) -> None:
    """Sign with a new one; without an id that of all campaigns' own addresses."""
    found = subscribing.rotate_secret(ask.rt, ask.who, words[0] if words else "")
    ask.tell(endpoints.secret(found.words, found.value, is_new=True))


def press_resume(ask: Ask) -> None:
    """The button under the news that one is paused."""
    resume(ask, (ask.value,))


def _first(words: Words) -> str:
    if not words:
        raise Refused(USAGE)
    return words[0]


def _named(view: EndpointView) -> str:
    return f"webhook `{view.public_id[: endpoints.SHORT]}` ({code(view.address)})"


ACTS: Final[Mapping[str, Callable[[Ask, Words], None]]] = {
    "list": show,
    "add": add,
    "test": sample,
    "pause": pause,
    "resume": resume,
    "remove": remove,
    "replay": replay,
    "secret": secret,
    "rotate": rotate,
}
VERB = Verb(
    "webhooks",
    "webhooks add https://example.com/rollcall",
    "Tells an address of yours what becomes of every text, and of replies and opt-outs; alone it"
    " lists them. Admins.",
    run,
    mentions=True,
)
