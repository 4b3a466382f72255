"""Who is told that nothing goes to a webhook any more, and how it goes on."""

import pytest
from sqlalchemy import update

from domain.alerting import AlertKind
from jobs.silenced import tell_paused
from models import endpoints, routes
from models.tables import Endpoint, Sender
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.builders import Builder, now

pytestmark = pytest.mark.sqlite_only
PRIVATE = "C01MERGER"


def paused(rt: Runtime, build: Builder, sender: Sender, made_by: str, **columns: str) -> int:
    campaign = build.campaign(sender, created_by=made_by, **columns)
    with rt.db.write() as session:
        made = endpoints.for_campaign(session, campaign, "https://example.com/secret-path", now())
        session.execute(
            update(Endpoint).values(state="paused", state_reason="It is gone.", tells=True)
        )
        return made.id


def test_whoever_made_it_is_told_once_with_a_button(
    rt: Runtime, build: Builder, sender: Sender, slack: SlackControl
) -> None:
    endpoint_id = paused(rt, build, sender, "slack:U01BEN")

    tell_paused(endpoint_id)
    tell_paused(endpoint_id)

    (message,) = slack.dms("ben")
    said = text_of(message)
    assert "https://example.com/secret-p…" in said
    assert "It is gone." in said
    assert "Go on" in said
    assert slack.dms("ada") == []


def test_where_whoever_made_it_left_an_admin_is_told(
    rt: Runtime, build: Builder, sender: Sender, slack: SlackControl
) -> None:
    tell_paused(paused(rt, build, sender, "slack:U01LEA"))

    assert [len(slack.dms(it)) for it in ("U01LEA", "U01ADA")] == [0, 1]


def routed(rt: Runtime, sender: Sender, *targets: str) -> None:
    with rt.db.write() as session:
        routes.place(session, sender.workspace_id, {AlertKind.WEBHOOK: targets})


def test_whom_an_admin_named_is_told_instead(
    rt: Runtime, build: Builder, sender: Sender, slack: SlackControl
) -> None:
    routed(rt, sender, "U01ADA")

    tell_paused(paused(rt, build, sender, "slack:U01BEN"))

    assert [len(slack.dms(it)) for it in ("ada", "ben")] == [1, 0]


@pytest.mark.parametrize("channel", ["C01CAMPAIGNS", PRIVATE])
def test_where_the_named_one_left_or_may_not_know_of_it_the_usual_one_is_told(
    rt: Runtime, build: Builder, sender: Sender, slack: SlackControl, channel: str
) -> None:
    slack.channel(PRIVATE, name="merger", is_private=True, members=["U01BEN", "U01ROLLBOT"])
    routed(rt, sender, "U01LEA" if channel != PRIVATE else "U01ADA")

    tell_paused(paused(rt, build, sender, "slack:U01BEN", channel_id=channel))

    assert [len(slack.dms(it)) for it in ("ada", "ben")] == [0, 1]


def test_of_a_programs_own_an_admin_is(
    rt: Runtime, build: Builder, sender: Sender, slack: SlackControl
) -> None:
    tell_paused(paused(rt, build, sender, "api:abc:web shop"))

    assert len(slack.dms("ada")) == 1


def test_of_a_private_channels_campaign_its_channel_is_where_no_admin_is_in_it(
    rt: Runtime, build: Builder, sender: Sender, slack: SlackControl
) -> None:
    slack.channel(PRIVATE, name="merger", is_private=True, members=["U01BEN", "U01ROLLBOT"])
    of = {"title": "Secret merger", "channel_id": PRIVATE}
    tell_paused(paused(rt, build, sender, "api:abc:web shop", **of))

    assert slack.dms("ada") == []
    (message,) = slack.messages(PRIVATE)
    assert "Secret merger" in text_of(message)
