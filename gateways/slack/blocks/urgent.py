"""The message about replies that sound urgent: one, or those of a minute."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.slacktext import date_token
from gateways.slack.blocks import kit
from gateways.slack.blocks.phrases import count
from gateways.slack.facts import Block, Rendered

LONGEST = 1200
LISTED = 8
"""Of one message; the rest is counted, and stands in the threads."""
SHORT = 600
"""Characters of each where there are several."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """Who wrote (masked), when (UTC), and which word of the team's list it has.

    `body` is empty where the team keeps words out of Slack; `channel` and `link` say where the
    thread is, empty where nobody knows.
    """

    number: str
    name: str
    at: datetime
    zone: str
    word: str
    body: str
    campaign: str = ""
    channel: str = ""
    link: str = ""
    is_out: bool = False
    """It was taken for an opt-out as well."""
    is_withheld: bool = False
    """Told to somebody who may not know of its campaign."""

    def withheld(self) -> "Alarm":
        """For somebody who may not know of its campaign: the number and the word."""
        less = replace(self, name="", body="", campaign="", channel="", link="")
        return replace(less, is_withheld=True)


def alarms(found: Sequence[Alarm]) -> Rendered:
    """All that whoever is alerted needs to act: who, what, where."""
    if len(found) == 1:
        text = f":rotating_light: *This may be urgent* {_word(found[0])}: {_who(found[0])}."
        return Rendered(text, _blocks(found[0], text, 2200))
    text = f":rotating_light: *{count(len(found), 'text')} may be urgent.*"
    blocks = [kit.section(text)]
    for it in found[:LISTED]:
        blocks += _blocks(it, f"• {_who(it)} {_word(it)}", SHORT)
    if len(found) > LISTED:
        more = f"… and {len(found) - LISTED:,} more: they stand in the threads of their campaigns."
        blocks.append(kit.section(more))
    return Rendered(text, blocks)


def _who(it: Alarm) -> str:
    name = f" {kit.words(it.name, 40)}" if it.name else ""
    about = f" about “{kit.words(it.campaign)}”" if it.campaign else ""
    if it.is_withheld:
        about = " about a private campaign"
    when = date_token(it.at, it.zone)
    return f"{kit.words(it.number)}{name} wrote{about} {when}"


def _word(it: Alarm) -> str:
    return f"(“{kit.words(it.word)}”)"


def _blocks(it: Alarm, text: str, limit: int) -> list[Block]:
    lines = [text, *_words(it, limit)]
    if it.is_out:
        lines.append("They were opted out by it as well, so they cannot be texted: call them.")
    return [kit.section("\n".join(lines)), kit.context(_where(it))]


def _words(it: Alarm, limit: int) -> list[str]:
    if it.is_withheld:
        return ["Only who is in its channel sees what they wrote, and can answer."]
    if not it.body:
        return ["Your team keeps what people write out of direct messages; open it there."]
    return [f"> {line}" for line in kit.shortened(kit.speech(it.body, LONGEST), limit).splitlines()]


def _where(it: Alarm) -> str:
    if it.is_withheld:
        return "You are not in it. Somebody who is in it is told too, where Slack reaches them."
    if not it.channel:
        return "It belongs to no campaign."
    place = f"in <#{it.channel}>"
    look = f"<{it.link}|Open the thread> {place}." if it.link else f"Look {place}."
    return look if it.is_out else f"{look} *Answer …* below the card texts them."
