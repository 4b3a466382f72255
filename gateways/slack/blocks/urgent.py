"""The direct message about a reply that sounds urgent."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.slacktext import date_token
from gateways.slack.blocks import kit
from gateways.slack.facts import Rendered

LONGEST = 1200


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


def alarm(it: Alarm) -> Rendered:
    """All that whoever is alerted needs to act: who, what, where."""
    name = f" {kit.words(it.name, 40)}" if it.name else ""
    who = f"{kit.words(it.number)}{name}"
    about = f" about “{kit.words(it.campaign)}”" if it.campaign else ""
    if it.is_withheld:
        about = " about a private campaign"
    text = (
        f":rotating_light: *This may be urgent* (“{kit.words(it.word)}”): {who} wrote{about}"
        f" {date_token(it.at, it.zone)}."
    )
    lines = [text, *_words(it)]
    if it.is_out:
        lines.append("They were opted out by it as well, so they cannot be texted: call them.")
    return Rendered(text=text, blocks=[kit.section("\n".join(lines)), kit.context(_where(it))])


def _words(it: Alarm) -> list[str]:
    if it.is_withheld:
        return ["Only who is in its channel sees what they wrote, and can answer."]
    if not it.body:
        return ["Your team keeps what people write out of direct messages; open it there."]
    return [f"> {line}" for line in kit.cut(kit.speech(it.body, LONGEST), 2200).splitlines()]


def _where(it: Alarm) -> str:
    if it.is_withheld:
        return "You are not in it. Somebody who is in it is told too, where Slack reaches them."
    if not it.channel:
        return "It belongs to no campaign."
    place = f"in <#{it.channel}>"
    look = f"<{it.link}|Open the thread> {place}." if it.link else f"Look {place}."
    return look if it.is_out else f"{look} *Answer …* below the card texts them."
