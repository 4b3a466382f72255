"""Who is told that nothing goes to a webhook any more, and how it goes on."""

import pytest
from sqlalchemy import update

from jobs.silenced import tell_paused
from models import endpoints
from models.tables import Endpoint, Sender
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.builders import Builder, now

pytestmark = pytest.mark.sqlite_only


def paused(rt: Runtime, build: Builder, sender: Sender, made_by: str) -> int:
    campaign = build.campaign(sender, created_by=made_by)
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


def test_of_a_programs_own_an_admin_is(
    rt: Runtime, build: Builder, sender: Sender, slack: SlackControl
) -> None:
    tell_paused(paused(rt, build, sender, "api:abc:web shop"))

    assert len(slack.dms("ada")) == 1
