"""Handing a proof pack to the person in Slack who asked for it, and to nobody else."""

import structlog

from domain.errors import Refused
from domain.phones import mask
from gateways.slack.blocks import notices
from jobs.context import runtime
from jobs.exporting import private_file
from jobs.exporting import send as hand_over
from jobs.proof.pack import write
from jobs.proof.progress import Progress
from models import proof_requests
from models.proofs import About
from models.tables import Campaign
from runtime import Runtime

log = structlog.get_logger(__name__)


def send_campaign(campaign_id: int, user_id: str) -> None:
    """Send the proof pack of a campaign to the Slack user who asked (RQ job)."""
    rt = runtime()
    with rt.db.read() as session:
        campaign = session.get_one(Campaign, campaign_id)
    about = About(campaign.workspace_id, campaign_id=campaign_id)
    _send(rt, about, user_id, name=campaign.name)


def send_number(request_id: int) -> None:
    """Send the proof pack of a number to the Slack user who asked, once (RQ job)."""
    rt = runtime()
    with rt.db.write() as session:
        asked = proof_requests.take(session, request_id)
    if asked is not None:
        _send(rt, asked.about, asked.user_id, name=mask(asked.about.phone))


def _send(rt: Runtime, about: About, user_id: str, *, name: str) -> None:
    """Write a pack, hand it over by direct message, and forget it; or say why there is none."""
    filename = f"proof-{about.phone[-4:] or name}.zip"
    try:
        with private_file(rt) as path:
            rows = write(rt, about, path, tell=Progress(rt, user_id, name))
            comment = (
                f"The proof pack of {name}. Begin with `summary.txt`; it says how to check it."
            )
            hand_over(rt, lambda: rt.slack.dm_file(user_id, filename, path, comment=comment))
    except Refused as refused:
        said = f"The proof pack of {name} was not made. {refused.sentence}"
        hand_over(rt, lambda: rt.slack.dm(user_id, notices.said(said)))
        return
    log.info("proof_sent", texts=rows["texts.csv"])
