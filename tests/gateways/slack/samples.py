"""Campaigns to draw: a plain one, and one whose every word is hostile."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from domain.composition import DraftWarning, WarningCode
from domain.failures import Failure
from domain.ledger import Bucket, Ledger
from domain.lifecycle import CampaignState
from domain.senders import KeywordsBy, SenderKind
from domain.uploads import ImportView, RowError
from domain.views import Answers, CampaignView, Estimate, SenderView, WorkspaceView

AT = datetime(2026, 11, 21, 15, 30, 20, tzinfo=UTC)
HOSTILE = (
    "<!channel> *b* _i_ ~s~ `c` & <https://evil.example|Click> <@U01BEN> @here :tada:\n> quote"
    " \u202etfel ot thgir " + "x" * 4000
)

SENDER = SenderView(
    id=1,
    name="main",
    kind=SenderKind.LONG_CODE,
    address="+14155552671",
    throughput=25.0,
    keywords_by=KeywordsBy.TWILIO,
    smart_encoding=False,
    registration="registered",
    is_default=True,
    stopped_reason=None,
)
WORKSPACE = WorkspaceView(
    id=1,
    public_id="w",
    slack_team_id="T01ROLLCALL",
    business_name="Harbour Books",
    help_contact="help@harbour.example",
    region="US",
    countries=("US",),
    zone="America/Chicago",
    price_per_segment=Decimal("0.0083"),
    currency="USD",
    channel_id="C01CAMPAIGNS",
    senders=(SENDER,),
)
UPLOAD = ImportView(
    id=1,
    state="done",
    filename="spring.csv",
    bytes_total=1000,
    bytes_done=1000,
    rows_done=2058,
    headers=("phone", "first_name"),
    errors=(RowError(14, "phone", "12•••", "too_short", "the number is too short"),),
    error_rows=3,
    from_slack=True,
)
DRAFT = CampaignView(
    id=1,
    public_id="abcdefghijklmnop",
    workspace=WORKSPACE,
    name="spring-offer",
    title="Spring offer",
    note="",
    state=CampaignState.DRAFT,
    state_by="slack:U01ADA",
    state_at=AT,
    state_reason="",
    sender=SENDER,
    template="Hi {{first_name}}! Reply STOP to opt out.",
    wording_id=1,
    wording_version=1,
    asks="nothing",
    columns=("first_name",),
    ledger=Ledger(
        rows=2058,
        buckets={Bucket.PENDING: 2000, Bucket.SKIPPED: 58},
        skipped={"duplicate": 40, "opted_out": 12, "landline": 6},
    ),
    estimate=Estimate(wording_id=1, recipients=2000, segments=2143, longest_segments=2),
    warnings=(),
    blank_policy="ask",
    blank_word="",
    upload=UPLOAD,
    failures=(),
    answers=Answers(),
    unconfirmed=0,
    created_by="slack:U01ADA",
    created_at=AT,
    tested_by=None,
    tested_at=None,
    tested_current=False,
    launched_by=None,
    launched_at=None,
    finished_at=None,
    speed=None,
    ends_at=None,
    channel_id="C01CAMPAIGNS",
    card_ts="1.1",
    at=AT,
)
LIVE = replace(
    DRAFT,
    state=CampaignState.SENDING,
    launched_by="slack:U01DOT",
    launched_at=AT,
    ledger=Ledger(
        rows=2058,
        buckets={
            Bucket.PENDING: 700,
            Bucket.UNKNOWN: 2,
            Bucket.QUEUED: 20,
            Bucket.SENT: 100,
            Bucket.DELIVERED: 1150,
            Bucket.UNDELIVERED: 18,
            Bucket.FAILED: 10,
            Bucket.SKIPPED: 58,
        },
        skipped={"duplicate": 40, "opted_out": 12, "landline": 6},
    ),
    answers=Answers(confirmations=310, replies=41, opt_outs=12),
    failures=(
        Failure(30005, "the number is not in service", 20),
        Failure(30003, "the phone is off", 8),
    ),
    unconfirmed=7,
    speed=24.8,
    ends_at=datetime(2026, 11, 21, 15, 59, 31, tzinfo=UTC),
)


def hostile(view: CampaignView) -> CampaignView:
    """The same campaign with hostile words wherever strangers' words can stand."""
    senders = tuple(
        replace(SENDER, id=n, name=f"{n} {HOSTILE}"[:60], address=HOSTILE, stopped_reason=HOSTILE)
        for n in range(120)
    )
    many = {HOSTILE[:60] + str(number): 5 for number in range(60)}
    errors = tuple(RowError(n, HOSTILE, HOSTILE, "too_short", HOSTILE) for n in range(20))
    upload = replace(
        UPLOAD, filename=HOSTILE, refusal=HOSTILE, errors=errors, headers=(HOSTILE,) * 150
    )
    changes: dict[str, Any] = {
        "title": HOSTILE,
        "note": HOSTILE,
        "template": HOSTILE,
        "state_reason": HOSTILE,
        "state_by": f"cli:{HOSTILE}",
        "created_by": f"cli:{HOSTILE}",
        "tested_by": f"cli:{HOSTILE}",
        "tested_at": AT,
        "blank_word": HOSTILE,
        "columns": (HOSTILE,) * 60,
        "sender": senders[0],
        "workspace": replace(
            WORKSPACE, business_name=HOSTILE, help_contact=HOSTILE, senders=senders
        ),
        "upload": upload,
        "warnings": (DraftWarning(WarningCode.NO_OPT_OUT, HOSTILE),) * 30,
        "failures": tuple(Failure(n, HOSTILE + str(n), 1) for n in range(100)),
        "estimate": Estimate(1, 2000, 2143, 2, blank_rows=14, blank_fields=many),
    }
    return replace(view, **changes)
