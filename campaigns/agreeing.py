"""Where the people of a launch agreed: recorded number by number, or attested in one sentence.

Marketing needs the record, in writing, and skips every row without it before anybody is asked;
anything else may rest on what the person who launches attests.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from domain.consent import Standing
from domain.counting import count
from domain.errors import Refused
from domain.views import CampaignView
from domain.windows import Kind
from models.tables import Campaign

ATTEST: Final = "attest"
"""Field of the question."""
LENGTH: Final = 300
SHORTEST: Final = 10
"""Characters of a sentence that says where somebody agreed."""
TOO_SHORT: Final = (
    "Say where people agreed in some words more, for example: asked for at booking, form of 2026."
)


@dataclass(frozen=True, slots=True)
class Agreed:
    """How the recipients of a launch stand: in writing, in another way, or nobody recorded it."""

    written: int = 0
    express: int = 0
    unrecorded: int = 0


def agreed_of(view: CampaignView) -> Agreed:
    """The recipients by their recorded consent, as the estimate found them."""
    estimate = view.estimate
    if estimate is None:
        return Agreed()
    if view.kind is Kind.MARKETING:
        return Agreed(written=estimate.recipients)
    written = min(estimate.agreed.get(Standing.WRITTEN, 0), estimate.recipients)
    express = min(estimate.agreed.get(Standing.EXPRESS, 0), estimate.recipients - written)
    return Agreed(written, express, estimate.recipients - written - express)


def require(view: CampaignView, attest: str) -> None:
    """Refuse a launch that says of some recipients nowhere where they agreed."""
    words = _plain(attest)
    if len(words) > LENGTH:
        raise Refused(f"That is longer than {LENGTH} characters.", field=ATTEST)
    missing = agreed_of(view).unrecorded
    if missing and is_too_short(words):
        raise Refused(
            f"Say where {count(missing, 'recipient')} agreed to get texts from you, for example:"
            " asked for at booking, form of 2026.",
            field=ATTEST,
        )


def is_too_short(attest: str) -> bool:
    """Whether no launch could rest on it."""
    return len(_plain(attest)) < SHORTEST


def keep(campaign: Campaign, attest: str, *, by: str, now: datetime) -> None:
    """Keep with the campaign who attested what (`by`, an actor's stored name), and when."""
    words = _plain(attest)
    if words != campaign.attestation:
        campaign.attestation = words
        campaign.attested_by, campaign.attested_at = (by, now) if words else (None, None)


def said(view: CampaignView, attest: str) -> dict[str, object]:
    """For the audit: how the recipients stood, and what was attested for the rest."""
    agreed = agreed_of(view)
    detail: dict[str, object] = {
        "agreed_written": agreed.written,
        "agreed_express": agreed.express,
        "unrecorded": agreed.unrecorded,
    }
    return detail | ({"attestation": _plain(attest)} if _plain(attest) else {})


def _plain(text: str) -> str:
    return " ".join(text.split())
