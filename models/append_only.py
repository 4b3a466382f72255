"""What the database itself refuses: to change or delete what the hash chain proves.

Whoever owns the database can drop this, and the chain is what finds that out. It stops our own
mistakes, and a person with a query window. A number and words can still be erased.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from domain.chain import ERASED

_KEPT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "audit": "id, workspace_id, at, actor, verb, subject, subject_id, origin",
        "chain_links": "position, kind, row_id, sealed_at, facts, personal, digest",
        "consent_facts": "id, workspace_id, status, kind, origin, at, recorded_by, recorded_at",
        "consent_events": 'id, workspace_id, scope, change, source, inbound_id, "by", at',
    }
)
_ERASED: Final[Mapping[str, str]] = MappingProxyType(
    {"consent_events": "words, reason", "consent_facts": "source, wording, evidence"}
)
"""What may only be blanked, together with the number."""
_FUNCTION: Final = (
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger AS $$ BEGIN"
    " RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only'; END $$ LANGUAGE plpgsql"
)


def statements(dialect: str) -> list[str]:
    """What makes it so, once the tables are there; `sqlite`, or PostgreSQL."""
    is_sqlite = dialect == "sqlite"
    refuse = "EXECUTE FUNCTION refuse_change()"
    if is_sqlite:
        refuse = "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
    made = [] if is_sqlite else [_FUNCTION]
    for table, columns in _KEPT.items():
        made += [
            f"CREATE TRIGGER {table}_stay BEFORE DELETE ON {table} FOR EACH ROW {refuse}",
            f"CREATE TRIGGER {table}_same BEFORE UPDATE OF {columns} ON {table}"
            f" FOR EACH ROW {refuse}",
        ]
    erased = [
        f"CREATE TRIGGER {table}_erased BEFORE UPDATE OF phone, {words} ON {table}"
        f" FOR EACH ROW WHEN (substr(NEW.phone, 1, 1) <> '{ERASED}') {refuse}"
        for table, words in _ERASED.items()
    ]
    return [*made, *erased]


def undoing(dialect: str) -> list[str]:
    """What takes back what outlives the tables."""
    return [] if dialect == "sqlite" else ["DROP FUNCTION IF EXISTS refuse_change()"]
