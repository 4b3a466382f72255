"""Senders: a workspace's own, its default, and whose address an inbound text arrived at."""

from collections.abc import Collection, Sequence
from functools import cache

from sqlalchemy import Select, bindparam, select, update
from sqlalchemy.orm import Session

from domain.daily import Unit
from domain.senders import KeywordsBy, SenderKind
from domain.views import SenderView
from models.tables import Message, Sender


def sender_view(sender: Sender) -> SenderView:
    """A sender as people see it."""
    return SenderView(
        id=sender.id,
        name=sender.name,
        kind=SenderKind(sender.kind),
        address=sender.address,
        throughput=sender.throughput,
        keywords_by=KeywordsBy(sender.keywords_by),
        smart_encoding=sender.smart_encoding,
        registration=sender.registration,
        is_default=sender.is_default,
        stopped_reason=sender.stopped_reason,
        numbers=tuple(sender.numbers),
        a2p_campaign=sender.a2p_campaign or "",
        daily_limit=sender.daily_limit,
        daily_unit=Unit(sender.daily_unit),
        brand=sender.brand or "",
        brand_limit=sender.brand_limit,
        stopped_at=sender.stopped_at,
    )


def of_workspace(session: Session, workspace_id: int) -> Sequence[Sender]:
    """The workspace's senders: the default first, then by name."""
    return session.scalars(_of_workspace(), {"workspace": workspace_id}).all()


@cache
def _of_workspace() -> Select[Sender]:
    return (
        select(Sender)
        .where(Sender.workspace_id == bindparam("workspace"))
        .order_by(Sender.is_default.desc(), Sender.name)
    )


def default(session: Session, workspace_id: int) -> Sender | None:
    """The default sender, or the only one, or None."""
    known = of_workspace(session, workspace_id)
    if known and (known[0].is_default or len(known) == 1):
        return known[0]
    return None


def by_name(session: Session, workspace_id: int, name: str) -> Sender | None:
    """The sender with that name, whatever its case."""
    wanted = name.strip().casefold()
    known = of_workspace(session, workspace_id)
    return next((sender for sender in known if sender.name.casefold() == wanted), None)


def by_address(session: Session, address: str, service_sid: str = "") -> Sender | None:
    """Whose address an inbound text came to: its own, its service's, or one of a pool.

    `service_sid` is Twilio's MessagingServiceSid of the inbound text, if it had one: two pools
    never share a number, but a number may also be set up as a sender of its own.
    """
    if service_sid:
        found = session.scalar(select(Sender).where(Sender.address == service_sid))
        if found is not None:
            return found
    found = session.scalar(select(Sender).where(Sender.address == address).order_by(Sender.id))
    if found is not None:
        return found
    services = session.scalars(
        select(Sender).where(Sender.kind == SenderKind.MESSAGING_SERVICE.value).order_by(Sender.id)
    )
    return next((sender for sender in services if address in sender.numbers), None)


def get(session: Session, sender_id: int) -> Sender:
    """One sender; raises NoResultFound."""
    return session.get_one(Sender, sender_id)


def of_messages(session: Session, message_ids: Collection[int]) -> Sequence[Sender]:
    """The senders that these texts left from, each once."""
    used = select(Message.sender_id).where(Message.id.in_(message_ids))
    return session.scalars(select(Sender).where(Sender.id.in_(used)).order_by(Sender.id)).all()


def locked(session: Session, sender_id: int) -> Sender:
    """The sender, read anew and held against other writers until the commit."""
    return session.scalars(
        select(Sender)
        .where(Sender.id == sender_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def make_default(session: Session, sender: Sender) -> None:
    """This sender is the workspace's default, and no other."""
    session.execute(
        update(Sender)
        .where(Sender.workspace_id == sender.workspace_id, Sender.id != sender.id)
        .values(is_default=False)
    )
    sender.is_default = True


def share_brand_limit(session: Session, sender: Sender, *, inherits: bool) -> None:
    """A brand has one daily limit: the sender's figure is that of all senders of its brand.

    A sender that comes to a brand without a figure (`inherits`) takes the brand's.
    """
    others = select(Sender).where(
        Sender.workspace_id == sender.workspace_id,
        Sender.brand == sender.brand,
        Sender.id != sender.id,
    )
    for other in session.scalars(others) if sender.brand else ():
        if inherits and sender.brand_limit is None:
            sender.brand_limit = other.brand_limit
        other.brand_limit = sender.brand_limit
