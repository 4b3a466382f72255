"""One attempt to send: look once more, ask Twilio.

The check runs as the body of the request is written, on this process' monotonic clock, so that a
worker which was frozen and wakes up late does not send what it no longer owns.
"""

import asyncio
import time
from dataclasses import dataclass

from domain.messages import MessageKind
from gateways.twilio.outcomes import Outcome, Withheld
from gateways.twilio.sending import Sending, Text
from jobs.send.routes import Route
from jobs.send.world import World
from models.claims import Claim

LATE_SECONDS = 1.0
"""A request that began in its slot may need a while to connect; later its slot is void too."""
STOP_CONFIRMATION_SECONDS = 300
LEASE_OVER = "lease_over"
LATE = "late"
CLOSING = "closing"


@dataclass(slots=True)
class Ready:
    """A claimed text; `lease` and `slot` on the monotonic clock."""

    claim: Claim
    lease: float
    slot: float = 0.0


class Attempts:
    """Makes the attempts of one engine; `validity` is how long Twilio may queue a text."""

    def __init__(self, sending: Sending, world: World, *, validity: int) -> None:
        self._sending = sending
        self._world = world
        self._validity = validity

    async def send(self, item: Ready, route: Route) -> Outcome:
        """Send one text now. Cancelled before its body was written, it was withheld."""
        objection = self._check(item)
        if objection is not None:
            return Withheld(objection)
        try:
            return await self._sending.send(self._text(item, route), lambda: self._check(item))
        except asyncio.CancelledError:
            # The gateway answers unknown where the request had left; here it had not.
            return Withheld(CLOSING)

    def _text(self, item: Ready, route: Route) -> Text:
        claim = item.claim
        confirms_stop = claim.kind is MessageKind.STOP_CONFIRMATION
        return Text(
            public_id=claim.public_id,
            to=claim.phone,
            sender=route.address,
            body=claim.body,
            smart_encoding=route.smart_encoding,
            validity=STOP_CONFIRMATION_SECONDS if confirms_stop else self._validity,
        )

    def _check(self, item: Ready) -> str | None:
        """The last look, also as the body is written: why it must not leave, or None."""
        now = time.monotonic()
        if now >= item.lease:
            return LEASE_OVER
        if now - item.slot > LATE_SECONDS:
            return LATE
        return self._world.objection(item.claim)
