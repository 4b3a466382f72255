"""What we do not know, and who decides: unknown texts, and campaigns that may be copies."""

from typing import Any, Final

from domain.ledger import Bucket
from domain.slacktext import date_token
from domain.unknowns import UnknownTexts
from domain.views import CampaignView
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import Press
from gateways.slack.blocks.phrases import count
from gateways.slack.facts import Block, View

TITLE: Final = "Unknown texts"


def doubts(view: CampaignView) -> list[Block]:
    """On the card: what was found in Twilio's log, and unknown texts that wait for a decision."""
    return [*_comparison(view), *_undecided(view)]


def is_compared(view: CampaignView) -> bool:
    """Whether nothing has to be read before somebody may resume."""
    return view.comparison is None or view.comparison.done_at is not None


def resume_ask(view: CampaignView) -> dict[str, Any] | None:
    """The question before a campaign goes on that may be a copy."""
    if view.comparison is None:
        return None
    waiting = view.ledger[Bucket.PENDING] + view.ledger[Bucket.HELD]
    return kit.confirm(
        "Send the rest from here?",
        f"{_found(view.comparison.found)} {count(waiting, 'recipient')} would be texted now. Resume"
        " only if no other installation sends this campaign.",
        yes="Send the rest",
    )


def _comparison(view: CampaignView) -> list[Block]:
    it = view.comparison
    if it is None:
        return []
    if it.done_at is None:
        so_far = f" ({count(it.lines, 'text')} read, {it.found:,} found)" if it.lines else ""
        text = f":mag: Comparing with Twilio’s log{so_far}."
        return [kit.section(f"{text} Nothing is sent, and *Resume* waits for it.")]
    waiting = view.ledger[Bucket.PENDING] + view.ledger[Bucket.HELD]
    rest = f"*Resume* sends the remaining {waiting:,}." if waiting else "Nobody is left to text."
    when = date_token(it.done_at, view.workspace.zone)
    return [kit.section(f":mag: {_found(it.found)} {rest} Compared {when}.")]


def _found(number: int) -> str:
    if not number:
        return "Twilio’s log shows no text of this campaign that this database did not know."
    texts = f"{count(number, 'text')} that this database did not know"
    return f"Twilio’s log shows {texts}; {'it counts' if number == 1 else 'they count'} as sent."


def _undecided(view: CampaignView) -> list[Block]:
    if not view.undecided:
        return []
    they = "it" if view.undecided == 1 else "they"
    text = (
        f":grey_question: *{count(view.undecided, 'text')}: we don’t know whether {they} left.*"
        " Neither a receipt nor Twilio’s log told in time."
    )
    return [kit.section(text, kit.button("Decide …", Press.UNKNOWN, view.public_id))]


def unknown_view(asked: UnknownTexts, memory: str) -> View:
    """What is known about them and what can be done, for who may."""
    lines = [
        f"• {kit.words(text.phone)}, {date_token(text.at, asked.zone)}: {kit.words(text.words)}"
        for text in asked.texts
    ]
    if asked.count > len(asked.texts):
        lines.append(f"• and {asked.count - len(asked.texts):,} more")
    return kit.modal(
        TITLE,
        [
            kit.header(asked.title),
            kit.section(
                f"*{count(asked.count, 'text')} may have left, or not.* Nothing sends"
                f" {'it' if asked.count == 1 else 'them'} again by itself."
            ),
            kit.section("\n".join(lines)),
            kit.DIVIDER,
            _choice(
                "*Look again.* Twilio’s log is read once more; the card shows what it tells.",
                kit.button("Look again", Press.UNKNOWN_LOOK, asked.public_id),
            ),
            _choice(
                "*Leave as unknown.* Nobody asks again. A receipt that still comes counts.",
                kit.button("Leave as unknown", Press.UNKNOWN_CLOSE, asked.public_id),
            ),
            _choice(
                "*Send again.* A new draft for these people only. *Some may get the text twice.*",
                _again(asked),
            ),
        ],
        memory=memory,
    )


def _choice(text: str, button: dict[str, Any]) -> Block:
    return kit.section(text, button)


def _again(asked: UnknownTexts) -> dict[str, Any]:
    people = "this person" if asked.count == 1 else f"these {asked.count:,} people"
    return kit.button(
        f"Send again to {people} …",
        Press.UNKNOWN_AGAIN,
        f"{asked.public_id}:{asked.count}",
        style="danger",
        asks=kit.confirm(
            "Some may get it twice",
            f"Nobody knows whether {people} got the text. A draft is made for them; nothing leaves"
            " until somebody launches it. Whoever got the first text then gets it twice.",
            yes="Make the draft",
            style="danger",
        ),
    )
