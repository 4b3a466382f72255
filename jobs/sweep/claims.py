"""Claims whose process died: after their lease they become unknown, never pending by themselves."""

from datetime import timedelta

import structlog

from models import campaigns, messages
from runtime import Runtime

log = structlog.get_logger(__name__)

AT_ONCE = 500
SKEW = timedelta(seconds=5)


def expire(rt: Runtime) -> None:
    """Make claims unknown whose lease is over, and whose last request must have ended too.

    An owner that lives writes what it learned all the same: outcomes move unknown texts on.
    """
    settings = rt.settings
    now = rt.clock()
    grace = timedelta(seconds=settings.rollcall_request_timeout_seconds)
    lease = timedelta(seconds=settings.rollcall_lease_seconds)
    with rt.db.read() as session:  # There is one writer, and seldom anything to write.
        if not messages.any_stale(session, now - grace, now + lease + SKEW):
            return
    with rt.db.write() as session:
        messages.shorten_leases(session, now + lease, SKEW)
        touched = messages.expire_claims(session, now - grace, now, AT_ONCE)
        for campaign_id in touched:
            campaigns.touch_card(session, campaign_id, now)
    if touched:
        log.warning("claims_became_unknown", campaigns=sorted(touched))
