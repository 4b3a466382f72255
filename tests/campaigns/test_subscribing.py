"""Webhooks: who may set them, what they are told about, and their secrets."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from campaigns import subscribing
from domain.actors import Actor
from domain.endpoints import EndpointState
from domain.errors import Refused
from models import endpoints, events, signing
from models.tables import Endpoint, Event, Sender
from simulator.client import Simulator
from tests.builders import Builder, now
from tests.campaigns.stage import Stage

pytestmark = pytest.mark.sqlite_only
URL = "https://example.com/hook"

DEEDS: list[Callable[[Stage, Actor], object]] = [
    lambda stage, who: subscribing.listing(stage.rt, who),
    lambda stage, who: subscribing.add(stage.rt, who, URL),
    lambda stage, who: subscribing.pause(stage.rt, who, "a"),
    lambda stage, who: subscribing.resume(stage.rt, who, "a"),
    lambda stage, who: subscribing.remove(stage.rt, who, "a"),
    lambda stage, who: subscribing.test(stage.rt, who, "a"),
    lambda stage, who: subscribing.replay(stage.rt, who, "a", "1h"),
    lambda stage, who: subscribing.show_secret(stage.rt, who),
    lambda stage, who: subscribing.rotate_secret(stage.rt, who),
]


@pytest.mark.parametrize("deed", DEEDS)
def test_only_admins_may(stage: Stage, deed: Callable[[Stage, Actor], object]) -> None:
    with pytest.raises(Refused, match="You may not"):
        deed(stage, replace(stage.who, user_id="U01BEN"))


def test_one_is_added_listed_paused_resumed_and_removed_and_all_of_it_is_audited(
    stage: Stage,
) -> None:
    made = subscribing.add(stage.rt, stage.who, f" {URL} ", types=["message.failed"])
    name = made.view.public_id[:5]
    assert made.secret.value.startswith("whsec_")
    assert made.view.types == ("message.failed",)

    assert subscribing.pause(stage.rt, stage.who, name).state is EndpointState.PAUSED
    with pytest.raises(Refused, match="It is paused"):
        subscribing.test(stage.rt, stage.who, name)
    assert subscribing.resume(stage.rt, stage.who, name).state is EndpointState.OPEN
    assert subscribing.test(stage.rt, stage.who, name).waiting == 1
    assert [it.address for it in subscribing.listing(stage.rt, stage.who)] == [URL]

    subscribing.remove(stage.rt, stage.who, name)
    with stage.rt.db.read() as session:
        assert events.backlog(session).waiting == 0
    assert subscribing.listing(stage.rt, stage.who) == []
    deeds = [it.verb for it in stage.audit() if it.subject == "webhook"]
    assert deeds == [
        "add_webhook",
        "pause_webhook",
        "resume_webhook",
        "test_webhook",
        "remove_webhook",
    ]


@pytest.mark.parametrize(
    ("url", "types", "why"),
    [
        ("http://example.com/hook", [], "starts with https"),
        (URL, ["message.read"], "“message.read” is no type of event"),
        (URL, ["webhook.test"], "no type of event"),
    ],
)
def test_what_cannot_be_told_is_refused(stage: Stage, url: str, types: list[str], why: str) -> None:
    with pytest.raises(Refused, match=why):
        subscribing.add(stage.rt, stage.who, url, types=types)
    assert subscribing.listing(stage.rt, stage.who) == []


def test_the_same_address_twice_and_one_too_many_are_refused(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribing.add(stage.rt, stage.who, URL)
    with pytest.raises(Refused, match="told already"):
        subscribing.add(stage.rt, stage.who, URL)

    monkeypatch.setattr(subscribing, "MOST", 1)
    with pytest.raises(Refused, match="Remove one"):
        subscribing.add(stage.rt, stage.who, f"{URL}/2")


def test_an_id_that_fits_none_or_several_is_refused(stage: Stage) -> None:
    subscribing.add(stage.rt, stage.who, URL)
    for name in ("", "  ", "%", "nothing-like-it"):
        with pytest.raises(Refused, match="No single webhook"):
            subscribing.remove(stage.rt, stage.who, name)


def test_a_secret_is_shown_once_and_two_sign_for_a_day_after_a_rotation(stage: Stage) -> None:
    made = subscribing.add(stage.rt, stage.who, URL)
    name = made.view.public_id
    with pytest.raises(Refused, match="shown before"):
        subscribing.show_secret(stage.rt, stage.who, name)

    fresh = subscribing.rotate_secret(stage.rt, stage.who, name)
    with stage.rt.db.write() as session:
        endpoint = session.scalars(select(Endpoint)).one()
        both = signing.secrets(session, stage.rt.settings, endpoint.secret_id, now())
        later = now() + timedelta(hours=25)
        after = signing.secrets(session, stage.rt.settings, endpoint.secret_id, later)
    assert both == [fresh.value, made.secret.value]
    assert after == [fresh.value]


def test_campaigns_of_programs_share_one_secret_and_one_endpoint_for_each_address(
    stage: Stage, build: Builder, sender: Sender
) -> None:
    campaigns = [build.campaign(sender) for _ in range(2)]
    with stage.rt.db.write() as session:
        one, again, other = (
            endpoints.for_campaign(session, campaign, URL, now())
            for campaign in (campaigns[0], campaigns[0], campaigns[1])
        )
        assert one is again
        assert one.secret_id == other.secret_id
        shared = signing.secrets(session, stage.rt.settings, one.secret_id, now())

    assert [subscribing.show_secret(stage.rt, stage.who).value] == shared
    assert subscribing.listing(stage.rt, stage.who) == []


def test_of_campaigns_only_what_is_paused_or_waited_for_is_listed_and_asked_about(
    stage: Stage, build: Builder, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = subscribing.add(stage.rt, stage.who, URL).view.public_id
    campaigns = [build.campaign(sender) for _ in range(4)]
    with stage.rt.db.write() as session:
        made = [endpoints.for_campaign(session, it, URL, now()) for it in campaigns]
        made[0].state = EndpointState.PAUSED
        events.add_test(session, made[1], now())
        made[2].state = EndpointState.REMOVED
        events.add_test(session, made[2], now())
        wanted = [mine, made[0].public_id, made[1].public_id]
    asked: list[int] = []
    backlog = events.backlog

    def noted(session: Session, endpoint_id: int) -> events.Backlog:
        asked.append(endpoint_id)
        return backlog(session, endpoint_id)

    monkeypatch.setattr(events, "backlog", noted)

    assert [it.public_id for it in subscribing.listing(stage.rt, stage.who)] == wanted
    assert len(asked) == len(wanted)


@pytest.mark.parametrize(("people", "named"), [((), subscribing.PRIVATE), (("U01ADA",), "Merger")])
def test_a_private_campaign_is_named_to_who_is_in_its_channel_alone(
    stage: Stage,
    simulator: Simulator,
    build: Builder,
    sender: Sender,
    people: Sequence[str],
    named: str,
) -> None:
    members = ["U01ROLLBOT", *people]
    simulator.slack.channel("C01MERGER", name="merger", is_private=True, members=members)
    campaign = build.campaign(sender, title="Merger", channel_id="C01MERGER")
    with stage.rt.db.write() as session:
        made = endpoints.for_campaign(session, campaign, URL, now())
        made.state = EndpointState.PAUSED

    (view,) = subscribing.listing(stage.rt, stage.who)
    assert view.campaign == named


def test_a_resume_tries_at_once_what_waited_for_its_next_try(stage: Stage) -> None:
    name = subscribing.add(stage.rt, stage.who, URL).view.public_id
    subscribing.test(stage.rt, stage.who, name)
    with stage.rt.db.write() as session:
        endpoint = session.scalars(select(Endpoint)).one()
        endpoint.state, endpoint.failures = EndpointState.PAUSED, 9
        endpoint.due_at = now() + timedelta(days=1)
        events.set_aside(session, session.scalars(select(Event)).all(), now())

    subscribing.resume(stage.rt, stage.who, name)

    with stage.rt.db.read() as session:
        assert list(events.due(session, now(), 9)) == [1]
