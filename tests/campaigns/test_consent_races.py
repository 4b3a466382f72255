"""A STOP and whatever lifts opt-outs in the same moment: the STOP stands, whoever is first."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.orm import Session

from campaigns import answer_forms, bulk, consenting, erasing, provisional, replying
from campaigns.consenting import Said
from campaigns.forms import Upload
from campaigns.replying import Written
from domain.actors import Actor, Door
from domain.consent import Purpose
from domain.deeds import Verb
from domain.errors import Refused
from domain.idempotency import Kept
from domain.inbound import CameBy, ConsentSource, InboundText
from jobs import context
from jobs import erasing as work
from jobs.contactlists import read_slice
from jobs.intake import take_in
from models import consent, contactlists, workspaces
from models.consent_events import Told
from models.tables import ContactList, Inbound, OptOut, Sender, Workspace
from tests.builders import Builder, now
from tests.campaigns.stage import Stage
from tests.jobs.send.processes import until

PHONE = "+14155550123"
WHY = "They meant the book club."
WAITING = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND wait_event_type = 'Lock'"
)
pytestmark = pytest.mark.postgres_only


@pytest.fixture
def beside() -> Iterator[ThreadPoolExecutor]:
    """Another process' transaction."""
    with ThreadPoolExecutor(1) as other:
        yield other


@pytest.fixture
def says(stage: Stage, sender: Sender) -> Callable[..., None]:
    """The person texts us, so many minutes ago."""

    def text_us(body: str, *, ago: int = 0) -> None:
        at = now() - timedelta(minutes=ago)
        take_in(stage.rt, InboundText(body, PHONE, sender.address, body, at, CameBy.WEBHOOK))

    return text_us


@pytest.fixture
def sends(
    stage: Stage, build: Builder, workspace: Workspace, sender: Sender
) -> Callable[..., Kept]:
    """A program texts the person."""
    key = build.key(workspace).row
    who = Actor(Door.API, key.public_id, workspace.id, key.channel_id)
    texts = [{"to": PHONE, "list_number": sender.address, "body": "Hi"}]
    return lambda shown: bulk.send(stage.rt, who, texts, shown=shown)


def told(found: bulk.Outcome) -> Kept:
    """What the program is answered."""
    return Kept(202, str(len(found.queued)))


def is_out(stage: Stage) -> bool:
    with stage.rt.db.read() as session:
        return session.scalar(select(OptOut.id).where(OptOut.phone == PHONE)) is not None


def waits(stage: Stage, asked: "Future[Any]") -> None:
    """Until the other transaction waits for this one, or is over."""

    def it_does() -> bool:
        with stage.rt.db.read() as session:
            return asked.done() or bool(session.scalar(WAITING))

    until(it_does)


@contextmanager
def before_the_opt_out_goes(stage: Stage, then: Callable[[], None]) -> Iterator[None]:
    """Do that once, right before the row is deleted."""
    left = [then]

    def look(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("DELETE FROM opt_outs") and left:
            left.pop()()

    event.listen(stage.rt.db.engine, "before_cursor_execute", look)
    yield
    event.remove(stage.rt.db.engine, "before_cursor_execute", look)
    assert not left, "nothing was deleted, so nothing was tried"


def open_one(stage: Stage) -> str:
    with stage.rt.db.read() as session:
        return str(session.scalars(select(Inbound.id).where(Inbound.decision == "open")).one())


def test_a_stop_that_comes_as_a_lift_is_written_stands(
    stage: Stage, says: Callable[..., None], beside: ThreadPoolExecutor
) -> None:
    says("not interested", ago=5)
    ref = open_one(stage)
    said: list[Future[None]] = []

    def stop() -> None:
        said.append(beside.submit(says, "STOP"))
        waits(stage, said[0])

    with before_the_opt_out_goes(stage, stop):
        provisional.lift(stage.rt, stage.who, ref, WHY)

    said[0].result(30)
    assert is_out(stage)


def test_a_stop_that_comes_as_a_start_is_written_stands(
    stage: Stage, says: Callable[..., None], beside: ThreadPoolExecutor
) -> None:
    says("STOP", ago=5)
    said: list[Future[None]] = []

    def stop() -> None:
        said.append(beside.submit(says, "Stop", ago=1))
        waits(stage, said[0])

    with before_the_opt_out_goes(stage, stop):
        says("START", ago=2)

    said[0].result(30)
    assert is_out(stage)


def test_a_lift_waits_for_a_stop_that_is_being_written(
    stage: Stage, says: Callable[..., None], beside: ThreadPoolExecutor
) -> None:
    says("not interested", ago=5)
    ref = open_one(stage)

    with stage.rt.db.write() as session:
        _stop(stage, session)
        lifted = beside.submit(provisional.lift, stage.rt, stage.who, ref, WHY)
        waits(stage, lifted)

    with pytest.raises(Refused, match="other words too"):
        lifted.result(30)
    assert is_out(stage)


def test_a_start_waits_for_a_later_stop_that_is_being_written(
    stage: Stage, says: Callable[..., None], beside: ThreadPoolExecutor
) -> None:
    says("STOP", ago=5)

    with stage.rt.db.write() as session:
        _stop(stage, session)
        started = beside.submit(says, "START", ago=1)
        waits(stage, started)

    started.result(30)
    assert is_out(stage)


def test_two_lifts_in_the_same_moment_lift_it(
    stage: Stage, says: Callable[..., None], beside: ThreadPoolExecutor
) -> None:
    says("not interested", ago=5)
    first = open_one(stage)
    says("wrong number", ago=4)
    with stage.rt.db.read() as session:
        second = str(max(session.scalars(select(Inbound.id))))
    with stage.rt.db.write() as session:
        consent.held(session, stage.who.workspace_id, PHONE)
        lifted = beside.submit(provisional.lift, stage.rt, stage.who, first, WHY)
        waits(stage, lifted)
    provisional.lift(stage.rt, stage.who, second, WHY)

    lifted.result(30)
    assert not is_out(stage)


def _stop(stage: Stage, session: Any) -> None:
    consent.opt_out(
        session,
        Told(ConsentSource.REPLY, "stop"),
        workspace_id=stage.who.workspace_id,
        phone=PHONE,
        said_at=now(),
        now=now(),
    )


def test_of_two_lists_that_end_in_the_same_moment_one_counts(
    stage: Stage, beside: ThreadPoolExecutor, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("phone\n+14155550123\n")

    def asked_for() -> int:
        upload, purpose = Upload.file(path), Purpose.DO_NOT_CALL
        day = "2026-11-01"
        return consenting.import_list(stage.rt, stage.who, upload, purpose, said=Said(), as_of=day)

    def read(list_id: int) -> None:
        while read_slice(stage.rt, list_id):
            pass

    context.use(stage.rt)
    first, second = asked_for(), asked_for()
    with stage.rt.db.write() as session:
        workspaces.locked(session, stage.who.workspace_id)
        ended = contactlists.locked(session, first)
        ended.state = "done"
        contactlists.replace_former(session, ended)
        session.flush()
        reading = beside.submit(read, second)
        waits(stage, reading)
    reading.result()

    with stage.rt.db.read() as session:
        found = session.execute(select(ContactList.id, ContactList.state)).all()
    assert {row.id: row.state for row in found} == {first: "replaced", second: "done"}


def test_an_erasure_waits_for_a_single_text_that_is_coming_in(
    stage: Stage,
    says: Callable[..., None],
    beside: ThreadPoolExecutor,
    sends: Callable[..., Kept],
) -> None:
    says("STOP", ago=5)
    planned = erasing.plan(stage.rt, stage.who, PHONE)
    erased: list[Future[Any]] = []

    def shown(found: bulk.Outcome) -> Kept:
        """The text is written, and not committed."""
        erased.append(beside.submit(erasing.erase, stage.rt, stage.who, planned, WHY))
        waits(stage, erased[0])
        return told(found)

    sends(shown)

    with pytest.raises(Refused, match="under way"):
        erased[0].result(30)
    assert is_out(stage)


def test_a_single_text_waits_for_an_erasure_and_knows_who_it_was(
    stage: Stage,
    says: Callable[..., None],
    beside: ThreadPoolExecutor,
    sends: Callable[..., Kept],
) -> None:
    says("STOP", ago=5)
    person = work.person(stage.rt, stage.who.workspace_id, PHONE)
    sent: list[Future[Any]] = []

    def record(_session: Session, verb: Verb, _detail: Mapping[str, object]) -> None:
        """It is erased, and not committed."""
        if verb is not Verb.ERASE:
            return
        sent.append(beside.submit(sends, told))
        waits(stage, sent[0])

    work.erase(stage.rt, person, record)

    sent[0].result(30)
    assert is_out(stage)


@pytest.mark.parametrize("to_all", [False, True])
def test_an_answer_holds_the_team_before_the_person_as_an_erasure_does(
    stage: Stage, build: Builder, sender: Sender, says: Callable[..., None], to_all: bool
) -> None:
    campaign = build.campaign(sender)
    build.message(campaign, build.recipient(campaign, PHONE))
    says("What time?")
    with stage.rt.db.read() as session:
        reply = session.scalars(select(Inbound.id)).one()
    asked = answer_forms.ask_alike(stage.rt, stage.who, str(reply))
    form = Written(str(reply), "At ten.", "V1", reply, group=asked.group)
    held: list[str] = []

    def look(_c: object, _cursor: object, statement: str, told: Any, *_rest: object) -> None:
        if "_lock_shared(" in statement:
            held.append("team")
        elif "hashtextextended" in statement and told["phone"] == PHONE:
            held.append("person")

    event.listen(stage.rt.db.engine, "before_cursor_execute", look)
    (replying.answer_alike if to_all else replying.answer)(stage.rt, stage.who, form)
    event.remove(stage.rt.db.engine, "before_cursor_execute", look)

    assert held[:2] == ["team", "person"]
