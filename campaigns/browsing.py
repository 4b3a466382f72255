"""Every message of a campaign, a page at a time, masked; whoever has numbers shown is recorded."""

from sqlalchemy.orm import Session

from campaigns import access, reaching
from campaigns.finding import find
from domain import reasons
from domain.actors import Actor
from domain.deeds import Subject, Verb
from domain.ledger import Bucket
from domain.outcomes import Filter, Page, Row
from domain.phones import mask
from domain.twilio_codes import rule
from models import browsing, workspaces
from models.tables import Campaign, Message, Recipient
from runtime import Runtime


def look(rt: Runtime, who: Actor, ref: str, of: Filter = Filter.ALL, after: int = 0) -> Page:
    """The next recipients behind the id `after`, numbers masked; for who may see people's data."""
    public_id = reaching.author_of(rt, who, ref)
    with rt.db.read() as session:
        campaign = find(session, who.workspace_id, public_id)
        return _page(session, campaign, of, after, revealed=False)


def back(rt: Runtime, who: Actor, ref: str, of: Filter, first: int) -> Page:
    """The recipients before the id `first`, as many as a page holds; else the first page."""
    public_id = reaching.author_of(rt, who, ref)
    with rt.db.read() as session:
        campaign = find(session, who.workspace_id, public_id)
        after = browsing.page_before(session, campaign.id, of, first)
        return _page(session, campaign, of, after, revealed=False)


def reveal(rt: Runtime, who: Actor, ref: str, of: Filter, after: int) -> Page:
    """The same with the numbers in full; the audit keeps who looked at which rows."""
    public_id = reaching.author_of(rt, who, ref)
    with rt.db.write() as session:
        campaign = find(session, who.workspace_id, public_id)
        page = _page(session, campaign, of, after, revealed=True)
        deed = (Verb.SHOW_NUMBERS, Subject.CAMPAIGN, campaign.id)
        access.record(rt, session, who, *deed, rows=[row.row for row in page.rows])
        return page


def _page(session: Session, campaign: Campaign, of: Filter, after: int, *, revealed: bool) -> Page:
    found = browsing.page(session, campaign.id, of, after)
    return Page(
        public_id=campaign.public_id,
        name=campaign.name,
        title=campaign.title,
        zone=workspaces.get(session, campaign.workspace_id).zone,
        of=of,
        after=after,
        rows=tuple(_row(*it, revealed=revealed) for it in found[: browsing.PAGE]),
        has_more=len(found) > browsing.PAGE,
        revealed=revealed,
    )


def _row(recipient: Recipient, message: Message | None, *, revealed: bool) -> Row:
    number = recipient.phone or recipient.value or ""
    bucket = Bucket(recipient.bucket)
    return Row(
        id=recipient.id,
        row=recipient.row,
        number=number if revealed else mask(number) if number else "",
        bucket=bucket,
        why=_why(recipient, bucket),
        at=message.state_at if message else None,
    )


def _why(recipient: Recipient, bucket: Bucket) -> str:
    if bucket in (Bucket.UNDELIVERED, Bucket.FAILED):
        return rule(recipient.error_code, 0).meaning
    return reasons.words(recipient.reason) if recipient.reason else ""
