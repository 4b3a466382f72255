"""What costs too much or goes too far is left undone, and whoever meets the limit is told why."""

import re
from collections import Counter
from datetime import timedelta

from sqlalchemy import select

from domain.deeds import Verb
from models.tables import AuditRow, Campaign, TestSend
from tests.flows.conftest import OWN_PHONE, World
from tests.flows.test_main_job import draft, launch, results

PREMIUM, PERSONAL, ORDINARY, READER = "+19002345678", "+15002345678", "+14155559171", "+14155559172"
A_TEST, A_DAY = 20, 60


def test_a_workspace_has_sixty_test_texts_a_day(world: World) -> None:
    draft(world, "Sixty", "Tested to the end. STOP ends.", f"Cell\n{ORDINARY}\n")
    world.ada.types("test-send sixty --me")
    left = left_today(world)
    tried = [f"+1415555{2600 + place}" for place in range(left)]
    for first in range(0, left, A_TEST):
        some = tried[first : first + A_TEST]
        world.ada.types(f"test-send sixty --to {','.join(some)}")
        assert left_today(world) == left - first - len(some)

    world.ada.types("test-send sixty --me")
    world.hears(
        f"A workspace has {A_DAY} test texts within a day; {A_DAY} are used, and this test needs 1."
    )
    a_day_passes(world)
    world.ada.types("test-send sixty --me")
    assert left_today(world) == A_DAY - 1
    world.ada.waits_for(lambda: accepted(world, tried) == [1] * left, "all tests but my own")
    world.ada.waits_for(lambda: accepted(world, [OWN_PHONE]) == [2], "my own")
    assert accepted(world, tried) == [1] * left
    assert accepted(world, [ORDINARY]) == [0]


def accepted(world: World, numbers: list[str]) -> list[int]:
    """How many of the test texts the carrier took for each of these numbers."""
    events = world.simulator.ledger(kind="twilio.accepted")
    found = Counter(it["to"] for it in events if "Tested to the end" in it["body"])
    return [found[number] for number in numbers]


def left_today(world: World) -> int:
    """How many test texts the answer to a test says are left."""
    found = re.search(r"(\d+) texts? left today", world.hears("left today"))
    return int(found[1]) if found else -1


def a_day_passes(world: World) -> None:
    """All tests were asked for a day and an hour ago."""
    with world.db.write() as session:
        for test in session.scalars(select(TestSend)):
            test.created_at -= timedelta(hours=25)


def test_numbers_that_cost_extra_are_skipped_with_that_reason(world: World) -> None:
    draft(world, "Costly", "Costly news. STOP ends.", f"Cell\n{PREMIUM}\n{PERSONAL}\n{READER}\n")
    world.says(
        "Costly",
        "*1 recipient* of 3 rows",
        "1 premium-rate number, 1 shared-cost number",
        "row 2, Cell “+1•••••5678”: a premium-rate number, which costs extra to text",
    )
    launch(world, "costly", "Costly")
    world.says("Costly", "3 rows uploaded = 1 sent + 2 skipped")

    rows = results(world, "Costly")
    assert {row["number"].lstrip("'"): (row["outcome"], row["reason"]) for row in rows} == {
        PREMIUM: ("skipped", "a premium-rate number, which costs extra to text"),
        PERSONAL: ("skipped", "a shared-cost or personal number, which costs extra to text"),
        READER: ("delivered", ""),
    }
    assert [world.accepted(it, "Costly news") for it in (PREMIUM, PERSONAL, READER)] == [0, 0, 1]


def test_results_go_to_whoever_asked_alone_and_the_audit_says_so(world: World) -> None:
    draft(world, "Secret", "Our secret. STOP ends.", f"Cell\n{READER}\n")
    launch(world, "secret", "Secret")
    at = world.shows("Secret", "Results as CSV")
    world.ada.slack.press_on("ben", at, "Results as CSV")
    world.hears("<@U01ADA>", "ben")
    assert exports(world, "Secret") == []

    assert [row["number"] for row in results(world, "Secret")] == [f"'{READER}"]
    assert exports(world, "Secret") == [("slack:U01ADA", "C01CAMPAIGNS")]
    assert places_with(world, "secret-results.csv") == ["D01ADA"]


def exports(world: World, title: str) -> list[tuple[str, str]]:
    """Who had the results of that campaign exported, and from where, as the audit has it."""
    asked = select(AuditRow.actor, AuditRow.origin).join(
        Campaign, Campaign.id == AuditRow.subject_id
    )
    with world.db.read() as session:
        found = session.execute(
            asked.where(AuditRow.verb == Verb.EXPORT_RESULTS, Campaign.title == title)
        )
        return [(row.actor, row.origin) for row in found]


def places_with(world: World, filename: str) -> list[str]:
    """The conversations, threads included, where a file of that name was shown."""
    state = world.ada.slack.state()
    return [
        place["id"]
        for place in (*state["channels"], *state["dms"])
        for message in (*place["messages"], *place["ephemerals"])
        if filename in str(message)
    ]
