"""What a settings row says, so that the audit can tell what was changed from what to what."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from models.tables import Sender, Workspace

_NOBODYS: Final = frozenset({"id", "public_id", "workspace_id", "created_at"})
"""What nobody sets."""


def told(row: Workspace | Sender) -> dict[str, Any]:
    """Every setting of the row as plain JSON."""
    columns = [it.key for it in row.__table__.columns if it.key not in _NOBODYS]
    return {name: _plain(getattr(row, name)) for name in columns}


def change(before: Mapping[str, Any], row: Workspace | Sender) -> dict[str, Any]:
    """What is another now: as it was, and as it is; nothing where all stayed."""
    after = told(row)
    names = [name for name in after if after[name] != before.get(name)]
    if not names:
        return {}
    return {
        "before": {name: before.get(name) for name in names},
        "after": {name: after[name] for name in names},
    }


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, dict)):
        return type(value)(value)
    return value
