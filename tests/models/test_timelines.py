"""A chart's counts, by one query, on both databases."""

from datetime import UTC, datetime, timedelta

from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.meaning.verdicts import Meaning
from domain.messages import MessageState
from domain.provisional import Decision
from domain.timeline import Series
from models import exports, figures, reports, timelines
from models.audiences import Bounds
from models.base import Database
from models.tables import Campaign, Inbound, Sender
from tests.builders import Builder

START = datetime(2026, 3, 2, 15, 30, tzinfo=UTC)


def said(build: Builder, campaign: Campaign, phone: str, meaning: Meaning, **more: object) -> None:
    minute = more.pop("minute", 1)
    assert isinstance(minute, int)
    build.add(
        Inbound(
            sid=f"SM{phone}{meaning}{minute}",
            workspace_id=campaign.workspace_id,
            phone=phone,
            to="+14155550000",
            meaning=meaning.value,
            came_by="webhook",
            campaign_id=campaign.id,
            received_at=START + timedelta(minutes=minute),
            **more,
        )
    )


def test_each_recipient_and_each_person_counts_once_at_the_right_step(
    db: Database, build: Builder, sender: Sender
) -> None:
    made = build.campaign(sender, state=CampaignState.COMPLETED, launched_at=START)
    for number, (bucket, state, minute) in enumerate(
        [
            (Bucket.DELIVERED, MessageState.DELIVERED, 0),
            (Bucket.DELIVERED, MessageState.DELIVERED, 5),
            (Bucket.UNDELIVERED, MessageState.UNDELIVERED, 5),
            (Bucket.FAILED, MessageState.REFUSED, 1),
            (Bucket.SENT, MessageState.SENT, 1),
        ]
    ):
        row = build.recipient(made, f"+1415555{6000 + number}", bucket=bucket)
        build.message(made, row, state=state, state_at=START + timedelta(minutes=minute, seconds=9))
    build.recipient(made, "+14155556009", bucket=Bucket.SKIPPED)
    one, two = "+14155556000", "+14155556001"
    said(build, made, one, Meaning.CONFIRMATION)
    said(build, made, one, Meaning.CONFIRMATION, minute=9, counts=False)
    said(build, made, one, Meaning.REPLY, minute=3)
    said(build, made, one, Meaning.REPLY, minute=4)
    said(build, made, "+14155556002", Meaning.REPLY, minute=7, sorted_as="yes")
    said(build, made, one, Meaning.REPLY, minute=6, sorted_as="yes")
    said(build, made, two, Meaning.OPT_OUT, minute=2)
    said(build, made, two, Meaning.OPT_OUT, minute=8)
    said(build, made, one, Meaning.PROVISIONAL, minute=5, decision=Decision.LIFTED.value)

    with db.read() as session:
        seen = timelines.timeline(session, made, START + timedelta(minutes=40))
        card = figures.answers(session, made.id)
        (told,) = reports.figures(session, [made.id])

    assert (seen.seconds, seen.steps, seen.recipients) == (30, 80, 5)
    assert seen.counts == {
        Series.DELIVERED: {0: 1, 10: 1},
        Series.FAILED: {2: 1, 10: 1},
        Series.CONFIRMED: {2: 1, 14: 1},
        Series.REPLIES: {6: 1, 8: 1, 12: 1, 14: 1},
        Series.OPT_OUTS: {4: 1},
    }
    assert seen.total(Series.OPT_OUTS) == card.opt_outs
    assert seen.total(Series.REPLIES) == card.replies
    assert seen.total(Series.CONFIRMED) == card.confirmations == told.confirmed == 2
    assert (told.sent, told.delivered, told.failed, told.opt_outs, told.replies) == (4, 2, 2, 1, 4)
    assert told.segments == 4


def test_another_campaigns_texts_do_not_count(db: Database, build: Builder, sender: Sender) -> None:
    made = build.campaign(sender, launched_at=START)
    other = build.campaign(sender, launched_at=START)
    row = build.recipient(other, "+14155556000", bucket=Bucket.DELIVERED)
    build.message(other, row, state=MessageState.DELIVERED, state_at=START)

    with db.read() as session:
        assert timelines.timeline(session, made, START).counts == {}


def test_the_results_file_follows_what_the_team_made_of_answers_as_the_card_does(
    db: Database, build: Builder, sender: Sender
) -> None:
    made = build.campaign(sender, state=CampaignState.COMPLETED, launched_at=START)
    yes, clear = "+14155556301", "+14155556302"
    rows = [build.recipient(made, phone, bucket=Bucket.DELIVERED) for phone in (yes, clear)]
    for phone, row in zip((yes, clear), rows, strict=True):
        said(build, made, phone, Meaning.REPLY, recipient_id=row.id, sorted_as="yes")
    said(build, made, clear, Meaning.DECLINED, minute=2)

    with db.read() as session:
        whole = Bounds(made.id, rows[0].id, rows[-1].id)
        told = [row.answer for row in exports.outcomes(session, whole, 0)]
        card = figures.answers(session, made.id)

    assert told == [Meaning.CONFIRMATION, Meaning.REPLY]
    assert told.count(Meaning.CONFIRMATION) == card.confirmations
