"""Which campaign is meant: forgiving of case, spaces and typing, and never a guess between two."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from domain.actors import Actor
from domain.errors import Refused
from domain.lifecycle import LIVE, CampaignState
from domain.names import match
from models import campaigns
from models.tables import Campaign

SHOWN = 5


def find(session: Session, workspace_id: int, ref: str) -> Campaign:
    """The workspace's campaign that `ref` (its id, name or title) means.

    Raises Refused: naming the candidates where several could be meant, the nearest where none.
    """
    exact = campaigns.by_public_id(session, workspace_id, ref) or campaigns.by_name(
        session, workspace_id, ref.strip()
    )
    if exact is not None:
        return exact
    known = campaigns.names(session, workspace_id, with_discarded=False)
    found = _matches(ref, {name: title for name, title, _ in known})
    if len(found) == 1:
        campaign = campaigns.by_name(session, workspace_id, found[0])
        if campaign is not None:
            return campaign
    if found:
        candidates = ", ".join(found[:SHOWN])
        raise Refused(f"“{ref}” could mean {candidates}. Which one? Use its whole name.")
    if not known:
        raise Refused("There is no campaign yet. Draft one first.")
    newest = ", ".join(name for name, _, _ in known[:SHOWN])
    raise Refused(f"There is no campaign “{ref}”. The newest are {newest}.")


def _matches(ref: str, titles: Mapping[str, str]) -> list[str]:
    """Names that are meant; a title counts only where no name fits."""
    by_name = match(ref, [*titles])
    if by_name:
        return by_name
    meant = set(match(ref, [*titles.values()]))
    return [name for name, title in titles.items() if title in meant]


def find_or_latest(session: Session, workspace_id: int, ref: str | None) -> Campaign:
    """The campaign meant; without a name the newest that is under way, else the newest."""
    if ref and ref.strip():
        return find(session, workspace_id, ref)
    newest = campaigns.latest(session, workspace_id, limit=50)
    live = (one for one in newest if CampaignState(one.state) in LIVE)
    chosen = next(live, newest[0] if newest else None)
    if chosen is None:
        raise Refused("There is no campaign yet. Draft one first.")
    return chosen


def held(session: Session, who: Actor, public_id: str) -> Campaign:
    """The actor's workspace's campaign with that id, held until the commit."""
    campaign = campaigns.by_public_id(session, who.workspace_id, public_id)
    if campaign is None:
        raise Refused("That campaign is not there any more. Look at the list.")
    return campaigns.locked(session, campaign.id)
