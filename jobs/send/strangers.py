"""Campaigns that may be copies: what must not go on by itself in a database that was restored."""

from datetime import timedelta

from models import installation, singles
from models.tables import Campaign
from runtime import Runtime


def estranged(rt: Runtime, campaign: Campaign) -> str | None:
    """Why a sending campaign must not go on by itself, or None.

    A restored backup, a copied database or a laptop that slept would otherwise text people who
    were texted already (architecture, invariant 3). One of single texts, of whom none waits, texts
    nobody by itself; whoever brings it one begins its sign of life anew (`models.singles`).
    """
    why = _strange(rt, campaign)
    if why is None or campaign.day is None:
        return why
    with rt.db.read() as session:
        known = session.get_one(Campaign, campaign.id)
        return None if singles.rests(session, known) else _strange(rt, known)


def _strange(rt: Runtime, campaign: Campaign) -> str | None:
    here = installation.of_environment(rt.settings)
    if campaign.installation_id not in (None, here):
        return "It was launched by another installation; this one may be a copy."
    silence = timedelta(seconds=rt.settings.rollcall_stranger_seconds)
    if campaign.heartbeat_at is not None and rt.clock() - campaign.heartbeat_at > silence:
        return "Nothing was sent for a long time; a backup may have been restored."
    return None
