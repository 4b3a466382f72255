"""Receipts made beforehand, and the program that brings them: the load of `benchmarks.receipts`."""

import base64
import json
import random
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from sqlalchemy import insert, select
from twilio.request_validator import RequestValidator

from benchmarks.installation import ACCOUNT, AUTH_TOKEN, Installation
from benchmarks.machine import ROOT
from models.tables import Campaign, Message, Recipient
from runtime import utc_now

CONNECTIONS: Final = 16
PAGE: Final = 5_000
STATES: Final = ("sent", "delivered")


@dataclass(frozen=True, slots=True)
class Fact:
    """One receipt and the request that brings it."""

    sid: str
    status: str
    request: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What the callers saw in one phase."""

    seconds: float
    times: Sequence[float]
    kept: Sequence[int]
    refused: int
    broken: int

    @property
    def rate(self) -> float:
        """2xx a second."""
        return len(self.kept) / self.seconds

    def at(self, share: float) -> float:
        """Milliseconds that this share of the answers did not exceed."""
        return sorted(self.times)[int(len(self.times) * share)]


def texts(here: Installation, count: int) -> list[tuple[str, str]]:
    """Texts of a campaign that Twilio took, without any news yet: (public id, sid)."""
    campaign = here.draft(count)
    with here.db.write() as session:
        session.get_one(Campaign, campaign.id).state = "settling"
        rows = session.execute(
            select(Recipient.id, Recipient.phone).where(Recipient.campaign_id == campaign.id)
        ).all()
    for start in range(0, count, PAGE):
        made = [_message(campaign, row, utc_now()) for row in rows[start : start + PAGE]]
        with here.db.write() as session:
            session.execute(insert(Message), made)
    with here.db.write() as session:
        session.connection().exec_driver_sql(
            "UPDATE recipients SET bucket = 'queued', message_id = messages.id FROM messages"
            f" WHERE messages.recipient_id = recipients.id AND messages.campaign_id = {campaign.id}"
        )
    return [(f"m{row.id:020d}", f"SM{row.id:032x}") for row in rows]


def _message(campaign: Campaign, row: Any, now: Any) -> dict[str, Any]:
    return {
        "public_id": f"m{row.id:020d}",
        "workspace_id": campaign.workspace_id,
        "campaign_id": campaign.id,
        "recipient_id": row.id,
        "sender_id": campaign.sender_id,
        "kind": "campaign",
        "phone": row.phone,
        "segments": 1,
        "wording_id": campaign.wording_id,
        "state": "queued",
        "sid": f"SM{row.id:032x}",
        "claimed_at": now,
        "accepted_at": now,
        "state_at": now,
    }


def facts(url: str, texts: Sequence[tuple[str, str]]) -> list[Fact]:
    """Two receipts for each text, signed as Twilio signs, in a shuffled order."""
    validator = RequestValidator(AUTH_TOKEN)
    host = urlsplit(url).netloc
    made = []
    for public_id, sid in texts:
        for state in STATES:
            path = f"/twilio/status/{public_id}"
            form = _form(sid, state)
            body = urlencode(form)
            head = (
                f"POST {path} HTTP/1.1\r\nHost: {host}\r\n"
                f"X-Twilio-Signature: {validator.compute_signature(url + path, form)}\r\n"
                "Content-Type: application/x-www-form-urlencoded\r\n"
                f"Content-Length: {len(body)}\r\nUser-Agent: TwilioProxy/1.1\r\n\r\n"
            )
            made.append(Fact(sid, state, base64.b64encode((head + body).encode()).decode()))
    random.Random(7).shuffle(made)
    return made


def _form(sid: str, state: str) -> dict[str, str]:
    return {
        "AccountSid": ACCOUNT,
        "ApiVersion": "2010-04-01",
        "ChannelPrefix": "",
        "From": "+14155552671",
        "MessageSid": sid,
        "MessageStatus": state,
        "RawDlrDoneDate": "2511211000",
        "SmsSid": sid,
        "SmsStatus": state,
        "To": "+15122000000",
    }


class Callers:
    """The program that calls back, over one installation's receipts, each of them once."""

    def __init__(self, here: Installation, made: Sequence[Fact], seconds: float) -> None:
        self._here = here
        self._left = list(made)
        self._seconds = seconds
        self._answers = here.folder / "answers"

    def start(self, port: int) -> "subprocess.Popen[str]":
        """Begin to send what is left; take the answers with `answers`."""
        path = self._here.folder / "requests"
        path.write_text("\n".join(fact.request for fact in self._left))
        process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.callers"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            text=True,
        )
        assert process.stdin is not None
        order = {
            "host": "127.0.0.1",
            "port": port,
            "seconds": self._seconds,
            "connections": CONNECTIONS,
            "requests": str(path),
            "answers": str(self._answers),
        }
        process.stdin.write(json.dumps(order) + "\n")
        process.stdin.flush()
        return process

    def answers(
        self, process: "subprocess.Popen[str]", *, spent: bool
    ) -> tuple[Answers, list[Fact]]:
        """What came of it, and what was answered 2xx; `spent`: never send them again."""
        process.communicate(timeout=120)
        assert process.returncode == 0
        found = Answers(**json.loads(self._answers.read_text()))
        kept = [self._left[place] for place in found.kept]
        if spent:
            used = len(found.kept) + found.refused + found.broken
            self._left = self._left[used:]
        return found, kept
