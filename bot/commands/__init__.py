"""The slash command: one table of verbs, one way from typed words to a verb."""

from collections.abc import Mapping
from typing import Final

from bot.ask import Ask
from bot.commands import (
    approvals,
    audit,
    consent,
    copy,
    draft,
    erase,
    guards,
    help,  # noqa: A004 - the verb that people type
    keys,
    launch,
    listing,
    messages,
    moves,
    optout,
    phone,
    proof,
    replies,
    report,
    retry,
    roles,
    schedule,
    send_test,
    setup,
    start,
    status,
    stop_all,
    webhooks,
    why,
)
from bot.commands.verb import Verb
from domain.commandline import nearest_verb, parse
from domain.errors import Refused
from domain.slacktext import undo_typed

_TABLE: Final = (
    draft.VERB,
    send_test.VERB,
    launch.VERB,
    schedule.VERB,
    schedule.UNSCHEDULE,
    approvals.ABORT,
    approvals.VERB,
    status.VERB,
    listing.VERB,
    messages.VERB,
    report.VERB,
    moves.PAUSE,
    moves.RESUME,
    moves.CANCEL,
    guards.VERB,
    guards.REST,
    guards.ANYWAY,
    stop_all.VERB,
    copy.VERB,
    retry.VERB,
    replies.VERB,
    moves.DISCARD,
    moves.RESTORE,
    consent.VERB,
    consent.DNC,
    optout.VERB,
    why.VERB,
    proof.VERB,
    erase.VERB,
    audit.VERB,
    setup.VERB,
    phone.VERB,
    roles.VERB,
    webhooks.VERB,
    keys.VERB,
)
VERBS: Final[Mapping[str, Verb]] = {verb.name: verb for verb in (*_TABLE, help.verb(_TABLE))}


def obey(ask: Ask, text: str) -> None:
    """Do what was typed after `/campaign`; raises Refused with the nearest verb if unknown."""
    command = parse(text if _names_people(text) else undo_typed(text))
    if not command.verb:
        start.run(ask, command)
        return
    verb = VERBS.get(command.verb)
    if verb is None:
        raise Refused(_unknown(command.verb))
    verb.run(ask, command)


def _names_people(text: str) -> bool:
    """Whether the verb takes mentions, which nothing that is texted may hold."""
    verb = VERBS.get(text.split()[0].casefold()) if text.split() else None
    return verb is not None and verb.mentions


def _unknown(word: str) -> str:
    near = nearest_verb(word, VERBS)
    hint = f"Did you mean `/campaign {near}`?" if near else "`/campaign help` shows all of them."
    return f"“{word}” is not something that I can do. {hint}"
