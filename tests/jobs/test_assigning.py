"""Whoever is to take care of a conversation is told so, once, and nobody else."""

from datetime import UTC, datetime
from itertools import count

import pytest
from sqlalchemy import delete, select, update

from campaigns import noting
from domain.actors import Actor
from domain.inbound import CameBy, InboundText
from domain.lifecycle import CampaignState
from gateways.slack.facts import Rendered
from jobs import alerts as telling
from jobs.intake import take_in
from models import alerts
from models.tables import Campaign, Conversation, Inbound, Sender
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.builders import Builder

pytestmark = pytest.mark.sqlite_only
PRIVATE = "C01PRIVATE"
JOSE, STRANGER = "+14155550163", "+14155550164"
SIDS = count(1)


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    made = build.campaign(
        sender,
        title="Spring",
        state=CampaignState.COMPLETED,
        channel_id="C01CAMPAIGNS",
        card_ts="1763800000.000100",
    )
    build.message(made, build.recipient(made, JOSE))
    return made


def writes(rt: Runtime, sender: Sender, phone: str = JOSE, body: str = "What time?") -> str:
    sid = f"SM{next(SIDS)}"
    take_in(rt, InboundText(sid, phone, sender.address, body, datetime.now(UTC), CameBy.WEBHOOK))
    with rt.db.read() as session:
        return str(session.scalars(select(Inbound.id).where(Inbound.sid == sid)).one())


def tell(rt: Runtime) -> None:
    with rt.db.read() as session:
        due = list(alerts.untold(session, rt.clock()))
    for alert_id in due:
        telling.tell(alert_id)


def told(slack: SlackControl) -> list[int]:
    return [len(slack.dms(who)) for who in ("U01ADA", "U01BEN", "U01CHI")]


def test_whoever_takes_care_is_told_by_whom_and_where_with_the_number_masked(
    rt: Runtime, slack: SlackControl, actor: Actor, campaign: Campaign, sender: Sender
) -> None:
    card = rt.slack.post("C01CAMPAIGNS", Rendered("Spring", [])).ts
    with rt.db.write() as session:
        session.execute(update(Campaign).values(card_ts=card))
    ref = writes(rt, sender, body="*What* time? <!channel>")
    for _ in range(2):
        noting.note(rt, actor, ref, assigned_to="U01BEN", words="Knows the rule")
        tell(rt)

    (message,) = slack.dms("U01BEN")
    assert told(slack) == [0, 1, 0]
    said = text_of(message)
    assert "<@U01ADA> asks you to take care of what +1•••••0163 wrote about *Spring*." in said
    assert "Open the card: it stands in the thread." in said
    assert f"p{card.replace('.', '')}" in str(message["blocks"])
    assert JOSE not in str(message)
    assert "time" not in said


def test_whoever_takes_care_of_it_themselves_is_not_told(
    rt: Runtime, slack: SlackControl, actor: Actor, campaign: Campaign, sender: Sender
) -> None:
    noting.note(rt, actor, writes(rt, sender), assigned_to="U01ADA", words="")
    tell(rt)
    assert told(slack) == [0, 0, 0]


def test_a_note_alone_tells_nobody(
    rt: Runtime, slack: SlackControl, actor: Actor, campaign: Campaign, sender: Sender
) -> None:
    noting.note(rt, actor, writes(rt, sender), assigned_to="", words="Call at noon")
    tell(rt)
    assert told(slack) == [0, 0, 0]


def test_where_it_goes_to_another_one_meanwhile_only_that_one_is_told_and_each_time_anew(
    rt: Runtime, slack: SlackControl, actor: Actor, campaign: Campaign, sender: Sender
) -> None:
    ref = writes(rt, sender)
    noting.note(rt, actor, ref, assigned_to="U01BEN", words="")
    noting.note(rt, actor, ref, assigned_to="U01CHI", words="")
    tell(rt)
    assert told(slack) == [0, 0, 1]

    noting.note(rt, actor, ref, assigned_to="U01BEN", words="")
    tell(rt)
    noting.note(rt, actor, ref, assigned_to="U01CHI", words="")
    tell(rt)
    assert told(slack) == [0, 1, 2]


def test_nobody_is_told_of_somebody_who_was_erased(
    rt: Runtime, slack: SlackControl, actor: Actor, campaign: Campaign, sender: Sender
) -> None:
    noting.note(rt, actor, writes(rt, sender), assigned_to="U01BEN", words="")
    with rt.db.write() as session:
        session.execute(delete(Conversation))
    tell(rt)
    assert told(slack) == [0, 0, 0]


def test_who_may_not_know_of_a_private_channel_is_not_told_and_nobody_else_is_instead(
    rt: Runtime, slack: SlackControl, actor: Actor, campaign: Campaign, sender: Sender
) -> None:
    with rt.db.write() as session:
        session.execute(update(Campaign).values(channel_id=PRIVATE))
    noting.note(rt, actor, writes(rt, sender), assigned_to="U01CHI", words="")
    tell(rt)
    tell(rt)
    assert told(slack) == [0, 0, 0]


def test_what_belongs_to_no_campaign_is_told_too(
    rt: Runtime, slack: SlackControl, actor: Actor, sender: Sender
) -> None:
    noting.note(rt, actor, writes(rt, sender, STRANGER), assigned_to="U01BEN", words="")
    tell(rt)

    (message,) = slack.dms("U01BEN")
    assert text_of(message).endswith("to take care of what +1•••••0164 wrote.")
