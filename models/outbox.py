"""What writes the outbox: triggers, so that no path to a fact can forget its event.

A dozen places move texts, and people mend rows by hand. The event stands or falls with the
transaction of its fact. One row for each endpoint that listens: none listens, none is written.
Readers look for what waits, never for ids behind the last one: on PostgreSQL ids become visible
out of order, and the late ones are simply found later.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from domain.events import (
    OF_CAMPAIGN,
    OF_MESSAGE,
    OF_RECIPIENT,
    TOLD_KINDS,
    EventType,
    Source,
)
from domain.lifecycle import CampaignState
from domain.meaning.verdicts import Meaning

_State = TypeVar("_State", bound=str)


@dataclass(frozen=True, slots=True)
class _Fact:
    """Which change of a table is told: SQL over the row `n` as it is, and `o` as it was.

    `at` of None is the present; without `watched` it is told when the row is inserted.
    """

    table: str
    source: Source
    type: str
    which: str
    watched: str = ""
    at: str | None = None
    campaign: str = "0"
    also: Mapping[str, str] = field(default_factory=dict)


def _case(column: str, table: Mapping[_State, EventType]) -> str:
    whens = " ".join(f"WHEN '{state}' THEN '{kind}'" for state, kind in table.items())
    return f"CASE {column} {whens} END"


def _among(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


_LAUNCHED: Final = (
    f"n.state = '{CampaignState.SENDING}' AND o.state NOT IN"
    f" ('{CampaignState.PAUSED}', '{CampaignState.SETTLING}')"
)
_RESUMED: Final = f"n.state = '{CampaignState.SENDING}' AND o.state = '{CampaignState.PAUSED}'"
_MESSAGE: Final = _Fact(
    "messages",
    Source.MESSAGE,
    _case("n.state", OF_MESSAGE),
    f"n.state IN ({_among(OF_MESSAGE)}) AND n.kind IN ({_among(TOLD_KINDS)})",
    watched="state",
    at="n.state_at",
    campaign="coalesce(n.campaign_id, 0)",
    also={"subject": "n.public_id", "state": "n.state", "error_code": "n.error_code"},
)
_RECIPIENT: Final = _Fact(
    "recipients",
    Source.RECIPIENT,
    _case("n.bucket", OF_RECIPIENT),
    f"n.public_id IS NOT NULL AND n.message_id IS NULL AND n.bucket IN ({_among(OF_RECIPIENT)})",
    watched="bucket",
    campaign="n.campaign_id",
    also={
        "subject": "n.public_id",
        "state": "n.bucket",
        "reason": "n.reason",
        "held_until": "CASE n.bucket WHEN 'held' THEN n.not_before END",
    },
)
FACTS: Final = (
    _MESSAGE,
    replace(_MESSAGE, watched=""),
    _RECIPIENT,
    replace(_RECIPIENT, watched=""),
    _Fact(
        "inbound",
        Source.INBOUND,
        f"CASE n.meaning WHEN '{Meaning.CONFIRMATION}' THEN '{EventType.CONFIRMATION}'"
        f" ELSE '{EventType.REPLY}' END",
        "n.workspace_id IS NOT NULL",
        at="n.received_at",
        campaign="coalesce(n.campaign_id, 0)",
    ),
    _Fact(
        "consent_events",
        Source.CONSENT,
        f"CASE n.change WHEN 'in' THEN '{EventType.OPTED_IN}' ELSE '{EventType.OPTED_OUT}' END",
        "true",
        at="n.at",
        campaign="coalesce((SELECT i.campaign_id FROM inbound i WHERE i.id = n.inbound_id),"
        " (SELECT m.campaign_id FROM messages m WHERE m.id = n.message_id), 0)",
    ),
    _Fact(
        "campaigns",
        Source.CAMPAIGN,
        f"CASE WHEN {_LAUNCHED} THEN '{EventType.LAUNCHED}'"
        f" WHEN {_RESUMED} THEN '{EventType.RESUMED}' ELSE {_case('n.state', OF_CAMPAIGN)} END",
        f"({_LAUNCHED} OR {_RESUMED} OR n.state IN ({_among(OF_CAMPAIGN)}))",
        watched="state",
        at="n.state_at",
        campaign="n.id",
        also={"subject": "n.public_id", "state": "n.state"},
    ),
)
_IN_BULK: Final = frozenset({("messages", "state"), ("consent_events", "")})
_POSTGRES: Final = {
    "new_id": "replace(cast(gen_random_uuid() AS text), '-', '')",
    "now": "clock_timestamp()",
}


def statements(dialect: str) -> list[str]:
    """What makes the triggers, once the tables are there; `sqlite`, or PostgreSQL."""
    made = []
    for fact in FACTS:
        made += [_sqlite(fact)] if dialect == "sqlite" else _postgres(fact)
    return made


def undoing(dialect: str) -> list[str]:
    """What takes back what outlives the tables."""
    if dialect == "sqlite":
        return []
    return [f"DROP FUNCTION IF EXISTS {_name(fact)}()" for fact in FACTS]


def _name(fact: _Fact) -> str:
    return f"tell_{fact.table}_{'moved' if fact.watched else 'made'}"


def _said(fact: _Fact, now: str) -> Mapping[str, str]:
    """The columns of an event that its fact says; the row that changed is `n` in them."""
    return {
        "type": fact.type,
        "subject_id": "n.id",
        "subject": "''",
        "source": f"'{fact.source}'",
        "campaign_id": fact.campaign,
        "state": "''",
        "at": fact.at or now,
        "waits": "true",
        "attempts": "0",
        **fact.also,
    }


def _insert(fact: _Fact, *, new_id: str, now: str) -> str:
    """The rows for all who listen to what became of one row."""
    said = _said(fact, now)
    parts = (
        *("INSERT INTO events", f"(public_id, endpoint_id, {', '.join(said)})"),
        *("SELECT", f"{new_id}, e.id, {', '.join(said.values())}", "FROM endpoints e"),
        "WHERE e.workspace_id = n.workspace_id AND e.state <> 'removed'",
        *(f"AND e.campaign_id IN (0, {fact.campaign})", "AND", _wants(fact.type)),
    )
    return " ".join(parts)


def _wants(kind: str) -> str:
    return f"(e.types = '' OR replace(e.types, ',' || {kind} || ',', '') <> e.types)"


def _sqlite(fact: _Fact) -> str:
    """For each row, as SQLite knows no others; what is not told costs a look at the row alone."""
    when = f"UPDATE OF {fact.watched}" if fact.watched else "INSERT"
    moved = f"n.{fact.watched} <> o.{fact.watched} AND " if fact.watched else ""
    body = _insert(fact, new_id="lower(hex(randomblob(12)))", now="datetime('now') || '.000000'")
    trigger = (
        f"CREATE TRIGGER {_name(fact)} AFTER {when} ON {fact.table} FOR EACH ROW"
        f" WHEN {moved}{fact.which} BEGIN {body}; END"
    )
    return _of_one_row(trigger)


def _of_one_row(sql: str) -> str:
    return re.sub(r"\bo\.", "OLD.", re.sub(r"\bn\.", "NEW.", sql))


def _postgres(fact: _Fact) -> list[str]:
    return _once_a_statement(fact) if (fact.table, fact.watched) in _IN_BULK else _by_row(fact)


def _by_row(fact: _Fact) -> list[str]:
    when = f"UPDATE OF {fact.watched}" if fact.watched else "INSERT"
    moved = f"n.{fact.watched} <> o.{fact.watched} AND " if fact.watched else ""
    name, trigger = _name(fact), f"FOR EACH ROW WHEN ({_of_one_row(moved + fact.which)})"
    return [
        _function(name, f"{_of_one_row(_insert(fact, **_POSTGRES))};"),
        f"CREATE TRIGGER {name} AFTER {when} ON {fact.table} {trigger} EXECUTE FUNCTION {name}()",
    ]


def _once_a_statement(fact: _Fact) -> list[str]:
    """For all rows of a statement at once: a batch of receipts moves thousands."""
    name, rows = _name(fact), "made n"
    which, named = fact.which, "NEW TABLE AS made"
    if fact.watched:
        rows, named = "made n JOIN gone o ON o.id = n.id", f"OLD TABLE AS gone {named}"
        which = f"n.{fact.watched} <> o.{fact.watched} AND {which}"
    insert = _insert_all(fact, f"{rows} WHERE {which}", **_POSTGRES)
    return [
        _function(name, f"IF EXISTS (SELECT FROM endpoints) THEN {insert}; END IF;"),
        f"CREATE TRIGGER {name} AFTER {'UPDATE' if fact.watched else 'INSERT'} ON {fact.table}"
        f" REFERENCING {named} FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
    ]


def _insert_all(fact: _Fact, rows: str, *, new_id: str, now: str) -> str:
    """The rows for all who listen to what became of these.

    Who listens is asked once for each campaign of them, not for each row: without statistics that
    are true, PostgreSQL would read thousands of endpoints for each.
    """
    said = _said(fact, now)
    values = ", ".join(f"{value} AS {column}" for column, value in said.items())
    parts = (
        *("WITH facts AS MATERIALIZED (SELECT n.workspace_id,", values, "FROM", rows, "),"),
        "listening AS MATERIALIZED (SELECT e.id, e.types, f.workspace_id, f.campaign_id"
        " FROM (SELECT DISTINCT workspace_id, campaign_id FROM facts) f JOIN endpoints e"
        " ON e.workspace_id = f.workspace_id AND e.campaign_id IN (0, f.campaign_id)"
        " WHERE e.state <> 'removed')",
        *("INSERT INTO events", f"(public_id, endpoint_id, {', '.join(said)})"),
        *("SELECT", f"{new_id}, e.id, {', '.join(f'f.{column}' for column in said)}"),
        "FROM facts f JOIN listening e"
        " ON e.workspace_id = f.workspace_id AND e.campaign_id = f.campaign_id",
        *("WHERE", _wants("f.type"), "ORDER BY f.subject_id"),
    )
    return " ".join(parts)


def _function(name: str, body: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $$ BEGIN {body} RETURN NULL; END"
        " $$ LANGUAGE plpgsql"
    )
