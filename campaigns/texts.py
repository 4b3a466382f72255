"""The words of a campaign as they are handed in: a template that can be sent, or a refusal."""

from domain.asking import asks_for
from domain.errors import Refused
from domain.templates import Template

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


def asks(template: Template) -> str:
    """What an answer to this text can confirm."""
    return str(asks_for(template.text))
