"""The acknowledgement: what whoever answers a text gets back, once and the same for everybody."""

from typing import Final

from domain.asking import ASKS_WORDS, Asks, asks_for
from domain.counting import count as counted
from domain.errors import Refused
from domain.proofreading.keywords import clashes
from domain.proofreading.manuscript import Manuscript
from domain.segments import count
from domain.templates import Template

FIELD: Final = "acknowledgement"
LENGTH: Final = 480
MOST_SEGMENTS: Final = 3


def read(text: str, asks: Asks) -> str:
    """An acknowledgement that can be sent, or an empty text for none; raises Refused.

    It asks for nothing, so that nobody is left without an answer, and names no word that Twilio or
    the networks act on.
    """
    said = text.replace("\r\n", "\n").strip()
    if said:
        sentence = _mistake(said, asks)
        if sentence:
            raise Refused(sentence, field=FIELD)
    return said


def _mistake(said: str, asks: Asks) -> str:
    if asks is Asks.NOTHING:
        return (
            "The text asks for nothing, so there is nothing to acknowledge. Say what it asks for,"
            " or leave the acknowledgement out."
        )
    if "{{" in said:
        return "The acknowledgement is the same for everybody. Write it without fields."
    if len(said) > LENGTH or count(said).segments > MOST_SEGMENTS:
        return f"The acknowledgement costs more than {MOST_SEGMENTS} segments. Please shorten it."
    taken = next(clashes(Manuscript.of(Template.parse(said))), None)
    if taken is not None:
        return f"The acknowledgement asks for an answer that somebody else acts on: {taken.text}"
    if asks_for(said) is not Asks.NOTHING:
        return (
            "The acknowledgement asks for an answer, and whoever gives it gets none any more. Let"
            " it ask for nothing."
        )
    return ""


def answers_words(asks: str, acknowledgement: str, smart_encoding: bool) -> str:
    """A sentence for a terminal: what is asked for, and what goes back and costs; or nothing."""
    wanted = Asks(asks)
    if wanted is Asks.NOTHING:
        return ""
    asked = f"Asks for {ASKS_WORDS[wanted]}"
    if not acknowledgement:
        return f"{asked}."
    return (
        f"{asked}; acknowledged with “{acknowledgement}” ({cost(acknowledgement, smart_encoding)})."
    )


def cost(acknowledgement: str, smart_encoding: bool) -> str:
    """`1 segment, GSM-7`."""
    each = count(acknowledgement, smart_encoding)
    return f"{counted(each.segments, 'segment')}, {each.encoding}"
