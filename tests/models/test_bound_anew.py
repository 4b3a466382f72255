"""A draft that gets another topic or sender: who is out of it is skipped, and nobody else."""

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from domain.chain import ERASED
from domain.ledger import Bucket
from domain.scopes import ALL, binding, sender_scope, topic_scope
from models import unwanted
from models.base import Database
from models.tables import Campaign, Recipient, Sender, Suppression, Workspace
from tests.builders import Builder, now

PHONES = tuple(f"+1512555{number:04d}" for number in range(300, 306))
TOPICS = ("", "tips", "offers")
FRESH = count(5_570_000, len(PHONES))


def settled(db: Database, draft: Campaign, *, sender_id: int, topic: str) -> dict[str, str]:
    """The rows of the draft once it has that sender and topic: what each number waits for."""
    with db.write() as session:
        campaign = session.get_one(Campaign, draft.id)
        campaign.sender_id, campaign.topic = sender_id, topic
        session.flush()
        unwanted.settle(session, campaign, after=0, upto=10**9)
    with db.read() as session:
        rows = session.scalars(select(Recipient).filter_by(campaign_id=draft.id))
        return {row.phone or "": f"{row.bucket} {row.reason or ''}".strip() for row in rows}


@pytest.mark.sqlite_only
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_through_any_topics_and_senders_exactly_those_wait_who_are_out_of_nothing_that_binds(
    db: Database, build: Builder, workspace: Workspace, sender: Sender, data: st.DataObject
) -> None:
    other = build.sender(workspace, is_default=False)
    scopes = [ALL, *map(sender_scope, (sender.id, other.id)), *map(topic_scope, TOPICS[1:])]
    said = data.draw(st.sets(st.tuples(st.sampled_from(PHONES), st.sampled_from(scopes))))
    # Of its own for each example, so that examples share no opt-outs.
    first = next(FRESH)
    numbers = {phone: f"+1512{first + at:07d}" for at, phone in enumerate(PHONES)}
    for phone, scope in said:
        build.opt_out(workspace, numbers[phone], scope=scope)
    draft = build.campaign(sender)
    for phone in PHONES:
        build.recipient(draft, numbers[phone])

    steps = st.tuples(st.sampled_from((sender.id, other.id)), st.sampled_from(TOPICS))
    for sender_id, topic in data.draw(st.lists(steps, min_size=1, max_size=4)):
        found = settled(db, draft, sender_id=sender_id, topic=topic)
        binds = binding(sender_id, topic)
        out = {phone for phone, scope in said if scope in binds}
        assert {phone for phone in PHONES if found[numbers[phone]] != "pending"} == out


@pytest.mark.parametrize(
    ("row", "waits"),
    [
        ({}, "pending"),
        ({"reason": "duplicate"}, "skipped duplicate"),
        ({"reason": "consent_unclear"}, "skipped consent_unclear"),
        ({"phone": f"{ERASED}00ff"}, "skipped opted_out"),
        ({"phone": PHONES[1]}, "skipped said_landline"),
        ({"phone": PHONES[2]}, "skipped opted_out"),
    ],
)
def test_only_who_was_out_of_what_bound_before_waits_again(
    db: Database,
    build: Builder,
    workspace: Workspace,
    sender: Sender,
    row: dict[str, str],
    waits: str,
) -> None:
    draft = build.campaign(sender, topic="tips")
    useless = {"reason": "said_landline", "code": 30006, "message_id": 0, "at": now()}
    build.add(Suppression(workspace_id=workspace.id, phone=PHONES[1], **useless))
    for phone in (*PHONES[:2], f"{ERASED}00ff"):
        build.opt_out(workspace, phone, scope=topic_scope("tips"))
    build.opt_out(workspace, PHONES[2])
    skipped = {"phone": PHONES[0], "bucket": Bucket.SKIPPED, "reason": "opted_out"} | row
    build.recipient(draft, skipped.pop("phone"), **skipped)

    [found] = settled(db, draft, sender_id=sender.id, topic="offers").values()

    assert found == waits
