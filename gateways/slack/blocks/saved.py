"""Saved replies, as private answers."""

from collections.abc import Sequence
from typing import Final

from gateways.slack.blocks import kit
from gateways.slack.blocks.notices import said
from gateways.slack.facts import Block, Rendered

SHOWN: Final = 48
"""Slack takes 50 blocks in a message."""


def saved_list(saved: Sequence[tuple[str, str]]) -> Rendered:
    """Name and text of each."""
    if not saved:
        return said(
            "No reply is saved yet. Save one in the form of *Answer …*, or with"
            ' `/campaign replies save "Opening hours" --text "We open at nine."`.'
        )
    blocks: list[Block] = [kit.section("*Saved replies*")]
    for name, body in saved[:SHOWN]:
        blocks.append(
            kit.section(f"{kit.bold(name)}\n{kit.shortened(kit.speech(body, 1000), 2700)}")
        )
    return Rendered(text="Saved replies", blocks=blocks)


def kept(name: str) -> Rendered:
    """It is kept."""
    return said(f":white_check_mark: “{kit.words(name)}” is saved; *Answer …* offers it.")


def forgotten(name: str) -> Rendered:
    """It is kept no longer."""
    return said(f":white_check_mark: “{kit.words(name)}” is not saved any more.")
