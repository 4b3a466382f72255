"""Opt-outs as people in Slack see them: numbers masked, sentences plain, times with their zone."""

from collections.abc import Mapping, Sequence
from typing import Final

from domain.counting import count
from domain.optoutwords import ERASED, Said, Style, binds, happened, scope_words
from domain.slacktext import date_token
from gateways.slack.blocks import kit
from gateways.slack.blocks.notices import said
from gateways.slack.blocks.phrases import by
from gateways.slack.facts import Rendered

SHOWN: Final = 12


def style(zone: str) -> Style:
    """How Slack writes times, people and their words."""
    return Style(
        when=lambda at: date_token(at, zone), who=by, quote=lambda words: f"“{kit.words(words)}”"
    )


def added(
    new: Sequence[str], already: Sequence[str], *, scope: str, senders: Mapping[int, str]
) -> Rendered:
    """What adding did; numbers are masked."""
    what = scope_words(scope, senders, style("UTC"))
    parts = [f"Out of {what} from now on: {_listed(new)}."] if new else []
    if already:
        parts.append(f"Out of it before: {_listed(already)}.")
    return said("\n".join(parts))


def removed(
    number: str, stands: Sequence[Said], *, senders: Mapping[int, str], zone: str
) -> Rendered:
    """What lifting did, and what still binds the number."""
    left = _bound(stands, senders, zone)
    again = "It may be texted again, from the next campaign on." if not stands else left
    return said(f"Lifted for {number}. {again}")


def checked(
    number: str,
    stands: Sequence[Said],
    history: Sequence[Said],
    *,
    senders: Mapping[int, str],
    zone: str,
    is_erased: bool = False,
) -> Rendered:
    """What binds a number, and its history."""
    lines = [f"*{number}*", _bound(stands, senders, zone) or "No opt-out binds it."]
    lines += [ERASED] if is_erased else []
    shown = [f"• {happened(it, senders, style(zone))}" for it in history]
    if shown:
        lines += ["*What happened*", *shown]
    return said(kit.shortened("\n".join(lines), kit.SECTION))


def _bound(stands: Sequence[Said], senders: Mapping[int, str], zone: str) -> str:
    return "\n".join(binds(it, senders, style(zone)) for it in stands)


def _listed(numbers: Sequence[str]) -> str:
    more = f" and {count(len(numbers) - SHOWN, 'more number')}" if len(numbers) > SHOWN else ""
    return f"{', '.join(numbers[:SHOWN])}{more}"
