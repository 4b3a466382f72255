"""What all peers share: the text, the twilio client, and one row an outcome in the database.

Each does what its documentation and the usual tutorials say, at its best: one client per process,
one kept connection per thread, commits of one row.
"""

import os
import threading
from functools import cache
from typing import Final

import psycopg
from twilio.rest import Client

ACCOUNT: Final = "AC00000000000000000000000000000001"
AUTH_TOKEN: Final = "simulatorsimulatorsimulatorsimul"
CARRIER: Final = os.environ.get("BENCH_CARRIER", "")
DATABASE: Final = os.environ.get("BENCH_DATABASE", "")
REDIS: Final = os.environ.get("BENCH_REDIS", "")
SENDER: Final = "+14155552671"
CALLBACK: Final = "https://rollcall.example.com/twilio/status"
_local = threading.local()


def phone(place: int) -> str:
    """The number of the recipient at that place."""
    return f"+1512{2_000_000 + place:07d}"


def body(place: int) -> str:
    """The recipient's text."""
    return f"Hi N{place}, the harbour is open again. Reply STOP to opt out."


@cache
def client() -> Client:
    """The twilio package's own client, at the carrier of the benchmark."""
    made = Client(ACCOUNT, AUTH_TOKEN)
    made.api.base_url = CARRIER
    return made


def record(place: int, state: str, sid: str) -> None:
    """One outcome, in one transaction."""
    connection = getattr(_local, "connection", None)
    if connection is None:
        connection = _local.connection = psycopg.connect(DATABASE, autocommit=True)
    connection.execute(
        "UPDATE outcomes SET state = %s, sid = %s, at = now() WHERE id = %s", (state, sid, place)
    )


def send(place: int) -> None:
    """Send one text and record what came of it."""
    answer = client().messages.create(
        to=phone(place), from_=SENDER, body=body(place), status_callback=CALLBACK
    )
    record(place, str(answer.status), str(answer.sid))
