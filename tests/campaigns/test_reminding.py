"""A reminder goes to exactly those who got the text, were asked, and are silent."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from campaigns import exporting, launching, reminding
from domain.errors import Refused
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.meaning.verdicts import Meaning
from domain.messages import MessageState
from domain.picked import Picked, PickedFrom
from gateways.slack.blocks.live_card import live_card
from jobs.exporting import write_confirmed
from jobs.queues import QueueName
from models import views
from models.claims import Holder, Order, Prepared, claim_recipients
from models.tables import Campaign, Inbound, Recipient, Sender, Workspace
from simulator.slack.client import buttons
from tests.builders import Builder, now
from tests.campaigns.stage import Stage

pytestmark = pytest.mark.sqlite_only
SILENT, CONFIRMED, ASKED, LIKED, OUT, FAILED = (f"+1512555017{last}" for last in range(6))
SAID = {
    CONFIRMED: Meaning.CONFIRMATION,
    ASKED: Meaning.REPLY,
    LIKED: Meaning.TAPBACK,
    OUT: Meaning.OPT_OUT,
}


@pytest.fixture
def campaign(build: Builder, sender: Sender, workspace: Workspace) -> Campaign:
    """A campaign that is over: one of each kind of recipient."""
    campaign = build.campaign(
        sender,
        template="Reply C to confirm. Reply STOP to opt out.",
        asks="confirmation",
        state=CampaignState.COMPLETED,
        launched_at=now(),
        columns=["first_name"],
    )
    for place, phone in enumerate((SILENT, CONFIRMED, ASKED, LIKED, OUT, FAILED)):
        bucket = Bucket.FAILED if phone == FAILED else Bucket.DELIVERED
        row = build.recipient(campaign, phone, bucket=bucket, fields=[f"=Name{place}"])
        state = MessageState.FAILED if phone == FAILED else MessageState.DELIVERED
        build.message(campaign, row, state=state)
        if phone in SAID:
            answers(build, campaign, row, SAID[phone])
    build.opt_out(workspace, OUT)
    return campaign


def answers(build: Builder, campaign: Campaign, row: Recipient, meaning: Meaning) -> None:
    build.add(
        Inbound(
            sid=f"SM{row.phone}",
            workspace_id=campaign.workspace_id,
            sender_id=campaign.sender_id,
            campaign_id=campaign.id,
            recipient_id=row.id,
            phone=row.phone or "",
            to="+14155552671",
            body="…",
            meaning=meaning,
            came_by="webhook",
            received_at=now(),
        )
    )


def test_exactly_the_silent_ones_are_drafted(stage: Stage, campaign: Campaign) -> None:
    with stage.rt.db.read() as session:
        view = views.campaign_view(session, campaign.id, now())
    assert view.answers.silent == 2
    shown = buttons({"blocks": live_card(view).blocks})
    assert "Remind the 2 who have not answered" in shown
    assert "Confirmed as CSV" in shown

    draft = reminding.remind(stage.rt, stage.who, campaign.public_id)

    assert draft.title == f"{campaign.title} (reminder)"
    assert draft.state is CampaignState.DRAFT
    assert draft.picked == PickedFrom(Picked.SILENT, campaign.title)
    with stage.rt.db.read() as session:
        rows = session.scalars(
            select(Recipient).where(Recipient.campaign_id == draft.id).order_by(Recipient.id)
        ).all()
        assert [(row.phone, row.bucket) for row in rows] == [
            (SILENT, "pending"),
            (LIKED, "pending"),
        ]
        assert rows[0].fields == ["=Name0"]
    done = stage.audit()[-1]
    assert done.verb == "remind"
    assert done.detail["recipients"] == 2
    assert stage.texts(campaign_id=draft.id) == []


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"asks": "nothing"}, "asked for nothing"),
        ({"state": CampaignState.SENDING}, "still under way"),
        ({}, "has answered"),
    ],
)
def test_where_nobody_owes_an_answer_nothing_is_drafted(
    stage: Stage, build: Builder, sender: Sender, columns: dict[str, Any], words: str
) -> None:
    known: dict[str, Any] = {
        "asks": "confirmation",
        "state": CampaignState.COMPLETED,
        "launched_at": now(),
    }
    campaign = build.campaign(sender, **(known | columns))

    with pytest.raises(Refused, match=words):
        reminding.remind(stage.rt, stage.who, campaign.public_id)

    assert stage.count(Campaign) == 1


def test_who_confirmed_comes_as_a_file_to_one_person(
    stage: Stage, campaign: Campaign, tmp_path: Path
) -> None:
    name = exporting.ask_confirmed(stage.rt, stage.who, campaign.public_id)

    assert name == campaign.name
    assert stage.verbs()[-1] == "export_confirmed"
    asked = ("export_confirmed", (campaign.id, stage.who.user_id))
    assert asked in stage.queued(QueueName.WORK)
    assert write_confirmed(stage.rt, campaign.id, tmp_path / "c.csv") == 1
    header, row = (tmp_path / "c.csv").read_text(encoding="utf-8-sig").splitlines()
    assert header == "row,number,first_name"
    assert CONFIRMED in row
    assert "'=Name1" in row


def rows(stage: Stage, campaign_id: int) -> dict[str | None, tuple[str, str | None]]:
    with stage.rt.db.read() as session:
        found = select(Recipient).where(Recipient.campaign_id == campaign_id)
        return {row.phone: (row.bucket, row.reason) for row in session.scalars(found)}


def test_who_answers_a_reminder_is_not_reminded_again(
    stage: Stage, build: Builder, campaign: Campaign
) -> None:
    """Their C belongs to the reminder, and not to what it reminds of."""
    draft = reminding.remind(stage.rt, stage.who, campaign.public_id)
    with stage.rt.db.read() as session:
        reminder = session.get_one(Campaign, draft.id)
        row = session.scalars(
            select(Recipient).where(Recipient.campaign_id == draft.id, Recipient.phone == SILENT)
        ).one()
    answers(build, reminder, row, Meaning.CONFIRMATION)

    with stage.rt.db.read() as session:
        assert views.campaign_view(session, campaign.id, now()).answers.silent == 1
    again = reminding.remind(stage.rt, stage.who, campaign.public_id)
    assert rows(stage, again.id) == {LIKED: ("pending", None)}


def test_who_answers_after_the_draft_is_skipped_at_the_launch_and_at_the_claim(
    stage: Stage, build: Builder, campaign: Campaign
) -> None:
    draft = reminding.remind(stage.rt, stage.who, campaign.public_id)
    stage.run_estimate(draft)
    view = stage.view(draft)
    with stage.rt.db.read() as session:
        theirs = {it.phone: it for it in session.scalars(select(Recipient)).all()}
    answers(build, campaign, theirs[SILENT], Meaning.CONFIRMATION)

    agreed = [campaign.public_id]
    wording_id = view.wording_id or 0
    launched = launching.launch(stage.rt, stage.who, view.public_id, wording_id, again=agreed)

    assert launched.recipients == 1
    assert rows(stage, draft.id)[SILENT] == ("skipped", "answered")
    assert rows(stage, draft.id)[LIKED] == ("pending", None)

    with stage.rt.db.write() as session:
        session.execute(update(Inbound).where(Inbound.phone == LIKED).values(meaning="reply"))
        started = session.get_one(Campaign, draft.id)
        order = Order(
            *(draft.id, started.workspace_id, started.sender_id, started.wording_id or 0),
            reminds_since=started.reminds_since,
        )
        claimed, skipped = claim_recipients(
            session,
            order,
            Holder("token", now(), now() + timedelta(minutes=1)),
            limit=9,
            prepare=lambda _: Prepared("Reply C", 1),
        )
    assert (list(claimed), skipped) == ([], 1)
    assert rows(stage, draft.id)[LIKED] == ("skipped", "answered")


def test_after_a_month_the_card_counts_nobody_who_is_silent(
    stage: Stage, campaign: Campaign
) -> None:
    with stage.rt.db.read() as session:
        month = views.campaign_view(session, campaign.id, now() + timedelta(days=29))
        later = views.campaign_view(session, campaign.id, now() + timedelta(days=31))

    assert (month.answers.silent, later.answers.silent) == (2, 0)
