"""Carriers: which numbers are known to be on one, and whose day is full.

Only what a Twilio code said is known; everybody else is texted as ever.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, exists, select, update
from sqlalchemy.orm import Session

from domain.holds import Carrier
from models.inserting import insert_new
from models.tables import CarrierCap, PhoneCarrier


def learn(
    session: Session, *, workspace_id: int, phone: str, carrier: Carrier, now: datetime
) -> None:
    """A code said that this number is on that carrier."""
    new = insert_new(
        session,
        PhoneCarrier,
        workspace_id=workspace_id,
        phone=phone,
        carrier=carrier.value,
        at=now,
    )
    if new is None:
        session.execute(
            update(PhoneCarrier)
            .where(PhoneCarrier.workspace_id == workspace_id, PhoneCarrier.phone == phone)
            .values(carrier=carrier.value, at=now)
        )


def cap(session: Session, workspace_id: int, carrier: Carrier, until: datetime) -> None:
    """The carrier takes no more of the workspace's texts until then; never shortened."""
    new = insert_new(
        session, CarrierCap, workspace_id=workspace_id, carrier=carrier.value, until=until
    )
    if new is None:
        session.execute(
            update(CarrierCap)
            .where(
                CarrierCap.workspace_id == workspace_id,
                CarrierCap.carrier == carrier.value,
                CarrierCap.until < until,
            )
            .values(until=until)
        )


def is_capped(phone: Any, workspace_id: Any, now: Any) -> ColumnElement[bool]:
    """The condition that a number is known to be on a carrier whose day is full."""
    return exists().where(*_joined(phone, workspace_id), CarrierCap.until > now)


def capped_until(phone: Any, workspace_id: Any) -> ScalarSelect[datetime]:
    """When that day ends, or NULL."""
    return select(CarrierCap.until).where(*_joined(phone, workspace_id)).scalar_subquery()


def _joined(phone: Any, workspace_id: Any) -> tuple[ColumnElement[bool], ...]:
    return (
        CarrierCap.workspace_id == workspace_id,
        PhoneCarrier.workspace_id == workspace_id,
        PhoneCarrier.carrier == CarrierCap.carrier,
        PhoneCarrier.phone == phone,
    )
