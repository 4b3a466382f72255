"""What a form of settings showed, so that saving it changes what its person changed, and no more.

The form remembers a digest of each value. A field that comes back as it was shown is not named, so
whatever another admin did meanwhile stays; one that was changed on both sides is refused.
"""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any, Final

from bot.ask import Ask
from bot.fields import Values
from domain.errors import Refused
from gateways.slack.blocks import notices
from gateways.slack.blocks.kit import cut
from gateways.slack.blocks.questions import Field
from gateways.slack.facts import Block

_BYTES: Final = 6
_QUOTED: Final = 120
TICK: Final = "on"
"""What a box stands for."""
_CHOSEN: Final = ("initial_value", "initial_conversation", "initial_user")


def digests(blocks: Sequence[Block]) -> str:
    """Of every field of a form, for its memory; no value can be read in it."""
    return " ".join(f"{field}:{_digest(value)}" for field, value in _standing(blocks).items())


def named(ask: Ask) -> dict[Field, str]:
    """What somebody changed of what their form showed, as typed; raises Refused for a mention.

    A box is the value that its tick stands for, or nothing.
    """
    values, found = Values(ask.view), {}
    for name, digest in _remembered(ask).items():
        field = Field(name)
        said = values.text(field) or values.choice(field) or values.person(field)
        said = said or " ".join(values.chosen(field))
        if _digest(said) != digest:
            found[field] = said
    return found


def require_still(ask: Ask, said: Mapping[Field, str], now: Sequence[Block]) -> None:
    """Refuse what another one changed since the form was opened; `now` is it, drawn anew."""
    remembered, standing = _remembered(ask), _standing(now)
    for field, typed in said.items():
        present = standing.get(field, "")
        if _digest(present) not in {remembered[field], _digest(typed)}:
            raise Refused(_changed(present), field=field)


def _changed(present: str) -> str:
    what = f"It is “{cut(present, _QUOTED)}” now." if present else "It is empty now."
    if present == TICK:
        what = "It is ticked now."
    return f"Somebody else changed this meanwhile. {what} Open the form again to change it."


def _remembered(ask: Ask) -> dict[str, str]:
    """By field; refused for a form that remembers nothing."""
    kept = str(ask.memory.get("shown") or "")
    if not kept:
        raise Refused(notices.OLD_BUTTON)
    return {name: digest for name, _, digest in (it.partition(":") for it in kept.split())}


def _standing(blocks: Sequence[Block]) -> dict[str, str]:
    asked = (it for it in blocks if it.get("type") == "input")
    return {str(it["block_id"]): _initial(it["element"]) for it in asked}


def _initial(element: Mapping[str, Any]) -> str:
    option = element.get("initial_option") or {}
    ticked = " ".join(str(it["value"]) for it in element.get("initial_options") or ())
    found = [option.get("value"), ticked, *(element.get(name) for name in _CHOSEN)]
    return next((str(it) for it in found if it), "")


def _digest(value: str) -> str:
    """Of a value without what a phone or Slack does to its edges and line ends."""
    plain = value.replace("\r\n", "\n").strip()
    return blake2b(plain.encode(), digest_size=_BYTES).hexdigest()
