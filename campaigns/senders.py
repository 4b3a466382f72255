"""Setting up senders: what they are, how fast they may be, and what a day allows."""

from collections.abc import Callable
from typing import Final

from sqlalchemy.orm import Session

from campaigns import access, beforehand, fields, releasing
from campaigns.forms import SenderForm
from domain.actors import Actor
from domain.deeds import Subject, Verb
from domain.errors import Refused
from domain.senders import (
    DEFAULT_KEYWORDS_BY,
    TIERS,
    Registration,
    SenderKind,
    default_throughput,
)
from domain.views import SenderView, WorkspaceView
from models import daily, senders, views, workspaces
from models.tables import Sender
from runtime import Runtime

DEFAULT: Final = "is_default"
"""Field of the form."""


def save_sender(
    rt: Runtime,
    who: Actor,
    form: SenderForm,
    *,
    still: Callable[[SenderView, str], None] | None = None,
) -> SenderView:
    """Create the sender, or change the one that is meant. The first one is the default.

    `still` sees a known one as it is under the lock, with the team's region, and raises Refused
    where its person saw something else.
    """
    access.require_admin(rt, who)

    def work(session: Session) -> SenderView:
        team = workspaces.locked(session, who.workspace_id)
        if still is not None and form.sender_id is not None:
            known = _by_id(session, team.id, form.sender_id)
            still(senders.sender_view(known), team.region)
        sender = save(rt, session, who, form)
        return shown(views.workspace_view(session, who.workspace_id), sender)

    # Claims hold a campaign before its sender: made again after a deadlock.
    return rt.db.write_again(work)


def named(rt: Runtime, who: Actor, name: str) -> SenderView:
    """The sender of that name; refused where there is none."""
    access.require_author(rt, who)
    with rt.db.read() as session:
        found = senders.by_name(session, who.workspace_id, name)
        if found is None:
            raise Refused(f"There is no sender “{name}”.", field="name")
        return senders.sender_view(found)


def listing(rt: Runtime, who: Actor) -> tuple[SenderView, ...]:
    """All senders of the workspace, for whoever may look at campaigns."""
    access.require_viewer(rt, who)
    with rt.db.read() as session:
        return tuple(views.workspace_view(session, who.workspace_id).senders)


def shown(view: WorkspaceView, sender: Sender) -> SenderView:
    """The sender among the workspace's."""
    return next(known for known in view.senders if known.id == sender.id)


def save(rt: Runtime, session: Session, who: Actor, form: SenderForm) -> Sender:
    """The same in a transaction of the caller, who checked the rights."""
    stays = form.sender_id is not None and not form.name.strip()
    name = "" if stays else fields.short(form.name, "name", 60)
    workspace = workspaces.locked(session, who.workspace_id)
    sender = _meant(session, workspace.id, form, name)
    if sender is not None and sender.is_default and form.is_default is False:
        raise Refused("One sender is the default. Tick it for another one instead.", field=DEFAULT)
    if sender is None:
        sender = Sender(workspace_id=workspace.id, name=name, created_at=rt.clock(), numbers=[])
        sender.is_default = not senders.of_workspace(session, workspace.id)
        session.add(sender)
    with session.no_autoflush:
        kind = fields.kind(form.kind or sender.kind or SenderKind.LONG_CODE)
        before, was = _limits(sender), beforehand.told(sender)
        sender.name = name or sender.name
        # Saving a sender is one way of saying that what stopped it is mended.
        releasing.mended(rt, sender)
        _fill(sender, form, kind, workspace.region)
        _allow(sender, form)
        _refuse_taken(session, sender)
    session.flush()
    if form.is_default:
        senders.make_default(session, sender)
    if _limits(sender) != before:
        joins = sender.brand != before[2]
        senders.share_brand_limit(session, sender, inherits=joins)
        session.flush()
        daily.recount(session, sender.id, rt.clock())
    deed = (Verb.SAVE_SENDER, Subject.SENDER, sender.id)
    access.record(rt, session, who, *deed, kind=str(kind), **beforehand.change(was, sender))
    session.flush()
    return sender


def _meant(session: Session, workspace_id: int, form: SenderForm, name: str) -> Sender | None:
    same = senders.by_name(session, workspace_id, name) if name else None
    if form.sender_id is None:
        return same
    meant = _by_id(session, workspace_id, form.sender_id)
    if same is not None and same.id != meant.id:
        raise Refused(f"There is a sender “{same.name}” already. Use another name.", field="name")
    return meant


def _by_id(session: Session, workspace_id: int, sender_id: int) -> Sender:
    known = senders.of_workspace(session, workspace_id)
    meant = next((one for one in known if one.id == sender_id), None)
    if meant is None:
        raise Refused("That sender is gone. Open the settings again.", field="name")
    return meant


def _fill(sender: Sender, form: SenderForm, kind: SenderKind, region: str) -> None:
    """What was said; of a new kind also its usual values, but never in place of a chosen one."""
    rate_is_usual, keywords_are_usual = _usual(sender, region)
    fresh = sender.kind != kind
    sender.kind = kind
    sender.address = fields.address(form.address.strip() or sender.address or "", kind)
    if form.numbers is not None:
        sender.numbers = [fields.pool_number(number) for number in form.numbers]
    registered = sender.registration or Registration.UNKNOWN
    if form.registration is not None:
        sender.registration = fields.registration(form.registration)
    newly = sender.registration or Registration.UNKNOWN
    tier_changed = newly != registered and (newly in TIERS or registered in TIERS)
    if form.throughput not in (None, ""):
        sender.throughput = fields.throughput(form.throughput or 0)
    elif fresh or form.throughput == "" or tier_changed:
        usual = default_throughput(kind, region, newly)
        keeps = fresh and not rate_is_usual and form.throughput is None and not tier_changed
        # Slower than is usual may be chosen; faster than carriers allow the new kind was not.
        sender.throughput = min(sender.throughput, usual) if keeps else usual
    if form.keywords_by is not None:
        sender.keywords_by = fields.keywords_by(form.keywords_by)
    elif fresh and keywords_are_usual:
        sender.keywords_by = DEFAULT_KEYWORDS_BY[kind]
    if form.smart_encoding is not None:
        sender.smart_encoding = form.smart_encoding
    if form.a2p_campaign is not None:
        sender.a2p_campaign = form.a2p_campaign.strip()[:64] or None


def _usual(sender: Sender, region: str) -> tuple[bool, bool]:
    """Whether its throughput, and who answers its keywords, are its kind's, or not said yet."""
    if sender.kind is None:
        return True, True
    kind = SenderKind(sender.kind)
    rate = default_throughput(kind, region, sender.registration or Registration.UNKNOWN)
    return sender.throughput == rate, sender.keywords_by == DEFAULT_KEYWORDS_BY[kind]


def _allow(sender: Sender, form: SenderForm) -> None:
    """What a day allows."""
    if form.daily_limit is not None:
        sender.daily_limit, sender.daily_unit = fields.daily_limit(form.daily_limit)
    if form.brand is not None:
        sender.brand = " ".join(form.brand.split())[:64] or None
    if form.brand_limit is not None:
        sender.brand_limit = fields.daily_limit(form.brand_limit, field="brand_limit")[0]
    if sender.brand_limit is not None and not sender.brand:
        raise Refused("Say whose daily limit that is: the brand is empty.", field="brand")


def _limits(sender: Sender) -> tuple[object, ...]:
    return (sender.daily_limit, sender.daily_unit, sender.brand, sender.brand_limit)


def _refuse_taken(session: Session, sender: Sender) -> None:
    """Inbound texts find their workspace by the address, so it belongs to one sender only."""
    for address in (sender.address, *sender.numbers):
        other = senders.by_address(session, address)
        if other is not None and other.id != sender.id and other.address == address:
            raise Refused(
                f"The sender “{other.name}” has that address already. Change that one, or use"
                " another address.",
                field="address",
            )
