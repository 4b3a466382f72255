"""Erasing what is kept of a person: what goes, what stays and why; and once more before it goes."""

from typing import Final

from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import Form
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.facts import Rendered, View

TITLE: Final = "Erase"
LIMIT: Final = 300


def nothing_kept(number: str) -> Rendered:
    """There is nothing to erase."""
    return _said(f"Nothing is kept of {number}, or it was erased already.")


def erased(number: str, goes: str) -> Rendered:
    """It is done; for whoever pressed."""
    return _said(f":white_check_mark: {number} is erased: {goes}.")


def _said(text: str) -> Rendered:
    return Rendered(text=text, blocks=[kit.section(text)])


def erase_form(number: str, *, goes: str, stays: str, memory: str, reason: str = "") -> View:
    """The first question: of this number (masked) this goes and that stays; why is it erased?"""
    element = kit.text_input(INPUT, value=reason, limit=LIMIT, focus=True)
    hint = "Kept in the audit for good. Do not write the person’s name."
    blocks = [
        kit.section(f"*Of {number} goes:* {goes}."),
        kit.section(stays),
        kit.asked(Field.REASON, "Why?", element, hint=hint),
    ]
    return kit.modal(TITLE, blocks, callback=Form.ERASE, submit="Next", memory=memory)


def sure_form(number: str, *, goes: str, reason: str, memory: str) -> View:
    """The second question: its press erases."""
    blocks = [
        kit.section(f":warning: *Erase {number}? It cannot be undone.*"),
        kit.section(f"Goes: {goes}."),
        kit.context(f"Why: {kit.words(reason, LIMIT)}"),
    ]
    return kit.modal(
        *(TITLE, blocks),
        callback=Form.ERASE_SURE,
        submit="Erase for good",
        close="Not now",
        memory=memory,
    )
