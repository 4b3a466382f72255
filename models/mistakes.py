"""Telling our own mistakes from a database that is away: the former no wait can mend."""

from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    NotSupportedError,
    ProgrammingError,
)

from models.base import AWAY

_OURS = (DataError, IntegrityError, NotSupportedError, ProgrammingError)
"""What the database says of a statement that it understood, or could not."""


def is_ours(error: BaseException) -> bool:
    """Whether our own code is at fault, and would be the next time."""
    if isinstance(error, DBAPIError):
        return isinstance(error, _OURS) and not error.connection_invalidated
    return not isinstance(error, AWAY)
