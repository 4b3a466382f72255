"""Committed rows for tests: one method per noun, every column overridable by name."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from typing import Any, TypeVar

from sqlalchemy import inspect, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from domain import apikeys
from domain.apikeys import Scope
from domain.consent import UNDATED, ConsentKind, Status
from domain.guards import OFF
from domain.guardsettings import to_data as guards_to_data
from domain.hours import ALWAYS
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.messages import MessageKind, MessageState
from domain.senders import KeywordsBy, SenderKind
from domain.teamhours import to_data
from domain.whereabouts import key_of
from domain.windows import A_DAY, Kind, TeamHours, Window
from models import agreements
from models.base import Base, Database, new_public_id
from models.tables import (
    ApiKey,
    Campaign,
    CampaignHours,
    Message,
    OptOut,
    Recipient,
    Sender,
    Wording,
    Workspace,
)

Row = TypeVar("Row", bound=Base)
AT_ANY_HOUR = TeamHours(informational=Window(0, A_DAY))
"""What the workspaces of tests have set, which have to go through at night as well."""


@dataclass(frozen=True)
class Key:
    """A key as its owner has it, and its row."""

    secret: str
    row: ApiKey


class Builder:
    """Writes rows to one database, each in a transaction of its own, and hands them back."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._numbers = count(1)
        self._areas: set[tuple[int, str]] = set()

    def add(self, row: Row) -> Row:
        """Commit one row."""
        with self._db.write() as session:
            _written(session, row)
            session.expunge(row)
        return row

    def workspace(self, **columns: Any) -> Workspace:
        """A workspace that is fully set up, texts at any hour, and has no undo window."""
        defaults: dict[str, Any] = {
            "slack_team_id": "T01ROLLCALL",
            "business_name": "Harbour Books",
            "help_contact": "help@harbourbooks.example",
            "region": "US",
            "zone": "America/Chicago",
            "hours": to_data(AT_ANY_HOUR),
            "guards": guards_to_data(OFF),
            "price_per_segment": Decimal("0.0083"),
            "channel_id": "C01CAMPAIGNS",
            "undo_seconds": 0,
            "created_at": now(),
        }
        return self.add(Workspace(**(defaults | columns)))

    def sender(self, workspace: Workspace, **columns: Any) -> Sender:
        """A US long code; Twilio answers its keywords."""
        number = next(self._numbers)
        defaults: dict[str, Any] = {
            "workspace_id": workspace.id,
            "name": f"main {number}" if number > 1 else "main",
            "kind": SenderKind.LONG_CODE,
            "address": f"+1415555{2670 + number:04d}",
            "throughput": 25.0,
            "keywords_by": KeywordsBy.TWILIO,
            "is_default": number == 1,
            "created_at": now(),
        }
        return self.add(Sender(**(defaults | columns)))

    def campaign(self, sender: Sender, *, template: str = "Hi", **columns: Any) -> Campaign:
        """A campaign of one wording, in draft; `asks` and `acknowledgement` go to the wording."""
        number = next(self._numbers)
        asks = columns.pop("asks", "nothing")
        acknowledgement = columns.pop("acknowledgement", "")
        defaults: dict[str, Any] = {
            "workspace_id": sender.workspace_id,
            "sender_id": sender.id,
            "name": f"campaign-{number}",
            "title": f"Campaign {number}",
            "kind": Kind.INFORMATIONAL,
            "state": CampaignState.DRAFT,
            "state_by": "slack:U01ADA",
            "state_at": now(),
            "channel_id": "C01CAMPAIGNS",
            "created_by": "slack:U01ADA",
            "created_at": now(),
        }
        with self._db.write() as session:
            campaign = _written(session, Campaign(**(defaults | columns)))
            wording = Wording(
                campaign_id=campaign.id,
                version=1,
                template=template,
                asks=asks,
                acknowledgement=acknowledgement,
                created_by="slack:U01ADA",
                created_at=now(),
            )
            campaign.wording_id = _written(session, wording).id
        return campaign

    def recipient(self, campaign: Campaign, phone: str | None, **columns: Any) -> Recipient:
        """One row of the audience, pending; of marketing, of somebody who agreed to get it."""
        agreed = columns.pop("agreed", campaign.kind == Kind.MARKETING)
        defaults: dict[str, Any] = {
            "workspace_id": campaign.workspace_id,
            "campaign_id": campaign.id,
            "row": next(self._numbers) + 1,
            "phone": phone,
            "fields": [],
            "bucket": Bucket.PENDING,
        }
        recipient = self.add(Recipient(**(defaults | columns)))
        if phone is not None:
            self.area(campaign, key_of(phone, recipient.zones))
            if agreed:
                self.agreed(campaign.workspace_id, phone)
        return recipient

    def agreed(self, workspace_id: int, phone: str, **columns: Any) -> None:
        """What somebody said of a consent; unless told otherwise they gave it, in writing."""
        with self._db.write() as session:
            agreements.record(session, [consent(workspace_id, phone, **columns)])

    def area(self, campaign: Campaign, area: str) -> None:
        """The hours of an area as a launch works them out: open, unless it has some already."""
        if (campaign.id, area) in self._areas:
            return
        self._areas.add((campaign.id, area))
        with self._db.write() as session:
            if session.get(CampaignHours, (campaign.id, area)) is None:
                session.add(CampaignHours(campaign_id=campaign.id, zones=area, opens_at=ALWAYS))

    def message(self, campaign: Campaign, recipient: Recipient, **columns: Any) -> Message:
        """A campaign text to that recipient, sent; the recipient's row points at it."""
        defaults: dict[str, Any] = {
            "public_id": new_public_id(),
            "workspace_id": campaign.workspace_id,
            "campaign_id": campaign.id,
            "recipient_id": recipient.id,
            "sender_id": campaign.sender_id,
            "kind": MessageKind.CAMPAIGN,
            "phone": recipient.phone,
            "segments": 1,
            "wording_id": campaign.wording_id,
            "state": MessageState.SENT,
            "claimed_at": now(),
            "state_at": now(),
        }
        message = self.add(Message(**(defaults | columns)))
        with self._db.write() as session:
            session.execute(
                update(Recipient).where(Recipient.id == recipient.id).values(message_id=message.id)
            )
        return message

    def opt_out(self, workspace: Workspace, phone: str, **columns: Any) -> OptOut:
        """A number that must not be texted."""
        defaults: dict[str, Any] = {
            "workspace_id": workspace.id,
            "phone": phone,
            "scope": "all",
            "source": "reply",
            "words": "STOP",
            "at": now(),
        }
        return self.add(OptOut(**(defaults | columns)))

    def key(self, workspace: Workspace, **columns: Any) -> Key:
        """A live key of #campaigns that may do everything that keys can."""
        is_test = columns.setdefault("is_test", False)
        fresh = apikeys.make(secrets.token_bytes(apikeys.ENTROPY), is_test=is_test)
        defaults: dict[str, Any] = {
            "public_id": fresh.public_id,
            "workspace_id": workspace.id,
            "channel_id": "C01CAMPAIGNS",
            "name": f"shop {next(self._numbers)}",
            "digest": apikeys.digest(fresh.secret),
            "scopes": list(Scope),
            "kind": Kind.INFORMATIONAL,
            "attestation": "They ticked the box at the checkout.",
            "made_by": "slack:U01ADA",
            "made_at": now(),
        }
        return Key(fresh.secret, self.add(ApiKey(**(defaults | columns))))


def _written(session: Session, row: Row) -> Row:
    """A row that is in the database, and knows what it did not name without asking for it again.

    To read thousands of rows that were just written took the tests 20 seconds.
    """
    session.add(row)
    session.flush()
    state = inspect(row)
    if state.expired_attributes:
        session.refresh(row)
    for name in state.unloaded:
        set_committed_value(row, name, None)
    return row


def now() -> datetime:
    """The host's clock, aware."""
    return datetime.now(UTC)


def consent(
    workspace_id: int, phone: str | None, kind: ConsentKind = ConsentKind.WRITTEN, **columns: Any
) -> dict[str, Any]:
    """A consent that somebody gave long ago, as a row of its facts."""
    defaults: dict[str, Any] = {
        "workspace_id": workspace_id,
        "phone": phone,
        "status": Status.GIVEN,
        "kind": kind,
        "origin": "web_form",
        "source": "web form",
        "wording": "",
        "evidence": "",
        "at": UNDATED,
        "expires_at": None,
        "recorded_by": "cli:maria",
        "recorded_at": now(),
        "inbound_id": None,
    }
    return defaults | columns
