"""How often at the claim: whoever got the team's number of campaign texts gets no further one."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from domain.frequency import A_DAY, A_WEEK, LEGAL, STANDARD, Cap, cap_reached, caps_under, reached
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.messages import MessageKind, MessageState
from domain.windows import Kind
from models import figures, frequency, hours
from models.base import Database
from models.claims import Holder, Order, Prepared, claim_recipients
from models.tables import Campaign, CampaignHours, Message, Recipient, Sender, Workspace
from tests.builders import Builder

PHONE, TEXAN, FLORIDIAN = "+12125550100", "+15125550100", "+13055550100"
NOW = datetime(2026, 11, 24, 18, tzinfo=UTC)
"""A Tuesday: 1 PM in New York and Miami."""
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
TODAY = (HOUR, 2 * HOUR, A_DAY - SECOND)
PLENTY = (Cap(100, A_DAY),)


@pytest.fixture
def sender(build: Builder) -> Sender:
    return build.sender(build.workspace())


@pytest.fixture
def campaign(build: Builder, sender: Sender) -> Campaign:
    return build.campaign(sender, state=CampaignState.SENDING)


def texted(
    build: Builder, sender: Sender, ago: Sequence[timedelta], phone: str = PHONE, **columns: object
) -> list[Message]:
    """The number got a text of another campaign each time."""
    texts = []
    for span in ago:
        earlier = build.campaign(sender, state=CampaignState.COMPLETED)
        recipient = build.recipient(earlier, phone, bucket=Bucket.SENT)
        texts.append(build.message(earlier, recipient, claimed_at=NOW - span, **columns))
    return texts


def fate(
    db: Database, campaign: Campaign, recipient: Recipient, caps: Sequence[Cap] = STANDARD
) -> tuple[str, str | None]:
    """What a claim makes of the recipient."""
    order = Order(
        *(campaign.id, campaign.workspace_id, campaign.sender_id, campaign.wording_id or 0),
        caps=tuple(caps),
    )
    with db.write() as session:
        claim_recipients(
            session,
            order,
            Holder("me", NOW, NOW + 45 * SECOND),
            limit=10,
            prepare=lambda _: Prepared("Hi", 1),
        )
    with db.read() as session:
        row = session.get_one(Recipient, recipient.id)
        return row.bucket, row.reason


CLAIMED = (Bucket.CLAIMED, None)
TOO_OFTEN = (Bucket.SKIPPED, "frequency_3_24h")


def test_whoever_got_three_texts_within_a_day_is_skipped(
    db: Database, build: Builder, sender: Sender, campaign: Campaign
) -> None:
    texted(build, sender, TODAY)

    assert fate(db, campaign, build.recipient(campaign, PHONE)) == TOO_OFTEN
    with db.read() as session:
        ledger = figures.ledger(session, campaign.id)
    assert ledger.adds_up and ledger.skipped == {"frequency_3_24h": 1}


@pytest.mark.parametrize(
    "ago", [(), TODAY[:2], (HOUR, 2 * HOUR, A_DAY), (HOUR, 2 * HOUR, A_DAY + SECOND)]
)
def test_whoever_got_fewer_than_three_within_a_day_is_not(
    db: Database, build: Builder, sender: Sender, campaign: Campaign, ago: Sequence[timedelta]
) -> None:
    texted(build, sender, ago)
    texted(build, sender, TODAY, TEXAN)

    assert fate(db, campaign, build.recipient(campaign, PHONE)) == CLAIMED


@pytest.mark.parametrize("state", MessageState)
def test_a_text_counts_that_came_or_may_have_come(
    db: Database, build: Builder, sender: Sender, campaign: Campaign, state: MessageState
) -> None:
    texted(build, sender, TODAY[:2])
    texted(build, sender, TODAY[2:], state=state)
    gone = {MessageState.FAILED, MessageState.REFUSED, MessageState.CANCELLED, MessageState.WAITING}

    expected = CLAIMED if state in gone else TOO_OFTEN
    assert fate(db, campaign, build.recipient(campaign, PHONE)) == expected


@pytest.mark.parametrize(
    "kind", [MessageKind.TEST, MessageKind.REPLY, MessageKind.HELP, MessageKind.PROOF]
)
def test_what_somebody_asked_for_does_not_count(
    db: Database, build: Builder, sender: Sender, campaign: Campaign, kind: MessageKind
) -> None:
    texted(build, sender, TODAY, kind=kind)

    assert fate(db, campaign, build.recipient(campaign, PHONE)) == CLAIMED


def test_another_workspace_s_texts_do_not_count(
    db: Database, build: Builder, campaign: Campaign
) -> None:
    theirs = build.workspace(slack_team_id="T02OTHERS")
    texted(build, build.sender(theirs), TODAY)

    assert fate(db, campaign, build.recipient(campaign, PHONE)) == CLAIMED


def test_another_sender_s_texts_count(
    db: Database, build: Builder, sender: Sender, campaign: Campaign
) -> None:
    with db.read() as session:
        workspace = session.get_one(Workspace, sender.workspace_id)
    texted(build, build.sender(workspace), TODAY)

    assert fate(db, campaign, build.recipient(campaign, PHONE)) == TOO_OFTEN


def test_whoever_waits_for_the_hours_is_not_skipped_yet(
    db: Database, build: Builder, sender: Sender, campaign: Campaign
) -> None:
    texted(build, sender, TODAY)
    recipient = build.recipient(campaign, PHONE)
    with db.write() as session:
        hours.plan(session, session.get_one(Campaign, campaign.id), {}, NOW)
        session.execute(update(CampaignHours).values(opens_at=NOW + HOUR, closes_at=None))

    assert fate(db, campaign, recipient)[0] == Bucket.HELD


def test_a_week_s_cap_counts_beside_a_day_s(
    db: Database, build: Builder, sender: Sender, campaign: Campaign
) -> None:
    texted(build, sender, (2 * A_DAY, 6 * A_DAY))
    texted(build, sender, (2 * A_DAY, A_WEEK), TEXAN)
    first, second = build.recipient(campaign, PHONE), build.recipient(campaign, TEXAN)
    caps = (Cap(3, A_DAY), Cap(2, A_WEEK))

    assert fate(db, campaign, first, caps) == (Bucket.SKIPPED, "frequency_2_7d")
    assert fate(db, campaign, second, caps) == CLAIMED


@pytest.mark.parametrize(
    ("phone", "kind", "skipped"),
    [
        (FLORIDIAN, Kind.MARKETING, True),
        (TEXAN, Kind.MARKETING, False),
        (FLORIDIAN, Kind.INFORMATIONAL, False),
    ],
)
def test_the_law_s_cap_holds_for_marketing_whatever_a_team_allows(
    db: Database, build: Builder, sender: Sender, phone: str, kind: Kind, skipped: bool
) -> None:
    texted(build, sender, TODAY, phone)
    campaign = build.campaign(sender, state=CampaignState.SENDING, kind=kind)
    recipient = build.recipient(campaign, phone)
    with db.write() as session:
        hours.plan(session, session.get_one(Campaign, campaign.id), {}, NOW)

    expected = (Bucket.SKIPPED, reached(LEGAL)) if skipped else CLAIMED
    assert fate(db, campaign, recipient, PLENTY) == expected


def test_a_campaign_of_another_kind_is_under_another_cap(
    db: Database, build: Builder, sender: Sender, campaign: Campaign
) -> None:
    texted(build, sender, TODAY, FLORIDIAN)
    recipient = build.recipient(campaign, FLORIDIAN, agreed=True)
    with db.write() as session:
        it = session.get_one(Campaign, campaign.id)
        hours.plan(session, it, {}, NOW)
        it.kind = Kind.MARKETING
        session.flush()
        hours.refresh(session, campaign.id, NOW, every=True)

    assert fate(db, campaign, recipient, PLENTY) == (Bucket.SKIPPED, reached(LEGAL))


def test_an_urgent_campaign_has_no_cap_and_others_have_the_team_s(
    db: Database, build: Builder
) -> None:
    sender = build.sender(build.workspace(most_a_day=2, most_a_week=5))
    urgent = build.campaign(sender, state=CampaignState.SENDING, kind=Kind.URGENT)
    plain = build.campaign(sender, state=CampaignState.SENDING, kind=Kind.INFORMATIONAL)
    texted(build, sender, TODAY)
    with db.read() as session:
        none, some = (frequency.caps_of(session, it) for it in (urgent, plain))

    assert (none, some) == ((), (Cap(2, A_DAY), Cap(5, A_WEEK)))
    assert fate(db, urgent, build.recipient(urgent, PHONE), none) == CLAIMED
    assert fate(db, plain, build.recipient(plain, PHONE), some)[1] == "frequency_2_24h"


def second(db: Database, build: Builder, campaign: Campaign, state: MessageState) -> Recipient:
    """Waits for a second attempt; the first one was an hour ago."""
    recipient = build.recipient(campaign, PHONE)
    first = build.message(campaign, recipient, state=state, claimed_at=NOW - HOUR)
    with db.write() as session:
        session.get_one(Recipient, recipient.id).first_message_id = first.id
    return recipient


def test_a_second_attempt_is_no_further_text_of_its_campaign(
    db: Database, build: Builder, sender: Sender, campaign: Campaign
) -> None:
    texted(build, sender, TODAY[:2])

    assert fate(db, campaign, second(db, build, campaign, MessageState.UNDELIVERED)) == CLAIMED


def test_both_attempts_are_one_text_to_the_next_campaign(
    db: Database, build: Builder, sender: Sender, campaign: Campaign
) -> None:
    texted(build, sender, TODAY[:1])
    fate(db, campaign, second(db, build, campaign, MessageState.UNDELIVERED))
    following = build.campaign(sender, state=CampaignState.SENDING)

    assert fate(db, following, build.recipient(following, PHONE)) == CLAIMED


def test_the_first_attempt_s_fate_stands_where_others_texted_in_between(
    db: Database, build: Builder, sender: Sender, campaign: Campaign
) -> None:
    texted(build, sender, TODAY)

    recipient = second(db, build, campaign, MessageState.UNDELIVERED)
    assert fate(db, campaign, recipient) == (Bucket.UNDELIVERED, None)


@pytest.mark.sqlite_only
@given(
    minutes=st.lists(st.integers(0, 8 * 24 * 60), max_size=6),
    day=st.integers(1, 5),
    week=st.none() | st.integers(1, 6),
    phone=st.sampled_from([TEXAN, FLORIDIAN]),
)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_claim_asks_what_the_rule_says(
    db: Database,
    build: Builder,
    sender: Sender,
    minutes: list[int],
    day: int,
    week: int | None,
    phone: str,
) -> None:
    ago = [timedelta(minutes=minute) for minute in minutes]
    campaign = build.campaign(sender, state=CampaignState.SENDING, kind=Kind.MARKETING)
    with db.write() as session:
        session.execute(delete(Message))
        earlier = session.scalars(select(Campaign.id)).first()
        session.add_all(
            Message(
                public_id=f"{campaign.id}-{number}",
                workspace_id=campaign.workspace_id,
                campaign_id=earlier,
                recipient_id=10_000_000 + number,
                sender_id=sender.id,
                kind=MessageKind.CAMPAIGN,
                phone=phone,
                segments=1,
                state=MessageState.SENT,
                claimed_at=NOW - span,
                state_at=NOW,
            )
            for number, span in enumerate(ago)
        )
    recipient = build.recipient(campaign, phone)
    with db.write() as session:
        hours.plan(session, session.get_one(Campaign, campaign.id), {}, NOW)
    team = (Cap(day, A_DAY), *(() if week is None else (Cap(week, A_WEEK),)))
    caps = caps_under({"US-FL" if phone == FLORIDIAN else "US-TX"}, team)

    one_too_many = cap_reached([NOW - span for span in ago], caps, NOW)
    assert (fate(db, campaign, recipient, team)[0] == Bucket.SKIPPED) == (one_too_many is not None)
