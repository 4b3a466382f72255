"""Every row of the code table, at the request and on a receipt: what moves, and what does not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import Select, select

from config import Settings
from domain.holds import HeldFor, midnight_pacific
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.messages import MessageKind, MessageState
from domain.receipts import Receipt
from domain.retries import SecondAttempts
from domain.twilio_codes import RULES, Act, rule
from gateways.twilio.outcomes import Mistake, NotProcessed, Outcome, Rejected, Unknown
from jobs.receipts import write
from jobs.send.holding import delays
from jobs.send.settling import Done, settle
from models.base import new_public_id
from models.claims import Claim
from models.tables import (
    AuditRow,
    Campaign,
    CarrierCap,
    Message,
    OptOut,
    PhoneCarrier,
    Recipient,
    Sender,
    Suppression,
    TestSend,
    Workspace,
)
from runtime import Runtime
from runtime import build as compose
from tests.builders import Builder, now
from tests.conftest import make_settings
from tests.servers import Sqlite

PHONE = "+15125550142"
HELD = {
    Act.SLOW_DOWN: HeldFor.CONGESTED,
    Act.HOLD_RECIPIENT: HeldFor.BLOCKED,
    Act.HOLD_UNTIL_MIDNIGHT_PACIFIC: HeldFor.CARRIER_DAY,
    Act.RETRY_ONCE_LATER: HeldFor.UNREACHED,
}
ROWS = [
    (code, allowed)
    for code, known in sorted(RULES.items())
    for allowed in SecondAttempts
    if known.act in {*HELD, Act.HOLD_UNTIL_WINDOW} or allowed is SecondAttempts.UNREACHED
]
REFUSED = sorted(
    code for code, known in RULES.items() if known.act not in {Act.BACK_OFF, Act.UNKNOWN}
)
STOPS_SENDER, STOPS_CAMPAIGN = {Act.STOP_SENDER}, {Act.STOP_CAMPAIGN, Act.HOLD_UNTIL_WINDOW}
Make = Callable[[Runtime, MessageState, SecondAttempts], Message]
Tested = Callable[[Runtime, MessageKind, MessageState], Message]
UNVERIFIED = "The toll-free sender is not verified (Twilio error 30032)."


@dataclass(frozen=True)
class After:
    """Everything that a code can move."""

    bucket: str
    message: str | None
    held_for: str | None
    suppressed: bool
    opted_out: bool
    campaign: str
    resumes: bool
    sender_stopped: bool


@pytest.fixture(scope="module")
def one(
    sqlite_server: Sqlite, valkey_server: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Runtime]:
    """One database for all rows of the table: each row has a workspace and people of its own."""
    folder = tmp_path_factory.mktemp("codes")
    settings = make_settings(
        database_url=sqlite_server.fresh(folder / "codes.db"),
        redis_url=valkey_server,
        rollcall_var=folder,
    )
    rt = compose(settings)
    yield rt
    rt.close()


@pytest.fixture
def claimed() -> Make:
    """A campaign text of which the request is under way, or that Twilio queued."""

    def make(rt: Runtime, state: MessageState, allowed: SecondAttempts) -> Message:
        build = Builder(rt.db)
        with rt.db.read() as session:
            known = len(session.scalars(select(Workspace.id)).all())
        workspace = build.workspace(slack_team_id=f"T{known}")
        campaign = build.campaign(
            build.sender(workspace), state="sending", second_attempts=allowed.value
        )
        row = build.recipient(campaign, PHONE, bucket=state.value)
        return build.message(
            campaign,
            row,
            state=state,
            claimed_by="me",
            sid=None if state == MessageState.CLAIMED else f"SM{known}",
            accepted_at=None if state == MessageState.CLAIMED else now(),
        )

    return make


def answered(code: int) -> Outcome:
    """What the gateway makes of that code in Twilio's answer (`gateways.twilio.sending`)."""
    found = rule(code, 400)
    if found.act is Act.BACK_OFF:
        return NotProcessed(found.meaning)
    return Unknown(found.meaning) if found.act is Act.UNKNOWN else Rejected(code, found)


def refuse(rt: Runtime, message: Message, code: int, *, in_lane: bool = True) -> None:
    """Twilio says no at the request."""
    claim = Claim(
        message_id=message.id,
        public_id=message.public_id,
        recipient_id=message.recipient_id,
        workspace_id=message.workspace_id,
        sender_id=message.sender_id,
        kind=MessageKind(message.kind),
        phone=message.phone,
        body="Hi",
        segments=1,
        test_send_id=message.test_send_id,
    )
    with rt.db.write() as session:
        settle(
            session,
            [Done(claim, answered(code))],
            token="me",
            campaign_id=message.campaign_id if in_lane else None,
            waits=delays(rt.settings),
            now=rt.clock(),
        )


def report(rt: Runtime, message: Message, code: int, status: str = "undelivered") -> None:
    """Twilio took the text and reports later what became of it."""
    write(rt, [Receipt(message.public_id, message.sid or "", status, code, now())])


def after(rt: Runtime, message: Message) -> After:
    with rt.db.read() as session:
        row = session.get_one(Recipient, message.recipient_id)
        campaign = session.get_one(Campaign, message.campaign_id)
        held = row.reason if row.bucket == Bucket.HELD else None
        kept = session.get(Message, message.id)
        return After(
            bucket=row.bucket,
            message=kept.state if kept else None,
            held_for=held,
            suppressed=session.scalar(_of(Suppression, message)) == PHONE,
            opted_out=session.scalar(_of(OptOut, message)) == PHONE,
            campaign=campaign.state,
            resumes=campaign.resumes_at is not None,
            sender_stopped=session.get_one(Sender, message.sender_id).stopped_reason is not None,
        )


def _of(table: type[Suppression] | type[OptOut], message: Message) -> Select[str]:
    return select(table.phone).where(table.workspace_id == message.workspace_id)


def expected(code: int, *, at_request: bool, allowed: SecondAttempts) -> After:
    """The table's row in words of the database; whatever is not named here must not move."""
    act = RULES[code].act
    halts = act in STOPS_SENDER | STOPS_CAMPAIGN
    handed_back = at_request and (halts or act is Act.BACK_OFF)
    lost = at_request and act is Act.UNKNOWN
    fate = Bucket.FAILED if at_request else Bucket.UNDELIVERED
    tried = act in HELD and allowed is not SecondAttempts.NEVER
    tried = tried and (act is not Act.RETRY_ONCE_LATER or allowed is SecondAttempts.UNREACHED)
    held_for = str(HELD[act]) if tried else None
    if code == 30027 and tried:
        held_for = str(HeldFor.T_MOBILE_DAY)
    if act is Act.HOLD_UNTIL_WINDOW and not at_request and allowed is not SecondAttempts.NEVER:
        held_for = str(HeldFor.ACCOUNT_LIMIT)
    bucket = Bucket.HELD if held_for else fate
    message: str | None = MessageState.REFUSED if at_request else MessageState.UNDELIVERED
    if at_request and act is Act.SUPPRESS_OPT_OUT:
        bucket = Bucket.SKIPPED
    if handed_back:
        bucket, message = Bucket.PENDING, None
    if lost:
        bucket, message = Bucket.UNKNOWN, MessageState.UNKNOWN
    return After(
        bucket=bucket,
        message=message,
        held_for=held_for,
        suppressed=act is Act.SUPPRESS_INVALID,
        opted_out=act is Act.SUPPRESS_OPT_OUT,
        campaign=CampaignState.PAUSED if halts else CampaignState.SENDING,
        resumes=act is Act.HOLD_UNTIL_WINDOW,
        sender_stopped=act in STOPS_SENDER,
    )


@pytest.mark.parametrize(("code", "allowed"), ROWS)
def test_a_code_on_a_receipt_moves_exactly_what_its_row_says(
    one: Runtime, claimed: Make, code: int, allowed: SecondAttempts
) -> None:
    message = claimed(one, MessageState.QUEUED, allowed)

    report(one, message, code)

    assert after(one, message) == expected(code, at_request=False, allowed=allowed)


@pytest.mark.parametrize(("code", "allowed"), ROWS)
def test_a_code_at_the_request_moves_exactly_what_its_row_says(
    one: Runtime, claimed: Make, code: int, allowed: SecondAttempts
) -> None:
    message = claimed(one, MessageState.CLAIMED, allowed)

    refuse(one, message, code)

    assert after(one, message) == expected(code, at_request=True, allowed=allowed)


@pytest.mark.postgres_only
@pytest.mark.parametrize("code", [21610, 30005, 30003, 30022, 30027, 30032, 30034, 30450, 63038])
def test_postgresql_moves_the_same(rt: Runtime, claimed: Make, code: int) -> None:
    message = claimed(rt, MessageState.QUEUED, SecondAttempts.UNREACHED)

    report(rt, message, code)

    allowed = SecondAttempts.UNREACHED
    assert after(rt, message) == expected(code, at_request=False, allowed=allowed)


@pytest.mark.parametrize(
    ("code", "seconds"),
    [
        (30003, lambda s: s.rollcall_second_attempt_seconds),
        (30022, lambda s: s.rollcall_congested_seconds),
        (30450, lambda s: s.rollcall_blocked_seconds),
    ],
)
@pytest.mark.sqlite_only
def test_how_long_it_waits_is_a_setting(
    rt: Runtime,
    claimed: Make,
    code: int,
    seconds: Callable[[Settings], float],
) -> None:
    message = claimed(rt, MessageState.QUEUED, SecondAttempts.UNREACHED)
    report(rt, message, code)
    with rt.db.read() as session:
        row = session.get_one(Recipient, message.recipient_id)
    assert row.not_before is not None
    wait = timedelta(seconds=seconds(rt.settings))
    assert abs(row.not_before - now() - wait) < timedelta(minutes=1)


@pytest.mark.parametrize(("code", "known"), [(30027, ["t_mobile"]), (30023, [])])
def test_only_a_code_that_names_the_carrier_tells_who_is_on_it(
    rt: Runtime, claimed: Make, code: int, known: list[str]
) -> None:
    message = claimed(rt, MessageState.QUEUED, SecondAttempts.LIMITS)

    report(rt, message, code)

    with rt.db.read() as session:
        row = session.get_one(Recipient, message.recipient_id)
        carriers = session.scalars(select(PhoneCarrier.carrier)).all()
        caps = session.scalars(select(CarrierCap.until)).all()
    midnight = midnight_pacific(now())
    assert row.not_before == midnight
    assert (list(carriers), list(caps)) == (known, [midnight] if known else [])


@pytest.mark.sqlite_only
def test_a_stopped_sender_says_why_once_and_stops_every_campaign_on_it(
    rt: Runtime, build: Builder, claimed: Make
) -> None:
    message = claimed(rt, MessageState.QUEUED, SecondAttempts.LIMITS)
    with rt.db.read() as session:
        sender = session.get_one(Sender, message.sender_id)
    other = build.campaign(sender, name="other", state="sending")
    draft = build.campaign(sender, name="draft", state="draft")

    report(rt, message, 30032)
    report(rt, message, 30032, "failed")

    with rt.db.read() as session:
        states = {
            campaign_id: session.get_one(Campaign, campaign_id).state
            for campaign_id in (message.campaign_id, other.id, draft.id)
        }
        why = session.get_one(Sender, sender.id).stopped_reason
        reasons = session.scalars(
            select(Campaign.state_reason).where(Campaign.state == "paused")
        ).all()
        verbs = session.scalars(select(AuditRow.verb).order_by(AuditRow.id)).all()
    assert list(states.values()) == ["paused", "paused", "draft"]
    assert why == UNVERIFIED
    assert list(reasons) == [why, why]
    assert list(verbs) == ["stop_sender", "pause", "pause"]


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("minutes", "stopped"), [(-5, True), (5, False)])
def test_news_of_texts_before_a_release_does_not_stop_the_sender_again(
    rt: Runtime,
    claimed: Make,
    minutes: int,
    stopped: bool,
) -> None:
    message = claimed(rt, MessageState.QUEUED, SecondAttempts.LIMITS)
    with rt.db.write() as session:
        session.get_one(Sender, message.sender_id).released_at = now() + timedelta(minutes=minutes)

    report(rt, message, 30032)

    assert after(rt, message).sender_stopped is stopped


@pytest.fixture
def tested(claimed: Make) -> Tested:
    """A text beside a campaign under way: a test-send's, or an answer to somebody."""

    def make(rt: Runtime, kind: MessageKind, state: MessageState) -> Message:
        build, bulk = Builder(rt.db), claimed(rt, state, SecondAttempts.NEVER)
        test = build.add(
            TestSend(
                workspace_id=bulk.workspace_id,
                campaign_id=bulk.campaign_id,
                wording_id=bulk.wording_id,
                asked_by="slack:U01ADA",
                texts=1,
                created_at=now(),
            )
        )
        is_test = kind is MessageKind.TEST
        return build.add(
            Message(
                public_id=new_public_id(),
                workspace_id=bulk.workspace_id,
                campaign_id=bulk.campaign_id,
                test_send_id=test.id if is_test else None,
                sender_id=bulk.sender_id,
                kind=kind,
                sid=f"SMbeside{bulk.id}",
                phone=PHONE,
                body="Hi",
                segments=1,
                state=state,
                state_at=now(),
            )
        )

    return make


def stands(rt: Runtime, message: Message) -> tuple[str, str, str | None, str]:
    """The text's state, its campaign's, and why the sender and the campaign stopped."""
    with rt.db.read() as session:
        kept = session.get_one(Message, message.id)
        campaign = session.get_one(Campaign, message.campaign_id)
        sender = session.get_one(Sender, message.sender_id)
        assert (sender.stopped_at is None) is (sender.stopped_reason is None)
        return kept.state, campaign.state, sender.stopped_reason, campaign.state_reason


@pytest.mark.parametrize("code", REFUSED)
@pytest.mark.parametrize("kind", [MessageKind.TEST, MessageKind.HELP])
@pytest.mark.parametrize("in_lane", [True, False], ids=["in a lane", "with no lane"])
def test_of_all_codes_at_a_test_send_only_those_about_the_sender_stop_it_and_its_campaigns(
    one: Runtime, tested: Tested, code: int, kind: MessageKind, *, in_lane: bool
) -> None:
    message = tested(one, kind, MessageState.CLAIMED)

    refuse(one, message, code, in_lane=in_lane)

    stops = kind is MessageKind.TEST and RULES[code].act is Act.STOP_SENDER
    why = f"{RULES[code].meaning[:1].upper()}{RULES[code].meaning[1:]} (Twilio error {code})."
    paused = ("paused", why, why) if stops else ("sending", None, "")
    assert stands(one, message) == ("refused", *paused)


@pytest.mark.parametrize("kind", [MessageKind.TEST, MessageKind.HELP])
@pytest.mark.parametrize("code", [30032, 30034, 30005, 63038])
def test_so_do_those_on_a_receipt(
    one: Runtime, tested: Tested, code: int, kind: MessageKind
) -> None:
    message = tested(one, kind, MessageState.QUEUED)

    report(one, message, code)

    stops = kind is MessageKind.TEST and code == 30032
    state, campaign, why, reason = stands(one, message)
    assert (state, campaign) == ("undelivered", "paused" if stops else "sending")
    assert (why or "") == reason == (UNVERIFIED if stops else "")


@pytest.mark.sqlite_only
def test_of_two_receipts_the_text_that_twilio_took_last_tells_whether_it_is_old_news(
    rt: Runtime, claimed: Make
) -> None:
    """One from before a release, one from after it, in one batch, in either order."""
    old = claimed(rt, MessageState.QUEUED, SecondAttempts.NEVER)
    with rt.db.write() as session:
        session.get_one(Sender, old.sender_id).released_at = now()
        campaign = session.get_one(Campaign, old.campaign_id)
    build = Builder(rt.db)
    new = build.message(
        campaign,
        build.recipient(campaign, "+15125550143", bucket="queued"),
        state=MessageState.QUEUED,
        sid="SMnew",
        accepted_at=now() + timedelta(minutes=1),
    )

    write(rt, [Receipt(it.public_id, it.sid or "", "failed", 30032, now()) for it in (new, old)])

    assert after(rt, old).sender_stopped


def stumble(rt: Runtime, message: Message, *, left: bool) -> None:
    """Our own code fails on a text, at an engine that has it in hand."""
    claim = Claim(
        message_id=message.id,
        public_id=message.public_id,
        recipient_id=message.recipient_id,
        workspace_id=message.workspace_id,
        sender_id=message.sender_id,
        kind=MessageKind(message.kind),
        phone=message.phone,
        body="Hi",
        segments=1,
        test_send_id=message.test_send_id,
    )
    with rt.db.write() as session:
        settle(
            session,
            [Done(claim, Mistake(KeyError(message.phone), left=left))],
            token="me",
            campaign_id=message.campaign_id,
            waits=delays(rt.settings),
            now=rt.clock(),
        )


@pytest.mark.parametrize(("left", "bucket"), [(False, "pending"), (True, "unknown")])
def test_our_mistake_on_a_text_pauses_and_only_what_may_have_left_is_unknown(
    rt: Runtime, claimed: Make, left: bool, bucket: str
) -> None:
    message = claimed(rt, MessageState.CLAIMED, SecondAttempts.NEVER)
    stumble(rt, message, left=left)
    with rt.db.read() as session:
        assert session.get_one(Recipient, message.recipient_id).bucket == bucket
        assert session.get_one(Campaign, message.campaign_id).state == "paused"


def test_our_mistake_on_an_answer_stops_nothing_and_is_not_made_again(
    rt: Runtime, build: Builder
) -> None:
    """Else whoever writes to us could stop a campaign."""
    sender = build.sender(build.workspace())
    campaign = build.campaign(sender, state="sending")
    row = build.recipient(campaign, PHONE)
    answer = build.message(
        campaign,
        row,
        recipient_id=None,
        state=MessageState.CLAIMED,
        kind=MessageKind.HELP,
        claimed_by="me",
    )
    stumble(rt, answer, left=False)
    with rt.db.read() as session:
        assert session.get_one(Message, answer.id).state == MessageState.REFUSED
        assert session.get_one(Campaign, campaign.id).state == "sending"
