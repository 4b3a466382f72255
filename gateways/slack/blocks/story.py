"""The story of one number, shown to the person who asked for it alone."""

from collections.abc import Iterator, Sequence
from typing import Final

from domain.slacktext import date_token
from domain.telling import Line
from gateways.slack.blocks import kit
from gateways.slack.facts import Rendered

PART: Final = 2800
"""Characters of one paragraph; Slack takes 3,000."""
ROOM: Final = 9_000
"""Characters of one message, the newest lines; Slack takes some 12,000."""
LINE: Final = 1200
"""Of one line: of a long text its beginning is enough to know it by."""


def told(standing: Sequence[str], lines: Sequence[Line], zone: str) -> Rendered:
    """What holds now, and what happened, the oldest first."""
    first = kit.shortened(" ".join(kit.sentence(words) for words in standing), LINE)
    said = [f"{date_token(line.at, zone)}: {kit.sentence(line.words)}" for line in lines]
    shown = _newest([kit.shortened(line, LINE) for line in said])
    older = len(said) > len(shown)
    before = [kit.context("What was before that is in the proof pack.")] if older else []
    blocks = [kit.section(f"*{first}*"), *before, *map(kit.section, _parts(shown))]
    return Rendered(text=first, blocks=blocks)


def _newest(lines: Sequence[str]) -> Sequence[str]:
    """The last ones, as many as there is room for."""
    room, begin = ROOM, len(lines)
    while begin and room >= len(lines[begin - 1]):
        begin -= 1
        room -= len(lines[begin])
    return lines[begin:]


def _parts(lines: Sequence[str]) -> Iterator[str]:
    part = ""
    for line in lines:
        if part and len(part) + len(line) > PART:
            yield part
            part = ""
        part = f"{part}\n{line}" if part else line
    if part:
        yield part
