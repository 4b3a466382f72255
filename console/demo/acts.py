"""More acts: an answer that a person judges, a text that waits for the morning, the chart."""

from typing import Any, Final

from console.demo import cast
from console.demo.night import Night
from console.demo.slack import Person
from simulator.slack.client import buttons

JSON = dict[str, Any]
CONFIRM: Final = "It is an opt-out"
HELD: Final = "held for their hours"


def decide(person: Person, card: JSON) -> None:
    """Somebody wrote what may be an opt-out: suppressed at once, until a person has read it."""

    def asks() -> JSON | None:
        thread = person.slack.messages(card["channel"], thread_ts=card["ts"])
        return next((post for post in thread if CONFIRM in buttons(post)), None)

    post = person.waits_for(asks, "what may be an opt-out")
    person.shows("In the card's thread: nothing goes there until a person has read it", post)
    person.presses(post, CONFIRM)


def let_wait(person: Person, night: Night) -> None:
    """A second campaign: one reader is awake, and where the other one lives it is night."""
    person.screen.rule("7 · Where it is night")
    rows = f"Name,Mobile,Time zone\nAnn,{cast.AWAKE},America/Los_Angeles\n"
    rows += f"Raj,{cast.ASLEEP},{night.zone}\n"
    person.types("draft")
    file = person.slack.upload(cast.PERSON, None, "early.csv", rows)["file"]["id"]
    values = {"title": cast.EARLY, "message": cast.EARLY_TEXT, "campaign_kind": cast.KIND}
    person.fills_in("New draft", values | {"source": [file]})
    person.waits_for(lambda: _says(person, "*Segments*"), "its draft card")
    person.types("launch early-news")
    asked = person.waits_for(lambda: _question(person), "the question")
    person.shows("A question, only for her", asked)
    person.launches()
    person.closes()
    card = person.waits_for(lambda: _says(person, HELD, "*Sent*"), "the held text")
    person.shows("#campaigns: it goes by itself when their window opens", card)


def chart(person: Person, card: JSON) -> None:
    """Some time after the end one picture comes in the thread; said as a screen reader does."""

    def drawn() -> JSON | None:
        thread = person.slack.messages(card["channel"], thread_ts=card["ts"])
        return next((post for post in thread if post.get("files")), None)

    post = person.waits_for(drawn, "the chart")
    person.screen.print(f"In the card's thread, a chart: {post['files'][0]['alt_txt']}")


def _question(person: Person) -> JSON | None:
    view: JSON | None = person.slack.view(cast.PERSON)
    return view if view and "wait" in person.slack.text_of(view) else None


def _says(person: Person, *words: str) -> JSON | None:
    """The card of the second campaign, once it says all of this."""
    for message in reversed(person.slack.messages(cast.CHANNEL)):
        head = message["blocks"][0] if message.get("blocks") else {}
        if head.get("text", {}).get("text") == cast.EARLY:
            told = person.slack.text_of(message)
            return message if all(one in told for one in words) else None
    return None
