"""`/campaign optout`: who must not be texted, put on record, lifted, looked up, in and out."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from bot.ask import Ask
from bot.commands.draft import newest_list
from bot.commands.verb import Verb
from campaigns import optout_lists, optouts
from campaigns.access import require_author
from campaigns.forms import OptOutForm, Upload
from domain.commandline import Command, nearest_verb
from domain.errors import Refused
from domain.optoutwords import list_so_far
from gateways.slack.blocks import kit, notices
from gateways.slack.blocks import optouts as blocks

OPTIONS: Final = frozenset({"reason", "topic", "sender", "complaint", "column", "numbers"})
_DIGITS: Final = 7
_HELP: Final = (
    "`/campaign optout add +15125550123 --reason “asked by phone”` · `remove` · `check` ·"
    " `import --reason “from our old system”` (the list that you posted last) · `export`"
)


def run(ask: Ask, command: Command) -> None:
    """Do what the first word says; alone, show what there is and how far a list is."""
    require_author(ask.rt, ask.who)
    action = command.args[0].casefold() if command.args else ""
    if not action:
        _overview(ask)
        return
    if action not in _ACTIONS:
        near = nearest_verb(action, _ACTIONS)
        hint = f"Did you mean `optout {near}`?" if near else f"There are: {', '.join(_ACTIONS)}."
        raise Refused(f"“{action}” is nothing that `optout` does. {hint}")
    for option in command.options.keys() - OPTIONS:
        raise Refused(f"`optout` knows no option --{option.replace('_', '-')}.")
    ask.team()
    _ACTIONS[action](ask, command)


def _overview(ask: Ask) -> None:
    found = optout_lists.progress(ask.rt, ask.who)
    lines = [_HELP]
    if found is not None and found.told_at is None:
        far = {"done": found.bytes_done, "total": found.bytes_total}
        lines.insert(0, kit.words(list_so_far(found.filename, found.rows, **far)))
    ask.tell(notices.said("\n".join(lines)))


def _add(ask: Ask, command: Command) -> None:
    form = _form(command)
    done = optouts.add(ask.rt, ask.who, form)
    ask.tell(blocks.added(done.new, done.already, scope=done.scope, senders=done.senders))


def _remove(ask: Ask, command: Command) -> None:
    done = optouts.remove(ask.rt, ask.who, _form(command))
    ask.tell(blocks.removed(done.number, done.stands, senders=done.senders, zone=ask.team().zone))


def _check(ask: Ask, command: Command) -> None:
    found = optouts.check(ask.rt, ask.who, " ".join(command.args[1:]))
    ask.tell(
        blocks.checked(
            found.number,
            found.stands,
            found.history,
            senders=found.senders,
            zone=ask.team().zone,
            is_erased=found.is_erased,
        )
    )


def _import(ask: Ask, command: Command) -> None:
    numbers = command.options.get("numbers", "")
    source = Upload.pasted(numbers) if numbers else _posted(ask)
    optout_lists.bring_in(ask.rt, ask.who, _form(command), source, column=_column(command))
    name = f"“{kit.words(source.filename)}”" if source.filename else "The list"
    ask.tell(notices.said(f"{name} is being read. You get a direct message when it is done."))


def _export(ask: Ask, _: Command) -> None:
    optout_lists.ask_export(ask.rt, ask.who)
    ask.tell(notices.said("All opt-outs come to you as a file, by direct message."))


def _posted(ask: Ask) -> Upload:
    file = newest_list(ask)
    if file is None:
        raise Refused("Post the list as a CSV here, or to Rollcall, and type this again.")
    return Upload.slack_file(file.id, file.name, file.size)


def _form(command: Command) -> OptOutForm:
    options = command.options
    return OptOutForm(
        numbers=numbers_in(command.args[1:]),
        reason=options.get("reason") or options.get("complaint", ""),
        topic=options.get("topic", ""),
        sender=options.get("sender", ""),
        complaint="complaint" in options,
    )


def numbers_in(words: tuple[str, ...]) -> tuple[str, ...]:
    """Typed numbers: apart by commas, or each a word; one may hold spaces."""
    parts = tuple(part.strip() for part in re.split(r"[,;\n]+", " ".join(words)))
    whole = all(sum(char.isdigit() for char in word) >= _DIGITS for word in words)
    return words if whole and len(parts) == 1 else tuple(filter(None, parts))


def _column(command: Command) -> int | None:
    given = command.options.get("column", "")
    if not given:
        return None
    if not given.isdigit() or given == "0":
        raise Refused("--column is the place of the numbers in the list, counted from 1.")
    return int(given) - 1


_ACTIONS: Final[Mapping[str, Callable[[Ask, Command], None]]] = {
    "add": _add,
    "remove": _remove,
    "check": _check,
    "import": _import,
    "export": _export,
}

VERB = Verb(
    "optout",
    'optout add +15125550123 --reason "asked by phone"',
    "Who must not be texted: `add`, `remove`, `check`, `import` the list posted last, `export`.",
    run,
)
