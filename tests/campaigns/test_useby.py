"""Until when a text is of use: nothing leaves after it, and no pause takes it away unasked."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from campaigns import controlling, launching, setup
from campaigns.forms import WorkspaceForm
from campaigns.launching import LaunchAnswers
from campaigns.useby import Late, read_late
from domain.errors import Refused
from domain.hours import ALWAYS
from domain.ledger import Bucket, SkipReason
from domain.views import CampaignView
from domain.waiting import validity_of
from domain.windows import LAST_MINUTES
from gateways.slack.blocks import schedule
from jobs.sweep.holds import look_at_holds
from jobs.sweep.useby import look_at_use_bys
from models import hours
from models.claims import Holder, Order, Prepared, claim_recipients
from models.tables import Campaign, CampaignHours, Workspace
from tests.campaigns.stage import PEOPLE, Stage

pytestmark = pytest.mark.sqlite_only

NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
SIX = datetime(2026, 11, 19, 0, 0, tzinfo=UTC)
"""Six in the evening in Chicago."""
SECOND = timedelta(seconds=1)
ATTESTED = "asked for at booking"


def at(stage: Stage, moment: datetime) -> Stage:
    return Stage(replace(stage.rt, clock=lambda: moment), stage.who)


def much_later(stage: Stage, view: CampaignView) -> Stage:
    """Three hours after it, with a clock that watched until then."""
    return watched(stage, view, SIX + timedelta(hours=3))


def watched(stage: Stage, view: CampaignView, moment: datetime) -> Stage:
    with stage.rt.db.write() as session:
        session.get_one(Campaign, view.id).heartbeat_at = moment
    return at(stage, moment)


@pytest.fixture
def early(stage: Stage) -> Stage:
    return at(stage, NOW)


@pytest.fixture
def launched(early: Stage) -> CampaignView:
    """Launched, to be out by six."""
    view = early.ready()
    answers = LaunchAnswers(use_by=SIX, attest=ATTESTED)
    launching.launch(early.rt, early.who, view.public_id, view.wording_id or 0, answers=answers)
    return view


def claimed(stage: Stage, view: CampaignView) -> list[datetime | None]:
    """When the windows close of those whom a claim takes now."""
    now, known = stage.rt.clock(), stage.campaign(view)
    with stage.rt.db.write() as session:
        order = Order(known.id, known.workspace_id, known.sender_id, known.wording_id or 0)
        holder = Holder("me", now, now + timedelta(seconds=45))
        claims, _ = claim_recipients(
            session, order, holder, limit=10, prepare=lambda _: Prepared("Hi", 1)
        )
        return [claim.closes_at for claim in claims]


def test_texts_leave_until_the_last_minutes_before_it_and_are_valid_no_longer(
    early: Stage, launched: CampaignView
) -> None:
    last = SIX - LAST_MINUTES - SECOND

    assert claimed(at(early, last), launched) == [SIX - LAST_MINUTES] * len(PEOPLE)
    # What Twilio takes at that moment may lie in its queue until the use-by.
    assert last + SECOND * validity_of(SIX - LAST_MINUTES, last, 14_400) == SIX


def test_nothing_is_claimed_in_its_last_minutes(early: Stage, launched: CampaignView) -> None:
    assert claimed(at(early, SIX - LAST_MINUTES), launched) == []


def test_without_one_the_window_does_not_end(early: Stage) -> None:
    view = early.ready()
    launching.launch(
        early.rt,
        early.who,
        view.public_id,
        view.wording_id or 0,
        answers=LaunchAnswers(attest=ATTESTED),
    )

    assert claimed(at(early, SIX), view) == [None] * len(PEOPLE)


def test_a_use_by_that_leaves_no_time_is_refused(early: Stage) -> None:
    view = early.ready()

    with pytest.raises(Refused, match="is over or about to be") as refused:
        launching.launch(
            early.rt,
            early.who,
            view.public_id,
            view.wording_id or 0,
            answers=LaunchAnswers(use_by=NOW + LAST_MINUTES, attest=ATTESTED),
        )
    assert refused.value.field == "use_by"
    assert early.view(view).state == "draft"


def test_whoever_is_not_out_by_then_is_skipped_as_too_late(
    early: Stage, launched: CampaignView
) -> None:
    look_at_use_bys(at(early, SIX - SECOND).rt)
    assert early.view(launched).ledger[Bucket.PENDING] == len(PEOPLE)

    look_at_use_bys(at(early, SIX).rt)

    ledger = early.view(launched).ledger
    assert ledger.skipped == {SkipReason.EXPIRED: len(PEOPLE)}
    assert ledger.adds_up


def test_whoever_waits_for_a_window_is_skipped_then_too(
    early: Stage, launched: CampaignView
) -> None:
    late = at(early, SIX - LAST_MINUTES)
    assert claimed(late, launched) == []
    assert early.view(launched).ledger[Bucket.HELD] == len(PEOPLE)

    look_at_use_bys(at(early, SIX).rt)

    assert early.view(launched).ledger[Bucket.SKIPPED] == len(PEOPLE)


def test_a_pause_takes_nobody_s_text_away(early: Stage, launched: CampaignView) -> None:
    controlling.pause(early.rt, early.who, "spring")

    look_at_use_bys(at(early, SIX + timedelta(hours=3)).rt)

    assert early.view(launched).ledger[Bucket.PENDING] == len(PEOPLE)


def test_after_such_a_pause_it_goes_on_only_with_an_answer(
    early: Stage, launched: CampaignView
) -> None:
    controlling.pause(early.rt, early.who, "spring")
    late = much_later(early, launched)

    with pytest.raises(Refused, match=f"{len(PEOPLE)} texts would be sent late. Send or drop"):
        controlling.resume(late.rt, late.who, "spring")

    assert late.view(launched).state == "paused"


def test_what_a_pause_held_is_sent_late_if_that_was_said(
    early: Stage, launched: CampaignView
) -> None:
    controlling.pause(early.rt, early.who, "spring")
    late = much_later(early, launched)

    controlling.resume(late.rt, late.who, "spring", Late.SEND)
    look_at_use_bys(late.rt)

    assert claimed(late, launched) == [None] * len(PEOPLE)
    with early.rt.db.read() as session:
        assert session.scalars(select(CampaignHours.opens_at)).all() == [ALWAYS]
    assert [row.detail for row in late.audit() if row.verb == "decide_late"] == [
        {"use_by": "send", "late": len(PEOPLE)}
    ]


def test_what_a_pause_held_is_dropped_if_that_was_said(
    early: Stage, launched: CampaignView
) -> None:
    controlling.pause(early.rt, early.who, "spring")
    late = much_later(early, launched)

    controlling.resume(late.rt, late.who, "spring", Late.DROP)
    assert claimed(late, launched) == []
    look_at_use_bys(late.rt)

    assert late.view(launched).ledger.skipped == {SkipReason.EXPIRED: len(PEOPLE)}


def test_a_pause_that_ends_in_its_last_minutes_asks_too(
    early: Stage, launched: CampaignView
) -> None:
    controlling.pause(early.rt, early.who, "spring")
    late = watched(early, launched, SIX - timedelta(minutes=5))

    assert schedule.is_late(late.view(launched))
    with pytest.raises(Refused, match=f"{len(PEOPLE)} texts would be sent late. Send or drop"):
        controlling.resume(late.rt, late.who, "spring")

    controlling.resume(late.rt, late.who, "spring", Late.SEND)
    assert claimed(late, launched) == [None] * len(PEOPLE)


def test_whoever_is_dropped_in_its_last_minutes_is_skipped_at_the_use_by(
    early: Stage, launched: CampaignView
) -> None:
    controlling.pause(early.rt, early.who, "spring")
    late = watched(early, launched, SIX - timedelta(minutes=5))

    controlling.resume(late.rt, late.who, "spring", Late.DROP)

    assert claimed(late, launched) == []
    look_at_use_bys(at(early, SIX).rt)
    assert late.view(launched).ledger.skipped == {SkipReason.EXPIRED: len(PEOPLE)}


def test_to_drop_the_rest_writes_no_rows_in_the_press(early: Stage, launched: CampaignView) -> None:
    controlling.pause(early.rt, early.who, "spring")
    late = much_later(early, launched)

    controlling.resume(late.rt, late.who, "spring", Late.DROP)

    assert late.view(launched).ledger[Bucket.PENDING] == len(PEOPLE)


def test_a_pause_that_ends_before_its_last_minutes_asks_nothing_at_all(
    early: Stage, launched: CampaignView
) -> None:
    controlling.pause(early.rt, early.who, "spring")
    before = watched(early, launched, SIX - LAST_MINUTES - SECOND)

    assert not schedule.is_late(before.view(launched))
    controlling.resume(before.rt, before.who, "spring")

    assert before.view(launched).state == "sending"


def test_a_pause_that_ends_before_it_asks_nothing(early: Stage, launched: CampaignView) -> None:
    controlling.pause(early.rt, early.who, "spring")

    controlling.resume(early.rt, early.who, "spring")

    assert early.view(launched).state == "sending"


@pytest.mark.parametrize(
    ("after", "state"),
    [(-LAST_MINUTES - SECOND, "sending"), (-LAST_MINUTES, "paused"), (SECOND, "paused")],
)
def test_a_limit_that_paused_it_resumes_nothing_late(
    early: Stage, launched: CampaignView, after: timedelta, state: str
) -> None:
    moment = SIX + after
    controlling.pause(early.rt, early.who, "spring")
    with early.rt.db.write() as session:
        known = session.get_one(Campaign, launched.id)
        known.resumes_at, known.heartbeat_at = moment, moment

    look_at_holds(at(early, moment).rt)

    assert early.view(launched).state == state


@pytest.mark.parametrize("said", ["send", " Drop "])
def test_an_answer_is_read(said: str) -> None:
    assert read_late(said) in (Late.SEND, Late.DROP)


def test_no_answer_is_none_and_another_word_is_refused() -> None:
    assert read_late("") is None
    with pytest.raises(Refused, match="Say send or drop"):
        read_late("maybe")


def test_a_window_that_opens_after_it_is_none() -> None:
    opens = SIX + timedelta(hours=14)

    assert hours.of_use(opens, None, use_by=SIX, at=NOW) == (SIX, SIX)
    assert hours.of_use(opens, None, use_by=SIX, at=SIX) == (SIX + hours.HELD_FOR,) * 2
    assert hours.of_use(opens, None, use_by=None, at=NOW) == (opens, None)


WEST = "+14155550103"
"""Their hours open at 16:00 UTC."""
SOON = datetime(2026, 11, 18, 16, 5, tzinfo=UTC)


def pressed(
    stage: Stage,
    view: CampaignView,
    use_by: datetime,
    *,
    skips_late: bool = False,
    drop: bool = False,
) -> None:
    answers = LaunchAnswers(
        at=stage.rt.clock(), use_by=use_by, skips_late=skips_late, drop=drop, attest=ATTESTED
    )
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0, answers=answers)


def test_a_use_by_that_skips_people_says_how_many_before_anything_leaves(early: Stage) -> None:
    setup.save_workspace(early.rt, early.who, WorkspaceForm(informational_hours="8-21"))
    view = early.ready(early.draft(people=[*PEOPLE, WEST]))

    with pytest.raises(Refused, match="1 recipient would still wait for its hours then") as refused:
        pressed(early, view, SOON)
    assert refused.value.field == "use_by"
    assert early.view(view).state == "draft"

    pressed(early, view, SOON, skips_late=True)
    assert early.view(view).state == "sending"


@pytest.mark.parametrize(("use_by", "drop"), [(SIX, False), (SOON, True)])
def test_a_use_by_that_skips_nobody_asks_nothing(
    early: Stage, use_by: datetime, drop: bool
) -> None:
    setup.save_workspace(early.rt, early.who, WorkspaceForm(informational_hours="8-21"))
    view = early.ready(early.draft(people=[*PEOPLE, WEST]))

    pressed(early, view, use_by, drop=drop)

    assert early.view(view).state == "sending"


def at_night(stage: Stage) -> Stage:
    """Ten in the evening in Texas, where everybody waits until eight."""
    return at(stage, datetime(2026, 11, 19, 4, 0, tzinfo=UTC))


def with_hours_of_law(stage: Stage) -> None:
    with stage.rt.db.write() as session:
        session.scalars(select(Workspace)).one().hours = {}


def test_a_use_by_before_anybodys_window_launches_nothing(stage: Stage) -> None:
    with_hours_of_law(stage)
    night = at_night(stage)
    view = night.ready()

    with pytest.raises(Refused, match=r"Nobody of .* would get it before its use-by"):
        launching.launch(
            night.rt,
            night.who,
            view.public_id,
            view.wording_id or 0,
            answers=LaunchAnswers(
                use_by=night.rt.clock() + timedelta(hours=2), attest=ATTESTED, skips_late=True
            ),
        )
    assert night.view(view).state == "draft"


def test_whoever_opens_before_it_is_promised_and_no_one_else(stage: Stage) -> None:
    with_hours_of_law(stage)
    night = at_night(stage)
    view = night.ready(night.draft(people=("+12125550101", *PEOPLE[:2])))

    # New York opens at 13:00 UTC, Texas at 14:00.
    done = launching.launch(
        night.rt,
        night.who,
        view.public_id,
        view.wording_id or 0,
        answers=LaunchAnswers(
            use_by=datetime(2026, 11, 19, 14, 0, tzinfo=UTC), attest=ATTESTED, skips_late=True
        ),
    )

    assert (done.recipients, done.waiting, done.dropped, done.late) == (1, 1, 0, 2)
