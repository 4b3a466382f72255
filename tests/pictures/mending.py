"""What is mended afterwards: a text that was wrong, and what is kept of a person."""

from decimal import Decimal
from typing import Final

from campaigns.erasing import STAYS
from domain.versions import Correction
from gateways.slack.blocks import correction
from gateways.slack.blocks.erase_form import erase_form, sure_form
from gateways.slack.facts import View

GOES: Final = "2 rows of lists, with their values, 3 texts to it, 1 text from it, 1 opt-out"
CORRECTED: Final = Correction(
    public_id="abcdefghijklmnop",
    title="Spring offer",
    seen_wording_id=1,
    wording_id=2,
    template=(
        "Hi {{first_name|there}}, Harbour Books here: 20% off at {{store}} until Monday with"
        " {{coupon}}. Reply C to reserve, STOP to opt out."
    ),
    left=700,
    skipped=0,
    segments=752,
    price=Decimal("6.24"),
    currency="USD",
    exact=True,
)


def corrected() -> View:
    """The question after it: who gets it, and what that costs."""
    return correction.question(CORRECTED, "{}")


def erasing() -> View:
    """What would go and what stays, before anything does."""
    return erase_form("+1•••••0171", goes=GOES, stays=STAYS, memory="{}")


def sure() -> View:
    """The second question, whose press erases."""
    reason = "She asked us by letter on November 20 to forget her"
    return sure_form("+1•••••0171", goes=GOES, reason=reason, memory="{}")
