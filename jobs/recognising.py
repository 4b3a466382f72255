"""Whoever was erased and writes again is known by the opt-out that outlived it."""

import structlog
from sqlalchemy.orm import Session

from domain.errors import Refused
from domain.inbound import InboundText
from models import erased, inbound
from runtime import Runtime

log = structlog.get_logger(__name__)


def recognise(rt: Runtime, session: Session, text: InboundText) -> None:
    """Let the writer's opt-out stand in clear again, for a START to lift it.

    Without the key nobody can be recognised; a STOP is taken in all the same.
    """
    owners = inbound.workspaces_at(session, text.to)
    try:
        erased.recognise(session, rt.settings, owners, [text.phone], now=rt.clock())
    except Refused as refused:
        log.error("erased_not_recognised", why=refused.sentence)
