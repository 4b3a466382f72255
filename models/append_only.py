"""What the database itself refuses: to change or delete what the hash chain proves.

Whoever owns the database can drop this, and the chain is what finds that out. It stops our own
mistakes, and a person with a query window. A number and words can still be erased.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from domain.chain import ERASED

_KEPT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "audit": "id, workspace_id, at, actor, verb, subject, subject_id, origin",
        "chain_links": "position, kind, row_id, sealed_at, facts, personal, digest",
        "consent_facts": "id, workspace_id, status, kind, origin, at, expires_at, ends,"
        " recorded_by, recorded_at, inbound_id",
        "consent_events": "id, workspace_id, scope, change, source, topic, inbound_id, message_id,"
        ' "by", at',
    }
)
_ERASED: Final[Mapping[str, Sequence[str]]] = MappingProxyType(
    {
        "consent_events": ("words", "reason"),
        "consent_facts": ("source", "wording", "evidence", "erasure"),
    }
)
"""What may only be blanked, together with the number; `erasure` is set then."""
_KEYS: Final = {table: "position" if table == "chain_links" else "id" for table in _KEPT}
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
        f"CREATE TRIGGER {table}_erased BEFORE UPDATE OF phone, {', '.join(words)} ON {table}"
        f" FOR EACH ROW WHEN ({_is_no_erasure(words)}) {refuse}"
        for table, words in _ERASED.items()
    ]
    gone = "json_extract(NEW.detail, '$.erased')" if is_sqlite else "NEW.detail ->> 'erased'"
    erased.append(
        "CREATE TRIGGER audit_erased BEFORE UPDATE OF detail ON audit"
        f" FOR EACH ROW WHEN ({gone} IS NULL) {refuse}"
    )
    return [*made, *erased, *_added(refuse, is_sqlite=is_sqlite)]


def _is_no_erasure(words: Sequence[str]) -> str:
    """Whether a number stays, or words that should go with it are there."""
    there = [f"NEW.{name} <> ''" for name in words if name != "erasure"]
    return " OR ".join([f"substr(NEW.phone, 1, 1) <> '{ERASED}'", *there])


def _added(refuse: str, *, is_sqlite: bool) -> Iterator[str]:
    """No row comes before the first one, where no check looks, and none in another's place.

    SQLite's REPLACE takes a row away without its DELETE trigger, PostgreSQL's TRUNCATE all of them.
    """
    for table, key in _KEYS.items():
        # Before an insert SQLite has no id yet.
        yield (
            f"CREATE TRIGGER {table}_first AFTER INSERT ON {table}"
            f" FOR EACH ROW WHEN (NEW.{key} < 1) {refuse}"
        )
        if is_sqlite:
            taken = " ".join(("SELECT 1 FROM", table, "WHERE", key, "=", f"NEW.{key}"))
            yield (
                f"CREATE TRIGGER {table}_alone BEFORE INSERT ON {table}"
                f" FOR EACH ROW WHEN (EXISTS ({taken})) {refuse}"
            )
        else:
            yield (
                f"CREATE TRIGGER {table}_whole BEFORE TRUNCATE ON {table}"
                f" FOR EACH STATEMENT {refuse}"
            )


def undoing(dialect: str) -> list[str]:
    """What takes back what outlives the tables."""
    return [] if dialect == "sqlite" else ["DROP FUNCTION IF EXISTS refuse_change()"]
