"""Webhooks as people see them: the list, a secret shown once, and one to which nothing goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from domain.endpoints import EndpointState, EndpointView
from domain.slacktext import date_token
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import COMMAND, Press
from gateways.slack.blocks.phrases import count, ended
from gateways.slack.facts import Block, Rendered

SHORT: Final = 6
"""So much of an id is shown to be typed; the beginning is enough where it is the only one."""
SHOWN: Final = 15
"""So many in one list: Slack takes some 12,000 characters in a message."""
EMOJI: Final = {EndpointState.OPEN: ":satellite_antenna:", EndpointState.PAUSED: ":pause_button:"}


@dataclass(frozen=True, slots=True)
class Silenced:
    """An endpoint that takes nothing any more, why, and how many events wait for it."""

    endpoint_id: str
    address: str
    campaign: str
    reason: str
    waiting: int


def listed(views: Sequence[EndpointView], zone: str) -> Rendered:
    """All of them, and how each stands."""
    if not views:
        text = f"No webhook is set. `{COMMAND} webhooks add https://…` makes one."
        return Rendered(text=text, blocks=[kit.section(text)])
    text = count(len(views), "webhook")
    blocks: list[Block] = [kit.section(f"*{text}*")]
    blocks += [kit.section(_lines(view, zone)) for view in views[:SHOWN]]
    if len(views) > SHOWN:
        more = len(views) - SHOWN
        blocks.append(kit.context(f"… and {more:,} more: `rollcall webhooks list` shows all."))
    return Rendered(text=text, blocks=blocks)


def _lines(view: EndpointView, zone: str) -> str:
    of = f" of {kit.bold(view.campaign, 80)}" if view.campaign else ""
    lines = [f"{EMOJI[view.state]} {kit.code(view.public_id[:SHORT])} {kit.code(view.address)}{of}"]
    if view.state is EndpointState.PAUSED:
        why = f": {ended(kit.words(view.reason, 300))}" if view.reason else "."
        lines.append(f"*Paused*{why}")
    facts = [f"Told of {', '.join(view.types) or 'everything'}"]
    if view.waiting:
        facts.append(f"{count(view.waiting, 'event')} waiting")
    if view.last_error and view.last_at:
        when = date_token(view.last_at, zone)
        facts.append(f"not taken {when}: {kit.words(view.last_error, 100)}")
    return "\n".join([*lines, " · ".join(facts)])


def added(view: EndpointView, value: str) -> Rendered:
    """A new one, its id, and its secret for this one time."""
    name = view.public_id[:SHORT]
    text = (
        f":satellite_antenna: {kit.code(view.address)} is told from now on. Its id is"
        f" {kit.code(name)}: `{COMMAND} webhooks test {name}` sends it a sample.\n"
        "Campaigns of private channels are left out: whoever runs Rollcall adds an address for all"
        " at the terminal.\n"
        f":key: Its signing secret, shown this once:\n{kit.code(value)}"
    )
    return Rendered(text="A webhook was added.", blocks=[kit.section(text)])


def secret(words: str, value: str, *, is_new: bool) -> Rendered:
    """The one time that it is shown; `is_new` if a former one signs beside it for a day."""
    text = f":key: The signing secret of {kit.sentence(words)}, shown this once:\n{kit.code(value)}"
    if is_new:
        text += "\nThe former one signs beside it for 24 hours."
    return Rendered(text="The signing secret", blocks=[kit.section(text)])


def silenced(said: Silenced) -> Rendered:
    """That nothing goes there any more, and how it goes on."""
    of = f" of {kit.bold(said.campaign, 80)}" if said.campaign else ""
    text = (
        f":pause_button: The webhook {kit.code(said.address)}{of} is paused."
        f" {kit.words(said.reason, 300)}"
    )
    if said.waiting:
        text += f"\n{count(said.waiting, 'event')} wait for it."
    button = kit.button("Go on", Press.RESUME_WEBHOOK, said.endpoint_id, style="primary")
    small = kit.context(
        f"Once it answers again, press, or type `{COMMAND} webhooks resume"
        f" {said.endpoint_id[:SHORT]}`."
    )
    return Rendered(
        text=f"The webhook {kit.words(said.address)} is paused.",
        blocks=[kit.section(text), kit.actions("webhook", button), small],
    )
