"""Whom a launch leaves out that its question still counted: skipped in pages, and told."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, select

from campaigns import launching, scheduling, starting
from campaigns.launching import LaunchAnswers, Launched
from campaigns.leaving_out import NOBODY, PRESSED, leave_out
from domain.consent import ConsentKind
from domain.scheduling import read_start
from domain.views import CampaignView
from models import agreements, campaigns, opt_outs, suppressions
from models.claims import Holder, Order, Prepared, claim_recipients
from models.tables import Campaign, OptOut, Recipient, Suppression
from tests.builders import consent
from tests.campaigns.stage import PEOPLE, Stage

pytestmark = pytest.mark.sqlite_only

NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)


def at(stage: Stage, moment: datetime) -> Stage:
    return Stage(replace(stage.rt, clock=lambda: moment), stage.who, agrees=False)


def opted_out(stage: Stage, *phones: str) -> None:
    row = {"workspace_id": stage.who.workspace_id, "scope": "all", "source": "import", "words": ""}
    with stage.rt.db.write() as session:
        rows = [row | {"phone": phone, "at": stage.rt.clock()} for phone in phones]
        session.execute(insert(OptOut), rows)


def strangers(many: int) -> list[str]:
    return [f"+1212{6_000_000 + number}" for number in range(many)]


def reasons(stage: Stage, view: CampaignView) -> dict[str | None, str | None]:
    with stage.rt.db.read() as session:
        rows = session.scalars(select(Recipient).filter_by(campaign_id=view.id))
        return {row.phone: row.reason for row in rows}


def launch(stage: Stage, view: CampaignView, attest: str = "") -> Launched:
    answers = LaunchAnswers(attest=attest)
    return launching.launch(
        stage.rt, stage.who, view.public_id, view.wording_id or 0, answers=answers
    )


def claimed(stage: Stage, view: CampaignView) -> list[str]:
    """Whom a sender texts when it claims."""
    holder = Holder("me", NOW, NOW + timedelta(seconds=45))
    with stage.rt.db.write() as session:
        campaign = campaigns.locked(session, view.id)
        order = Order(
            *(campaign.id, campaign.workspace_id, campaign.sender_id, campaign.wording_id or 0)
        )
        claims, _ = claim_recipients(
            session, order, holder, limit=10, prepare=lambda _: Prepared("Hello", 1)
        )
        return [one.phone for one in claims]


def suppressed(stage: Stage, *phones: str, at: datetime | None = None) -> None:
    row = {"workspace_id": stage.who.workspace_id, "code": 30006, "reason": "landline"}
    with stage.rt.db.write() as session:
        rows = [row | {"phone": phone, "at": at or stage.rt.clock()} for phone in phones]
        session.execute(insert(Suppression), rows)


def test_many_new_suppressions_are_skipped_before_the_launch_and_told_with_its_own(
    stage: Stage,
) -> None:
    view = stage.ready()
    suppressed(stage, PEOPLE[0], *strangers(suppressions.PAGE - 1))
    suppressed(stage, PEOPLE[1])

    found = leave_out(stage.rt, stage.who.workspace_id, view.public_id, "")
    assert (found.suppressed, found.suppressed_upto) == (1, suppressions.PAGE)
    assert reasons(stage, view) == {PEOPLE[0]: "landline", PEOPLE[1]: None, PEOPLE[2]: None}
    with stage.rt.db.write() as session:
        row = session.scalars(select(Recipient).filter_by(phone=PEOPLE[0])).one()
        row.bucket, row.reason = "pending", None

    done = launch(stage, view)

    assert (done.suppressed, done.recipients) == (2, 1)
    assert reasons(stage, view)[PEOPLE[1]] == "landline"
    assert stage.audit()[-1].detail["suppressed"] == 2


def test_a_press_looks_at_so_many_suppressions_and_leaves_the_others_to_the_claim(
    stage: Stage,
) -> None:
    view = stage.ready()
    suppressed(stage, PEOPLE[0], *strangers(suppressions.PAGE - 1), PEOPLE[1])

    found = leave_out(stage.rt, stage.who.workspace_id, view.public_id, "", most=suppressions.PAGE)

    assert (found.suppressed, found.suppressed_upto) == (1, suppressions.PAGE + 1)
    assert reasons(stage, view) == {PEOPLE[0]: "landline", PEOPLE[1]: None, PEOPLE[2]: None}


def test_old_suppressions_are_passed_over_and_one_that_is_lifted_meanwhile_is_none(
    stage: Stage,
) -> None:
    old = datetime(2026, 1, 1, tzinfo=UTC)
    suppressed(stage, *strangers(3), at=old)
    view = stage.ready()
    workspace_id = stage.who.workspace_id
    assert leave_out(stage.rt, workspace_id, view.public_id, "").suppressed_upto == 3

    suppressed(stage, PEOPLE[0])
    assert leave_out(stage.rt, workspace_id, view.public_id, "").suppressed_upto == 3
    with stage.rt.db.write() as session:
        assert suppressions.lift(session, workspace_id, PEOPLE[0]) is not None
        ids = session.scalars(select(Recipient.id)).all()
        assert suppressions.skip_rows(session, ids, workspace_id) == 0

    assert launch(stage, view).recipients == 3


def test_many_new_opt_outs_are_skipped_before_the_launch_and_told_with_its_own(
    stage: Stage,
) -> None:
    view = stage.ready()
    opted_out(stage, PEOPLE[0], *strangers(opt_outs.PAGE - 1))
    opted_out(stage, PEOPLE[1])

    found = leave_out(stage.rt, stage.who.workspace_id, view.public_id, "")
    assert (found.opted_out, found.upto) == (1, opt_outs.PAGE)
    assert reasons(stage, view) == {PEOPLE[0]: "opted_out", PEOPLE[1]: None, PEOPLE[2]: None}
    with stage.rt.db.write() as session:
        row = session.scalars(select(Recipient).filter_by(phone=PEOPLE[0])).one()
        row.bucket, row.reason = "pending", None

    done = launch(stage, view)

    assert (done.opted_out, done.recipients) == (2, 1)
    assert stage.audit()[-1].detail["opted_out"] == 2


def test_a_press_looks_at_so_many_opt_outs_and_the_claim_texts_none_of_the_others(
    stage: Stage,
) -> None:
    view = stage.ready()
    opted_out(stage, PEOPLE[0], *strangers(2 * opt_outs.PAGE - 1), PEOPLE[1])
    opted_out(stage, *(f"+1213{6_000_000 + number}" for number in range(opt_outs.PAGE)))

    found = leave_out(stage.rt, stage.who.workspace_id, view.public_id, "", most=PRESSED)
    assert (found.opted_out, found.upto) == (1, 3 * opt_outs.PAGE + 1)
    assert launch(stage, view).opted_out == 0
    assert reasons(stage, view) == {PEOPLE[0]: "opted_out", PEOPLE[1]: None, PEOPLE[2]: None}

    assert claimed(stage, view) == [PEOPLE[2]]
    assert reasons(stage, view)[PEOPLE[1]] == "opted_out"


def test_a_page_of_opt_outs_is_left_to_the_launch(stage: Stage) -> None:
    view = stage.ready()
    opted_out(stage, PEOPLE[0], *strangers(10))

    assert leave_out(stage.rt, stage.who.workspace_id, view.public_id, "") == NOBODY
    assert launch(stage, view).opted_out == 1


@pytest.fixture
def ending(stage: Stage) -> CampaignView:
    """Counted at half past three; the consent of the first ends an hour later."""
    early = at(stage, NOW)
    ends = {PEOPLE[0]: NOW + timedelta(hours=1), PEOPLE[1]: LATER + timedelta(hours=1)}
    with early.rt.db.write() as session:
        facts = [
            consent(early.who.workspace_id, phone, ConsentKind.EXPRESS, expires_at=ends.get(phone))
            for phone in PEOPLE
        ]
        agreements.record(session, facts)
    return early.ready()


def test_whose_consent_ended_since_the_question_is_skipped_at_the_launch_and_told(
    stage: Stage, ending: CampaignView
) -> None:
    done = launch(at(stage, LATER), ending)

    assert (done.ended, done.recipients) == (1, 2)
    assert reasons(stage, ending)[PEOPLE[0]] == "no_consent"
    assert stage.audit()[-1].detail["consent_ended"] == 1


def test_one_that_has_not_ended_or_rests_on_what_was_attested_is_texted(
    stage: Stage, ending: CampaignView
) -> None:
    workspace_id = stage.who.workspace_id
    assert leave_out(at(stage, NOW).rt, workspace_id, ending.public_id, "").ended == 0

    done = launch(at(stage, LATER), ending, "asked for at booking")

    assert (done.ended, done.recipients) == (0, 3)


def test_a_start_at_a_time_leaves_out_whose_consent_ended_while_it_waited(
    stage: Stage, ending: CampaignView
) -> None:
    early = at(stage, NOW)
    start = read_start("today 11:30am", now=NOW, zone="America/Chicago")
    scheduling.schedule(
        early.rt,
        early.who,
        ending.public_id,
        ending.wording_id or 0,
        start,
        answers=LaunchAnswers(),
    )
    with stage.rt.db.write() as session:
        session.get_one(Campaign, ending.id).heartbeat_at = LATER

    assert starting.start(at(stage, LATER).rt, ending.id) is True
    detail = stage.audit()[-1].detail
    assert (detail["recipients"], detail["consent_ended"]) == (2, 1)
