"""Whose hands made a campaign as it is now: whoever wrote or edited a part of it is no second one.

A copy, a retry, a reminder and a correction begin with the text of another campaign: as long as
they say the same, whoever wrote it there wrote it here. What a key did is its maker's work too.
"""

from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain import approval
from domain.actors import key_of
from models import approvals, campaigns, keys, wordings
from models.tables import Campaign, Wording


def editors_of(session: Session, campaign: Campaign) -> frozenset[str]:
    """Who wrote or edited the campaign as it is now, by their stored names; makers of keys too."""
    edited = approval.editors(campaign.created_by, approvals.touches(session, campaign.id))
    upload = campaigns.latest_import(session, campaign.id)
    hands = edited | {*_writers(session, campaign), *([upload.asked_by] if upload else [])}
    return hands | makers_of(session, [*hands, campaign.created_by])


def makers_of(session: Session, names: Iterable[str]) -> frozenset[str]:
    """Who made the keys among these stored names."""
    return keys.makers(session, [key for name in names if (key := key_of(name))])


def _writers(session: Session, campaign: Campaign) -> Iterator[str]:
    """Whoever wrote its text, here or where it was copied from, of as many copies as there are."""
    if campaign.wording_id is None:
        return
    wording = wordings.get(session, campaign.wording_id)
    yield wording.created_by
    copied, looked = campaign.copied_from_id, {campaign.id}
    while copied is not None and copied not in looked:
        looked.add(copied)
        wrote = session.scalars(
            select(Wording.created_by).where(
                Wording.campaign_id == copied, Wording.template == wording.template
            )
        ).all()
        if not wrote:
            return
        yield from wrote
        copied = session.get_one(Campaign, copied).copied_from_id
