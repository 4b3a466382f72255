"""What is known of one number: the facts, each with its time. `domain.telling` says them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Listing:
    """It stood on a campaign's list, in this row; where that stands now.

    `zones` names where the number may be, `until` when it may get its text, if it is held.
    """

    campaign: str
    row: int
    at: datetime
    by: str
    bucket: str
    reason: str | None
    until: datetime | None
    zones: Sequence[str]
    launched_at: datetime | None
    launched_by: str | None
    kind: str
    wording: str = ""
    attested: str = ""
    """Where those agreed of whom nothing is recorded, as somebody said at the launch."""
    attested_by: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of ours to it. `at` is when it was claimed, or made; `taken_at` Twilio's answer."""

    id: int
    public_id: str
    kind: str
    campaign: str
    sender: str
    at: datetime
    taken_at: datetime | None
    state: str
    state_at: datetime
    sid: str | None
    error_code: int | None
    segments: int
    wording_id: int | None = None
    body: str | None = None
    recipient_id: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One delivery receipt."""

    at: datetime
    public_id: str
    sid: str
    status: str
    error_code: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One text of the person, and what was made of it."""

    at: datetime
    sid: str
    body: str
    meaning: str
    words: str
    campaign: str
    decision: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One opt-out or opt-in."""

    id: int
    at: datetime
    change: str
    scope: str
    source: str
    words: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """One recorded fact of the person's consent."""

    id: int
    at: datetime
    status: str
    kind: str
    origin: str
    source: str
    wording: str
    evidence: str
    expires_at: datetime | None
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Useless:
    """Twilio or a carrier said that the number cannot receive texts."""

    at: datetime
    reason: str
    code: int


@dataclass(frozen=True, slots=True)
class OnList:
    """It stands on a do-not-call or reassigned-numbers list of that day."""

    purpose: str
    filename: str
    as_of: date | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Story:
    """One number in one workspace; `out` holds the scopes that it is opted out of now."""

    phone: str
    zones: Sequence[str]
    out: Sequence[str] = ()
    listings: Sequence[Listing] = ()
    texts: Sequence[Text] = ()
    reports: Sequence[Report] = ()
    answers: Sequence[Answer] = ()
    changes: Sequence[Change] = ()
    agreements: Sequence[Agreement] = ()
    useless: Sequence[Useless] = ()
    lists: Sequence[OnList] = ()
    senders: Mapping[int, str] = field(default_factory=dict)
    is_cut: bool = False
    """There is more of something than was read: the newest are here."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of it."""
        return not (
            self.listings
            or self.texts
            or self.answers
            or self.changes
            or self.agreements
            or self.useless
            or self.lists
            or self.out
        )
