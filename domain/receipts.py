"""One delivery receipt as Twilio tells it, by webhook or by its log, and how it travels."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from domain.messages import FROM_TWILIO, MessageState

FIELD: Final = "receipt"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was said about one message.

    `message_public_id` comes from the callback's URL, `status` is Twilio's word, `error_code` is
    0 where there is none, `received_at` is when it reached us (UTC).
    """

    message_public_id: str
    sid: str
    status: str
    error_code: int
    received_at: datetime

    @property
    def state(self) -> MessageState | None:
        """What it says in our words; None for a status that we do not know."""
        return FROM_TWILIO.get(self.status)

    def as_fields(self) -> dict[str, str]:
        """One string for the stream, whose parts are words without blanks.

        Redis, its log and both of our ends would pay for each further field of each receipt.
        """
        at = self.received_at.timestamp()
        parts = (self.message_public_id, self.sid, self.status, str(self.error_code), repr(at))
        return {FIELD: " ".join(parts)}

    @classmethod
    def from_fields(cls, fields: Mapping[str, str]) -> "Receipt":
        """The receipt back from `as_fields`; raises KeyError or ValueError for anything else."""
        message, sid, status, code, at = fields[FIELD].split(" ")
        return cls(message, sid, status, int(code), datetime.fromtimestamp(float(at), UTC))
