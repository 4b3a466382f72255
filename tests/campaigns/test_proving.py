"""Proving phones by a code: its life, its tries, its day, and the test group."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from freezegun import freeze_time

from campaigns import proving
from domain.actors import Actor
from domain.errors import Refused
from jobs.queues import QueueName
from models import test_numbers
from models.tables import Message, Workspace
from tests.builders import Builder, now
from tests.campaigns.stage import Stage

PHONE = "+15125550900"


def proven(stage: Stage, **which: object) -> list[str]:
    with stage.rt.db.read() as session:
        rows = test_numbers.proven(session, stage.who.workspace_id, **which)  # type: ignore[arg-type]
        return [row.phone for row in rows]


def test_a_phone_is_proven_by_the_code_that_was_texted_to_it(stage: Stage) -> None:
    sent = proving.begin(stage.rt, stage.who, "(512) 555-0900")

    (message,) = stage.texts(kind="proof")
    assert (message.phone, message.state, message.segments) == (PHONE, "waiting", 1)
    assert sent.phone == "+1•••••0900"
    assert stage.queued(QueueName.URGENT) == [("send_urgent", ())]
    assert proven(stage) == []

    proving.confirm(stage.rt, stage.who, PHONE, f" {stage.code(PHONE)} ")

    assert proven(stage, owner="slack:U01ADA") == [PHONE]
    assert stage.verbs() == ["ask_code", "prove_phone"]


def test_the_code_is_in_no_audit_and_not_in_clear_beside_the_phone(stage: Stage) -> None:
    proving.begin(stage.rt, stage.who, PHONE)
    code = stage.code(PHONE)

    with stage.rt.db.read() as session:
        row = test_numbers.by_phone(session, stage.who.workspace_id, PHONE)
    assert row is not None
    assert code not in (row.code_digest or "")[:8]
    assert all(code not in str(deed.detail) for deed in stage.audit())


def test_a_wrong_code_proves_nothing_and_five_end_it(stage: Stage) -> None:
    proving.begin(stage.rt, stage.who, PHONE)
    code = stage.code(PHONE)
    wrong = "000000" if code != "000000" else "111111"

    for left in ("4 tries left", "3 tries left", "2 tries left", "1 try left", "the last try"):
        with pytest.raises(Refused, match=left):
            proving.confirm(stage.rt, stage.who, PHONE, wrong)
    with pytest.raises(Refused, match="wrong too often"):
        proving.confirm(stage.rt, stage.who, PHONE, code)

    assert proven(stage) == []


def test_a_code_lives_ten_minutes_and_not_longer(stage: Stage) -> None:
    with freeze_time(now()) as time:
        proving.begin(stage.rt, stage.who, PHONE)
        code = stage.code(PHONE)
        time.tick(timedelta(minutes=10))
        with pytest.raises(Refused, match="older than ten minutes"):
            proving.confirm(stage.rt, stage.who, PHONE, code)

        proving.begin(stage.rt, stage.who, PHONE)
        time.tick(timedelta(minutes=9, seconds=59))
        proving.confirm(stage.rt, stage.who, PHONE, stage.code(PHONE))

    assert proven(stage) == [PHONE]


def test_a_code_is_used_once(stage: Stage) -> None:
    stage.prove(PHONE)

    with pytest.raises(Refused, match="No code is waiting"):
        proving.confirm(stage.rt, stage.who, PHONE, stage.code(PHONE))


def test_a_number_gets_five_codes_a_day_and_not_six(stage: Stage) -> None:
    with freeze_time(now()) as time:
        for _ in range(5):
            proving.begin(stage.rt, stage.who, PHONE)
        with pytest.raises(Refused, match="5 codes within a day"):
            proving.begin(stage.rt, stage.who, PHONE)
        proving.begin(stage.rt, stage.who, "+15125550901")

        time.tick(timedelta(hours=24, seconds=1))
        proving.begin(stage.rt, stage.who, PHONE)

    assert stage.count(Message) == 7


def test_a_number_that_opted_out_gets_no_code(
    stage: Stage, build: Builder, workspace: Workspace
) -> None:
    build.opt_out(workspace, PHONE)

    with pytest.raises(Refused, match=r"\+1•••••0900 opted out"):
        proving.begin(stage.rt, stage.who, PHONE)

    assert stage.count(Message) == 0
    assert stage.queued(QueueName.URGENT) == []


def test_an_installation_for_some_numbers_texts_no_other(stage: Stage) -> None:
    only = stage.rt.settings.model_copy(update={"rollcall_only_to": frozenset({PHONE})})
    rt = replace(stage.rt, settings=only)

    proving.begin(rt, stage.who, PHONE)
    with pytest.raises(Refused, match="ROLLCALL_ONLY_TO"):
        proving.begin(rt, stage.who, "+15125550901")


@pytest.mark.sqlite_only
@pytest.mark.parametrize("raw", ["12", "hello", "+4479111234", ""])
def test_what_cannot_be_texted_is_refused(stage: Stage, raw: str) -> None:
    with pytest.raises(Refused) as refused:
        proving.begin(stage.rt, stage.who, raw)

    assert refused.value.field == "phone"


def test_a_new_code_does_not_unprove_a_phone_and_the_next_owner_needs_it(
    stage: Stage, person: Callable[..., Actor]
) -> None:
    stage.prove(PHONE)
    dot = person("U01DOT")

    proving.begin(stage.rt, dot, PHONE)
    assert proven(stage, owner="slack:U01ADA") == [PHONE]

    proving.confirm(stage.rt, dot, PHONE, stage.code(PHONE))
    assert proven(stage, owner="slack:U01ADA") == []
    assert proven(stage, owner="slack:U01DOT") == [PHONE]


def test_the_test_group_is_exactly_the_proven_numbers_named(stage: Stage) -> None:
    others = ["+15125550901", "+15125550902"]
    for phone in (PHONE, *others):
        stage.prove(phone)

    proving.set_group(stage.rt, stage.who, [PHONE, others[0]])
    members = proving.set_group(stage.rt, stage.who, others)

    assert proven(stage, in_group=True) == others
    assert [member.phone for member in members] == ["+1•••••0901", "+1•••••0902"]


def test_a_number_that_nobody_proved_does_not_join_the_group(stage: Stage) -> None:
    stage.prove(PHONE)

    with pytest.raises(Refused, match=r"Not proven yet: \+1•••••0901"):
        proving.set_group(stage.rt, stage.who, [PHONE, "+15125550901"])

    assert proven(stage, in_group=True) == []


def test_a_group_has_at_most_twenty_numbers(stage: Stage) -> None:
    with pytest.raises(Refused, match="at most 20"):
        proving.set_group(stage.rt, stage.who, [f"+151255509{n:02}" for n in range(21)])
