"""Which campaign is meant: forgiving of case, spaces and typing, and never a guess between two."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from domain.actors import Actor
from domain.errors import Refused
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
    name = pick(ref, {name: title for name, title, _ in known})
    campaign = campaigns.by_name(session, workspace_id, name) if name is not None else None
    if campaign is None:
        raise Refused(none_like(ref, [name for name, _, _ in known]))
    return campaign


def pick(ref: str, titles: Mapping[str, str]) -> str | None:
    """The name that is meant, of names and their titles; refused where it could be several."""
    found = _matches(ref, titles)
    if len(found) > 1:
        candidates = ", ".join(found[:SHOWN])
        raise Refused(f"“{ref}” could mean {candidates}. Which one? Use its whole name.")
    return found[0] if found else None


def none_like(ref: str, names: Sequence[str]) -> str:
    """That no campaign is called so, and how the newest are called."""
    if not names:
        return "There is no campaign yet. Draft one first."
    are = "is" if len(names) == 1 else "are"
    return f"There is no campaign “{ref}”. The newest {are} {', '.join(names[:SHOWN])}."


def _matches(ref: str, titles: Mapping[str, str]) -> list[str]:
    """Names that are meant; a title counts only where no name fits."""
    by_name = match(ref, [*titles])
    if by_name:
        return by_name
    meant = set(match(ref, [*titles.values()]))
    return [name for name, title in titles.items() if title in meant]


def held(session: Session, who: Actor, public_id: str) -> Campaign:
    """The actor's workspace's campaign with that id, held until the commit."""
    campaign = campaigns.by_public_id(session, who.workspace_id, public_id)
    if campaign is None:
        raise Refused("That campaign is not there any more. Look at the list.")
    return campaigns.locked(session, campaign.id)
