"""What is said to whoever is to take care of a conversation: by whom, whose words, where."""

from sqlalchemy.orm import Session

from domain.alerting import ASSIGNED
from domain.phones import is_e164
from gateways.slack.blocks.alerts import Assigned
from models import masks
from models.gathering import Place
from models.tables import Alert, Conversation


def assigned(session: Session, alert: Alert) -> Assigned | None:
    """None of an alert about something else, and where it is theirs no more: the person is erased.

    The number is looked up as it is told, so that the alert keeps nothing of anybody.
    """
    if alert.rule != ASSIGNED:
        return None
    kept = session.get(Conversation, alert.wording_id)
    if kept is None or kept.assigned_to != alert.addressee or not is_e164(kept.phone):
        return None
    place = Place(alert.campaign_id, None if alert.campaign_id else alert.workspace_id)
    return Assigned(by=kept.changed_by, number=masks.of(session, place, [kept.phone])[kept.phone])
