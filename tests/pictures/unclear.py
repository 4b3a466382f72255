"""An unclear answer to be sorted, and the settings of away and urgent."""

from datetime import timedelta

from domain.answerforms import Said
from domain.sorting import Queue, Unclear
from domain.urgentwords import SUGGESTED
from gateways.slack.blocks.attending_form import Attending, attending_form
from gateways.slack.blocks.sorting import sort_view
from gateways.slack.facts import View
from tests.gateways.slack.samples import AT


def sort_form() -> View:
    """The second of twelve people."""
    said = [
        Said(AT, "yep *see you* there <!here>"),
        Said(AT + timedelta(minutes=3), "do I have to bring anything?"),
    ]
    asked = "Hi {{first_name}}, your table is booked for Saturday. Reply C to confirm."
    one = Unclear("7", "+1•••••0172", "Maya", asked, said, left=11)
    news = "+1•••••0171 counts as a yes."
    return sort_view(Queue("abc", "Spring", "America/Chicago", one, news, undo="6"), "{}")


def away_form() -> View:
    """Both are worded."""
    text = "Harbour Books: we read this Mon-Fri 9-5. In a hurry? Call 512 555 0100."
    words = ", ".join(SUGGESTED[:8])
    shown = Attending(text, "Mon-Fri 9:00-17:00", words, "U01BEN", "America/Chicago")
    return attending_form(shown, "{}")
