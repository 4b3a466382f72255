"""Masked numbers of people who write to one place, told apart where they look alike."""

from collections.abc import Collection, Mapping

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from domain.masks import ending, told_apart
from models.gathering import Place
from models.tables import Inbound


def of(session: Session, place: Place, phones: Collection[str]) -> Mapping[str, str]:
    """How each number is shown there.

    Whoever stands first in its posts has the bare mask, for good: what was shown once does not
    change when somebody else writes.
    """
    endings = {ending(phone) for phone in phones}
    alike = or_(*(Inbound.phone.endswith(it, autoescape=True) for it in sorted(endings)))
    before = session.scalars(
        select(Inbound.phone)
        .where(place.texts, Inbound.thread_post_id.is_not(None), alike)
        .group_by(Inbound.phone)
        .order_by(func.min(Inbound.thread_post_id), func.min(Inbound.id))
    )
    return told_apart([*before, *phones])
