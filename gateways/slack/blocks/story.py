"""The story of one number, shown to the person who asked for it alone."""

from collections.abc import Iterator, Sequence
from typing import Final

from domain.slacktext import date_token
from domain.telling import Line
from gateways.slack.blocks import kit
from gateways.slack.facts import Rendered

PART: Final = 2800
"""Characters of one paragraph; Slack takes 3,000."""
PARTS: Final = 12
"""Paragraphs of one message, the newest; a longer one is no answer any more."""


def told(standing: Sequence[str], lines: Sequence[Line], zone: str) -> Rendered:
    """What holds now, and what happened, the oldest first."""
    first = " ".join(kit.sentence(words) for words in standing)
    parts = list(
        _parts([f"{date_token(line.at, zone)}: {kit.sentence(line.words)}" for line in lines])
    )
    shown = parts[-PARTS:]
    older = [kit.context("What was before that is in the proof pack.")] if shown != parts else []
    return Rendered(
        text=" ".join(standing),
        blocks=[kit.section(f"*{first}*"), *older, *map(kit.section, shown)],
    )


def _parts(lines: Sequence[str]) -> Iterator[str]:
    part = ""
    for line in lines:
        if part and len(part) + len(line) > PART:
            yield part
            part = ""
        part = f"{part}\n{line}" if part else line[:PART]
    if part:
        yield part
