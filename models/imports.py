"""Imports: where each upload stands, its guarded moves, and what the card shows of it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from domain.ledger import Bucket, SkipReason
from domain.lifecycle import LOOKED_AT_ANEW, CampaignState
from domain.phones import mask
from domain.reasons import ERRORS, words
from domain.uploads import ImportView, RowError
from domain.views import Estimate
from models.tables import Campaign, CsvImport, Recipient

SHOWN_ERRORS: Final = 20
LOOKING: Final = ("waiting", "fetching")
CHECKING: Final = "checking"
SPARING: Final = (*LOOKING, CHECKING)
"""States in which a job works on an upload and a former audience is still whole."""
OPEN_STATES: Final = (*SPARING, "clearing", "reading")
"""States in which a job has work to do; a refused one whose campaign still waits has, too."""
READ: Final = ("reading", "done")
"""States in which the audience is the upload's; before them a former one may be there."""
DECLINED: Final = "declined"


def get(session: Session, import_id: int) -> CsvImport | None:
    """The import with that id."""
    return session.get(CsvImport, import_id)


def move(
    session: Session, import_id: int, *, origins: Sequence[str], state: str, **values: object
) -> bool:
    """Move the import to `state` if it is in one of the origins; True if this call did it."""
    moved = session.execute(
        update(CsvImport)
        .where(CsvImport.id == import_id, CsvImport.state.in_(origins))
        .values(state=state, **values)
        .returning(CsvImport.id)
        .execution_options(synchronize_session=False)
    )
    return moved.first() is not None


def beat(session: Session, import_id: int, now: datetime, **values: object) -> None:
    """The import is alive; `values` are further columns, for its progress."""
    session.execute(
        update(CsvImport).where(CsvImport.id == import_id).values(beat_at=now, **values)
    )


def hold(session: Session, upload: CsvImport, origins: Sequence[str], now: datetime) -> bool:
    """Hold the import until the commit; False if it moved on or a newer one took its place."""
    newest = select(func.max(CsvImport.id)).where(CsvImport.campaign_id == upload.campaign_id)
    held = session.execute(
        update(CsvImport)
        .where(
            CsvImport.id == upload.id,
            CsvImport.state.in_(origins),
            CsvImport.id == newest.scalar_subquery(),
        )
        .values(beat_at=now)
        .returning(CsvImport.id)
        .execution_options(synchronize_session=False)
    )
    return held.first() is not None


def ended_before(session: Session, upload: CsvImport) -> Sequence[CsvImport]:
    """Former imports of the same campaign that no job works on and no answer brings on any more."""
    return session.scalars(
        select(CsvImport).where(
            CsvImport.campaign_id == upload.campaign_id,
            CsvImport.id < upload.id,
            CsvImport.state.in_(["done", "refused", DECLINED]),
        )
    ).all()


def rows_done(session: Session, import_id: int) -> int:
    """Rows that the import has put into the audience."""
    return session.scalar(select(CsvImport.rows_done).where(CsvImport.id == import_id)) or 0


def stale(session: Session, before: datetime) -> Sequence[int]:
    """Imports whose job died or never ran: no beat since `before` (UTC). Enqueue them again."""
    silent = func.coalesce(CsvImport.beat_at, CsvImport.created_at) < before
    return session.scalars(
        select(CsvImport.id)
        .join(Campaign, Campaign.id == CsvImport.campaign_id)
        .where(
            silent,
            Campaign.state == CampaignState.IMPORTING,
            CsvImport.state.in_([*OPEN_STATES, "refused"]),
        )
        .order_by(CsvImport.id)
    ).all()


def import_view(session: Session, upload: CsvImport) -> ImportView:
    """How a campaign's upload stands, with the first twenty errors."""
    column, campaign_id = number_header(upload), upload.campaign_id
    has_rows = upload.state in READ
    first = _first_errors(session, campaign_id) if has_rows else ()
    return ImportView(
        id=upload.id,
        state=upload.state,
        filename=upload.filename,
        bytes_total=upload.bytes_total,
        bytes_done=_bytes_done(upload),
        rows_done=upload.rows_done,
        refusal=upload.refusal,
        headers=tuple(upload.headers or ()),
        errors=tuple(_row_error(row, column) for row in first),
        error_rows=_count_errors(session, campaign_id) if has_rows else 0,
        from_slack=upload.source == "slack",
        file_id=upload.source_ref if upload.source == "slack" else "",
        original_deleted=upload.original_deleted_at is not None,
    )


def _bytes_done(upload: CsvImport) -> int:
    """How far the work of its state is: a list is checked whole, and then read from its start."""
    if upload.state == CHECKING:
        kept: Any = upload.checked
        return int(kept["offset"]) if kept else 0
    return upload.bytes_done


def number_header(upload: CsvImport) -> str:
    """What stands over the numbers in the file; empty before that is known."""
    if upload.headers is None or upload.number_column is None:
        return ""
    return upload.headers[upload.number_column]


def _row_error(row: Recipient, column: str) -> RowError:
    reason = row.reason or ""
    return RowError(
        row=row.row,
        # In a row with a cell too many or too few, nobody knows which column is meant.
        column="" if reason == SkipReason.MALFORMED else column,
        value=mask(row.value) if row.value else "",
        reason=reason,
        words=words(reason),
    )


def _errors(campaign_id: int) -> tuple[Any, ...]:
    return (
        Recipient.campaign_id == campaign_id,
        Recipient.bucket == Bucket.SKIPPED,
        Recipient.reason.in_(sorted(ERRORS)),
    )


def _first_errors(session: Session, campaign_id: int) -> Sequence[Recipient]:
    return session.scalars(
        select(Recipient).where(*_errors(campaign_id)).order_by(Recipient.row).limit(SHOWN_ERRORS)
    ).all()


def _count_errors(session: Session, campaign_id: int) -> int:
    return session.scalar(select(func.count()).where(*_errors(campaign_id))) or 0


def estimate_of(campaign: Campaign) -> Estimate | None:
    """What the pass over the rows found; None before its end, and once the draft has changed."""
    kept: Any = campaign.estimate
    if not kept or kept["made_for"] != made_for(campaign) or kept["after"] is not None:
        return None
    return Estimate(**kept["found"])


@dataclass(frozen=True, slots=True)
class Begun:
    """A pass over a draft's rows: what it found, and the recipient id `after` which it goes on.

    None is its end. `looked`: so far consents were looked through before it; None once they were.
    `outs`: so far it was looked at anew, before all else, who is out of a topic or sender that the
    draft got after its import; else None.
    """

    found: Estimate
    after: int | None
    looked: int | None
    outs: int | None = None

    @property
    def is_done(self) -> bool:
        """Whether every row was counted."""
        return self.after is None


def estimate_begun(campaign: Campaign) -> Begun:
    """What a pass for the draft as it is now found so far."""
    kept: Any = campaign.estimate
    outs = kept.get("outs") if kept else None
    if not kept or kept["made_for"] != made_for(campaign) or kept["after"] is None:
        anew = None if outs is None else 0
        return Begun(Estimate(campaign.wording_id or 0, 0, 0, 0), after=0, looked=0, outs=anew)
    return Begun(Estimate(**kept["found"]), after=kept["after"], looked=kept["looked"], outs=outs)


def keep_begun(campaign: Campaign, begun: Begun) -> None:
    """Keep how far a pass for the draft as it is now came."""
    campaign.estimate = {
        "found": asdict(begun.found),
        "made_for": made_for(campaign),
        "after": begun.after,
        "looked": begun.looked,
        "outs": begun.outs,
    }


def keep_estimate(campaign: Campaign, estimate: Estimate, after: int | None) -> None:
    """Keep what a pass found that looked through the consents before."""
    keep_begun(campaign, Begun(estimate, after=after, looked=None))


def unestimated(session: Session, before: datetime) -> Sequence[int]:
    """Since `before` (UTC) or longer without an estimate, or with an unfinished one."""
    states = [state.value for state in sorted(LOOKED_AT_ANEW)]
    drafts = session.scalars(
        select(Campaign).where(Campaign.state.in_(states), Campaign.state_at < before)
    )
    return [draft.id for draft in drafts if estimate_of(draft) is None]


def made_for(campaign: Campaign) -> str:
    """All that an estimate depends on; whose changes make it stale."""
    return f"{texts_of(campaign)}/{campaign.consent_version}"


def texts_of(campaign: Campaign) -> str:
    """The same without the consents: what the texts are, and from whom."""
    return (
        f"{campaign.wording_id}/{campaign.sender_id}/{campaign.blank_policy}/{campaign.blank_word}"
        f"/{campaign.topic}"
    )
