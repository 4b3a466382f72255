"""Retrying: a new draft of exactly those whose text failed and can get through."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from campaigns import editing, launching, retrying
from campaigns.forms import EditForm, Upload
from domain.actors import Actor
from domain.errors import Refused
from domain.ledger import Bucket, SkipReason
from domain.picked import Picked, PickedFrom
from gateways.slack.blocks.draft_card import draft_card
from jobs.queues import QueueName
from models.tables import Campaign, Recipient, Sender, Workspace
from models.views import campaign_view
from simulator.slack.client import text_of
from tests.builders import Builder, now
from tests.campaigns.stage import PEOPLE, Stage

FATES = {
    "+15125550101": ("delivered", "delivered", None),
    "+15125550102": ("undelivered", "undelivered", 30003),
    "+15125550103": ("failed", "failed", 30036),
    "+15125550104": ("undelivered", "undelivered", 30006),
    "+15125550105": ("failed", "failed", 30410),
    "+15125550106": ("failed", "refused", 21610),
    "+15125550107": ("unknown", "unknown", None),
    "+15125550108": ("undelivered", "undelivered", None),
}
RETRIABLE = ["+15125550102", "+15125550103"]


@pytest.fixture
def over(build: Builder, sender: Sender) -> Campaign:
    """A campaign that is done; its people had all fates."""
    campaign = build.campaign(
        sender,
        template="Hi {{name}}, we open at nine.",
        title="Spring",
        name="spring",
        state="completed",
        columns=["name"],
        blank_policy="word",
        blank_word="there",
        launched_by="slack:U01ADA",
        launched_at=now(),
    )
    for number, (phone, (bucket, state, code)) in enumerate(FATES.items()):
        row = build.recipient(
            campaign, phone, bucket=bucket, error_code=code, fields=[f"N{number}"]
        )
        build.message(campaign, row, state=state, error_code=code)
    return campaign


def rows_of(stage: Stage, campaign_id: int) -> list[Recipient]:
    with stage.rt.db.read() as session:
        return list(
            session.scalars(
                select(Recipient).where(Recipient.campaign_id == campaign_id).order_by(Recipient.id)
            )
        )


def test_exactly_those_who_can_be_retried_are_drafted_with_their_fields(
    stage: Stage, over: Campaign
) -> None:
    view = retrying.retry(stage.rt, stage.who, "spring")

    rows = rows_of(stage, view.id)
    assert [(row.phone, row.fields) for row in rows] == [
        (RETRIABLE[0], ["N1"]),
        (RETRIABLE[1], ["N2"]),
    ]
    assert {(row.bucket, row.error_code, row.message_id) for row in rows} == {
        ("pending", None, None)
    }
    assert (view.state, view.name, view.title) == ("draft", "spring-retry", "Spring (retry)")
    assert view.template == "Hi {{name}}, we open at nine."
    assert (view.columns, view.sender.id) == (("name",), over.sender_id)
    assert view.kind == over.kind == "informational"
    assert (view.blank_policy, view.blank_word) == ("word", "there")
    assert view.ledger.adds_up
    assert stage.verbs() == ["retry"]
    assert stage.audit()[0].detail == {
        "copied_from": over.id,
        "recipients": 2,
        "opted_out": 0,
    }


def test_its_card_says_of_whom_it_is_made_and_not_that_they_were_uploaded(
    stage: Stage, over: Campaign
) -> None:
    view = retrying.retry(stage.rt, stage.who, "spring")

    assert view.picked == PickedFrom(Picked.FAILED, "Spring")
    told = text_of({"blocks": list(draft_card(view).blocks)})
    assert "*2 recipients* of 2 people whose text of “Spring” failed" in told
    assert "uploaded" not in told


def test_once_it_has_a_list_of_its_own_its_card_speaks_of_that(
    stage: Stage, over: Campaign
) -> None:
    view = retrying.retry(stage.rt, stage.who, "spring")
    source = Upload.pasted("\n".join(PEOPLE))
    editing.edit(stage.rt, stage.who, view.public_id, EditForm(source=source))

    now_it_is = stage.ready(view)

    assert now_it_is.picked is None
    told = text_of({"blocks": list(draft_card(now_it_is).blocks)})
    assert "*3 recipients* of 3 rows uploaded" in told


def test_the_card_counts_them_before(stage: Stage, over: Campaign) -> None:
    with stage.rt.db.read() as session:
        assert campaign_view(session, over.id, now()).retriable == len(RETRIABLE)


def test_the_first_messages_keep_their_state(stage: Stage, over: Campaign) -> None:
    retrying.retry(stage.rt, stage.who, "spring")

    assert [row.bucket for row in rows_of(stage, over.id)] == [
        bucket for bucket, _, _ in FATES.values()
    ]


def test_whoever_opted_out_since_is_skipped(
    stage: Stage, over: Campaign, build: Builder, workspace: Workspace
) -> None:
    build.opt_out(workspace, RETRIABLE[0])

    view = retrying.retry(stage.rt, stage.who, "spring")

    assert [(row.bucket, row.reason) for row in rows_of(stage, view.id)] == [
        (Bucket.SKIPPED, SkipReason.OPTED_OUT),
        (Bucket.PENDING, None),
    ]


def test_nobody_left_to_retry_is_said_and_leaves_no_draft(
    stage: Stage, over: Campaign, build: Builder, workspace: Workspace
) -> None:
    for phone in RETRIABLE:
        build.opt_out(workspace, phone)
    with pytest.raises(Refused, match="has opted out since"):
        retrying.retry(stage.rt, stage.who, "spring")

    with stage.rt.db.write() as session:
        session.connection().exec_driver_sql("UPDATE recipients SET error_code = 30006")
    with pytest.raises(Refused, match="Nobody of “spring” can be retried"):
        retrying.retry(stage.rt, stage.who, "spring")

    assert stage.count(Campaign) == 1


@pytest.mark.parametrize(
    ("state", "launched", "words"),
    [("draft", False, "not launched"), ("sending", True, "under way"), ("paused", True, "under")],
)
def test_it_waits_for_the_end(
    stage: Stage, over: Campaign, state: str, launched: bool, words: str
) -> None:
    with stage.rt.db.write() as session:
        row = session.get_one(Campaign, over.id)
        row.state, row.launched_at = state, row.launched_at if launched else None

    with pytest.raises(Refused, match=words):
        retrying.retry(stage.rt, stage.who, "spring")


def test_the_draft_is_counted_and_launched_like_any_other(stage: Stage, over: Campaign) -> None:
    view = retrying.retry(stage.rt, stage.who, "spring")
    assert ("estimate", (view.id,)) in stage.queued(QueueName.WORK)
    stage.run_estimate(view)

    done = launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)

    assert done.recipients == len(RETRIABLE)


def test_who_may_not_draft_does_not_retry(
    stage: Stage, over: Campaign, person: Callable[..., Actor]
) -> None:
    with pytest.raises(Refused, match="You may not"):
        retrying.retry(stage.rt, person("U09EVE"), "spring")
