"""Who agreed, if a list's own columns tell.

What a row says becomes a fact of its number, for this campaign and every later one; a no skips the
row when the draft's consents are looked through (`jobs.agreeing`), and a cell that nobody can read
skips it at once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from domain.consent import Status
from domain.consentcells import Setting, Unreadable
from domain.consentcolumns import ConsentColumns, Told, find_columns
from models import withdrawals, workspaces
from models.tables import CsvImport
from runtime import Runtime

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Answered:
    """What some rows told: facts of numbers, and those of rows that nobody can read."""

    facts: list[Mapping[str, Any]] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)


class Answers:
    """Reads what rows tell of their people's consent; without such columns they tell nothing."""

    def __init__(self, found: ConsentColumns, setting: Setting, upload: CsvImport) -> None:
        self._found = found
        self._setting = setting
        self._upload = upload

    def __bool__(self) -> bool:
        return bool(self._found)

    def read(self, rows: Iterable[tuple[Sequence[str], str]]) -> Answered:
        """Of rows with values and number."""
        told = Answered()
        for values, phone in rows if self else ():
            try:
                said = self._found.read(values, self._setting)
            except Unreadable:
                told.unclear.append(phone)
                continue
            if said is not None:
                told.facts.append(self._fact(said, phone))
        return told

    def _fact(self, said: Told, phone: str) -> Mapping[str, Any]:
        upload = self._upload
        return fact(
            said,
            workspace_id=upload.workspace_id,
            phone=phone,
            by=upload.asked_by,
            at=upload.created_at,
        )


def answers_of(rt: Runtime, upload: CsvImport, names: Sequence[str]) -> Answers:
    """What reads the rows of an upload with these columns."""
    with rt.db.read() as session:
        team = workspaces.get(session, upload.workspace_id)
    # The same moment each time, so that a second run records nothing new.
    setting = Setting(team.region, ZoneInfo(team.zone), upload.created_at)
    return Answers(find_columns(names), setting, upload)


def heard(session: "Session", facts: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """The facts of an audience's list without a yes of whoever took it back.

    A list is any author's. What a person took back is given anew by the person, by JOIN, or by
    somebody who may launch (`consent add`, `consent import`).
    """
    given = [it["phone"] for it in facts if it["status"] == Status.GIVEN]
    if not given:
        return facts
    taken = withdrawals.withdrawn_of(session, facts[0]["workspace_id"], given)
    return [it for it in facts if it["status"] != Status.GIVEN or it["phone"] not in taken]


def fact(told: Told, *, workspace_id: int, phone: str, by: str, at: datetime) -> Mapping[str, Any]:
    """What was told of a number, as a row of its facts; recorded by somebody, then."""
    return {
        "workspace_id": workspace_id,
        "phone": phone,
        "recorded_by": by,
        "recorded_at": at,
        **asdict(told),
    }
