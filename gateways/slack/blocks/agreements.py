"""Where recipients agreed, in words, and what is asked of whoever launches."""

from typing import Final

from domain.counting import count
from domain.slacktext import date_token
from domain.views import CampaignView
from gateways.slack.blocks import kit
from gateways.slack.blocks.phrases import by
from gateways.slack.blocks.questions import INPUT, Field
from gateways.slack.facts import Block

LIMIT: Final = 300


def agreed(written: int, express: int, unrecorded: int) -> list[Block]:
    """How many of the recipients agreed, and how that is known."""
    parts = [
        f"{written:,} agreed in writing" if written else "",
        f"{express:,} agreed in another way" if express else "",
        f"of {unrecorded:,} nothing is recorded" if unrecorded else "",
    ]
    said = ", ".join(part for part in parts if part)
    return [kit.section(f":handshake: Consent: {said}")] if said else []


def attest(unrecorded: int) -> list[Block]:
    """The sentence that a launch rests on, where no record says where people agreed."""
    if not unrecorded:
        return []
    words = kit.text_input(INPUT, hint="Asked for at booking, form of 2026", limit=LIMIT)
    label = f"Where did {count(unrecorded, 'recipient')} agree to get these texts?"
    hint = "Kept with your name and the time as what you attest."
    return [kit.asked(Field.ATTEST, label, words, hint=hint)]


def attested(view: CampaignView) -> str:
    """Who attested what, and when; empty where nobody had to."""
    if not view.attestation or view.attested_at is None:
        return ""
    when = date_token(view.attested_at, view.workspace.zone)
    return f"{by(view.attested_by or '')} attests, {when}: “{kit.words(view.attestation, LIMIT)}”"
