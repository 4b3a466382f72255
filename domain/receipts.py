"""One delivery receipt as Twilio tells it, by webhook or by its log, and how it travels."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from domain.messages import FROM_TWILIO, MessageState


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
        """Flat strings for the stream."""
        return {
            "message": self.message_public_id,
            "sid": self.sid,
            "status": self.status,
            "code": str(self.error_code),
            "at": repr(self.received_at.timestamp()),
        }

    @classmethod
    def from_fields(cls, fields: Mapping[str, str]) -> "Receipt":
        """The receipt back from `as_fields`; raises KeyError or ValueError for anything else."""
        return cls(
            message_public_id=fields["message"],
            sid=fields["sid"],
            status=fields["status"],
            error_code=int(fields["code"]),
            received_at=datetime.fromtimestamp(float(fields["at"]), UTC),
        )
