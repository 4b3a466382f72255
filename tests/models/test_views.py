"""The read models: every figure counted from its rows, at one moment."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import count

import pytest

from domain.guards import STANDARD
from domain.ledger import Bucket
from domain.lifecycle import CampaignState, Move
from domain.meaning.verdicts import Meaning
from domain.messages import MessageState
from domain.views import CampaignView
from models import campaigns
from models.base import Database
from models.tables import Campaign, CsvImport, Inbound, Sender, Workspace
from models.views import campaign_view, workspace_view
from tests.builders import Builder, now

SIDS = count(1)


@dataclass
class World:
    """One campaign and ways to add to it."""

    db: Database
    build: Builder
    campaign: Campaign

    def row(self, bucket: Bucket, **columns: object) -> object:
        return self.build.recipient(
            self.campaign, f"+1415555{next(SIDS):04d}", bucket=bucket, **columns
        )

    def heard(
        self, meaning: Meaning, phone: str, *, counts: bool = True, decision: str = ""
    ) -> None:
        self.build.add(
            Inbound(
                sid=f"SM{next(SIDS):032d}",
                workspace_id=self.campaign.workspace_id,
                campaign_id=self.campaign.id,
                phone=phone,
                to="+14155552671",
                meaning=meaning,
                came_by="webhook",
                counts=counts,
                decision=decision,
                received_at=now(),
            )
        )

    def view(self) -> CampaignView:
        with self.db.read() as session:
            return campaign_view(session, self.campaign.id, now())


@pytest.fixture
def world(db: Database, build: Builder, sender: Sender) -> World:
    campaign = build.campaign(
        sender,
        template="Harbour Books says hi. Reply STOP",
        state=CampaignState.SENDING,
        state_at=now() - timedelta(minutes=1),
    )
    return World(db, build, campaign)


def test_every_row_is_in_one_bucket_and_they_add_up(world: World) -> None:
    for bucket in Bucket:
        reason = "duplicate" if bucket is Bucket.SKIPPED else None
        world.row(bucket, reason=reason)
    ledger = world.view().ledger

    assert ledger.adds_up
    assert ledger.rows == len(Bucket)
    assert ledger.skipped == {"duplicate": 1}


def test_rows_that_got_lost_after_the_upload_show(world: World) -> None:
    world.row(Bucket.PENDING)
    world.build.add(
        CsvImport(
            workspace_id=world.campaign.workspace_id,
            campaign_id=world.campaign.id,
            source="pasted",
            source_ref="",
            state="done",
            rows_done=2,
            asked_by="system",
            created_at=now(),
        )
    )

    assert not world.view().ledger.adds_up


def test_failures_are_counted_by_code_in_words(world: World) -> None:
    for code in (30005, 30005, 21610):
        world.row(Bucket.UNDELIVERED, error_code=code)
    world.row(Bucket.DELIVERED, error_code=None)

    assert [(one.code, one.count) for one in world.view().failures] == [(30005, 2), (21610, 1)]
    assert world.view().failures[1].words == "the recipient opted out"


def test_answers_count_people_for_confirmations_and_texts_for_replies(world: World) -> None:
    world.heard(Meaning.CONFIRMATION, "+14155550001")
    world.heard(Meaning.CONFIRMATION, "+14155550001", counts=False)
    world.heard(Meaning.CONFIRMATION, "+14155550002")
    world.heard(Meaning.REPLY, "+14155550001")
    world.heard(Meaning.REPLY, "+14155550001")
    world.heard(Meaning.OPT_OUT, "+14155550003")
    world.heard(Meaning.OPT_OUT, "+14155550003", counts=False)
    answers = world.view().answers

    assert (answers.confirmations, answers.replies, answers.opt_outs) == (2, 2, 1)


def test_somebody_opts_out_once_in_whatever_words_and_not_where_it_was_lifted(
    world: World,
) -> None:
    world.heard(Meaning.PROVISIONAL, "+14155550001", decision="open")
    world.heard(Meaning.OPT_OUT, "+14155550001")
    world.heard(Meaning.PROVISIONAL, "+14155550002", decision="final")
    world.heard(Meaning.PROVISIONAL, "+14155550003", decision="lifted")
    world.heard(Meaning.DECLINED, "+14155550004")
    answers = world.view().answers

    assert (answers.opt_outs, answers.declined) == (2, 1)


def test_speed_is_what_the_carrier_took_in_the_last_ten_seconds(world: World) -> None:
    for seconds in (1, 5, 30):
        row = world.build.recipient(world.campaign, f"+1415555{next(SIDS):04d}")
        at = now() - timedelta(seconds=seconds)
        world.build.message(world.campaign, row, segments=4, accepted_at=at)
    view = world.view()

    assert view.speed == pytest.approx(0.8)
    assert view.ends_at is not None


def test_while_somebody_is_held_no_end_is_forecast(world: World) -> None:
    row = world.build.recipient(world.campaign, f"+1415555{next(SIDS):04d}")
    at = now() - timedelta(seconds=1)
    world.build.message(world.campaign, row, segments=4, accepted_at=at)
    assert world.view().ends_at is not None

    world.row(Bucket.HELD)
    view = world.view()

    assert view.speed is not None
    assert view.ends_at is None


def test_while_everybody_who_is_left_is_held_there_is_no_speed(world: World) -> None:
    row = world.build.recipient(
        world.campaign, f"+1415555{next(SIDS):04d}", bucket=Bucket.DELIVERED
    )
    world.build.message(world.campaign, row, segments=4, accepted_at=now() - timedelta(seconds=1))
    assert world.view().speed is not None

    world.row(Bucket.HELD)

    assert world.view().speed is None


def test_a_paused_campaign_has_no_speed_and_no_end(world: World) -> None:
    with world.db.write() as session:
        session.get_one(Campaign, world.campaign.id).state = CampaignState.PAUSED
    world.row(Bucket.PENDING)

    assert world.view().speed is None
    assert world.view().ends_at is None


def test_overdue_receipts_are_a_mark_on_sent(world: World) -> None:
    for state in (MessageState.SENT, MessageState.DELIVERED):
        row = world.build.recipient(world.campaign, f"+1415555{next(SIDS):04d}", bucket=Bucket.SENT)
        world.build.message(world.campaign, row, state=state, unconfirmed_at=now())

    assert world.view().unconfirmed == 1


def test_another_campaigns_rows_do_not_count(world: World, sender: Sender) -> None:
    other = world.build.campaign(sender, state=CampaignState.SENDING)
    world.build.recipient(other, "+14155550009")

    assert world.view().ledger.rows == 0


def test_a_draft_is_warned_about_until_it_is_launched(world: World) -> None:
    with world.db.write() as session:
        session.get_one(Campaign, world.campaign.id).state = CampaignState.DRAFT
    assert world.view().warnings == ()

    bad = world.build.campaign(
        world.build.sender(world.build.workspace(slack_team_id="T9")), template="Hi {{nmae}}"
    )
    with world.db.read() as session:
        codes = {warning.code for warning in campaign_view(session, bad.id, now()).warnings}
    assert {"unknown_field", "no_opt_out"} <= codes


def test_a_workspace_without_countries_texts_its_own_region_only(
    world: World,
) -> None:
    with world.db.read() as session:
        view = workspace_view(session, world.campaign.workspace_id)

    assert view.countries == ("US",)
    assert [sender.is_default for sender in view.senders] == [True]


def test_a_campaign_that_is_over_counts_the_segments_that_the_carrier_took(
    world: World, sender: Sender
) -> None:
    outcomes = (
        (MessageState.SENT, 2),
        (MessageState.DELIVERED, 3),
        (MessageState.UNDELIVERED, 5),
        (MessageState.FAILED, 7),
        (MessageState.REFUSED, 11),
        (MessageState.CANCELLED, 13),
    )
    for state, segments in outcomes:
        row = world.build.recipient(world.campaign, f"+1415555{next(SIDS):04d}")
        world.build.message(world.campaign, row, state=state, segments=segments)
    world.build.message(world.campaign, row, state=MessageState.SENT, segments=17)
    other = world.build.campaign(sender)
    foreign = world.build.recipient(other, "+14155559999")
    world.build.message(other, foreign, segments=100)
    with world.db.write() as session:
        session.get_one(Campaign, world.campaign.id).state = CampaignState.COMPLETED

    assert world.view().sent_segments == 2 + 3 + 5 + 17


def test_a_campaign_under_way_does_not_count_them(world: World) -> None:
    row = world.build.recipient(world.campaign, "+14155550001")
    world.build.message(world.campaign, row, segments=2)

    assert world.view().sent_segments is None


def limits_of(world: World, limit: str) -> None:
    with world.db.write() as session:
        team = session.get_one(Workspace, world.campaign.workspace_id)
        team.guards = {"opt_outs": limit}


def test_a_limit_that_is_set_later_judges_no_campaign_that_is_over(world: World) -> None:
    limits_of(world, "3")
    assert world.view().guard.guards.opt_outs == 3
    limits_of(world, "2")
    with world.db.write() as session:
        assert campaigns.move(session, world.campaign.id, Move.CANCEL, by="cli:maria", now=now())
    limits_of(world, "1")
    assert world.view().guard.guards.opt_outs == 2


def test_of_a_team_without_limits_of_its_own_the_standard_stays(world: World) -> None:
    with world.db.write() as session:
        session.get_one(Workspace, world.campaign.workspace_id).guards = None
        assert campaigns.move(session, world.campaign.id, Move.CANCEL, by="cli:maria", now=now())
    limits_of(world, "1")
    assert world.view().guard.guards.opt_outs == STANDARD.opt_outs
