"""Who agreed, if a list's own columns tell: a pass over the rows that were made.

A list without such a column pays nothing for it. What a row says becomes a fact of its number, for
this campaign and every later one; a no skips the row when the draft's consents are looked through
(`jobs.agreeing`), and a cell that nobody can read skips it at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from domain.consentcells import Setting, Unreadable
from domain.consentcolumns import ConsentColumns, Told, find_columns
from domain.ledger import SkipReason
from jobs.imports.layout import columns
from models import agreements, audiences, imports, workspaces
from models.tables import CsvImport
from runtime import Runtime

_Row = tuple[int, Sequence[str], str]
"""Of an audience: id, values and number."""


def take_consents(rt: Runtime, upload: CsvImport) -> None:
    """Keep what the rows say of their people's consent; safe to run twice."""
    assert upload.headers is not None
    assert upload.number_column is not None
    found = find_columns(columns(upload.headers, upload.number_column))
    if not found:
        return
    with rt.db.read() as session:
        team = workspaces.get(session, upload.workspace_id)
    # The same moment each time, so that a second run records nothing new.
    setting = Setting(team.region, ZoneInfo(team.zone), upload.created_at)
    for page in _pages(rt, upload.campaign_id):
        facts, unclear = _read(page, found, setting, upload)
        with rt.db.write() as session:
            agreements.record(session, facts)
            audiences.skip_rows(session, unclear, SkipReason.CONSENT_UNCLEAR)
            imports.beat(session, upload.id, rt.clock())


def fact(told: Told, *, workspace_id: int, phone: str, by: str, at: datetime) -> Mapping[str, Any]:
    """What was told of a number, as a row of its facts; recorded by somebody, then."""
    return {
        "workspace_id": workspace_id,
        "phone": phone,
        "recorded_by": by,
        "recorded_at": at,
        **asdict(told),
    }


def _read(
    page: Sequence[_Row], found: ConsentColumns, setting: Setting, upload: CsvImport
) -> tuple[list[Mapping[str, Any]], list[int]]:
    facts: list[Mapping[str, Any]] = []
    unclear: list[int] = []
    for row_id, values, phone in page:
        try:
            told = found.read(values, setting)
        except Unreadable:
            unclear.append(row_id)
            continue
        if told is not None:
            facts.append(
                fact(
                    told,
                    workspace_id=upload.workspace_id,
                    phone=phone,
                    by=upload.asked_by,
                    at=upload.created_at,
                )
            )
    return facts, unclear


def _pages(rt: Runtime, campaign_id: int) -> Iterator[Sequence[_Row]]:
    after = 0
    while True:
        with rt.db.read() as session:
            page = audiences.pending_page(session, campaign_id, after)
        if not page:
            return
        yield [(row_id, orjson.loads(fields), phone) for row_id, fields, phone, _ in page]
        after = page[-1][0]
