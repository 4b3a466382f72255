"""`/campaign draft`: opens the form, or takes everything from the typed words."""

from dataclasses import replace
from typing import Final

from bot.ask import Ask, remember
from bot.commands.verb import Verb
from campaigns.access import require_author
from campaigns.drafting import create
from campaigns.fields import second_attempts
from campaigns.forms import DraftForm, Upload
from domain.asking import AS_THE_TEXT_SAYS, CHOICES, read_asks
from domain.commandline import Command, nearest_verb
from domain.errors import Refused
from domain.kinds import read_kind
from domain.retries import SecondAttempts
from domain.roles import ANYWHERE
from domain.windows import Kind
from gateways.slack.blocks import notices
from gateways.slack.blocks.draft_form import Prefill, draft_form
from gateways.slack.facts import FileFacts

ANSWERS: Final = frozenset({"asks", "acknowledge"})
OPTIONS: Final = ANSWERS | frozenset(
    {
        "name",
        "message",
        "text",
        "sender",
        "from",
        "note",
        "numbers",
        "kind",
        "second_attempts",
        "topic",
    }
)


def run(ask: Ask, command: Command) -> None:
    """Open the form with what was typed; with numbers too, make the draft at once."""
    require_author(ask.rt, ask.who, ANYWHERE)
    _require_known(command)
    given = _given(command)
    numbers = command.options.get("numbers", "")
    if given.title and given.message and numbers:
        form = _form(given, Upload.pasted(numbers), channel_id=ask.card_channel())
        view = create(ask.rt, ask.who, form)
        ask.tell(notices.draft_made(view))
        return
    open_form(ask, given, newest_list(ask) if given.message else None)


def open_form(ask: Ask, given: Prefill, file: FileFacts | None) -> None:
    """The draft form, with the list that was named, if one was."""
    ids: dict[str, str | int] = {"channel": ask.channel_id, "card": ask.card_channel()}
    if file is not None:
        ids |= {"file": file.id, "name": file.name, "size": file.size}
    ask.open(draft_form(ask.team(), remember(**ids), replace(given, file=file)))


def _require_known(command: Command) -> None:
    """Nothing that was typed is dropped silently."""
    for name in command.options.keys() - OPTIONS:
        near = nearest_verb(name, OPTIONS)
        known = ", ".join(_typed(option) for option in sorted(OPTIONS))
        hint = f"Did you mean {_typed(near)}?" if near else f"There are {known}."
        raise Refused(f"`draft` knows no option {_typed(name)}. {hint}")


def _typed(option: str) -> str:
    return f"--{option.replace('_', '-')}"


def _given(command: Command) -> Prefill:
    options = command.options
    return Prefill(
        title=options.get("name") or " ".join(command.args),
        message=options.get("message") or options.get("text", ""),
        asks=_asks(options.get("asks", "")),
        acknowledgement=options.get("acknowledge", ""),
        sender=options.get("sender") or options.get("from", ""),
        note=options.get("note", ""),
        kind=read_kind(options["kind"]) if "kind" in options else None,
        second=second_attempts(options.get("second_attempts") or SecondAttempts.LIMITS),
        topic=options.get("topic", ""),
    )


def _asks(typed: str) -> str:
    """The choice that the form shows; raises Refused for what is none."""
    if typed.strip().lower() in ("", AS_THE_TEXT_SAYS):
        return AS_THE_TEXT_SAYS
    wanted = read_asks(typed, "")
    return next(choice for choice, asks in CHOICES.items() if asks is wanted)


def _form(given: Prefill, source: Upload, *, channel_id: str) -> DraftForm:
    return DraftForm(
        title=given.title,
        message=given.message,
        asks=given.asks,
        acknowledgement=given.acknowledgement,
        source=source,
        sender_name=given.sender or None,
        note=given.note,
        channel_id=channel_id,
        kind=given.kind or Kind.MARKETING,
        second_attempts=given.second,
        topic=given.topic,
    )


def newest_list(ask: Ask) -> FileFacts | None:
    """The last list that the person posted here or to us; a form names it, to be confirmed."""
    slack = ask.rt.slack
    places = {slack.dm_channel(ask.user_id), *([ask.channel_id] if ask.channel_id else [])}
    found = [slack.newest_csv(place, ask.user_id) for place in sorted(places)]
    return max((file for file in found if file), key=lambda file: file.posted_at, default=None)


VERB = Verb(
    "draft",
    'draft "Spring offer" --message "Hi {{first_name}}, … Reply STOP to opt out."',
    "Makes a draft. Alone it opens a form; with a message it takes the list that you posted last.",
    run,
)
