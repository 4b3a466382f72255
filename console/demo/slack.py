"""Our person in Slack: types, presses, fills in forms, and reads what is there."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

import emoji
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from console.demo.cast import CHANNEL, PERSON
from simulator.slack.client import (
    ControlRefused,
    SlackControl,
    buttons,
    plain,
    text_of,
)

JSON = dict[str, Any]
T = TypeVar("T")
WIDTH = 96
ATTESTED = "Asked for at checkout or at booking, 2026"
_LABEL = re.compile(r"\*[^*]+\*")
_MENTION = re.compile(r"<@U\w+>")


class Person:
    """One member of the workspace, at her desk."""

    def __init__(self, slack: SlackControl, screen: Console) -> None:
        self.slack = slack
        self.screen = screen

    def types(self, words: str) -> None:
        """`/campaign …` in the channel."""
        self.screen.print(f"[bold cyan]{PERSON}[/] types [bold]/campaign {_safe(words)}[/]")
        answer = self.slack.command(PERSON, CHANNEL, "/campaign", words)
        self._expect(answer)

    def fills_in(self, title: str, values: JSON) -> JSON:
        """Waits for a form of that title, fills it in and submits it."""
        self.waits_for(lambda: self._open(title), f"the form “{title}”")
        answer = self.slack.submit(PERSON, values)
        if answer.get("errors") or answer.get("refused"):
            raise RuntimeError(f"{title}: {answer.get('errors') or answer['refused']}")
        return answer

    def launches(self, values: JSON | None = None) -> None:
        """Submits the launch question, and attests where people agreed where it asks for that."""
        self.waits_for(lambda: self._open("Launch"), "the question")
        view = self.slack.view(PERSON) or {}
        asked = {block.get("block_id") for block in view.get("blocks", ())}
        attested = {"attest": ATTESTED} if "attest" in asked else {}
        self.fills_in("Launch", {**attested, **(values or {})})

    def presses(self, message: JSON, button: str) -> None:
        """Presses a button of a message, once the message shows it."""
        channel, ts = message["channel"], message["ts"]
        pressed = self.waits_for(lambda: self._press(channel, ts, button), f"“{button}”")
        self.screen.print(f"[bold cyan]{PERSON}[/] presses [bold]{button}[/]")
        self._expect(pressed)

    def closes(self) -> None:
        """Closes what is open."""
        if self.slack.view(PERSON) is not None:
            self.slack.close(PERSON, all=True)

    def card(self, button: str) -> JSON:
        """The newest message in the channel that has this button."""
        found = [it for it in self.slack.messages(CHANNEL) if button in buttons(it)]
        return found[-1]

    def waits_for(self, look: Callable[[], T | None], what: str, seconds: float = 60.0) -> T:
        """Looks until there is something."""
        found = self.slack.wait_for(look, timeout=seconds, what=what)
        assert found is not None
        return found

    def shows(self, title: str, message: JSON) -> None:
        """Puts a message on the screen as it reads."""
        self.screen.print(panel(title, message))

    def _press(self, channel: str, ts: str, button: str) -> JSON | None:
        """What the press was answered; nothing while the message lacks that button."""
        try:
            return self.slack.press_on(PERSON, self.slack.message(channel, ts), button)
        except ControlRefused:  # edited between the look and the press: nothing was pressed
            return None

    def _open(self, title: str) -> bool:
        view = self.slack.view(PERSON)
        if view is None or view["title"]["text"] != title:
            return False
        # Bolt acknowledges with a form that only says “one moment”; it has nothing to submit.
        return view.get("submit") is not None

    def _expect(self, answer: JSON) -> None:
        if not answer["ok"]:
            raise ControlRefused(f"Slack was not answered in time: {answer['ack']}")


def panel(title: str, message: JSON) -> Panel:
    """A Slack message as a box of text, its buttons below."""
    names = buttons(message)
    words = Text("\n".join(line for line in lines_of(message) if line not in names))
    if names:
        words.append("\n\n" + "  ".join(f"[ {name} ]" for name in names), style="cyan")
    return Panel(words, title=title, title_align="left", border_style="dim", width=WIDTH)


def lines_of(message: JSON) -> list[str]:
    """What it shows, with a field's name and value on one line, as Slack sets them in columns."""
    lines: list[str] = []
    label = ""
    for line in text_of({"blocks": message["blocks"]}).splitlines():
        if _LABEL.fullmatch(line) and not label:
            label = line.strip("*")
            continue
        if label:
            apart = line.startswith("•") or len(line) > WIDTH // 2
            lines += [label, _shown(line)] if apart else [f"{label + ':':<26}{_shown(line)}"]
            label = ""
        else:
            lines.append(_shown(line))
    return lines


def _shown(line: str) -> str:
    text = emoji.emojize(plain(line), language="alias")
    return _MENTION.sub(f"@{PERSON}", text).replace("*", "").replace("`", "")


def _safe(words: str) -> str:
    return words.replace("[", r"\[")
