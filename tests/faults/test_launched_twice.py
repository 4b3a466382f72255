"""Two people, a double click and Slack's retry at once: one launch, the others are told of it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from campaigns.launching import AlreadyLaunched, Launched
from tests.faults.conftest import Row

PRESSES = ("U01ADA", "U01ADA", "U01ADA", "U01DOT", "U01DOT", "U01DOT")


def test_six_presses_at_once_make_one_launch_and_the_others_learn_whose(row: Row) -> None:
    judge = row.draft()
    for role in ("sender", "sender", "clock", "worker"):
        row.stack.start(role)
    row.senders_signed_in(2)
    together = Barrier(len(PRESSES))

    def press(user_id: str) -> Launched | AlreadyLaunched:
        together.wait(10)
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
