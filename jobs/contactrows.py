"""From rows of a list beside any campaign to facts of a number, or to bare numbers."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from domain.anyphone import any_number
from domain.consent import LIST_WORDS, ConsentKind, Purpose
from domain.consentcells import Setting, Unreadable
from domain.consentcolumns import Told, find_columns, listed_one
from domain.counting import count
from domain.phones import PROBLEM_WORDS, Normaliser, Problem
from domain.wallclock import day
from jobs.imports.consenting import fact
from jobs.imports.layout import columns
from jobs.imports.records import Record
from models.tables import ContactList, Workspace

FIRST: Final = 5
"""So many rows that were left out are named; people mend the rest by their example."""


@dataclass(slots=True)
class Batch:
    """What some records came to."""

    facts: list[Mapping[str, Any]] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    rows: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    first: list[tuple[int, str]] = field(default_factory=list)

    def refuse(self, row: int, why: str) -> None:
        """Leave a row out."""
        self.refused[why] += 1
        if len(self.first) < FIRST:
            self.first.append((row, why))


class Maker:
    """Makes facts, or bare numbers, of records."""

    def __init__(self, listed: ContactList, team: Workspace) -> None:
        layout: Any = listed.layout
        self._listed = listed
        self._number: int = layout["number"]
        self._width = len(layout["headers"])
        countries = frozenset(team.countries) or frozenset({team.region})
        self._is_consent = listed.purpose == Purpose.CONSENT
        # A do-not-call list has landlines and foreign numbers too: they are no faults of it.
        makes = Normaliser if self._is_consent else any_number
        self._normalise: Callable[[str], str | Problem] = makes(team.region, countries)
        self._columns = find_columns(columns(layout["headers"], self._number))
        self._setting = _setting(listed, team)

    def read(self, records: Sequence[Record], last_row: int) -> Batch:
        """Facts or numbers of these records; blank ones make none."""
        batch = Batch()
        for row, record in enumerate(records, start=last_row + 1):
            if record is not None and not any(map(str.strip, record)):
                continue
            batch.rows += 1
            if record is None or len(record) != self._width:
                batch.refuse(row, "the row has more or fewer cells than the header")
                continue
            cells = list(record)
            phone = self._normalise(cells.pop(self._number))
            if isinstance(phone, Problem):
                batch.refuse(row, PROBLEM_WORDS[phone])
            elif self._is_consent:
                self._agree(batch, row, phone, cells)
            else:
                batch.phones.append(phone)
        return batch

    def _agree(self, batch: Batch, row: int, phone: str, cells: Sequence[str]) -> None:
        listed = self._listed
        try:
            told = self._read(cells)
        except Unreadable as error:
            batch.refuse(row, error.why)
            return
        if told is None:
            batch.refuse(row, "the row does not say whether they agreed")
            return
        by, at = listed.asked_by, listed.created_at
        batch.facts.append(fact(told, workspace_id=listed.workspace_id, phone=phone, by=by, at=at))

    def _read(self, cells: Sequence[str]) -> Told | None:
        told = self._columns.read(cells, self._setting)
        return told if told or self._columns.asks else listed_one(self._setting)


def _setting(listed: ContactList, team: Workspace) -> Setting:
    said: dict[str, Any] = listed.said or {}
    kind, at, lasts = said.get("kind"), said.get("at"), said.get("lasts_days")
    return Setting(
        team.region,
        ZoneInfo(team.zone),
        listed.created_at,
        kind=ConsentKind(kind) if kind else None,
        source=str(said.get("source") or ""),
        wording=str(said.get("wording") or ""),
        evidence=str(said.get("evidence") or ""),
        at=datetime.fromisoformat(at) if at else None,
        lasts=timedelta(days=int(lasts)) if lasts else None,
    )


def outcome(listed: ContactList) -> str:
    """How a list ended, in words for people."""
    name = f"“{listed.filename}”"
    if listed.refusal:
        return f"{name} was refused: {listed.refusal}"
    left_out: Any = (listed.refused_rows or {}).get("counts", {})
    what = "consent" if listed.purpose == Purpose.CONSENT else "number"
    words = f"{name}: {count(listed.rows, 'row')} read, {count(listed.taken, f'new {what}')}."
    if left_out:
        named = "; ".join(f"{number:,} × {why}" for why, number in left_out.items())
        words += f" Left out: {named}."
    if listed.purpose != Purpose.CONSENT and listed.as_of is not None:
        of = day(listed.as_of)
        words += f" It is the {LIST_WORDS[Purpose(listed.purpose)]} of {of} that counts now."
    return words
