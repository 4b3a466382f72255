"""The emergency brake as people see it: on every card, on the start view, and when pressed."""

from collections.abc import Sequence
from typing import Any

from domain.braking import Brake
from domain.slacktext import date_token
from domain.views import WorkspaceView
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import COMMAND, Press
from gateways.slack.blocks.phrases import by, count
from gateways.slack.facts import Block, Rendered

NAMED = 20


def banner(workspace: WorkspaceView) -> list[Block]:
    """That nothing is sent now, by whose press, and how it ends; nothing while it is off."""
    if workspace.brake is None:
        return []
    return [kit.section(_on(workspace.brake, workspace.zone))]


def stop_button() -> dict[str, Any]:
    """The press that stops everything, after one question."""
    asks = kit.confirm(
        "Stop all campaigns?",
        "Nothing more of any campaign leaves until an admin releases it. Nothing is lost: each"
        " campaign can be resumed afterwards.",
        yes="Stop everything",
    )
    return kit.button("Stop all sending …", Press.STOP_ALL, "all", style="danger", asks=asks)


def stopped(brake: Brake, zone: str, *, paused: Sequence[str], was_on: bool) -> Rendered:
    """What the press did, or who was first."""
    first = "It was pressed already. " if was_on else ""
    names = ", ".join(kit.code(name) for name in paused[:NAMED])
    more = f" and {len(paused) - NAMED:,} more" if len(paused) > NAMED else ""
    did = f"\nPaused now: {count(len(paused), 'campaign')} ({names}{more})." if paused else ""
    text = f"{first}{_on(brake, zone)}{did}"
    return Rendered(text=text, blocks=[kit.section(text)])


def released() -> Rendered:
    """What goes on now, and what does not."""
    text = (
        ":white_check_mark: Stop-all is released. Campaigns stay paused: resume them one by one"
        f" with `{COMMAND} resume` or on their cards."
    )
    return Rendered(text=text, blocks=[kit.section(text)])


def _on(brake: Brake, zone: str) -> str:
    why = f": {kit.words(brake.reason, 300)}" if brake.reason else "."
    return (
        f":octagonal_sign: *Stop-all is on*, by {by(brake.by)} {date_token(brake.at, zone)}{why}"
        f"\nNo campaign sends until an admin types `{COMMAND} stop-all release` and why."
    )
