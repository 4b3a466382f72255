"""Handing a proof pack to the person in Slack who asked for it, and to nobody else."""

import structlog

from jobs.context import runtime
from jobs.exporting import private_file
from jobs.exporting import send as hand_over
from jobs.proof.pack import write
from jobs.proof.progress import Progress
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
    send(rt, about, user_id, name=campaign.name)


def send(rt: Runtime, about: About, user_id: str, *, name: str) -> None:
    """Write a pack, hand it over by direct message, and forget it. Raises Refused without a key."""
    filename = f"proof-{name}.zip"
    with private_file(rt) as path:
        rows = write(rt, about, path, tell=Progress(rt, user_id, name))
        comment = f"The proof pack of {name}. Begin with `summary.txt`; it says how to check it."
        hand_over(rt, lambda: rt.slack.dm_file(user_id, filename, path, comment=comment))
    log.info("proof_sent", texts=rows["texts.csv"])
