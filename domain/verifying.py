"""What a check of the hash chain found, in sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final

from domain import forecast
from domain.chain import Fault
from domain.counting import count

SHOWN: Final = 50
"""Findings that are told one by one; of the rest, how many."""
LONGEST_WAIT: Final = timedelta(hours=1)
"""Rows get their link within seconds, a list of a million within the hour; then it stands still."""
_KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "audit": "the audit's row",
        "consent_events": "the opt-out or opt-in",
        "consent_facts": "the consent",
        "wordings": "the wording",
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: at which link, of which row, on which day it was posted."""

    fault: Fault
    position: int
    kind: str = ""
    row_id: int | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a whole check found.

    `links` were checked, `waiting` rows have none yet, `posted` digests were compared. `digest` is
    the chain's end. `has_head` tells whether a digest that was asked for is in the chain; None
    where none was. `waited` is how long rows wait while no link is made.
    """

    links: int
    waiting: int
    posted: int
    digest: str
    findings: Sequence[Finding]
    more: int = 0
    has_head: bool | None = None
    waited: timedelta = timedelta()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong with what is sealed."""
        return not self.findings and self.has_head is not False

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong, and what is done now is being sealed too."""
        return self.is_whole and not stands_still(self.waited)


def waited(since: datetime | None, now: datetime) -> timedelta:
    """How long rows have been waiting for their link; nothing where none waits."""
    return timedelta() if since is None else max(now - since, timedelta())


def stands_still(waited: timedelta) -> bool:
    """Whether sealing stands still: rows wait longer than any list takes."""
    return waited > LONGEST_WAIT


def words(verdict: Verdict) -> list[str]:
    """The verdict in plain sentences, the most important one first."""
    return [
        _first(verdict),
        *[finding_words(found) for found in verdict.findings],
        *([f"And {verdict.more:,} more."] if verdict.more else []),
        *_head(verdict),
        *_rest(verdict),
    ]


def finding_words(found: Finding) -> str:
    """One finding: `Link 17, the audit's row 12, is not what was sealed: …`."""
    if found.fault in (Fault.CUT, Fault.BEHIND):
        return f"The chain {found.fault}: link {found.position:,} was there."
    if found.fault is Fault.WITNESS and found.day is not None:
        return f"Link {found.position:,} {found.fault}, {found.day.isoformat()}."
    row = f"{_KINDS.get(found.kind, found.kind)} {found.row_id}"
    if found.fault is Fault.ADDED:
        return f"{row[0].upper()}{row[1:]} {found.fault}; it has no link."
    if not found.kind:
        return f"Link {found.position:,} {found.fault}."
    return f"Link {found.position:,}, {row}, {found.fault}."


def _first(verdict: Verdict) -> str:
    if verdict.is_whole:
        return f"Nothing was tampered with: {count(verdict.links, 'link')} checked."
    wrong = len(verdict.findings) + verdict.more + (verdict.has_head is False)
    return f"{count(wrong, 'thing')} wrong in {count(verdict.links, 'link')}:"


def _head(verdict: Verdict) -> list[str]:
    if verdict.has_head is None:
        return []
    if verdict.has_head:
        return ["The digest that you gave is in the chain."]
    return ["The digest that you gave is not in the chain: it was made anew, or cut."]


def _rest(verdict: Verdict) -> list[str]:
    said = []
    if verdict.posted:
        said.append(f"{count(verdict.posted, 'digest')} posted in Slack compared with it.")
    if verdict.waiting:
        said.append(_waiting(verdict))
    if verdict.links:
        said.append(f"The chain ends with {verdict.digest}.")
    return said


def _waiting(verdict: Verdict) -> str:
    rows = f"{count(verdict.waiting, 'newer row')} not sealed yet"
    if not stands_still(verdict.waited):
        return f"{rows}."
    return (
        f"{rows}, for {forecast.words(verdict.waited)}: sealing stands still. The clock's log says"
        " why, if a clock runs."
    )
