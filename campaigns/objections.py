"""What a launch question says against the launch: what forbids it, and what one should know."""

from collections.abc import Iterator
from typing import Final

from campaigns import braking, readiness
from domain.actors import mention
from domain.apicodes import Code
from domain.composition import WarningCode
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.templates import BlankPolicy
from domain.views import CampaignView
from runtime import Runtime

UNTESTED: Final = "Not tested since the last edit."
NOBODY: Final = "Nobody in the audience of “{}” can be texted. Give it another audience."


def code_of(stop: str, name: str) -> Code:
    """What programs are told for one of the stops of the campaign of that name."""
    return Code.NOBODY_TO_TEXT if stop == NOBODY.format(name) else Code.REFUSED


def stops(rt: Runtime, view: CampaignView, *, later: bool = False) -> Iterator[str]:
    """What forbids a launch now, one sentence each, the first to mend first.

    `later` where somebody asked for a start that is still to come.
    """
    if view.workspace.brake is not None:
        yield braking.words(view.workspace.brake, view.workspace.zone)
    if view.state is CampaignState.IMPORTING:
        then = "Schedule" if later else "Launch"
        yield f"The audience of “{view.name}” is still being imported. {then} it when it is done."
        return
    if view.state is CampaignState.DISCARDED:
        yield f"“{view.name}” was discarded by {mention(view.state_by)}. Restore it first."
        return
    if not view.ledger[Bucket.PENDING]:
        yield NOBODY.format(view.name)
    elif view.estimate is None:
        yield f"The segments of “{view.name}” are still being counted. Try again in a moment."
    else:
        yield from _blank_stops(view)
    yield from (
        warning.text for warning in view.warnings if warning.code is WarningCode.UNKNOWN_FIELD
    )
    yield from (gap.words for gap in _gaps(rt, view) if gap.stops)


def _blank_stops(view: CampaignView) -> Iterator[str]:
    estimate = view.estimate
    if estimate is None:
        return
    if estimate.blank_rows and view.blank_policy == BlankPolicy.ASK:
        named = ", ".join(estimate.blank_fields) or "a field"
        one = estimate.blank_rows == 1
        yield (
            f"{estimate.blank_rows:,} {'row has' if one else 'rows have'} no value for {named}."
            f" Decide first: skip {'it' if one else 'them'}, use a word instead, or send blank."
        )
    if not estimate.recipients:
        yield f"No text of “{view.name}” would be sent with these settings. Look at its card."


def _gaps(rt: Runtime, view: CampaignView) -> Iterator[readiness.Gap]:
    """What the settings lack, as far as it concerns this campaign's sender."""
    yield from readiness.workspace_gaps(rt.settings, view.workspace)
    yield from readiness.sender_gaps(view.sender, view.workspace.region)


def warnings(view: CampaignView, *, alive: bool, apart: int = 0) -> Iterator[str]:
    """What one should know before it; `alive` whether a sending process runs.

    `apart` is by how many seconds the clocks disagree, on which the hours rest.
    """
    if view.of_test_key:
        yield "It was made with a test key: none of its recipients is texted."
    if not view.tested_current:
        yield UNTESTED if view.tested_at else "Not tested yet."
    yield from (warning.text for warning in view.warnings if not warning.blocks)
    if view.workspace.price_per_segment is None:
        yield "There is no price per segment, so the cost is not known."
    yield from (
        gap.words
        for gap in readiness.sender_gaps(view.sender, view.workspace.region)
        if not gap.stops
    )
    if not alive:
        yield "No sending process is running; the sending starts when one does."
    yield from (gap.words for gap in readiness.clock_gaps(apart))
