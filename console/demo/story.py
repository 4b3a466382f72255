"""The story: a campaign from the settings to its last receipt, told while it happens."""

import csv
import io
import re
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from rich.console import Console
from rich.live import Live

from console.demo import cast
from console.demo.acts import chart, decide, let_wait
from console.demo.night import Night, choose
from console.demo.slack import Person, lines_of, panel
from console.demo.stack import Stack

JSON = dict[str, Any]
LONGEST_SECONDS: Final = 180.0
LATE_STOP_SECONDS: Final = 3.0
FIGURES: Final = ("▓", "░", "Sent:", "Delivered:", "Confirmed:", "Opted out:")
DONE: Final = "*Done*"
PERSON: Final = cast.PERSON


@dataclass(slots=True)
class Story:
    """What came of it, as we tell it: the results that were sent to whoever asked, by number."""

    names: cast.Names
    night: Night
    card: JSON = field(default_factory=dict)
    results: list[dict[str, str]] = field(default_factory=list)


def tell(screen: Console, stack: Stack) -> Story:
    """Play all acts; raises TimeoutError or RuntimeError where one does not come to its end."""
    cast.assemble(stack.simulator, stack.base_url)
    story = Story(cast.names(), choose(cast.areas(), datetime.now(UTC)))
    person = Person(stack.simulator.slack, screen)
    _set_up(person, story)
    _prove_phone(person, stack)
    _one_opts_out(person, stack, story)
    card = _draft(person)
    _test_send(person)
    _launch(person, card)
    story.card = _watch(person, stack, story)
    decide(person, story.card)
    story.results = _results(person, story.card)
    let_wait(person, story.night)
    chart(person, story.card)
    return story


def _set_up(person: Person, story: Story) -> None:
    person.screen.rule("1 · Set-up")
    person.types("setup")
    values = {"business_name": cast.BUSINESS, "help_contact": "help@harbourbooks.example"}
    hours = {"informational_hours": story.night.window, "undo_seconds": str(cast.UNDO)}
    person.fills_in("Settings", values | hours | {"opt_outs": cast.OPT_OUT_LIMIT})
    person.slack.press(PERSON, "Add a sender")
    person.fills_in(
        "Sender", {"name": "main", "address": cast.SENDER, "throughput": str(cast.RATE)}
    )
    person.closes()
    person.screen.print(f"Sender {cast.SENDER} may send {cast.RATE} segments a second.")
    window = story.night.window.replace("-", " to ")
    person.screen.print(f"The team's hours are {window}, by the clock of whoever is texted.")


def _prove_phone(person: Person, stack: Stack) -> None:
    person.types("phone")
    person.fills_in("My phone", {"phone": cast.OWN_PHONE})
    body = person.waits_for(lambda: _texts_to(stack, cast.OWN_PHONE)[-1], "the code")["body"]
    person.screen.print(f"Her phone shows: [italic]{body}[/]")
    code = re.search(r"\b\d{6}\b", body)
    person.fills_in("My phone", {"code": code.group() if code else ""})
    person.closes()


def _one_opts_out(person: Person, stack: Stack, story: Story) -> None:
    stack.simulator.twilio.text(cast.SENDER, number=story.names.out_before, body="STOP")
    person.screen.print("Somebody of the list texts STOP, weeks before.")


def _draft(person: Person) -> JSON:
    person.screen.rule("2 · A draft from a list of 300")
    person.types("draft")
    file = person.slack.upload(PERSON, None, "spring.csv", cast.EXAMPLE)["file"]["id"]
    values = {"title": "Spring offer", "message": cast.MESSAGE, "campaign_kind": cast.KIND}
    person.fills_in("New draft", values | {"source": [file]})
    card = person.waits_for(lambda: person.card("Test-send"), "the draft card")
    person.shows("#campaigns", card)
    return card


def _test_send(person: Person) -> None:
    person.screen.rule("3 · A test to her own phone")
    person.types("test-send spring --me")
    told = person.waits_for(lambda: _delivered(person), "the test's outcome")
    person.shows("Direct message", told)


def _launch(person: Person, card: JSON) -> None:
    person.screen.rule("4 · Launch")
    person.types("launch spring")
    view = person.waits_for(lambda: person.slack.view(PERSON), "the question")
    person.shows("A question, only for her", view)
    person.launches()
    person.closes()


def _watch(person: Person, stack: Stack, story: Story) -> JSON:
    person.screen.rule(f"5 · {cast.RATE} segments a second, and people answer")
    began, said_stop, seen = time.monotonic(), False, ""
    with Live(console=person.screen, refresh_per_second=4, transient=True) as live:
        while time.monotonic() - began < LONGEST_SECONDS:
            card = person.waits_for(lambda: person.card("Details"), "the live card")
            text = person.slack.text_of(card)
            if text != seen:
                seen = text
                _show_card(person, live, card)
            if DONE in text:
                break
            if not said_stop and time.monotonic() - began > LATE_STOP_SECONDS:
                said_stop = True
                stack.simulator.twilio.text(
                    cast.SENDER, number=story.names.out_during, body="Please stop texting me"
                )
            time.sleep(0.3)
        else:
            raise TimeoutError("the campaign did not come to its end")
    person.shows("#campaigns, at the end", card)
    _show_thread(person, card)
    return card


def _show_card(person: Person, live: Live, card: JSON) -> None:
    """In place on a terminal; elsewhere its lines about progress, as they change."""
    if person.screen.is_terminal:
        live.update(panel("#campaigns, live", card))
        return
    lines = [line for line in lines_of(card) if line.startswith(FIGURES)]
    person.screen.print("  " + " · ".join(" ".join(line.split()) for line in lines))


def _show_thread(person: Person, card: JSON) -> None:
    thread = person.slack.messages(card["channel"], thread_ts=card["ts"])
    for post in thread[:1]:
        person.shows("In the card's thread", post)


def _results(person: Person, card: JSON) -> list[dict[str, str]]:
    person.screen.rule("6 · What became of everybody")
    person.presses(card, "Results as CSV")
    file = person.waits_for(lambda: _file_for(person), "the results")
    text = person.slack.file_bytes(file["id"]).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    person.screen.print(f"A file by direct message: {file['name']}, {len(rows)} rows.")
    return rows


def _file_for(person: Person) -> JSON:
    files = [file for message in person.slack.dms(PERSON) for file in message.get("files", [])]
    found: JSON = files[-1]
    return found


def _delivered(person: Person) -> JSON | None:
    message: JSON = person.slack.dms(PERSON)[-1]
    return message if "delivered" in person.slack.text_of(message) else None


def _texts_to(stack: Stack, number: str) -> list[JSON]:
    return [it for it in stack.simulator.twilio.messages() if it["to"] == number]
