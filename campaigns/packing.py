"""Proof packs: who may have one, recorded before it is made."""

from pathlib import Path

from campaigns import access, reaching
from campaigns.explaining import number_of, record_look
from campaigns.finding import find
from domain.actors import Actor
from domain.chain import number_digest
from domain.deeds import Subject, Verb
from domain.phones import mask
from jobs.proof.pack import Progress, write
from jobs.proof.sending import send_campaign, send_number
from jobs.queues import LONG_SECONDS, QueueName, enqueue
from models import proof_requests, workspaces
from models.chain import own_key
from models.proof_requests import Asked
from models.proofs import About
from runtime import Runtime


def ask(rt: Runtime, who: Actor, ref: str) -> str:
    """The pack of a campaign or a number by direct message to the asker; says what it is about.

    Raises Refused for who may not launch, and for what is neither a campaign nor a number.
    """
    if is_number(ref):
        about = allow_number(rt, who, ref)
        with rt.db.write() as session:
            asked = proof_requests.add(session, Asked(about, who.user_id), rt.clock())
        enqueue(rt, QueueName.WORK, send_number, asked, seconds=LONG_SECONDS)
        return mask(about.phone)
    about, name = allow_campaign(rt, who, ref)
    job = (send_campaign, about.campaign_id, who.user_id)
    enqueue(rt, QueueName.WORK, *job, seconds=LONG_SECONDS)
    return name


def is_number(ref: str) -> bool:
    """Whether what was typed means a number: no campaign's name begins with a plus."""
    return ref.strip().startswith("+")


def make(rt: Runtime, path: Path, *, about: About, tell: Progress) -> dict[str, int]:
    """Write the pack that was allowed to a file of the asker's own; the rows of each part."""
    return write(rt, about, path, tell=tell)


def allow_number(rt: Runtime, who: Actor, typed: str) -> About:
    """Let a number's pack be made, audited by its digest; refused for who may not launch."""
    access.require_launcher(rt, who, to="fetch proof packs")
    with rt.db.write() as session:
        key = own_key(session, rt.settings)
        number = number_of(workspaces.get(session, who.workspace_id), typed)
        record_look(rt, session, who, Verb.EXPORT_PROOF, number_digest(key, number))
    return About(who.workspace_id, phone=number)


def allow_campaign(rt: Runtime, who: Actor, ref: str) -> tuple[About, str]:
    """Let a campaign's pack be made, audited; and its name. Refused for who may not launch."""
    ref = reaching.launcher_of(rt, who, ref)
    with rt.db.write() as session:
        campaign = find(session, who.workspace_id, ref)
        access.record(rt, session, who, Verb.EXPORT_PROOF, Subject.CAMPAIGN, campaign.id)
    return About(who.workspace_id, campaign_id=campaign.id), campaign.name
