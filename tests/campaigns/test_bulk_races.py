"""Single texts that come, are claimed and are stopped in the same moments, in many processes."""

import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from math import inf

import pytest
from sqlalchemy import select

from campaigns import bulk
from domain.actors import Actor, Door
from domain.idempotency import Kept
from domain.inbound import CameBy, InboundText
from domain.ledger import Bucket, SkipReason
from jobs.intake import take_in
from models.base import Database
from models.claims import Claim, Holder, Order, Prepared, claim_recipients
from models.tables import Campaign, Recipient, Sender, Workspace
from runtime import Runtime
from tests.builders import Builder, now
from tests.jobs.send.processes import until

pytestmark = pytest.mark.postgres_only
PHONES = [f"+1415556{at:04d}" for at in range(6)]
STOPPED, REQUESTS = PHONES[:3], 4


def brings(rt: Runtime, who: Actor, sender: Sender) -> None:
    for _ in range(REQUESTS):
        texts = [{"to": phone, "list_number": sender.address, "body": "Hi"} for phone in PHONES]
        bulk.send(rt, who, texts, shown=lambda _: Kept(202, "{}"))


def claims(db: Database) -> Sequence[Claim]:
    with db.read() as session:
        campaign = session.scalar(select(Campaign))
    if campaign is None:
        return []
    ids = (campaign.id, campaign.workspace_id, campaign.sender_id, campaign.wording_id or 0)
    order = Order(*ids, caps=(), is_of_singles=True)
    with db.write() as session:
        holder = Holder("me", now(), now() + timedelta(seconds=45))
        return claim_recipients(session, order, holder, limit=8, prepare=_prepared)[0]


def _prepared(_: Sequence[str]) -> Prepared:
    return Prepared("Hi", 1)


def says_stop(rt: Runtime, phone: str, sender: Sender, stopped: dict[str, float]) -> None:
    text = InboundText(f"SM{phone}", phone, sender.address, "STOP", now(), CameBy.WEBHOOK)
    take_in(rt, text)
    stopped[phone] = time.monotonic()


def test_each_is_claimed_once_and_none_by_a_claim_that_begins_after_its_stop(
    db: Database, rt: Runtime, build: Builder, workspace: Workspace, sender: Sender
) -> None:
    key = build.key(workspace).row
    who = Actor(Door.API, key.public_id, workspace.id, key.channel_id, label=key.name)
    claimed: list[tuple[float, Claim]] = []
    stopped: dict[str, float] = {}
    saying: list[Future[None]] = []
    with ThreadPoolExecutor(4) as beside:
        bringing: list[Future[None]] = [beside.submit(brings, rt, who, sender) for _ in range(2)]

        def goes_on() -> bool:
            begun = time.monotonic()
            claimed.extend((begun, it) for it in claims(db))
            for phone in STOPPED:
                if phone not in stopped and phone in {it.phone for _, it in claimed}:
                    stopped[phone] = inf
                    saying.append(beside.submit(says_stop, rt, phone, sender, stopped))
            return all(it.done() for it in bringing) and not waiting(db)

        until(goes_on)
        for it in (*bringing, *saying):
            it.result()

    ids = [it.recipient_id for _, it in claimed]
    assert len(ids) == len(set(ids))
    assert all(begun < stopped.get(it.phone, inf) for begun, it in claimed)
    with db.read() as session:
        rows = session.execute(
            select(Recipient.id, Recipient.phone, Recipient.bucket, Recipient.reason)
        ).all()
    assert len(rows) == len(PHONES) * REQUESTS * 2
    assert {row.id for row in rows if row.bucket == Bucket.CLAIMED} == set(ids)
    rest = [row for row in rows if row.bucket != Bucket.CLAIMED]
    assert {(row.bucket, row.reason) for row in rest} <= {(Bucket.SKIPPED, SkipReason.OPTED_OUT)}
    assert {row.phone for row in rest} <= set(STOPPED)


def waiting(db: Database) -> bool:
    with db.read() as session:
        found = select(Recipient.id).where(Recipient.bucket == Bucket.PENDING).limit(1)
        return session.scalar(found) is not None
