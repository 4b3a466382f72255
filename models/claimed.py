"""The messages of one claim: inserted together, and each of them noted at its recipient."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import Update, update
from sqlalchemy.orm import Session

from models.rowsets import given, insert_messages, packed
from models.tables import Recipient

VARYING: Final = ("public_id", "recipient_id", "phone", "segments")
"""The columns in which they differ."""


def write(
    session: Session, same: Mapping[str, Any], texts: Sequence[Mapping[str, Any]]
) -> Mapping[str, int]:
    """One message for each of these, alike in all other columns; their ids by `public_id`."""
    connection = session.connection()
    ids = insert_messages(connection, texts, same=same, varying=VARYING)
    pairs = [
        {"at": text["recipient_id"], "message": ids[text["public_id"]], "cost": text["segments"]}
        for text in texts
    ]
    connection.execute(_pairing(connection.dialect.name), packed(pairs))
    return ids


@cache
def _pairing(dialect: str) -> Update:
    """Built once, as each claim runs it."""
    table = Recipient.__table__
    types = {"message": table.c.message_id.type, "cost": table.c.segments.type}
    each = given(dialect, at=table.c.id.type, **types).c
    return (
        update(Recipient)
        .where(table.c.id == each.at)
        .values(message_id=each.message, segments=each.cost)
    )
