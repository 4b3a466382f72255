"""What Twilio's answers teach about the speed; all senders learn it through the throttle."""

import random
from typing import Final

import structlog
from redis import RedisError

from gateways.redis.throttle import Throttle
from gateways.twilio.outcomes import Accepted, NotProcessed, Outcome, Rejected, Unknown
from jobs.send.routes import Route

log = structlog.get_logger(__name__)

IN_THE_DARK: Final = 10
"""Unknown outcomes in a row, after which Twilio counts as away. Each one more is a person who may
never get the text, or whom somebody has to decide about; a handful among answers is not."""


class Lessons:
    """Of one engine; `strain` is how many refusals in a row the throttle knows of."""

    def __init__(self, throttle: Throttle) -> None:
        self._throttle = throttle
        self._unknown = 0
        self.strain = 0

    @property
    def is_refused(self) -> bool:
        """Whether Twilio takes nothing: one text a second asks, of all processes."""
        return self.strain > 1

    def teaches(self, outcome: Outcome) -> bool:
        """Whether there is something to learn from it; asked for every text."""
        if isinstance(outcome, Accepted | Rejected):
            self._unknown = 0
            return self.strain > 0 and isinstance(outcome, Accepted)
        if isinstance(outcome, Unknown):
            self._unknown += 1
            return self._unknown >= IN_THE_DARK or self.strain > 0
        return isinstance(outcome, NotProcessed)

    async def learn(self, outcome: Outcome, route: Route) -> None:
        """Tell the throttle what Twilio thinks of our speed."""
        try:
            if isinstance(outcome, NotProcessed):
                await self._push_back(route, outcome.why, outcome.retry_after)
                if outcome.asked:
                    await self._throttle.slow_down(route.limits)
            elif isinstance(outcome, Unknown):
                await self._push_back(route, outcome.why, None)
            elif isinstance(outcome, Accepted):
                self.strain = 0
                await self._throttle.ease(route.limits)
        except RedisError as error:
            log.warning("throttle_away", error=type(error).__name__)

    async def _push_back(self, route: Route, why: str, retry_after: float | None) -> None:
        jitter = random.random()  # noqa: S311
        hold = await self._throttle.push_back(route.limits, retry_after=retry_after, jitter=jitter)
        log.info("pushed_back", why=why, seconds=round(hold, 2))
