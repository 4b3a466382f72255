"""What may be an opt-out: shown in the thread with its words, decided by two buttons, audited."""

from typing import Any

import pytest
from sqlalchemy import select

from models.tables import AuditRow, OptOut
from simulator.slack.client import buttons, text_of
from tests.flows.conftest import SENDER, World
from tests.flows.test_main_job import draft, launch

pytestmark = pytest.mark.sqlite_only

JSON = dict[str, Any]
CONFIRM, LIFT = "It is an opt-out", "Lift it …"


def test_somebody_confirms_one_and_lifts_another(world: World) -> None:
    meant, misread = "+14155559850", "+14155559851"
    draft(world, "Unsure", "We moved to Pier 3.", f"Mobile\n{meant}\n{misread}\n")
    launch(world, "unsure", "Unsure")
    world.ada.waits_for(
        lambda: all(world.accepted(number, "Pier 3") for number in (meant, misread)), "both texts"
    )

    world.simulator.twilio.text(SENDER, number=meant, body="Wrong number")
    _presses(world, CONFIRM)
    world.hears("is opted out")
    _reads(world, "Opted out, says")
    world.simulator.twilio.text(SENDER, number=misread, body="not interested")
    assert out(world, meant)
    _presses(world, LIFT)
    world.form("Lift the opt-out")
    world.ada.slack.submit("ada", {"reason": "They meant the book club."})
    world.hears("may be texted again")
    _reads(world, "No opt-out, says")

    assert (out(world, meant), out(world, misread)) == (True, False)
    with world.db.read() as session:
        verbs = set(session.scalars(select(AuditRow.verb)))
    assert {"confirm_opt_out", "lift_opt_out"} <= verbs


def out(world: World, number: str) -> bool:
    with world.db.read() as session:
        return session.scalar(select(OptOut.id).where(OptOut.phone == number)) is not None


def _thread(world: World) -> list[JSON]:
    at = world.card("Unsure") or {}
    return world.ada.slack.messages(at["channel"], thread_ts=at["ts"])


def _presses(world: World, button: str) -> None:
    def asks() -> JSON | None:
        return next((post for post in _thread(world) if button in buttons(post)), None)

    world.ada.presses(world.ada.waits_for(asks, f"“{button}” in the thread"), button)


def _reads(world: World, words: str) -> None:
    world.ada.waits_for(lambda: any(words in text_of(it) for it in _thread(world)), words)
