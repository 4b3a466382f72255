"""What an approval is of: every part counts, of a launch and of the rest of a campaign alike."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from campaigns import fingerprinting
from domain.approval import Asked, fingerprint
from domain.ledger import Bucket, Ledger
from domain.views import CampaignView
from domain.windows import TeamHours
from models.tables import Campaign, Schedule
from tests.gateways.slack.samples import AT, DRAFT, SENDER, UPLOAD

VIEW = replace(DRAFT, upload=UPLOAD)
LATER = AT + timedelta(days=1)
OTHER_HOURS = TeamHours(live_in="US-TX")


class Facts:
    """A campaign, what is seen of it, how it is to start, and what its rest costs."""

    def __init__(self) -> None:
        self.campaign = Campaign(
            wording_id=1, sender_id=1, topic="", kind="marketing", second_attempts="limits"
        )
        self.campaign.blank_policy, self.campaign.blank_word = "ask", ""
        self.view: CampaignView = VIEW
        self.kept = Schedule(answers={}, starts_at=AT, is_launch=True, own_zones=False)
        self.price = Decimal("17.79")

    def launch(self) -> Asked:
        """Of its launch."""
        return fingerprinting.of_launch(self.campaign, self.view, self.kept)

    def rest(self) -> Asked:
        """Of what is left of it."""
        return fingerprinting.of_rest(self.campaign, self.view, self.price)

    def see(self, **changes: Any) -> None:
        """It is seen otherwise."""
        self.view = replace(self.view, **changes)

    def team(self, **changes: Any) -> None:
        """Its team is set up otherwise."""
        self.see(workspace=replace(self.view.workspace, **changes))


def _set(name: str, value: object) -> Callable[[Facts], None]:
    return lambda facts: setattr(facts.campaign, name, value)


def _estimated(facts: Facts, **changes: Any) -> None:
    assert facts.view.estimate is not None
    facts.see(estimate=replace(facts.view.estimate, **changes))


def _start(facts: Facts) -> None:
    facts.kept.is_launch = False


BOTH: dict[str, Callable[[Facts], None]] = {
    "wording_id": _set("wording_id", 2),
    "text": lambda facts: facts.see(template="Other. Reply STOP to opt out."),
    "upload_id": lambda facts: facts.see(upload=replace(UPLOAD, id=UPLOAD.id + 1)),
    "sender_id": _set("sender_id", 2),
    "sender": lambda facts: facts.see(sender=replace(SENDER, address="+15125550999")),
    "blanks": _set("blank_word", "there"),
    "topic": _set("topic", "news"),
    "kind": _set("kind", "urgent"),
    "hours": lambda facts: facts.team(hours=OTHER_HOURS),
    "second_attempts": _set("second_attempts", "never"),
    "currency": lambda facts: facts.team(currency="EUR"),
}
"""What changes each part, of a launch as well as of a rest."""
LAUNCH: dict[str, Callable[[Facts], None]] = {
    "start": _start,
    "own_zones": lambda facts: setattr(facts.kept, "own_zones", True),
    "use_by": lambda facts: facts.kept.answers.update(use_by=LATER.isoformat()),
    "drop": lambda facts: facts.kept.answers.update(drop=True),
    "recipients": lambda facts: _estimated(facts, recipients=2_001),
    "price": lambda facts: _estimated(facts, segments=9_000),
}
REST: dict[str, Callable[[Facts], None]] = {
    "use_by": _set("use_by", LATER),
    "recipients": lambda facts: facts.see(ledger=Ledger(3, {Bucket.PENDING: 3}, {})),
    "price": lambda facts: setattr(facts, "price", Decimal("99")),
    "each": lambda facts: facts.team(price_per_segment=Decimal("0.5")),
}
ALWAYS_ALIKE = {"start", "own_zones", "drop"}
"""A rest begins when it is approved, by nobody's clock, and drops nobody."""


def test_no_part_of_what_is_asked_for_is_forgotten_here() -> None:
    parts = {each.name for each in fields(Asked)}
    assert parts == {*BOTH, *LAUNCH, "rest", "each"}
    assert parts == {*BOTH, *REST, "rest", *ALWAYS_ALIKE}


@pytest.mark.parametrize("part", [*BOTH, *LAUNCH])
def test_each_part_of_a_launch_counts(part: str) -> None:
    facts = Facts()
    before = facts.launch()
    {**BOTH, **LAUNCH}[part](facts)
    now = facts.launch()
    assert getattr(now, part) != getattr(before, part)
    assert fingerprint(now) != fingerprint(before)


@pytest.mark.parametrize("part", [*BOTH, *REST])
def test_each_part_of_a_rest_counts(part: str) -> None:
    facts = Facts()
    before = facts.rest()
    {**BOTH, **REST}[part](facts)
    now = facts.rest()
    assert getattr(now, part) != getattr(before, part)
    assert fingerprint(now) != fingerprint(before)


def test_a_rest_is_told_from_a_launch_and_what_is_the_same_has_the_same_fingerprint() -> None:
    facts = Facts()
    assert (facts.launch().rest, facts.rest().rest) == (False, True)
    assert fingerprint(facts.launch()) == fingerprint(Facts().launch())
