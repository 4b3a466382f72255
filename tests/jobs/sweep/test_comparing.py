"""A campaign that may be a copy: Twilio's log tells who was texted, and only then it goes on."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
import requests
from sqlalchemy import select, update

from campaigns.controlling import resume
from domain.actors import Actor, Door
from domain.errors import Refused
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from jobs import clock, context
from jobs.sweep import comparing
from jobs.sweep.comparing import compare
from models.base import Database
from models.tables import AuditRow, Campaign, Comparison, Message, OptOut, Recipient, Sender
from runtime import Runtime
from simulator.client import Simulator
from tests.builders import Builder, now
from tests.jobs.send.processes import until

PEOPLE = [f"+1512555{number:04d}" for number in range(200, 206)]


@pytest.fixture(autouse=True)
def in_this_process(rt: Runtime) -> Iterator[None]:
    context.use(rt)
    yield


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    """Six people wait; it was launched elsewhere an hour ago."""
    made = build.campaign(
        sender,
        state=CampaignState.SENDING,
        launched_at=now() - timedelta(hours=1),
        installation_id="another",
    )
    for place, phone in enumerate(PEOPLE):
        build.recipient(made, phone, row=place + 2)
    return made


@pytest.fixture
def ada(campaign: Campaign) -> Actor:
    return Actor(Door.SLACK, "U01ADA", campaign.workspace_id, channel_id="C01CAMPAIGNS")


def text_from_elsewhere(
    simulator: Simulator, rt: Runtime, sender: str, to: str, **form: str
) -> None:
    """A text that this database does not know."""
    sid = rt.settings.twilio_account_sid
    requests.post(
        f"{simulator.base_url}/2010-04-01/Accounts/{sid}/Messages.json",
        data={"From": sender, "To": to, "Body": "Hi"} | form,
        auth=(sid, rt.settings.twilio_auth_token.get_secret_value()),
        timeout=30,
    ).raise_for_status()


def buckets(db: Database) -> dict[str, str]:
    """Where the campaign's people are; no other campaign is compared."""
    with db.read() as session:
        rows = session.execute(
            select(Recipient.phone, Recipient.bucket)
            .join(Comparison, Comparison.campaign_id == Recipient.campaign_id)
            .order_by(Recipient.id)
        ).all()
        return {str(row.phone): str(row.bucket) for row in rows}


def paused(rt: Runtime, campaign: Campaign) -> Comparison:
    """The clock finds it strange; what it asked for."""
    clock.look_at_lanes(rt)
    with rt.db.read() as session:
        assert session.get_one(Campaign, campaign.id).state == CampaignState.PAUSED
        return session.get_one(Comparison, campaign.id)


def test_people_whose_text_the_log_shows_are_texted_no_more(
    db: Database,
    simulator: Simulator,
    rt: Runtime,
    campaign: Campaign,
    sender: Sender,
    ada: Actor,
) -> None:
    simulator.twilio.add_sender(sender.address, mps=None)
    for phone in PEOPLE[:3]:
        text_from_elsewhere(simulator, rt, sender.address, phone)
    text_from_elsewhere(simulator, rt, sender.address, "+15125559999")
    simulator.twilio.add_sender("+15125550999", mps=None)
    text_from_elsewhere(simulator, rt, "+15125550999", PEOPLE[4])
    until(lambda: {it["status"] for it in simulator.twilio.messages()} == {"delivered"})
    paused(rt, campaign)
    assert comparing.due(rt) == [campaign.id]
    with pytest.raises(Refused, match="still comparing"):
        resume(rt, ada, campaign.public_id)

    compare(campaign.id)

    assert buckets(db) == dict.fromkeys(PEOPLE[:3], Bucket.DELIVERED) | dict.fromkeys(
        PEOPLE[3:], Bucket.PENDING
    )
    with db.read() as session:
        row = session.get_one(Comparison, campaign.id)
        pairs = session.execute(
            select(Recipient.phone, Message.phone, Message.state, Recipient.bucket).join(
                Message, Message.id == Recipient.message_id
            )
        ).all()
        [told] = session.scalars(select(AuditRow).where(AuditRow.verb == "compare"))
    assert (row.found, row.done_at is None) == (3, False)
    assert {(phone, state) for phone, _, state, _ in pairs} == {
        (phone, "delivered") for phone in PEOPLE[:3]
    }
    assert all(one == other for one, other, _, _ in pairs)
    assert told.detail["found"] == 3

    view = resume(rt, ada, campaign.public_id)
    assert (view.state, view.comparison) == (CampaignState.SENDING, None)


@pytest.mark.sqlite_only
def test_a_campaign_of_this_installation_needs_no_comparison(
    build: Builder, rt: Runtime, campaign: Campaign, ada: Actor
) -> None:
    with rt.db.write() as session:
        session.execute(update(Campaign).values(state="paused", installation_id=None))
    assert resume(rt, ada, campaign.public_id).state is CampaignState.SENDING


@pytest.mark.sqlite_only
def test_a_copy_that_somebody_had_paused_is_compared_before_it_is_resumed(
    rt: Runtime, campaign: Campaign, ada: Actor
) -> None:
    with rt.db.write() as session:
        session.execute(update(Campaign).values(state="paused"))
    with pytest.raises(Refused, match="launched by another installation"):
        resume(rt, ada, campaign.public_id)
    assert comparing.due(rt) == [campaign.id]


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("minutes", "asks"), [(29, False), (31, True)])
def test_what_was_paused_for_long_may_be_a_backup_and_is_compared_first(
    simulator: Simulator, rt: Runtime, campaign: Campaign, ada: Actor, minutes: int, asks: bool
) -> None:
    ago = now() - timedelta(minutes=minutes)
    with rt.db.write() as session:
        session.execute(
            update(Campaign).values(state="paused", installation_id=None, heartbeat_at=ago)
        )
    if asks:
        with pytest.raises(Refused, match="a backup may have been restored"):
            resume(rt, ada, campaign.public_id)
        compare(campaign.id)
    assert resume(rt, ada, campaign.public_id).state is CampaignState.SENDING


@pytest.mark.sqlite_only
def test_an_old_comparison_does_not_count(rt: Runtime, campaign: Campaign, ada: Actor) -> None:
    paused(rt, campaign)
    with rt.db.write() as session:
        session.execute(update(Comparison).values(done_at=now() - timedelta(minutes=31)))
    with pytest.raises(Refused, match="compares it again"):
        resume(rt, ada, campaign.public_id)
    assert comparing.due(rt) == [campaign.id]


@pytest.mark.sqlite_only
def test_texts_that_are_known_here_are_nobody_elses(
    db: Database,
    simulator: Simulator,
    rt: Runtime,
    campaign: Campaign,
    sender: Sender,
    build: Builder,
) -> None:
    simulator.twilio.add_sender(sender.address, mps=None)
    text_from_elsewhere(simulator, rt, sender.address, PEOPLE[0])
    [known] = simulator.twilio.messages()
    other = build.campaign(sender, state=CampaignState.COMPLETED)
    theirs = build.recipient(other, PEOPLE[0], bucket=Bucket.SENT)
    build.message(other, theirs, state="sent", sid=known["sid"])
    paused(rt, campaign)
    compare(campaign.id)
    assert Counter(buckets(db).values()) == {Bucket.PENDING: len(PEOPLE)}


@pytest.mark.sqlite_only
def test_through_a_messaging_service_the_service_tells_whose_texts_they_are(
    db: Database, simulator: Simulator, rt: Runtime, campaign: Campaign, sender: Sender
) -> None:
    simulator.twilio.add_sender("+15125550990", mps=None)
    service = simulator.twilio.add_service(["+15125550990"])["sid"]
    with db.write() as session:
        row = session.get_one(Sender, sender.id)
        row.kind, row.address, row.numbers = "messaging_service", service, []
    sid = {"From": "", "MessagingServiceSid": service}
    text_from_elsewhere(simulator, rt, "", PEOPLE[1], **sid)
    simulator.twilio.add_sender("+15125550999", mps=None)
    text_from_elsewhere(simulator, rt, "+15125550999", PEOPLE[2])
    paused(rt, campaign)
    compare(campaign.id)
    assert [phone for phone, bucket in buckets(db).items() if bucket != Bucket.PENDING] == [
        PEOPLE[1]
    ]


@pytest.mark.sqlite_only
def test_a_stop_since_the_backup_is_known_before_anybody_resumes(
    db: Database, simulator: Simulator, rt: Runtime, campaign: Campaign, sender: Sender
) -> None:
    simulator.twilio.add_sender(sender.address, mps=None)
    simulator.twilio.text(sender.address, number=PEOPLE[5], body="STOP")
    paused(rt, campaign)
    compare(campaign.id)
    with db.read() as session:
        assert list(session.scalars(select(OptOut.phone))) == [PEOPLE[5]]


@pytest.mark.sqlite_only
def test_without_twilio_the_comparison_waits_and_goes_on_where_it_was(
    db: Database, simulator: Simulator, rt: Runtime, campaign: Campaign, sender: Sender
) -> None:
    simulator.twilio.add_sender(sender.address, mps=None)
    text_from_elsewhere(simulator, rt, sender.address, PEOPLE[0])
    simulator.twilio.fault("503", match={"method": "GET"})
    row = paused(rt, campaign)
    compare(campaign.id)
    with db.read() as session:
        assert session.get_one(Comparison, campaign.id).done_at is None
    assert Counter(buckets(db).values()) == {Bucket.PENDING: len(PEOPLE)}

    simulator.twilio.clear_faults()
    with db.write() as session:
        again = session.get_one(Comparison, row.campaign_id)
        again.page = f"{rt.settings.twilio_api_url}/2010-04-01/Accounts/AC/nothing.json"
    compare(campaign.id)
    with db.read() as session:
        assert session.get_one(Comparison, campaign.id).done_at is not None
    assert Counter(buckets(db).values())[Bucket.PENDING] == len(PEOPLE) - 1
