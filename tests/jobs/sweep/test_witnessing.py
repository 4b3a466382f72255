"""The chain's end is posted once a day, in the morning, and only where there is something new."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest

from domain.actors import Actor
from domain.deeds import Subject, Verb
from jobs.sweep.sealing import seal
from jobs.sweep.witnessing import AGAIN, post_heads
from jobs.verifying import verify
from models import audit
from models import chain as links
from models.tables import Workspace
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of

pytestmark = pytest.mark.sqlite_only
CHANNEL: Final = "C01CAMPAIGNS"
OTHER: Final = "C01PRIVATE"
MORNING: Final = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)  # 9:30 in the team's zone, Chicago
DAY: Final = timedelta(days=1)
At = Callable[[datetime], Runtime]


@pytest.fixture
def at(rt: Runtime, workspace: Workspace) -> At:
    """The runtime at that moment."""
    return lambda moment: replace(rt, clock=lambda: moment)


def do(rt: Runtime, actor: Actor) -> None:
    """Something is done and sealed now."""
    with rt.db.write() as session:
        audit.write(
            session,
            workspace_id=actor.workspace_id,
            at=rt.clock(),
            actor=actor.name,
            verb=Verb.PAUSE,
            subject=Subject.CAMPAIGN,
        )
    seal(rt)


def posted(slack: SlackControl) -> list[str]:
    return [text_of(one) for one in slack.messages(CHANNEL)]


def test_the_end_of_yesterday_is_posted_once(at: At, slack: SlackControl, actor: Actor) -> None:
    do(at(MORNING - DAY), actor)
    do(at(MORNING), actor)
    digest = links_of(at(MORNING))[0]
    for minutes in (0, 1, 60):
        post_heads(at(MORNING + timedelta(minutes=minutes)))

    (told,) = posted(slack)
    assert digest in told
    assert "link 1 on Nov 21, 2026" in told
    assert verify(at(MORNING)).posted == 1
    assert verify(at(MORNING), head=digest[:16]).has_head


def links_of(rt: Runtime) -> list[str]:
    with rt.db.read() as session:
        return [link.digest for link in links.page(session, 0, 100)]


@pytest.mark.parametrize("hours", [-1, -9])
def test_nobody_is_woken_by_it(at: At, slack: SlackControl, actor: Actor, hours: int) -> None:
    do(at(MORNING - DAY), actor)
    post_heads(at(MORNING + timedelta(hours=hours)))

    assert posted(slack) == []


def test_what_was_sealed_today_waits_for_tomorrow(
    at: At, slack: SlackControl, actor: Actor
) -> None:
    do(at(MORNING), actor)
    post_heads(at(MORNING))
    assert posted(slack) == []

    post_heads(at(MORNING + DAY))
    assert len(posted(slack)) == 1


def test_a_day_with_nothing_new_is_not_posted(at: At, slack: SlackControl, actor: Actor) -> None:
    do(at(MORNING - DAY), actor)
    post_heads(at(MORNING))
    post_heads(at(MORNING + DAY))
    post_heads(at(MORNING + 2 * DAY))

    assert len(posted(slack)) == 1


def test_a_slack_that_was_away_gets_it_later(at: At, slack: SlackControl, actor: Actor) -> None:
    do(at(MORNING - DAY), actor)
    slack.down()
    post_heads(at(MORNING))
    slack.all_well()
    post_heads(at(MORNING + AGAIN / 2))
    assert posted(slack) == []

    post_heads(at(MORNING + AGAIN))
    post_heads(at(MORNING + 2 * AGAIN))
    assert len(posted(slack)) == 1


def refuse(slack: SlackControl, error: str, times: int) -> None:
    slack.fault("error", "chat.postMessage", error=error, times=times)


def test_a_digest_that_slack_refuses_waits_longer_each_time(
    at: At, slack: SlackControl, actor: Actor
) -> None:
    do(at(MORNING - DAY), actor)
    refuse(slack, "something_new", 3)
    tries = []
    for minutes in (0, 9, 10, 19, 20, 39, 40):
        post_heads(at(MORNING + timedelta(minutes=minutes)))
        with at(MORNING).db.read() as session:
            head = links.latest_witness(session, actor.workspace_id)
        assert head is not None
        tries.append((head.refusals, len(posted(slack))))

    assert tries == [(1, 0), (1, 0), (2, 0), (2, 0), (3, 0), (3, 0), (3, 1)]


def test_a_digest_that_slack_will_never_take_is_given_up_until_the_next_day(
    at: At, slack: SlackControl, actor: Actor
) -> None:
    do(at(MORNING - DAY), actor)
    refuse(slack, "is_archived", 1)
    for hours in (0, 1, 8):
        post_heads(at(MORNING + timedelta(hours=hours)))
    assert posted(slack) == []
    assert refusal(at(MORNING), actor) == "is_archived"

    do(at(MORNING), actor)
    post_heads(at(MORNING + DAY))
    (told,) = posted(slack)
    assert "link 2 on Nov 22, 2026" in told
    assert refusal(at(MORNING), actor) is None


def refusal(rt: Runtime, actor: Actor) -> str | None:
    with rt.db.read() as session:
        return links.head_given_up(session, actor.workspace_id)


def test_a_digest_that_was_given_up_is_posted_at_once_in_another_channel(
    at: At, slack: SlackControl, actor: Actor, workspace: Workspace
) -> None:
    rt = at(MORNING)
    do(at(MORNING - DAY), actor)
    refuse(slack, "is_archived", 1)
    post_heads(rt)
    with rt.db.write() as session:
        session.get_one(Workspace, workspace.id).channel_id = OTHER
    post_heads(rt)

    assert len(slack.messages(OTHER)) == 1
    assert refusal(rt, actor) is None
