"""A number's proof pack is made by a job, which carries no number, and comes to the asker once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pydantic import SecretStr
from sqlalchemy import func, select

from domain.actors import Actor
from jobs import context
from jobs.proof.sending import send_number
from jobs.sweep.sealing import seal
from models import proof_requests
from models.proof_requests import LOST, Asked
from models.proofs import About
from models.tables import AuditRow, ProofRequest
from runtime import Runtime
from simulator.slack.client import SlackControl, text_of
from tests.builders import Builder, now

pytestmark = pytest.mark.sqlite_only
PHONE = "+15125550177"


@pytest.fixture
def asked(rt: Runtime, actor: Actor, build: Builder) -> int:
    """Ada asked for the pack of a number; something is sealed already."""
    done = {"actor": actor.name, "verb": "pause", "subject": "campaign", "detail": {}}
    build.add(AuditRow(workspace_id=actor.workspace_id, at=now(), **done))
    seal(rt)
    return ask(rt, actor)


def ask(rt: Runtime, actor: Actor, days_ago: float = 0) -> int:
    about = About(actor.workspace_id, phone=PHONE)
    with rt.db.write() as session:
        at = now() - timedelta(days=days_ago)
        return proof_requests.add(session, Asked(about, actor.user_id), at)


def kept(rt: Runtime) -> int:
    with rt.db.read() as session:
        return session.scalar(select(func.count()).select_from(ProofRequest)) or 0


def test_the_pack_comes_once_however_often_the_job_runs(
    rt: Runtime, slack: SlackControl, asked: int
) -> None:
    send_number(asked)
    send_number(asked)

    (told,) = slack.dms("ada")
    assert [it["name"] for it in told["files"]] == ["proof-0177.zip"]
    assert PHONE not in str(told)
    assert kept(rt) == 0


def test_why_no_pack_was_made_is_told_to_the_asker(
    rt: Runtime, slack: SlackControl, asked: int
) -> None:
    other = {"rollcall_audit_key": SecretStr("k" * 40)}
    context.use(replace(rt, settings=rt.settings.model_copy(update=other)))
    send_number(asked)

    (told,) = slack.dms("ada")
    assert "was not made. The chain was begun with another key" in text_of(told)
    assert not told.get("files")


def test_a_number_that_no_job_ever_took_is_forgotten_with_the_next_one(
    rt: Runtime, actor: Actor
) -> None:
    ask(rt, actor, days_ago=LOST.days * 1.2)
    ask(rt, actor, days_ago=LOST.days / 2)
    assert kept(rt) == 2
    ask(rt, actor)

    assert kept(rt) == 2
