"""Pause, resume, cancel and stop-all while two workers send: judged by the carrier's own times.

Whoever presses expects silence within two seconds; that is the one time these tests measure, from
right before the press to the last request that the carrier took.
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
from tests.flows.test_main_job import draft

JSON = dict[str, Any]
SECONDS: Final = 2.0
PEOPLE: Final = 400
SLOW: Final = 25.0
"""Segments a second: sixteen seconds for one campaign, so that it outlasts the next launch."""
FAST: Final = 100.0
BEGUN: Final = 20
QUIET: Final = 2.5
"""So long nothing may come after the two seconds; the rest would take longer than that."""


@pytest.fixture
def two(world: World) -> Iterator[World]:
    """The stack, which has two sending processes; its sender is slow again afterwards."""
    yield world
    send_at(world, SLOW)


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
        world.ada.fills_in("Launch", {})
        world.ada.closes()
    for title in prefixes:
        wait_for_texts(world, title)


def wait_for_texts(world: World, title: str) -> None:
    """Wait until some of its texts have left."""
    world.ada.waits_for(lambda: len(taken(world, title)) >= BEGUN, f"the texts of {title}")


def wait_for_card(world: World, title: str, words: str, *, gone: bool = False) -> str:
    """What the card says as soon as these words are on it, or are gone from it."""
    world.ada.waits_for(lambda: (words in world.shown(title)) is not gone, words)
    return world.shown(title)


def assert_silent(world: World, pressed: float, *titles: str) -> list[int]:
    """Nothing left later than two seconds after the press; how many of each had left."""
    time.sleep(max(0.0, pressed + SECONDS - time.monotonic()))
    last = world.simulator.ledger()[-1]["n"]
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
    pressed = time.monotonic()
    two.ada.types('pause harvest --reason "wrong store"')
    assert_silent(two, pressed, "Harvest")

    told = wait_for_card(two, "Harvest", "*Paused* by <@U01ADA>")
    assert re.search(r"\*Paused\* by <@U01ADA> \S+ .*: wrong store", told)
    on_host = terminal(two, "status", "harvest")
    assert re.search(r"paused since \S+ \S+ \S+, by U01ADA\n  wrong store", on_host)

    send_at(two, FAST)
    two.presses("Harvest", "Resume")
    wait_for_card(two, "Harvest", "*Done*")
    assert_each_once(two, "Harvest", PEOPLE)


def test_the_cards_cancel_silences_every_worker_and_accounts_for_the_rest(two: World) -> None:
    begin(two, Winter=557)
    shown_card = two.ada.waits_for(lambda: two.card("Winter", "Cancel …"), "the live card")
    pressed = time.monotonic()
    two.ada.presses(shown_card, "Cancel …")
    (left,) = assert_silent(two, pressed, "Winter")

    rest = f"{PEOPLE} rows uploaded = {left} sent + {PEOPLE - left} cancelled"
    wait_for_card(two, "Winter", rest)
    assert_each_once(two, "Winter", left)


@pytest.mark.parametrize("door", ["slack", "host"])
def test_stop_all_silences_every_campaign_until_it_is_released(two: World, door: str) -> None:
    """The terminal on the host has the database only: its Redis and its Slack are closed ports."""
    one, other = f"Alpha{door}", f"Omega{door}"
    first = 558 if door == "slack" else 560
    begin(two, **{one: first, other: first + 1})
    pressed = time.monotonic()
    if door == "slack":
        two.ada.types("stop-all wrong price")
    else:
        assert "Paused now" in terminal(two, "stop-all", "wrong price")
    lefts = assert_silent(two, pressed, one, other)
    for title in (one, other):
        assert "Stop-all: wrong price" in wait_for_card(two, title, "*Stop-all is on*")

    two.presses(one, "Resume")
    if door == "slack":
        two.ada.types("stop-all release the price is right")
    else:
        terminal(two, "stop-all", "--release", "the price is right")
    wait_for_card(two, one, "*Stop-all is on*", gone=True)
    assert [len(taken(two, title)) for title in (one, other)] == lefts

    if door == "slack":
        send_at(two, FAST)
        two.presses(one, "Resume")
        wait_for_card(two, one, "*Done*")
        assert_each_once(two, one, PEOPLE)
    assert_each_once(two, other, lefts[1])
