"""What became of one request to Twilio, as values.

Twilio has no idempotency key for messages, so the difference that matters is whether a request
may have been processed. Only `NotProcessed`, `Withheld` and a `Mistake` before
it left say for sure that nothing was sent.
"""

from dataclasses import dataclass

from domain.messages import MessageState
from domain.twilio_codes import Rule


@dataclass(frozen=True, slots=True)
class Accepted:
    """Twilio took the text: its sid, the state that it begins in, and its segments (0 unknown)."""

    sid: str
    state: MessageState
    segments: int


@dataclass(frozen=True, slots=True)
class NotProcessed:
    """A 429, or a connection that never carried the request: safe to try again later.

    `retry_after` is Twilio's Retry-After in seconds, None where it named none. `asked` if Twilio
    itself said not now: then we send slower from here on.
    """

    why: str
    retry_after: float | None = None
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Withheld:
    """Our own last check said no as the body was written: nothing left. `why` is its reason."""

    why: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """Twilio said no; `rule` says what that means for the recipient and the campaign."""

    code: int
    rule: Rule


@dataclass(frozen=True, slots=True)
class Unknown:
    """A timeout, a reset or a 5xx after the request left: it may have been sent."""

    why: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """Our own code failed on the text, as nothing here may; `left`: it may have been sent."""

    error: BaseException
    left: bool


Outcome = Accepted | NotProcessed | Withheld | Rejected | Unknown | Mistake
