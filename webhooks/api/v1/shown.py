"""What `/v1` answers about campaigns and messages. Times are UTC, money is a decimal string."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from pydantic import Field

from campaigns.apireading import Shown as ShownView
from campaigns.handed_rows import HandedIn
from campaigns.objections import code_of
from domain.apistates import ApiState, counted, given_up, state_of
from domain.chain import is_erased
from domain.ledger import Bucket, Ledger, SkipReason
from domain.lifecycle import TO_BE_LAUNCHED, CampaignState
from domain.reasons import ERRORS, words
from domain.twilio_codes import rule
from models.apirows import Text
from models.tables import Campaign
from webhooks.api.shapes import Shown

MOST_ERRORS = 100
TO_START = TO_BE_LAUNCHED - {CampaignState.DRAFT}


class ShownLedger(Shown):
    """How many recipients stand where; the ten add up to `rows`."""

    rows: int
    queued: int
    held: int
    sent: int
    delivered: int
    undelivered: int
    failed: int
    opt_out: int
    skipped: int
    unknown: int
    cancelled: int


class ShownNeed(Shown):
    """Why a launch that was ordered was not carried out."""

    code: str
    detail: str


class RowError(Shown):
    """A recipient who gets no text for what stands in the row."""

    index: int = Field(description="Which recipient, counted from 0 over all requests")
    code: str
    detail: str


class AcceptedCampaign(Shown):
    """A campaign that took recipients."""

    id: str
    name: str = Field(description="Short name, unique in the workspace")
    status: str = Field(examples=["importing"])
    launches: bool = Field(description="It is launched by itself once its recipients are read")
    ledger: ShownLedger = Field(description="Of the recipients of this request")
    skipped: dict[str, int] = Field(description="How many of them get no text, by reason")
    errors: list[RowError] = Field(description="The first 100 whose number or row is not right")


class ShownCampaign(Shown):
    """A campaign."""

    id: str
    name: str
    title: str
    status: CampaignState
    status_reason: str = Field(description="Why it is so, in words; may be empty")
    status_at: datetime
    created_by: str = Field(description="`slack:…`, `cli:…`, or `api:` with a key's id and name")
    created_at: datetime
    starts_at: datetime | None = Field(description="When it starts by itself")
    launched_at: datetime | None
    finished_at: datetime | None
    ledger: ShownLedger
    skipped: dict[str, int] = Field(description="How many get no text, by reason")
    segments: int | None = Field(description="Of all its texts as estimated; null: not counted yet")
    price: Decimal | None = Field(description="Of these segments; null: not known")
    currency: str
    launch: str | None = Field(
        description="What became of the launch that a program ordered: owed, done, needs, dropped"
    )
    needs: list[ShownNeed] = Field(description="What has to be said before it can be launched")


class BriefCampaign(Shown):
    """A campaign in a list."""

    id: str
    name: str
    title: str
    status: CampaignState
    created_at: datetime
    launched_at: datetime | None
    ledger: ShownLedger


class CampaignPage(Shown):
    """Campaigns, the newest first."""

    campaigns: list[BriefCampaign]
    next: str | None = Field(description="Cursor of the next page; null: there is none")


class ShownMessage(Shown):
    """One recipient's text, and where it stands."""

    id: str | None = Field(description="Null for recipients of lists that people uploaded, so far")
    campaign_id: str
    index: int = Field(description="Which recipient, counted from 0")
    to: str | None = Field(description="E.164; as it was sent where that is no number")
    state: ApiState
    reason: str | None = Field(description="Why it is skipped or held")
    detail: str | None = Field(description="The same, or the carrier's code, in words")
    error_code: int | None = Field(description="Twilio's code")
    segments: int | None
    accepted_at: datetime | None = Field(description="When the carrier took it")
    updated_at: datetime = Field(description="When its state last changed")
    held_until: datetime | None


class MessagePage(Shown):
    """Messages, in the order of the recipients."""

    messages: list[ShownMessage]
    next: str | None


def ledger(of: Ledger, state: str) -> ShownLedger:
    """A ledger in the API's words; who waits in a discarded campaign gets nothing from it."""
    counts = counted(of.buckets, of.skipped)
    if state == CampaignState.DISCARDED:
        counts = given_up(counts)
    return states_ledger(counts, of.total)


def states_ledger(states: Mapping[ApiState, int], rows: int) -> ShownLedger:
    """Counts by state, with their sum."""
    return ShownLedger(rows=rows, **{state.value: states[state] for state in ApiState})


def accepted(told: HandedIn) -> AcceptedCampaign:
    """What a request that hands in recipients is answered."""
    fates = told.foreseen.fates
    wrong = [fate for fate in fates if fate.reason in ERRORS or fate.reason == SkipReason.DUPLICATE]
    return AcceptedCampaign(
        id=told.public_id,
        name=told.name,
        status=CampaignState.IMPORTING,
        launches=told.launches,
        ledger=states_ledger(told.foreseen.states, len(fates)),
        skipped=dict(told.foreseen.skipped),
        errors=[
            RowError(index=it.place, code=it.reason or "", detail=words(it.reason or ""))
            for it in wrong[:MOST_ERRORS]
        ],
    )


def campaign(shown: ShownView) -> ShownCampaign:
    """One campaign."""
    view, order = shown.view, shown.order
    needs: list[ShownNeed] = []
    if view.state is CampaignState.DRAFT:
        needs = [ShownNeed(**one) for one in order.needs] if order else []
        needs = needs or [
            ShownNeed(code=code_of(stop, view.name), detail=stop) for stop in shown.stops
        ]
    return ShownCampaign(
        id=view.public_id,
        name=view.name,
        title=view.title,
        status=view.state,
        status_reason=view.state_reason,
        status_at=view.state_at,
        created_by=view.created_by,
        created_at=view.created_at,
        starts_at=view.schedule.at if view.schedule and view.state in TO_START else None,
        launched_at=view.launched_at,
        finished_at=view.finished_at,
        ledger=ledger(view.ledger, view.state),
        skipped=dict(view.ledger.skipped),
        segments=view.estimate.segments if view.estimate else None,
        price=view.price,
        currency=view.workspace.currency,
        launch=order.state if order else None,
        needs=needs,
    )


def brief(row: Campaign, of: Ledger) -> BriefCampaign:
    """A campaign in a list."""
    return BriefCampaign(
        id=row.public_id,
        name=row.name,
        title=row.title,
        status=CampaignState(row.state),
        created_at=row.created_at,
        launched_at=row.launched_at,
        ledger=ledger(of, row.state),
    )


def message(row: Text, campaign_id: str) -> ShownMessage:
    """One recipient's text."""
    bucket = Bucket(row.bucket)
    return ShownMessage(
        id=row.public_id,
        campaign_id=campaign_id,
        index=row.row - 1,
        to=_number(row),
        state=state_of(bucket, row.reason),
        reason=row.reason,
        detail=_detail(row),
        error_code=row.error_code,
        segments=row.segments,
        accepted_at=row.accepted_at,
        updated_at=row.moved_at,
        held_until=row.not_before if bucket is Bucket.HELD else None,
    )


def messages(rows: Sequence[Text], campaign_id: str) -> list[ShownMessage]:
    """Some recipients' texts."""
    return [message(row, campaign_id) for row in rows]


def _number(row: Text) -> str | None:
    """What was erased is not there any more."""
    said = row.phone or row.value
    return None if said is None or is_erased(said) else said


def _detail(row: Text) -> str | None:
    if row.reason is not None:
        return words(row.reason)
    return None if row.error_code is None else rule(row.error_code, 0).meaning
