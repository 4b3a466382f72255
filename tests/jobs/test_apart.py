"""Clocks that disagree: seen by one process, told by others, until they agree again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from campaigns.setup import overview
from domain.actors import Actor
from domain.lifecycle import CampaignState
from gateways.redis import alarms
from jobs import apart
from jobs.present import APART
from jobs.send import pacing
from models import cards, views
from models.tables import Campaign, Sender
from runtime import Runtime
from tests.builders import Builder
from webhooks.app import build as build_app

pytestmark = pytest.mark.sqlite_only


def ahead(rt: Runtime, **by: float) -> Runtime:
    """The same runtime on a host whose clock is ahead of Redis'."""
    return replace(rt, clock=lambda: datetime.now(UTC) + timedelta(**by))


@pytest.fixture
def sending(build: Builder, sender: Sender) -> Campaign:
    return build.campaign(sender, state=CampaignState.SENDING, card_due_at=None)


def due(rt: Runtime) -> Sequence[int]:
    """The cards that have something to show; they are marked by the host's own clock."""
    with rt.db.read() as session:
        return cards.due(session, datetime.now(UTC) + timedelta(days=1))


def test_a_clock_that_is_ahead_of_another_raises_the_alarm_for_all(rt: Runtime) -> None:
    apart.look(ahead(rt, minutes=14))

    assert apart.seconds(rt) == pytest.approx(14 * 60, abs=60)
    holds = apart.HOLDS * rt.settings.rollcall_lane_silent_seconds
    assert 0 < rt.redis.ttl("rollcall:clocks-apart") <= holds


def test_clocks_that_agree_raise_none(rt: Runtime) -> None:
    apart.look(ahead(rt, seconds=APART / 2))

    assert apart.seconds(rt) == 0


def test_the_cards_of_what_is_sent_are_drawn_anew_once_for_each_change(
    rt: Runtime, build: Builder, sender: Sender, sending: Campaign
) -> None:
    build.campaign(sender, state=CampaignState.PAUSED, card_due_at=None)
    wrong = ahead(rt, hours=1)

    apart.look_at_time(wrong)
    assert due(rt) == [sending.id]

    drawn(rt, sending)
    apart.look_at_time(wrong)
    assert due(rt) == []

    rt.redis.delete("rollcall:clocks-apart")
    apart.look_at_time(rt)
    assert due(rt) == [sending.id]

    drawn(rt, sending)
    apart.look_at_time(rt)
    assert due(rt) == []


def drawn(rt: Runtime, campaign: Campaign) -> None:
    with rt.db.write() as session:
        session.get_one(Campaign, campaign.id).card_due_at = None


def test_a_card_of_what_is_sent_knows_it_whoever_draws_it(rt: Runtime, sending: Campaign) -> None:
    def seconds() -> int:
        with rt.db.read() as session:
            seen = views.campaign_view(session, sending.id, rt.clock())
        return pacing.shown(rt, seen).clocks_apart

    assert seconds() == 0
    alarms.raise_apart(rt.redis, 840, 30)
    assert seconds() == 840


def test_the_start_view_and_the_metrics_tell_it(rt: Runtime, actor: Actor) -> None:
    def told() -> tuple[bool, str]:
        gaps = [gap.words for gap in overview(rt, actor).gaps]
        return any("clocks of this machine disagree by 0:14:00" in it for it in gaps), figure(
            build_app(rt).test_client()
        )

    assert told() == (False, "0.0")
    alarms.raise_apart(rt.redis, 840, 30)
    assert told() == (True, "840.0")


def figure(client: FlaskClient) -> str:
    lines = client.get("/metrics").get_data(as_text=True).splitlines()
    return next(it.split()[1] for it in lines if it.startswith("rollcall_clocks_apart_seconds "))
