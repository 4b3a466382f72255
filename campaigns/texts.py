"""The words of a campaign as they are handed in: a template that can be sent, or a refusal."""

from dataclasses import replace

from campaigns.forms import EditForm
from domain import acknowledging
from domain.asking import CONFIRMABLE, Asks, asks_again, read_asks
from domain.errors import Refused
from domain.templates import Template
from models.wordings import Words

MAX_CHARACTERS = 1600
"""Twilio's limit of a body (error 21617)."""
FIELD = "message"


def parse(message: str) -> Template:
    """The template; refused where it is empty, too long, or holds what is no field."""
    text = message.replace("\r\n", "\n").strip()
    if not text:
        raise Refused("The message is empty. Write what people shall read.", field=FIELD)
    try:
        template = Template.parse(text)
    except Refused as refused:
        raise Refused(refused.sentence, field=FIELD) from None
    fixed = sum(len(part) for part in template.parts if isinstance(part, str))
    if fixed > MAX_CHARACTERS:
        raise Refused(
            f"The message has {fixed:,} characters; a text can have {MAX_CHARACTERS:,}."
            " Please shorten it.",
            field=FIELD,
        )
    return template


def words(template: Template, *, asks: str, acknowledgement: str) -> Words:
    """A draft's words as a version keeps them; raises Refused."""
    wanted = read_asks(asks, template.text)
    return Words(template.text, wanted.value, acknowledging.read(acknowledgement, wanted))


def thanked(words: Words, team: str) -> Words:
    """With the team's acknowledgement, where they ask for a C and have none of their own."""
    if words.acknowledgement or Asks(words.asks) not in CONFIRMABLE:
        return words
    return replace(words, acknowledgement=team)


def edited(was: Words, form: EditForm) -> Words:
    """The same words with what a form changes; raises Refused."""
    text = was.template if form.message is None else parse(form.message).text
    if form.asks is None:
        asks = asks_again(Asks(was.asks), was.template, text)
    else:
        asks = read_asks(form.asks, text)
    said = was.acknowledgement if form.acknowledgement is None else form.acknowledgement
    return Words(text, asks.value, acknowledging.read(said, asks))


def corrected(was: Words, message: str) -> Words:
    """The same words with another text; raises Refused.

    Nobody is asked for the acknowledgement there: one that answers nothing any more is left out.
    """
    asks = asks_again(Asks(was.asks), was.template, parse(message).text)
    gone = "" if asks is Asks.NOTHING else None
    return edited(was, EditForm(message=message, acknowledgement=gone))
