"""Proving that a phone is one's own: a code is texted to it and typed back.

Only proven phones get free test-sends, so nobody can text a stranger under that name. The code
is kept as a slow digest, lives ten minutes, and takes five tries.
"""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from campaigns import access, texting
from domain.actors import Actor
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.masks import told_apart
from domain.messages import MessageKind
from domain.phones import mask
from domain.roles import ANYWHERE
from jobs.queues import QueueName, enqueue
from jobs.send.urgent import send_urgent
from models import senders, test_numbers, workspaces
from models.tables import Sender, TestNumber, Workspace
from runtime import Runtime

CODE_LIFE = timedelta(minutes=10)
TRIES = 5
CODES_A_DAY = 5
GROUP_SIZE = 20
FIELD = "code"


@dataclass(frozen=True, slots=True)
class Proving:
    """A code is on its way: to which number (masked), from which sender, and until when (UTC)."""

    phone: str
    sender_name: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Proven:
    """A phone that may get test-sends, masked."""

    phone: str


def begin(rt: Runtime, who: Actor, phone: str) -> Proving:
    """Text a six-digit code to a number; five a day to the same one, none after an opt-out."""
    access.require_author(rt, who, ANYWHERE)
    with rt.db.write() as session:
        workspace = workspaces.locked(session, who.workspace_id)
        number = texting.normalise(workspace, phone)
        sender = _sender(session, workspace)
        texting.require_textable(rt, session, sender, number)
        _require_codes_left(rt, session, workspace.id, number)
        row = _row(rt, session, who, number)
        code = f"{secrets.randbelow(1_000_000):06d}"
        expires_at = rt.clock() + CODE_LIFE
        row.code_digest, row.code_tries = _digest(row, code), 0
        row.code_expires_at = expires_at
        body = f"{workspace.business_name or 'Rollcall'}: your code for test texts is {code}."
        session.add(texting.waiting(rt, sender, kind=MessageKind.PROOF, phone=number, body=body))
        access.record(rt, session, who, Verb.ASK_CODE, Subject.TEST_NUMBER, row.id)
    enqueue(rt, QueueName.URGENT, send_urgent)
    return Proving(mask(number), sender.name, expires_at)


def confirm(rt: Runtime, who: Actor, phone: str, code: str) -> Proven:
    """Type the code back; the phone is then this person's own."""
    access.require_author(rt, who, ANYWHERE)
    with rt.db.write() as session:
        workspace = workspaces.get(session, who.workspace_id)
        number = texting.normalise(workspace, phone)
        row = test_numbers.by_phone(session, workspace.id, number)
        sentence = _verdict(rt, row, code)
        if row is not None and sentence is None:
            row.proven_at, row.owner = rt.clock(), who.name
            row.code_digest = row.code_expires_at = None
            access.record(rt, session, who, Verb.PROVE_PHONE, Subject.TEST_NUMBER, row.id)
    # A wrong try is counted by the commit above, so the refusal comes after it.
    if sentence is not None:
        raise Refused(sentence, field=FIELD)
    return Proven(mask(number))


def set_group(rt: Runtime, who: Actor, phones: Sequence[str]) -> tuple[Proven, ...]:
    """Make the workspace's test group exactly these proven numbers; at most twenty."""
    access.require_author(rt, who)
    with rt.db.write() as session:
        workspace = workspaces.locked(session, who.workspace_id)
        numbers = list(dict.fromkeys(texting.normalise(workspace, phone) for phone in phones))
        if len(numbers) > GROUP_SIZE:
            raise Refused(
                f"A test group has at most {GROUP_SIZE} numbers; these are {len(numbers)}.",
                field="group",
            )
        known = {row.phone for row in test_numbers.proven(session, workspace.id)}
        seen_as = told_apart(numbers)
        missing = [seen_as[number] for number in numbers if number not in known]
        if missing:
            raise Refused(
                f"Not proven yet: {', '.join(missing)}. Their owners prove them by a code first.",
                field="group",
            )
        test_numbers.set_group(session, workspace.id, numbers)
        access.record(
            rt, session, who, Verb.SET_GROUP, Subject.WORKSPACE, workspace.id, numbers=len(numbers)
        )
    return tuple(Proven(seen_as[number]) for number in numbers)


def _sender(session: Session, workspace: Workspace) -> Sender:
    sender = senders.default(session, workspace.id)
    if sender is None:
        raise Refused("There is no default sender to text the code from. Set one up first.")
    return sender


def _require_codes_left(rt: Runtime, session: Session, workspace_id: int, phone: str) -> None:
    since = rt.clock() - timedelta(days=1)
    if test_numbers.codes_since(session, workspace_id, phone, since) >= CODES_A_DAY:
        raise Refused(
            f"{mask(phone)} got {CODES_A_DAY} codes within a day. Try again tomorrow.",
            field="phone",
        )


def _row(rt: Runtime, session: Session, who: Actor, phone: str) -> TestNumber:
    row = test_numbers.by_phone(session, who.workspace_id, phone)
    if row is None:
        row = TestNumber(
            workspace_id=who.workspace_id, phone=phone, owner=who.name, created_at=rt.clock()
        )
        session.add(row)
        session.flush()
    return row


def _verdict(rt: Runtime, row: TestNumber | None, code: str) -> str | None:
    """Why the code is not taken, or None; a wrong try is counted in the row."""
    if row is None or row.code_digest is None or row.code_expires_at is None:
        return "No code is waiting for that number. Ask for one first."
    if rt.clock() >= row.code_expires_at:
        return "That code is older than ten minutes. Ask for a new one."
    if row.code_tries >= TRIES:
        return "That was wrong too often. Ask for a new code."
    if hmac.compare_digest(_digest(row, "".join(code.split())), row.code_digest):
        return None
    row.code_tries += 1
    left = TRIES - row.code_tries
    if not left:
        return "That is not the code, and it was the last try. Ask for a new code."
    return f"That is not the code. {left} {'try' if left == 1 else 'tries'} left."


def _digest(row: TestNumber, code: str) -> str:
    """Slow on purpose: six digits would be found at once from a fast digest."""
    salt = f"{row.workspace_id}:{row.phone}".encode()
    return hashlib.scrypt(code.encode(), salt=salt, n=2**13, r=8, p=1, dklen=32).hex()
