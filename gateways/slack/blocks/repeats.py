"""What was sent to the same people already, and what else one should know before a launch."""

from collections.abc import Sequence
from typing import Final

from domain.repeats import Repeat
from domain.slacktext import date_token
from domain.views import CampaignView
from gateways.slack.blocks import kit
from gateways.slack.blocks.phrases import by, count
from gateways.slack.facts import Block

SHOWN: Final = 3


def repeated(view: CampaignView, repeats: Sequence[Repeat]) -> list[Block]:
    """When this very text was sent to how many of the same people, and by whom."""
    if not repeats:
        return []
    zone = view.workspace.zone
    lines = [
        f":repeat: This very text was sent to *{repeat.share}* {date_token(repeat.at, zone)} by"
        f" {by(repeat.by)} ({kit.code(repeat.name)})."
        for repeat in repeats[:SHOWN]
    ]
    if len(repeats) > SHOWN:
        lines.append(f"… and in {count(len(repeats) - SHOWN, 'more campaign')}.")
    return [kit.section("\n".join(lines))]


def cautions(warnings: Sequence[str]) -> list[Block]:
    """A line each; they quote a text, which mentions nobody here."""
    if not warnings:
        return []
    return [kit.section("\n".join(f":warning: {kit.advice(it, 400)}" for it in warnings))]
