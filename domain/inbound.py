"""One inbound text as it reached us, and what people and machines make of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CameBy(StrEnum):
    """How we learned of an inbound text: Twilio called us, or we read it in Twilio's log."""

    WEBHOOK = "webhook"
    LOG = "log"


class Change(StrEnum):
    """What a consent event changed."""

    OUT = "out"
    IN = "in"


class ConsentSource(StrEnum):
    """Who told us of an opt-out or opt-in."""

    REPLY = "reply"
    CARRIER = "carrier"
    MANUAL = "manual"
    COMPLAINT = "complaint"
    IMPORT = "import"
    API = "api"


@dataclass(frozen=True, slots=True)
class InboundText:
    """What somebody texted to one of our senders.

    `sid` is Twilio's MessageSid, `service_sid` its MessagingServiceSid or empty, `opt_out_type`
    what Advanced Opt-Out made of the text (STOP, START, HELP), `received_at` aware UTC.
    """

    sid: str
    from_: str
    to: str
    body: str
    received_at: datetime
    came_by: CameBy
    service_sid: str = ""
    opt_out_type: str | None = None

    @property
    def phone(self) -> str:
        """The bare number: since March 2026 one opt-out holds for SMS and RCS (`rcs:+1…`)."""
        return bare(self.from_)


def bare(address: str) -> str:
    """An address without the prefix of its channel (`rcs:`, `whatsapp:`)."""
    return address.rpartition(":")[2].strip()
