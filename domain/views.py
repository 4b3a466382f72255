"""Read models: what cards, lists and the command line show, free of tables and of Slack.

`models.views` builds each in one read transaction: the figures of a card are of one moment.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from domain.approval import ApprovalView
from domain.approvalrule import NO_RULE, ApprovalRule, needs
from domain.asking import AS_THE_TEXT_SAYS, CHOICES, Asks, asks_for
from domain.braking import Brake
from domain.canaries import CanarySoFar
from domain.comparing import ComparisonView
from domain.composition import DraftWarning
from domain.conversing import Showing, Unanswered
from domain.daily import Reached, Unit
from domain.dayplan import DayPlan
from domain.failures import Failure
from domain.guards import Guards, GuardView
from domain.holds import Held
from domain.ledger import Bucket, Ledger
from domain.lifecycle import CampaignState
from domain.picked import PickedFrom
from domain.retries import SecondAttempts, can_retry
from domain.senders import KeywordsBy, SenderKind
from domain.starts import ScheduleView
from domain.uploads import ImportView
from domain.versions import VersionFigures
from domain.windows import STANDARD, Kind, TeamHours


@dataclass(frozen=True, slots=True)
class SenderView:
    """A sender as people see it; `throughput` in segments per second."""

    id: int
    name: str
    kind: SenderKind
    address: str
    throughput: float
    keywords_by: KeywordsBy
    smart_encoding: bool
    registration: str
    is_default: bool
    stopped_reason: str | None
    numbers: tuple[str, ...] = ()
    a2p_campaign: str = ""
    daily_limit: int | None = None
    daily_unit: Unit = Unit.SEGMENTS
    brand: str = ""
    brand_limit: int | None = None
    stopped_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class WorkspaceView:
    """What is set up, and what is missing."""

    id: int
    public_id: str
    slack_team_id: str | None
    business_name: str
    help_contact: str
    region: str
    countries: tuple[str, ...]
    zone: str
    price_per_segment: Decimal | None
    currency: str
    channel_id: str
    senders: tuple[SenderView, ...] = ()
    brake: Brake | None = None
    stop_words: tuple[str, ...] = ()
    hours: TeamHours = STANDARD
    most_a_day: int = 3
    most_a_week: int | None = None
    approval: ApprovalRule = NO_RULE
    undo_seconds: int = 0
    guards: Guards = field(default_factory=Guards)
    showing: Showing = Showing.SHOWN
    """How much of what people write stands in Slack."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a pass over all rows that would be texted found, for one wording.

    `culprits` are rows in which a character forces UCS-2; `samples` are recipient ids worth
    previewing, by why (longest, ordinary, blank, ucs2). `areas` counts recipients by where they may
    be (`domain.whereabouts.key_of`), `agreed` by `domain.consent.Standing`, where any is recorded,
    `expiring` by the day (ISO, UTC) of the next weeks on which it ends. `plain_saves`: what plain
    quotes and dashes save, in segments. `firsts` get this team's first text, maybe by a sample.
    """

    wording_id: int
    recipients: int
    segments: int
    longest_segments: int
    ucs2_rows: int = 0
    blank_rows: int = 0
    blank_fields: Mapping[str, int] = field(default_factory=dict)
    too_long_rows: int = 0
    longest_characters: int = 0
    culprits: Mapping[str, int] = field(default_factory=dict)
    samples: Mapping[str, int] = field(default_factory=dict)
    areas: Mapping[str, int] = field(default_factory=dict)
    plain_saves: int = 0
    agreed: Mapping[str, int] = field(default_factory=dict)
    firsts: int | None = None
    firsts_sampled: bool = False
    expiring: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answers:
    """What people answered. Counts people who confirmed, declined or opted out, texts otherwise."""

    confirmations: int = 0
    declined: int = 0
    replies: int = 0
    opt_outs: int = 0
    opt_ins: int = 0
    helps: int = 0
    tapbacks: int = 0
    unanswered: Unanswered = field(default_factory=Unanswered)
    """The replies that wait for somebody of the team."""
    silent: int = 0
    """Once it is over: people who got a text that asked something, and have not answered."""
    unclear: int = 0
    """People who were asked for a C or an R, wrote neither, and wait for somebody to sort them."""


@dataclass(frozen=True, slots=True)
class CampaignView:
    """One campaign at one moment: all that its card, draft or live, can show."""

    id: int
    public_id: str
    workspace: WorkspaceView
    name: str
    title: str
    note: str
    state: CampaignState
    state_by: str
    state_at: datetime
    state_reason: str
    sender: SenderView
    template: str
    wording_id: int | None
    wording_version: int
    asks: str
    columns: tuple[str, ...]
    ledger: Ledger
    estimate: Estimate | None
    warnings: tuple[DraftWarning, ...]
    blank_policy: str
    blank_word: str
    upload: ImportView | None
    failures: tuple[Failure, ...]
    answers: Answers
    unconfirmed: int
    created_by: str
    created_at: datetime
    tested_by: str | None
    tested_at: datetime | None
    tested_current: bool
    launched_by: str | None
    launched_at: datetime | None
    finished_at: datetime | None
    speed: float | None
    """Segments per second that left over the last ten seconds; None when not sending."""
    ends_at: datetime | None
    """Forecast of the last text's departure."""
    channel_id: str
    card_ts: str | None
    at: datetime
    """The moment that all of this was read, UTC."""
    acknowledgement: str = ""
    """What whoever answers gets back, once; empty: nothing."""
    declined: ImportView | None = None
    """The list that should have replaced the audience, and did not."""
    kind: Kind = Kind.MARKETING
    launch_reason: str = ""
    """Why an urgent one could not wait, in the words of whoever launched it."""
    attestation: str = ""
    """Where recipients without a recorded consent agreed, as somebody attested then (UTC)."""
    attested_by: str | None = None
    attested_at: datetime | None = None
    second_attempts: SecondAttempts = SecondAttempts.LIMITS
    topic: str = ""
    """What its recipients can stop by itself; empty: of no topic."""
    held: tuple[Held, ...] = ()
    tried_again: int = 0
    """How many recipients got a second text after the first was reported failed."""
    resumes_at: datetime | None = None
    """When a paused campaign goes on by itself, UTC."""
    schedule: ScheduleView | None = None
    approval: ApprovalView | None = None
    """The latest request for a second person."""
    use_by: datetime | None = None
    """What is not out by then is skipped, UTC."""
    comparison: ComparisonView | None = None
    sent_segments: int | None = None
    """Of all texts that the carrier accepted, counted once the campaign is over."""
    undecided: int = 0
    """Unknown texts that nothing settled in time; somebody decides what becomes of them."""
    of_test_key: bool = False
    daily: Reached | None = None
    """The daily limit that holds up what waits."""
    day_plan: DayPlan = field(default_factory=DayPlan)
    """What daily limits would make of a draft, were it launched at that moment."""
    guard: GuardView = field(default_factory=GuardView)
    canary: CanarySoFar | None = None
    """The first texts, while the rest waits for them."""
    versions: tuple[VersionFigures, ...] = ()
    """By version of the text, once it was corrected on the way; not while it sends."""
    pace: float = 1.0
    """The share of the sender's throughput that Twilio and the carriers take at present."""
    day_ends_at: datetime | None = None
    """Until when a program's single texts come to it, UTC; None: it is of a list."""
    picked: PickedFrom | None = None
    clocks_apart: int = 0
    """How many seconds the clocks disagree by, 0 while they agree."""

    @property
    def asked(self) -> str:
        """The choice that a form shows: what somebody said, or that the words say it."""
        known = Asks(self.asks)
        if known is asks_for(self.template):
            return AS_THE_TEXT_SAYS
        return next(choice for choice, asks in CHOICES.items() if asks is known)

    @property
    def retriable(self) -> int:
        """How many recipients whose text failed could be texted once more, in a new draft."""
        return sum(it.count for it in self.failures if can_retry(it.code) and not self.day_ends_at)

    @property
    def needs_approval(self) -> str | None:
        """Why the team's rule wants a second person for it, in words."""
        people = self.estimate.recipients if self.estimate else self.ledger[Bucket.PENDING]
        return needs(self.workspace.approval, people, self.price, currency=self.workspace.currency)

    @property
    def price(self) -> Decimal | None:
        """The estimate's price in the workspace's currency, or None while unknown."""
        each = self.workspace.price_per_segment
        return None if each is None or self.estimate is None else each * self.estimate.segments
