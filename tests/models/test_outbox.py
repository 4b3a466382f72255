"""The outbox: whatever a text, a person or a campaign reached has its event, once."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, select, update
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from domain.events import OF_MESSAGE, OF_RECIPIENT, kept
from domain.inbound import Change, ConsentSource
from domain.ledger import Bucket, SkipReason
from domain.lifecycle import Move
from domain.messages import RANK, TERMINAL, MessageKind, MessageState
from domain.receipts import Receipt
from models import announcing, campaigns, endpoints, events, outcomes, receipts, replays
from models.base import Database, new_public_id
from models.consent_events import Told, record_all
from models.outcomes import Settled
from models.tables import Campaign, Endpoint, Event, Inbound, Message, Recipient, Sender, Workspace
from tests.builders import Builder, now

PHONE = "+15125550111"
URL = "https://example.com/hook"


def listens(db: Database, campaign: Campaign, *, all_of_them: bool = True, types: str = "") -> int:
    """Somebody who is told, of one campaign or of all."""
    with db.write() as session:
        made = endpoints.for_campaign(session, campaign, URL, now())
        made.campaign_id = endpoints.ALL if all_of_them else campaign.id
        made.types = types
        return made.id


def written(db: Database) -> Sequence[Event]:
    with db.read() as session:
        return session.scalars(select(Event).order_by(Event.id)).all()


def test_every_state_that_a_text_reaches_has_its_event(
    db: Database, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender)
    listens(db, campaign)
    texts = [
        build.message(
            campaign, build.recipient(campaign, f"+1512555{200 + at:04d}"), state="claimed"
        )
        for at in range(len(MessageState))
    ]
    with db.write() as session:
        for text, state in zip(texts, MessageState, strict=True):
            session.execute(
                update(Message).where(Message.id == text.id).values(state=state, error_code=30003)
            )

    told = {(it.subject_id, it.type, it.state, it.error_code) for it in written(db)}
    assert told == {
        (text.id, OF_MESSAGE[state], state, 30003)
        for text, state in zip(texts, MessageState, strict=True)
        if state in OF_MESSAGE
    }
    assert set(MessageState) - set(OF_MESSAGE) == {MessageState.WAITING, MessageState.CLAIMED}
    assert set(RANK) >= set(OF_MESSAGE) >= TERMINAL


def test_the_ways_that_texts_take_write_one_event_a_move(
    db: Database, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender)
    listens(db, campaign)
    rows = [build.recipient(campaign, f"+1512555{300 + at:04d}") for at in range(3)]
    texts = [build.message(campaign, row, state="claimed") for row in rows]
    news = [
        Settled(text.id, row.id, MessageState.QUEUED, sid=f"SM{text.id}")
        for text, row in zip(texts, rows, strict=True)
    ]
    heard = [
        Receipt(text.public_id, f"SM{text.id}", word, 0, now())
        for text in texts
        for word in ("sent", "delivered")
    ]
    for _ in range(2):
        with db.write() as session:
            outcomes.settle(session, news, now())
        with db.write() as session:
            receipts.record(session, heard, now())

    told = [(it.subject_id, it.type) for it in written(db)]
    assert sorted(told) == sorted(
        (text.id, word) for text in texts for word in ("message.queued", "message.delivered")
    )


def test_what_is_none_of_theirs_is_not_told(db: Database, build: Builder, sender: Sender) -> None:
    campaign, other = build.campaign(sender), build.campaign(sender)
    listens(db, campaign, all_of_them=False)
    row = build.recipient(campaign, PHONE)
    build.message(campaign, row, kind=MessageKind.TEST)
    build.message(campaign, row, kind=MessageKind.STOP_CONFIRMATION)
    build.message(other, build.recipient(other, PHONE))
    elsewhere = build.campaign(build.sender(build.workspace(slack_team_id="T02"), name="other"))
    build.message(elsewhere, build.recipient(elsewhere, PHONE))
    assert written(db) == []

    mine = build.message(campaign, row)
    assert [it.subject for it in written(db)] == [mine.public_id]


def test_only_the_types_that_an_endpoint_wants_are_written(
    db: Database, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender)
    listens(db, campaign, types=kept(["message.delivered", "campaign.paused"]))
    text = build.message(campaign, build.recipient(campaign, PHONE))
    with db.write() as session:
        session.execute(update(Message).where(Message.id == text.id).values(state="delivered"))

    assert [it.type for it in written(db)] == ["message.delivered"]


def test_a_removed_endpoint_is_told_nothing_and_a_paused_one_later(
    db: Database, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender)
    endpoint_id = listens(db, campaign)
    for state in ("paused", "removed"):
        with db.write() as session:
            session.execute(update(Endpoint).where(Endpoint.id == endpoint_id).values(state=state))
        build.message(campaign, build.recipient(campaign, f"+1512555{len(state):04d}"))

    assert len(written(db)) == 1


def test_rows_of_programs_that_get_no_text_are_told_and_those_of_lists_are_not(
    db: Database, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender)
    listens(db, campaign)
    until = now() + timedelta(hours=3)
    rows = {
        bucket: build.recipient(
            campaign,
            f"+1512555{at:04d}",
            public_id=new_public_id(),
            not_before=until,
        )
        for at, bucket in enumerate(OF_RECIPIENT)
    }
    of_list = build.recipient(campaign, PHONE)
    texted = build.recipient(campaign, "+15125550444", public_id=new_public_id())
    text = build.message(campaign, texted, state="claimed")
    with db.write() as session:
        for bucket, row in rows.items():
            reason = SkipReason.OPTED_OUT if bucket is Bucket.SKIPPED else None
            session.execute(
                update(Recipient).where(Recipient.id == row.id).values(bucket=bucket, reason=reason)
            )
        for row in (of_list, texted):
            session.execute(
                update(Recipient).where(Recipient.id == row.id).values(bucket=Bucket.SKIPPED)
            )

    told = written(db)
    assert {(it.subject, it.type, it.state) for it in told} == {
        (rows[bucket].public_id, kind, bucket) for bucket, kind in OF_RECIPIENT.items()
    }
    with db.read() as session:
        said = {it.type: it.data for it in announcing.told(session, told) if it.data["held_until"]}
        states = {it.data["status"] for it in announcing.told(session, told)}
    assert [it["status"] for it in said.values()] == ["held"]
    assert states == {"held", "opt_out", "cancelled"}
    assert text.public_id not in {it.subject for it in told}


def test_answers_and_consents_are_told_with_the_campaign_that_they_belong_to(
    db: Database, build: Builder, sender: Sender, workspace: Workspace
) -> None:
    campaign = build.campaign(sender)
    listens(db, campaign, all_of_them=False)
    for at, meaning in enumerate(("confirmation", "reply", "opt_out")):
        reply = build.add(
            Inbound(
                sid=f"SM{at}",
                workspace_id=workspace.id,
                phone=PHONE,
                to=sender.address,
                body="Yes",
                meaning=meaning,
                came_by="webhook",
                campaign_id=campaign.id,
                received_at=now(),
            )
        )
    with db.write() as session:
        for change, inbound_id in (
            (Change.OUT, reply.id),
            (Change.IN, reply.id),
            (Change.IN, None),
        ):
            record_all(
                session,
                Told(ConsentSource.REPLY, inbound_id=inbound_id),
                change,
                workspace_id=workspace.id,
                phones=[PHONE],
                scope="all",
                at=now(),
            )

    told = written(db)
    assert [it.type for it in told] == [
        *("confirmation.received", "reply.received", "reply.received"),
        *("recipient.opted_out", "recipient.opted_in"),
    ]
    with db.read() as session:
        said = announcing.told(session, told)
    assert said[0].data["from"] == PHONE
    assert said[3].data["phone"] == PHONE
    assert {it.data["campaign_id"] for it in said} == {campaign.public_id}


def test_a_campaign_tells_when_it_begins_pauses_goes_on_and_ends(
    db: Database, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender)
    build.recipient(campaign, PHONE, bucket=Bucket.DELIVERED)
    listens(db, campaign)
    moves = (
        *(Move.COUNT_DOWN, Move.BEGIN, Move.PAUSE, Move.RESUME, Move.SENT_OUT),
        *(Move.REOPEN, Move.SENT_OUT, Move.SETTLED),
    )
    for move in moves:
        with db.write() as session:
            assert campaigns.move(session, campaign.id, move, by="slack:U01ADA", now=now())

    told = written(db)
    assert [it.type for it in told] == [
        f"campaign.{word}" for word in ("launched", "paused", "resumed", "completed")
    ]
    with db.read() as session:
        ledger = announcing.told(session, told)[-1].data["ledger"]
    assert isinstance(ledger, dict)
    assert (ledger["delivered"], sum(ledger.values())) == (1, 1)


@pytest.mark.postgres_only
def test_what_is_committed_late_is_found_though_later_ids_were_told(
    db: Database, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender)
    endpoint_id = listens(db, campaign)
    early, late = (
        build.message(campaign, build.recipient(campaign, f"+1512555{at:04d}"), state="claimed")
        for at in range(2)
    )

    def tell() -> list[str]:
        with db.write() as session:
            found = events.ready(session, endpoint_id, now(), 100)
            events.delivered(session, [it.id for it in found], now())
            return [it.subject for it in found]

    with db.write() as slow:
        slow.execute(update(Message).where(Message.id == early.id).values(state="sent"))
        with db.write() as quick:
            quick.execute(update(Message).where(Message.id == late.id).values(state="sent"))
        assert tell() == [late.public_id]

    assert tell() == [early.public_id]
    assert tell() == []


ASKED: list[Callable[[Session], object]] = [
    lambda session: events.due(session, now(), 1),
    lambda session: events.due(session, now(), 1, is_proven=True),
    lambda session: events.ready(session, 1, now(), 1),
    lambda session: events.set_aside_count(session, 1),
    lambda session: events.is_beyond(session, 1, 1),
    lambda session: events.oldest(session),
    lambda session: events.backlog(session, 1),
]


@pytest.mark.parametrize("ask", ASKED)
def test_what_waits_is_found_without_reading_what_was_told(
    db: Database, ask: Callable[[Session], object]
) -> None:
    said: list[tuple[str, Any]] = []
    with db.read() as session:
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", lambda *it: said.append((it[2], it[3])))
        ask(session)
        statement, values = said[0]
        is_sqlite = connection.dialect.name == "sqlite"
        if not is_sqlite:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        explain = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
        plan = connection.exec_driver_sql(f"{explain} {statement}", values).all()

    assert "ix_events_waiting" in "\n".join(str(row[-1]) for row in plan)


@pytest.mark.postgres_only
def test_who_listens_is_asked_once_a_statement_though_statistics_are_old(
    db: Database, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender)
    listens(db, campaign)
    with db.write() as session:
        session.execute(sql("ANALYZE endpoints"))
    for at in range(40):
        rows = [build.recipient(campaign, f"+1512555{at:04d}")]
        build.message(campaign, rows[0], state="claimed")
    with db.write() as session:
        made = session.scalars(select(Endpoint)).one()
        for at in range(40):
            session.add(
                Endpoint(
                    workspace_id=made.workspace_id,
                    campaign_id=9_000 + at,
                    url=URL,
                    secret_id=made.secret_id,
                    state_by="cli:ada",
                    state_at=now(),
                    created_by="cli:ada",
                    created_at=now(),
                )
            )
    with db.write() as session:
        session.execute(update(Message).values(state="sent"))
        read = session.execute(
            sql(
                "SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables"
                " WHERE relname = 'endpoints'"
            )
        ).scalar_one()

    assert len(written(db)) == 40
    assert read <= 3 * 41


@pytest.mark.postgres_only
def test_whoever_changes_an_endpoint_keeps_no_text_from_moving(
    db: Database, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender)
    endpoint_id = listens(db, campaign)
    text = build.message(campaign, build.recipient(campaign, PHONE), state="claimed")
    with db.write() as held:
        endpoints.held(held, endpoint_id).last_status = 200
        held.flush()
        with db.write() as moves:
            moves.execute(sql("SET LOCAL lock_timeout = '2s'"))
            moves.execute(update(Message).where(Message.id == text.id).values(state="sent"))
            assert endpoints.named(moves, campaign.workspace_id, "nothing") is None

    assert [it.subject for it in written(db)] == [text.public_id]


def test_events_are_claimed_put_off_hurried_told_again_and_dropped(
    db: Database, build: Builder, sender: Sender
) -> None:
    campaign = build.campaign(sender)
    mine = listens(db, campaign)
    for at in range(3):
        build.message(campaign, build.recipient(campaign, f"+1512555{at:04d}"), state="sent")
    until = now() + timedelta(minutes=1)
    with db.write() as session:
        assert events.claim(session, mine, "one", now=now(), until=until) is not None
        assert events.claim(session, mine, "two", now=now(), until=until) is None
        found = events.ready(session, mine, now(), 100)
        events.set_aside(session, found[:2], now())
        events.delivered(session, [found[2].id], now())
        assert events.ready(session, mine, now(), 100) == []
        assert (events.set_aside_count(session, mine), events.hurry(session, mine)) == (2, 2)
        assert len(events.ready(session, mine, now(), 100)) == 2
        events.release(session, mine, "one")
        assert list(events.due(session, now(), 9)) == [mine]
        begun = now() - timedelta(days=1)
        told = replays.told(session, mine, since=begun, until=until)
        assert (replays.again(session, told), replays.again(session, told)) == (1, 0)
        assert events.forget_beyond(session, mine, 1) == 2
        assert events.forget(session, until) == 1
        assert events.backlog(session) == events.Backlog(0, None)
