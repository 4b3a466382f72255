"""Who agreed: the facts of a number, what follows from them, and rows that it leaves out.

What `domain.consent.standing` says of a number, the conditions here say of a million.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    String,
    bindparam,
    func,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from domain.consent import LISTS, ConsentKind, Fact, Standing, Status, standing
from domain.ledger import Bucket, SkipReason
from domain.lifecycle import LOOKED_AT_ANEW, CampaignState
from domain.windows import Kind
from models.base import UtcTime
from models.moments import in_words
from models.tables import Campaign, ConsentFact, Recipient

MARKS: Final = (
    SkipReason.NO_CONSENT,
    SkipReason.CONSENT_WITHDRAWN,
    SkipReason.DO_NOT_CALL,
    SkipReason.REASSIGNED,
)
"""Why `settle` skips a row of a draft; none of them is for ever."""

# As text: each element of a statement costs every claim, and this would be dozens of them.
_OF: Final = "{0}.phone = recipients.phone AND {0}.workspace_id = recipients.workspace_id"
_UNTAKEN: Final = """NOT EXISTS (SELECT 1 FROM consent_facts AS w
WHERE w.phone = g.phone AND w.workspace_id = g.workspace_id
AND w.status = 'withdrawn' AND w.at >= g.at)"""
_UNENDED: Final = """NOT EXISTS (SELECT 1 FROM consent_facts AS e
WHERE e.phone = g.phone AND e.workspace_id = g.workspace_id
AND e.status = 'given' AND e.ends > 0 AND e.kind = g.kind AND e.at >= g.at AND e.id > g.id
AND e.source = g.source AND e.wording = g.wording)"""
"""Nobody has told the same consent again with an end (`domain.consent.Fact.ends_anew`)."""
_GIVEN: Final = f"""EXISTS (SELECT 1 FROM consent_facts AS g
WHERE {_OF.format("g")} AND g.status = 'given'
AND (g.expires_at IS NULL OR g.expires_at > :moment) AND {_UNTAKEN} AND {_UNENDED}"""  # noqa: S608
_WRITTEN: Final = f"{_GIVEN} AND g.kind = 'written')"
_WITHDRAWN: Final = f"""EXISTS (SELECT 1 FROM consent_facts AS w
WHERE {_OF.format("w")} AND w.status = 'withdrawn'
AND NOT EXISTS (SELECT 1 FROM consent_facts AS g
WHERE g.phone = w.phone AND g.workspace_id = w.workspace_id
AND g.status = 'given' AND g.at > w.at))"""  # noqa: S608
_LISTED: Final = f"""(SELECT min(l.purpose) FROM contact_lists AS l
JOIN listed_numbers AS n ON n.list_id = l.id
WHERE l.workspace_id = recipients.workspace_id AND n.phone = recipients.phone
AND l.state = 'done' AND l.purpose IN ({", ".join(f"'{it}'" for it in LISTS)}))"""  # noqa: S608
_IS_MARKETING: Final = f"""(SELECT c.kind FROM campaigns AS c
WHERE c.id = recipients.campaign_id) = '{Kind.MARKETING}'"""  # noqa: S608
_AGAINST: Final = f"""CASE WHEN {_WITHDRAWN} THEN '{SkipReason.CONSENT_WITHDRAWN}'
WHEN NOT {_IS_MARKETING} THEN NULL
WHEN NOT {_WRITTEN} THEN '{SkipReason.NO_CONSENT}'
ELSE {_LISTED} END"""
_LAPSED: Final = f"""CASE WHEN {_IS_MARKETING} THEN NULL
WHEN (SELECT c.attestation FROM campaigns AS c WHERE c.id = recipients.campaign_id) <> '' THEN NULL
WHEN EXISTS (SELECT 1 FROM consent_facts AS g WHERE {_OF.format("g")} AND g.status = 'given'
AND g.expires_at <= :moment) AND NOT {_GIVEN}) THEN '{SkipReason.NO_CONSENT}' END"""  # noqa: S608
"""Whose consent ended since the launch, for which nobody attested anything."""
_MARKED: Final = ", ".join(f"'{mark}'" for mark in MARKS)
_SETTLE: Final = f"""UPDATE recipients
SET bucket = CASE WHEN found.why = '' THEN 'pending' ELSE 'skipped' END,
reason = nullif(found.why, ''), changed_at = {{this_moment}}
FROM (SELECT recipients.id AS at, coalesce({_AGAINST}, '') AS why FROM recipients
WHERE recipients.campaign_id + 0 = :campaign AND recipients.id > :after AND recipients.id <= :upto
AND recipients.phone IS NOT NULL
AND (recipients.bucket = 'pending' OR recipients.reason IN ({_MARKED}))) AS found
WHERE recipients.id = found.at AND coalesce(recipients.reason, '') <> found.why
AND (recipients.bucket = 'pending' OR recipients.reason IN ({_MARKED}))
RETURNING recipients.bucket"""  # noqa: S608
_COUNT: Final = f"""SELECT stands, count(*) FROM (
SELECT CASE WHEN {_WRITTEN} THEN 'written' WHEN {_GIVEN}) THEN 'express' ELSE 'none' END AS stands
FROM recipients
WHERE recipients.campaign_id + 0 = :campaign AND recipients.id > :after AND recipients.id <= :upto
AND recipients.bucket = 'pending') AS them GROUP BY stands"""  # noqa: S608

_ENDS: Final = f"""SELECT ends FROM (SELECT (SELECT max(coalesce(g.expires_at, :never))
FROM consent_facts AS g WHERE {_OF.format("g")} AND g.status = 'given'
AND (g.expires_at IS NULL OR g.expires_at > :moment) AND {_UNTAKEN} AND {_UNENDED}
AND (g.kind = 'written' OR NOT {_IS_MARKETING})) AS ends FROM recipients
WHERE recipients.campaign_id + 0 = :campaign AND recipients.id > :after AND recipients.id <= :upto
AND recipients.bucket = 'pending') AS them WHERE ends <= :until"""  # noqa: S608
_NEVER: Final = datetime(9999, 1, 1, tzinfo=UTC)


def against() -> ColumnElement[str]:
    """Why a row of `recipients` may not be texted, as far as consent goes; empty where it may.

    Marketing alone wants it in writing, and is checked against the lists; of other kinds whoever's
    consent has ended since, unless the launch rests on an attestation. It wants `moment`.
    """
    why = text(f"coalesce({_AGAINST}, {_LAPSED})").bindparams(bindparam("moment", type_=UtcTime()))
    return func.coalesce(why, "", type_=String())


def record(session: Session, rows: Sequence[Mapping[str, Any]]) -> int:
    """Keep facts, as columns of `ConsentFact`; returns how many of them were new."""
    if not rows:
        return 0
    lite = session.get_bind().dialect.name == "sqlite"
    new = (sqlite if lite else postgresql).insert(ConsentFact).on_conflict_do_nothing()
    facts = [{**row, "ends": _ends(row.get("expires_at"))} for row in rows]
    return len(session.connection().execute(new.returning(ConsentFact.id), facts).all())


def _ends(expires_at: datetime | None) -> int:
    return int(expires_at.timestamp()) if expires_at else 0


def facts_of(session: Session, workspace_id: int, phone: str) -> Sequence[ConsentFact]:
    """All that was recorded of a number, the latest said first."""
    return session.scalars(
        select(ConsentFact)
        .where(ConsentFact.phone == phone, ConsentFact.workspace_id == workspace_id)
        .order_by(ConsentFact.at.desc(), ConsentFact.id.desc())
    ).all()


def fact(row: ConsentFact) -> Fact:
    """A row as the rule takes it."""
    return Fact(
        Status(row.status),
        ConsentKind(row.kind),
        row.at,
        row.expires_at,
        source=row.source,
        wording=row.wording,
        order=row.id,
    )


def standing_of(session: Session, workspace_id: int, phone: str, now: datetime) -> Standing:
    """How a number stands, opt-outs aside."""
    return standing(map(fact, facts_of(session, workspace_id, phone)), now)


def is_known(session: Session, workspace_id: int) -> bool:
    """Whether anything was ever recorded of anybody."""
    any_fact = select(ConsentFact.id).where(ConsentFact.workspace_id == workspace_id).limit(1)
    return session.scalar(any_fact) is not None


def is_marked(session: Session, campaign_id: int) -> bool:
    """Whether rows of a draft are skipped for what `settle` would look at again."""
    row = select(Recipient.id).where(
        Recipient.campaign_id == campaign_id,
        Recipient.bucket == Bucket.SKIPPED,
        Recipient.reason.in_(MARKS),
    )
    return session.scalar(row.limit(1)) is not None


def settle(session: Session, campaign_id: int, *, after: int, upto: int, now: datetime) -> int:
    """Skip a draft's rows (ids behind `after`) that nobody agreed for, and take back whom it may.

    For drafts alone: nothing of them was claimed. Returns how many it took back.
    """
    settled = _SETTLE.format(this_moment=in_words(session.get_bind().dialect.name))
    found = session.connection().execute(
        text(settled).bindparams(bindparam("moment", type_=UtcTime())),
        {"campaign": campaign_id, "after": after, "upto": upto, "moment": now},
    )
    return sum(row[0] == Bucket.PENDING.value for row in found)


def count(
    session: Session, campaign_id: int, *, after: int, upto: int, now: datetime
) -> Mapping[str, int]:
    """How the waiting rows of these ids stand: written, express, none."""
    found = session.connection().execute(
        text(_COUNT).bindparams(bindparam("moment", type_=UtcTime())),
        {"campaign": campaign_id, "after": after, "upto": upto, "moment": now},
    )
    return {row[0]: row[1] for row in found}


def ending(
    session: Session, campaign_id: int, *, after: int, upto: int, now: datetime, until: datetime
) -> Counter[str]:
    """Until which day (ISO, UTC) the waiting rows of these ids agreed, up to `until`; how many.

    The longest of a number's consents counts (of one that was told again, the last end), and for
    marketing only what is in writing.
    """
    times = [bindparam(name, type_=UtcTime()) for name in ("moment", "until", "never")]
    found = session.connection().execute(
        text(_ENDS).bindparams(*times).columns(ends=UtcTime()),
        {
            "campaign": campaign_id,
            "after": after,
            "upto": upto,
            "moment": now,
            "until": until,
            "never": _NEVER,
        },
    )
    return Counter(row[0].date().isoformat() for row in found)


def changed(session: Session, workspace_id: int, phone: str | None = None) -> Sequence[int]:
    """Consents or lists changed: every draft of the workspace is looked through anew, and whatever
    is scheduled or waits for an approval.

    With a `phone` that number's alone: then only drafts that hold it, or a stranger's JOIN would
    void every launch question. Returns the ids of these drafts, for their estimates.
    """
    states = [CampaignState.IMPORTING.value, *(state.value for state in sorted(LOOKED_AT_ANEW))]
    its = [Campaign.workspace_id == workspace_id, Campaign.state.in_(states)]
    if phone is not None:
        row = select(Recipient.id).where(
            Recipient.phone == phone, Recipient.campaign_id == Campaign.id
        )
        # What is imported just now may hold it a moment later.
        its.append(or_(Campaign.state == CampaignState.IMPORTING.value, row.exists()))
    return session.scalars(
        update(Campaign)
        .where(*its)
        .values(consent_version=Campaign.consent_version + 1)
        .returning(Campaign.id)
        .execution_options(synchronize_session=False)
    ).all()
