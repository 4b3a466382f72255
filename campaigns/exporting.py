"""Files about people: who may have them, recorded before they are made. Sent privately by a job."""

from campaigns import access, reaching
from campaigns.finding import find
from domain.actors import Actor, Door
from domain.deeds import Subject, Verb
from domain.errors import Refused
from jobs.exporting import export_confirmed, export_errors, export_results
from jobs.queues import QueueName, enqueue
from runtime import Runtime


def ask_results(rt: Runtime, who: Actor, ref: str) -> str:
    """The outcome of every recipient as CSV, by direct message to the asker; gives the name."""
    _require_slack(who)
    campaign_id, name = _allow(rt, who, ref, Verb.EXPORT_RESULTS)
    enqueue(rt, QueueName.WORK, export_results, campaign_id, who.user_id)
    return name


def ask_confirmed(rt: Runtime, who: Actor, ref: str) -> str:
    """Everybody who confirmed as CSV, by direct message to the asker; gives the name."""
    _require_slack(who)
    campaign_id, name = _allow(rt, who, ref, Verb.EXPORT_CONFIRMED)
    enqueue(rt, QueueName.WORK, export_confirmed, campaign_id, who.user_id)
    return name


def ask_errors(rt: Runtime, who: Actor, ref: str) -> str:
    """All rows that were not accepted as CSV, by direct message to the asker; gives the name."""
    _require_slack(who)
    campaign_id, name = _allow(rt, who, ref, Verb.EXPORT_ERRORS)
    enqueue(rt, QueueName.WORK, export_errors, campaign_id, who.user_id)
    return name


def allow_results(rt: Runtime, who: Actor, ref: str) -> int:
    """Let the command line write the results to a file of its own; gives the campaign's id."""
    return _allow(rt, who, ref, Verb.EXPORT_RESULTS)[0]


def _allow(rt: Runtime, who: Actor, ref: str, verb: Verb) -> tuple[int, str]:
    ref = reaching.author_of(rt, who, ref)
    with rt.db.write() as session:
        campaign = find(session, who.workspace_id, ref)
        access.record(rt, session, who, verb, Subject.CAMPAIGN, campaign.id)
        return campaign.id, campaign.name


def _require_slack(who: Actor) -> None:
    if who.door is not Door.SLACK:
        raise Refused("Files go by direct message; from the command line use `rollcall results`.")
