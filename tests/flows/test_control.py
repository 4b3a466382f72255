"""Pause, resume, cancel and stop-all while two workers send: judged by the carrier's own times.

Whoever presses expects silence within two seconds; that is the one time these tests measure, from
when the press left Slack to the last request that the carrier took.
"""

import re
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import pytest
from sqlalchemy import update

from models.tables import Sender
from tests.flows.conftest import SENDER, World
from tests.flows.test_main_job import agree, draft

JSON = dict[str, Any]
SECONDS: Final = 2.0
PEOPLE: Final = 400
SLOW: Final = 10.0
"""Segments a second: forty seconds for one campaign, so that it outlasts the next launch."""
USUAL: Final = 25.0
FAST: Final = 100.0
BEGUN: Final = 10
QUIET: Final = 2.5
"""So long nothing may come after the two seconds; the rest would take longer than that."""


@pytest.fixture
def two(world: World) -> Iterator[World]:
    """The stack, which has two sending processes; its sender is slow meanwhile."""
    send_at(world, SLOW)
    yield world
    send_at(world, USUAL)


def send_at(world: World, throughput: float) -> None:
    """Change the sender's throughput while it sends: nobody has to wait for the rest."""
    with world.db.write() as session:
        session.execute(
            update(Sender).where(Sender.address == SENDER).values(throughput=throughput)
        )


def numbers(prefix: int) -> str:
    """A list of people that no other flow texts."""
    return "\n".join(
        ["Mobile", *(f"+1512{prefix}{number:04d}" for number in range(100, 100 + PEOPLE))]
    )


def taken(world: World, title: str) -> list[JSON]:
    """The texts of that campaign that the carrier took, in their order."""
    accepted = world.simulator.ledger(kind="twilio.accepted")
    return [it for it in accepted if f"{title} is out" in it["body"]]


def begin(world: World, **prefixes: int) -> None:
    """Launch campaigns of these titles, all drafted before; wait until texts of each leave."""
    for title, prefix in prefixes.items():
        draft(world, title, f"{title} is out. Reply STOP to opt out.", numbers(prefix))
    for title in prefixes:
        world.ada.types(f"launch {title.lower()}")
        agree(world)
    for title in prefixes:
        wait_for_texts(world, title)


def wait_for_texts(world: World, title: str) -> None:
    """Wait until some of its texts have left."""
    world.ada.waits_for(lambda: len(taken(world, title)) >= BEGUN, f"the texts of {title}")


def pressed_at(world: World) -> float:
    """When the newest press, or typed command, left Slack: by the clock of the carrier."""
    return float(world.gesture()["mono"])


def assert_silent(world: World, pressed: float, *titles: str) -> list[int]:
    """Nothing left later than two seconds after the press; how many of each had left."""
    time.sleep(max(0.0, pressed + SECONDS - time.monotonic()))
    last = world.simulator.ledger(kind="twilio.accepted")[-1]["n"]
    assert world.simulator.ledger(after=last, kind="twilio.accepted", wait=QUIET) == []
    texts = [taken(world, title) for title in titles]
    assert max(it["mono"] for some in texts for it in some) <= pressed + SECONDS
    assert all(BEGUN <= len(some) < PEOPLE for some in texts)
    return [len(some) for some in texts]


def assert_each_once(world: World, title: str, count: int) -> None:
    """The carrier took that many texts, no two of them for one number."""
    copies = Counter(it["to"] for it in taken(world, title))
    assert (len(copies), set(copies.values())) == (count, {1})


def terminal(world: World, *words: str) -> str:
    """What a command on the host prints while Redis and Slack are away."""
    away = {"REDIS_URL": "redis://127.0.0.1:9/0", "SLACK_API_URL": "http://127.0.0.1:9/api/"}
    return world.host(*words, **away)


def test_a_pause_silences_every_worker_and_a_resume_sends_exactly_the_rest(two: World) -> None:
    begin(two, Harvest=556)
    two.ada.types('pause harvest --reason "wrong store"')
    assert_silent(two, pressed_at(two), "Harvest")

    told = two.says("Harvest", "*Paused* by <@U01ADA>")
    assert re.search(r"\*Paused\* by <@U01ADA> \S+ .*: wrong store", told)
    on_host = terminal(two, "status", "harvest")
    assert re.search(r"paused since \S+ \S+ \S+, by U01ADA\n  wrong store", on_host)

    send_at(two, FAST)
    two.presses("Harvest", "Resume")
    two.says("Harvest", "*Done*")
    assert_each_once(two, "Harvest", PEOPLE)


def test_the_cards_cancel_silences_every_worker_and_accounts_for_the_rest(two: World) -> None:
    begin(two, Winter=557)
    two.presses("Winter", "Cancel …")
    (left,) = assert_silent(two, pressed_at(two), "Winter")

    two.says("Winter", f"{PEOPLE} rows uploaded = {left} sent + {PEOPLE - left} cancelled")
    assert_each_once(two, "Winter", left)


@pytest.mark.parametrize("door", ["slack", "host"])
def test_stop_all_silences_every_campaign_until_it_is_released(two: World, door: str) -> None:
    """The terminal on the host has the database only: its Redis and its Slack are closed ports."""
    one, other = f"Alpha{door}", f"Omega{door}"
    first = 558 if door == "slack" else 560
    begin(two, **{one: first, other: first + 1})
    if door == "slack":
        two.ada.types("stop-all wrong price")
        pressed = pressed_at(two)
    else:
        pressed = time.monotonic()
        assert "Paused now" in terminal(two, "stop-all", "wrong price")
    lefts = assert_silent(two, pressed, one, other)
    for title in (one, other):
        two.says(title, "*Stop-all is on*", "Stop-all: wrong price")

    two.presses(one, "Resume")
    two.hears("An admin has to release it first")
    if door == "slack":
        two.ada.types("stop-all release the price is right")
    else:
        terminal(two, "stop-all", "--release", "the price is right")
    two.ada.waits_for(lambda: "*Stop-all is on*" not in two.shown(one), "the release on the card")
    assert [len(taken(two, title)) for title in (one, other)] == lefts

    if door == "slack":
        send_at(two, FAST)
        two.presses(one, "Resume")
        two.says(one, "*Done*")
        assert_each_once(two, one, PEOPLE)
    assert_each_once(two, other, lefts[1])
