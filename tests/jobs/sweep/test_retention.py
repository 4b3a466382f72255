"""Retention: what is old goes, by and by; what is new, or not finished, stays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from campaigns import discarding, retrying
from domain.actors import Actor
from domain.deeds import Verb
from domain.errors import Refused
from domain.ledger import Bucket
from jobs.sweep import retention as sweep
from jobs.sweep.sealing import seal
from jobs.verifying import verify
from models.tables import (
    ApiRequest,
    AuditRow,
    Campaign,
    ConsentEvent,
    Conversation,
    Inbound,
    Message,
    OptOut,
    Recipient,
    Sender,
    Workspace,
)
from runtime import Runtime
from tests.builders import Builder, now

PHONE = "+15125550141"
LONG_AGO = now() - timedelta(days=400)
LONGER_AGO = now() - timedelta(days=2000)
Make = Callable[..., Campaign]


@pytest.fixture
def make(build: Builder, sender: Sender) -> Make:
    """A campaign with values, an answer and a follow-up; over, unless said otherwise."""

    def campaign(state: str = "completed", at: datetime = LONG_AGO, phone: str = PHONE) -> Campaign:
        made = build.campaign(
            *(sender,), state=state, state_at=at, columns=["name"], launched_at=at, created_at=at
        )
        row = build.recipient(made, phone, fields=["Maya"], bucket=Bucket.DELIVERED)
        build.recipient(
            made, None, fields=["Sam"], value="12", bucket="skipped", reason="too_short"
        )
        build.message(made, row, state="delivered", state_at=at)
        text = build.message(made, row, kind="reply", body="Thanks, Maya", state_at=at)
        build.add(
            Inbound(
                sid=f"SM{text.id}",
                workspace_id=sender.workspace_id,
                phone=phone,
                to=sender.address,
                body="Maya here",
                words="Maya here",
                meaning="reply",
                came_by="webhook",
                campaign_id=made.id,
                received_at=at,
            )
        )
        return made

    return campaign


def words(rt: Runtime) -> list[object]:
    """What is left of words and values."""
    with rt.db.read() as session:
        rows = session.scalars(select(Recipient).order_by(Recipient.id)).all()
        return [
            *([row.fields, row.value] for row in rows),
            *session.scalars(select(Message.body).where(Message.kind == "reply")),
            *session.scalars(select(Inbound.body)),
        ]


WHOLE = [[["Maya"], None], [["Sam"], "12"], "Thanks, Maya", "Maya here"]
BLANK = [[[""], None], [[""], None], None, ""]


def blanked(rt: Runtime) -> list[dict[str, object]]:
    with rt.db.read() as session:
        found = session.scalars(select(AuditRow).where(AuditRow.verb == Verb.BLANK))
        return [row.detail for row in found]


def test_words_and_values_go_after_a_year_and_are_counted(rt: Runtime, make: Make) -> None:
    make()
    sweep.blank_words(rt)

    assert words(rt) == BLANK
    assert blanked(rt) == [
        {"what": "values", "rows": 2},
        {"what": "texts", "rows": 1},
        {"what": "answers", "rows": 1},
    ]


def test_nothing_is_recorded_once_all_is_blank(rt: Runtime, make: Make) -> None:
    make()
    sweep.blank_words(rt)
    sweep.blank_words(rt)

    assert len(blanked(rt)) == 3


@pytest.mark.parametrize("state", ["draft", "scheduled", "sending", "paused", "settling"])
def test_nothing_goes_of_a_campaign_that_is_not_finished(
    rt: Runtime, make: Make, state: str
) -> None:
    make(state)
    sweep.blank_words(rt)

    assert words(rt) == WHOLE
    assert blanked(rt) == []


def test_nothing_goes_that_is_younger(rt: Runtime, make: Make) -> None:
    make(at=now() - timedelta(days=360))
    sweep.blank_words(rt)

    assert words(rt) == WHOLE


def test_nothing_goes_where_words_are_kept_for_ever(rt: Runtime, make: Make) -> None:
    make()
    settings = rt.settings.model_copy(update={"rollcall_keep_words_days": 0})
    sweep.blank_words(replace(rt, settings=settings))

    assert words(rt) == WHOLE


def test_rows_wait_for_a_text_that_may_have_left(rt: Runtime, make: Make) -> None:
    campaign = make()
    with rt.db.write() as session:
        first = session.scalars(select(Message).where(Message.kind == "campaign")).one()
        first.state = "unknown"
    sweep.blank_words(rt)

    assert words(rt)[:2] == WHOLE[:2]
    with rt.db.read() as session:
        assert session.get_one(Campaign, campaign.id).blanked_to is None


def test_it_goes_on_slice_by_slice(rt: Runtime, make: Make) -> None:
    make()
    sweep.blank_words(rt, slices=1)
    assert words(rt) == [*BLANK[:2], *WHOLE[2:]]
    assert blanked(rt) == []

    for _ in range(6):
        sweep.blank_words(rt, slices=1)

    assert words(rt) == BLANK
    assert {"what": "values", "rows": 2} in blanked(rt)


def test_what_was_blanked_is_not_retried_with_blanks(rt: Runtime, make: Make, actor: Actor) -> None:
    campaign = make()
    sweep.blank_words(rt)

    with pytest.raises(Refused, match="too old"):
        retrying.retry(rt, actor, campaign.public_id)


def test_a_discarded_draft_that_was_blanked_stays_so(rt: Runtime, make: Make, actor: Actor) -> None:
    campaign = make("discarded")
    sweep.blank_words(rt)

    with pytest.raises(Refused, match="too old"):
        discarding.restore(rt, actor, campaign.public_id)


def test_a_note_about_somebody_goes_with_the_words_and_a_younger_one_stays(
    rt: Runtime, build: Builder, workspace: Workspace
) -> None:
    for phone, at in ((PHONE, LONG_AGO), ("+15125550142", now())):
        noted = {"note": "Calls Maya’s son", "assigned_to": "U01BEN", "changed_by": "slack:U01BEN"}
        build.add(Conversation(workspace_id=workspace.id, phone=phone, changed_at=at, **noted))

    sweep.blank_words(rt)
    sweep.blank_words(rt)

    with rt.db.read() as session:
        kept = session.scalars(select(Conversation).order_by(Conversation.id)).all()
    assert [(it.note, it.assigned_to) for it in kept] == [
        ("", "U01BEN"),
        ("Calls Maya’s son", "U01BEN"),
    ]
    assert blanked(rt) == [{"what": "notes", "rows": 1}]


def opted_out(build: Builder, workspace: Workspace, at: datetime) -> None:
    build.opt_out(workspace, PHONE, at=at)
    said = {"scope": "all", "change": "out", "source": "reply", "words": "STOP"}
    build.add(ConsentEvent(workspace_id=workspace.id, phone=PHONE, at=at, **said))


def phones(rt: Runtime) -> set[str | None]:
    with rt.db.read() as session:
        return {
            phone
            for column in (Recipient.phone, Message.phone, Inbound.phone, OptOut.phone)
            for phone in session.scalars(select(column))
        } - {None}


def test_a_number_goes_after_five_years_and_its_opt_out_stays_as_a_digest(
    rt: Runtime, make: Make, build: Builder, workspace: Workspace
) -> None:
    make(at=LONGER_AGO)
    opted_out(build, workspace, LONGER_AGO)
    seal(rt)
    sweep.forget(rt, workspace.id, ends=now() + timedelta(minutes=5))
    seal(rt)

    (digest,) = phones(rt)
    assert digest is not None
    assert digest.startswith("#")
    assert verify(rt).findings == ()
    with rt.db.read() as session:
        erased = select(AuditRow.detail).where(AuditRow.verb == Verb.ERASE)
        assert [row["number"] for row in session.scalars(erased)] == [digest]


@pytest.mark.parametrize("what", ["opt_out", "list", "setting"])
def test_a_number_stays_while_anything_of_it_is_newer(
    rt: Runtime, make: Make, build: Builder, workspace: Workspace, what: str
) -> None:
    make(at=LONGER_AGO)
    days = {"rollcall_keep_records_days": 0} if what == "setting" else {}
    if what == "opt_out":
        opted_out(build, workspace, LONG_AGO)
    if what == "list":
        make(at=LONG_AGO)
    settings = rt.settings.model_copy(update=days)
    sweep.forget(replace(rt, settings=settings), workspace.id, ends=now() + timedelta(minutes=5))

    assert phones(rt) == {PHONE}


def test_it_stops_in_time_and_goes_on(rt: Runtime, make: Make, workspace: Workspace) -> None:
    make(at=LONGER_AGO)

    assert not sweep.forget(rt, workspace.id, ends=now() - timedelta(seconds=1))
    assert phones(rt) == {PHONE}


@pytest.mark.sqlite_only
def test_answers_of_requests_go_after_a_day_and_younger_ones_stay(
    rt: Runtime, build: Builder, workspace: Workspace
) -> None:
    key_id = build.key(workspace).row.id
    for name, hours in (("old", 25), ("young", 23)):
        at = now() - timedelta(hours=hours)
        kept = {"digest": "0", "status": 202, "answer": "{}"}
        build.add(ApiRequest(api_key_id=key_id, idempotency_key=name, made_at=at, **kept))

    sweep.look_at_retention(rt)

    with rt.db.read() as session:
        assert [*session.scalars(select(ApiRequest.idempotency_key))] == ["young"]
