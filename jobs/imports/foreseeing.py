"""What the import will make of rows that a program hands in, said before it runs.

The same code makes the rows (`RowMaker`) and reads what they tell; only the looks at who is out
are asked for these numbers alone, in the order in which the import asks them. What somebody says
in between, a STOP, is told by the ledger afterwards.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import orjson

from domain.apistates import ApiState, counted
from domain.ledger import Bucket, SkipReason
from domain.scopes import binding
from jobs.imports.consenting import answers_of
from jobs.imports.handed import API
from jobs.imports.layout import columns
from jobs.imports.reading import row_maker
from jobs.imports.rows import Made, Seen, settled
from models import erased, foreseeing
from models.tables import Campaign, CsvImport, Workspace
from runtime import Runtime

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from models.recipients_load import LoadRow


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one row: `reason` where it is skipped, and the place that it had."""

    place: int
    phone: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Foreseen:
    """All rows of a request in their order, the skipped ones with their reasons."""

    fates: Sequence[Fate]

    @property
    def skipped(self) -> "Mapping[str, int]":
        """How many rows are skipped, by reason."""
        return Counter(fate.reason for fate in self.fates if fate.reason is not None)

    @property
    def pending(self) -> int:
        """How many wait for their text."""
        return sum(fate.reason is None for fate in self.fates)

    @property
    def states(self) -> "Mapping[ApiState, int]":
        """The ledger in the words of the API; it adds up to the rows."""
        skipped = self.skipped
        buckets = {Bucket.PENDING: self.pending, Bucket.SKIPPED: sum(skipped.values())}
        return counted(buckets, skipped)


def made_rows(
    headers: Sequence[str],
    workspace: Workspace,
    cells: Sequence[Sequence[str]],
    *,
    last_row: int = 0,
) -> Sequence["LoadRow"]:
    """The rows as the import makes them, behind the row `last_row`; no database is asked."""
    upload = CsvImport(source=API, headers=list(headers), number_column=0)
    maker = row_maker(upload, workspace, Seen())
    return maker.read([list(row) for row in cells], last_row).rows


def foresee(
    rt: Runtime,
    session: "Session",
    upload: CsvImport,
    campaign: Campaign,
    rows: Sequence["LoadRow"],
) -> Foreseen:
    """What becomes of the rows, in the transaction that keeps them."""
    known = foreseeing.known(session, campaign.id)
    places = [place for place, row in enumerate(rows) if row[1] is not None]
    rows = settled(Made(list(rows), places), known)
    fates = [Fate(row[0] - 1, row[1], row[5]) for row in rows]
    phones = [fate.phone for fate in fates if fate.phone is not None]
    out = _against(rt, session, upload, campaign, phones)
    unclear = _unclear(rt, upload, rows)
    return Foreseen([_skipped(fate, out, unclear) for fate in fates])


def _skipped(fate: Fate, out: "Mapping[str, str]", unclear: Collection[str]) -> Fate:
    if fate.phone is None:
        return fate
    reason = out.get(fate.phone)
    if fate.phone in unclear and reason in (None, SkipReason.OPTED_OUT):
        reason = SkipReason.CONSENT_UNCLEAR.value
    return replace(fate, reason=reason)


def _against(
    rt: Runtime,
    session: "Session",
    upload: CsvImport,
    campaign: Campaign,
    phones: Sequence[str],
) -> "Mapping[str, str]":
    """Why numbers are skipped: opted out, left out, or opted out before they were erased."""
    team, scopes = upload.workspace_id, binding(campaign.sender_id, campaign.topic)
    out = foreseeing.out_of(session, team, phones, scopes)
    against = foreseeing.suppressed(session, team, phones)
    again = _recognised(rt, session, team, phones, scopes)
    opted_out = SkipReason.OPTED_OUT.value
    return {**dict.fromkeys(again, opted_out), **against, **dict.fromkeys(out, opted_out)}


def _recognised(
    rt: Runtime, session: "Session", team: int, phones: Sequence[str], scopes: Collection[str]
) -> Collection[str]:
    """Whoever opted out before they were erased; where nobody was, it costs one look."""
    came_back = erased.recognise(session, rt.settings, [team], phones, now=rt.clock())
    return foreseeing.out_of(session, team, list(came_back), scopes) if came_back else frozenset()


def _unclear(rt: Runtime, upload: CsvImport, rows: Sequence["LoadRow"]) -> Collection[str]:
    """Numbers whose rows say of their consent what nobody can read; duplicates speak, too."""
    assert upload.headers is not None
    answers = answers_of(rt, upload, columns(upload.headers, 0))
    if not answers:
        return frozenset()
    telling = [
        (orjson.loads(row[3]), row[1] or row[2] or "")
        for row in rows
        if row[1] is not None or row[5] == SkipReason.DUPLICATE
    ]
    return frozenset(answers.read(telling).unclear)
