"""Scheduling a message: which times Twilio takes (300 seconds to 35 days ahead), and how many."""

from datetime import UTC, datetime

from simulator.twilio.errors import refusal
from simulator.twilio.params import Params, first
from simulator.twilio.records import Account, now
from simulator.twilio.world import TwilioWorld


def scheduled_for(world: TwilioWorld, account: Account, params: Params) -> datetime | None:
    """The time that a message is scheduled for (None: now); raises RefusedError."""
    kind, asked = first(params, "ScheduleType"), first(params, "SendAt")
    if kind is None and asked is None:
        return None
    if kind != "fixed":
        raise refusal(35126, kind)
    if asked is None:
        raise refusal(35111)
    if first(params, "MessagingServiceSid") is None:
        raise refusal(35118)
    moment = _timestamp(asked)
    ahead = None if moment is None else (moment - now()).total_seconds()
    if ahead is None or ahead < world.config.schedule_min_seconds:
        raise refusal(35114, world.config.schedule_min_seconds)
    if ahead > world.config.schedule_max_seconds:
        raise refusal(35115, world.config.schedule_max_seconds)
    if account.scheduled >= world.config.schedule_cap:
        raise refusal(35125, world.config.schedule_cap)
    return moment


def _timestamp(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
