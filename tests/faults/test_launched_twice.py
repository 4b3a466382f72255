"""Two people, a double click and Slack's retry at once: one launch, the others are told of it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select

from campaigns.launching import AlreadyLaunched, Launched
from jobs import card
from models.tables import AuditRow
from runtime import build
from tests.faults.conftest import ATTESTED, Row
from tests.faults.stack import until

PRESSES = ("U01ADA", "U01ADA", "U01ADA", "U01DOT", "U01DOT", "U01DOT")


def test_six_presses_at_once_make_one_launch_and_the_others_learn_whose(row: Row) -> None:
    judge = row.draft()
    for role in ("sender", "sender", "clock", "worker"):
        row.stack.start(role)
    row.senders_signed_in(2)
    together = Barrier(len(PRESSES))

    def press(user_id: str) -> Launched | AlreadyLaunched:
        together.wait(30)
        try:
            return row.launch(row.actor(user_id))
        except AlreadyLaunched as told:
            return told

    with ThreadPoolExecutor(len(PRESSES)) as people:
        answers = list(people.map(press, PRESSES))

    launched = [it for it in answers if isinstance(it, Launched)]
    told = [it for it in answers if isinstance(it, AlreadyLaunched)]
    assert len(launched) == 1
    assert {(it.by, it.at) for it in told} == {(launched[0].by, launched[0].at)}
    row.finish()
    judge.verdict()


@pytest.mark.sqlite_only
def test_slacks_retry_and_a_double_click_at_the_door_launch_once(row: Row) -> None:
    """One submission arrives three times at once, as a retry and a second click bring it."""
    slack = row.simulator.slack
    # Slack's three seconds are not what is judged here; a busy machine may take longer.
    slack.configure(
        request_url=f"{row.stack.settings.public_url}/slack/events",
        ack_timeout=30,
        trigger_lifetime=30,
    )
    row.stack.start_web()
    judge = row.draft()
    for role in ("sender", "sender", "clock", "worker"):
        row.stack.start(role)
    row.senders_signed_in(2)
    rt = build(row.stack.settings)
    card.touch(rt, row.campaign.id)
    rt.close()
    [post] = until(lambda: slack.messages("C01CAMPAIGNS"), "the card", 30)
    slack.press_on("ada", post, "Launch …")
    until(lambda: "Launch" in slack.text_of(slack.view("ada") or {}), "the question", 30)
    agreed = {"attest": ATTESTED.attest}
    slack.submit("ada", agreed, times=3, together=True, identical=True)
    row.finish()

    judge.verdict()
    with row.db.read() as session:
        launches = session.scalars(select(AuditRow).where(AuditRow.verb == "launch")).all()
    assert len(launches) == 1
