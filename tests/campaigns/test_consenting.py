"""Who agreed: told of one number, read from lists, and what a launch makes of it."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from campaigns import consenting, launching
from campaigns.consenting import Said
from campaigns.forms import Upload
from campaigns.launching import LaunchAnswers
from domain.actors import Actor
from domain.consent import Purpose, Standing
from domain.errors import Refused
from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from domain.views import CampaignView
from domain.windows import Kind
from jobs import context
from jobs.contactlists import path_of, read_slice
from jobs.contactrows import outcome
from models import agreements, contactlists, figures
from models.claims import Holder, Order, Prepared, claim_recipients
from models.tables import AuditRow, Campaign, ConsentFact, ListedNumber, Sender, Workspace
from tests.builders import Builder, now
from tests.campaigns.stage import PEOPLE, Stage

WEB = Said(kind="written", source="web form 2026")


@pytest.fixture(autouse=True)
def nobody_recorded(stage: Stage) -> None:
    """No consent is recorded unless a test does."""
    stage.agrees = False


def marketing(stage: Stage) -> CampaignView:
    view = stage.draft()
    with stage.rt.db.write() as session:
        session.get_one(Campaign, view.id).kind = "marketing"
    return stage.ready(view)


def listed(stage: Stage, folder: Path, text: str, purpose: Purpose, as_of: str = "") -> str:
    """How a list ended that is read to its end."""
    path = folder / "list.csv"
    path.write_text(text)
    context.use(stage.rt)
    said = WEB if purpose is Purpose.CONSENT else Said()
    upload = Upload.file(path)
    list_id = consenting.import_list(stage.rt, stage.who, upload, purpose, said=said, as_of=as_of)
    while read_slice(stage.rt, list_id):
        pass
    return outcome(consenting.listed(stage.rt, stage.who, list_id))


def launch(stage: Stage, view: CampaignView, attest: str = "") -> launching.Launched:
    answers = LaunchAnswers(attest=attest)
    return launching.launch(
        stage.rt, stage.who, view.public_id, view.wording_id or 0, answers=answers
    )


def claimed(stage: Stage, campaign: Campaign) -> list[str]:
    """The numbers that a claim takes now."""
    with stage.rt.db.write() as session:
        order = Order(
            campaign.id, campaign.workspace_id, campaign.sender_id, campaign.wording_id or 0
        )
        taken, _ = claim_recipients(
            session,
            order,
            Holder("me", now(), now()),
            limit=10,
            prepare=lambda _: Prepared("Hi", 1),
        )
        return [claim.phone for claim in taken]


def test_marketing_skips_whoever_did_not_agree_in_writing_and_says_so_before(stage: Stage) -> None:
    consenting.add(stage.rt, stage.who, PEOPLE[0], WEB)
    consenting.add(stage.rt, stage.who, PEOPLE[1], Said(kind="express", source="at booking"))
    view = marketing(stage)

    assert view.ledger.skipped == {"no_consent": 2}
    asked = launching.question(stage.rt, stage.who, "spring")
    assert any("2 rows skipped: marketing needs recorded consent" in it for it in asked.warnings)
    assert (asked.recipients, asked.agreed.written, asked.agreed.unrecorded) == (1, 1, 0)
    assert launch(stage, view).recipients == 1
    assert stage.view(view).ledger.adds_up


def test_other_kinds_skip_nobody_but_want_it_attested(stage: Stage) -> None:
    consenting.add(stage.rt, stage.who, PEOPLE[0], WEB)
    view = stage.ready()

    asked = launching.question(stage.rt, stage.who, "spring")
    assert (asked.agreed.written, asked.agreed.unrecorded) == (1, 2)
    with pytest.raises(Refused, match="Say where 2 recipients agreed") as refused:
        launch(stage, view, "  yes ")
    assert refused.value.field == "attest"
    assert stage.view(view).state == "draft"

    assert launch(stage, view, "Asked for at booking, form of 2026").recipients == 3
    kept = stage.view(view)
    assert kept.attestation == "Asked for at booking, form of 2026"
    assert (kept.attested_by, kept.attested_at) == (stage.who.name, kept.launched_at)
    detail = stage.audit()[-1].detail
    assert (detail["unrecorded"], detail["attestation"]) == (2, kept.attestation)


def test_recorded_consent_of_everybody_wants_no_attestation(stage: Stage, tmp_path: Path) -> None:
    listed(stage, tmp_path, "phone\n" + "\n".join(PEOPLE), Purpose.CONSENT)
    view = stage.ready()

    assert launch(stage, view).recipients == 3
    assert stage.view(view).attestation == ""


def test_an_imported_list_takes_skipped_rows_back_and_twice_is_once(
    stage: Stage, tmp_path: Path
) -> None:
    view = marketing(stage)
    assert view.ledger.skipped == {"no_consent": 3}
    rows = f"phone,consent\n{PEOPLE[0]},yes\n{PEOPLE[1]},no\n{PEOPLE[2]},maybe\nnonsense,yes\n"

    said = listed(stage, tmp_path, rows, Purpose.CONSENT)
    assert "4 rows read, 2 new consents" in said
    assert "1 × neither yes, no nor a date" in said.replace("is neither", "neither")
    stage.run_estimate(view)
    assert stage.view(view).ledger.skipped == {"no_consent": 1, "consent_withdrawn": 1}
    assert stage.view(view).ledger[Bucket.PENDING] == 1

    with stage.rt.db.read() as session:
        yes = select(ConsentFact).where(ConsentFact.status == "given")
        assert len(session.scalars(yes).all()) == 1
    listed(stage, tmp_path, rows, Purpose.CONSENT)
    with stage.rt.db.read() as session:
        assert len(session.scalars(yes).all()) == 1


def test_the_columns_of_a_campaign_s_own_list_are_taken(stage: Stage, tmp_path: Path) -> None:
    rows = "phone,consent,consent_source\n+15125550101,yes,web form\n+15125550102,no,\n"
    rows += "+15125550103,perhaps,\n+15125550104,,\n"
    view = stage.file_draft(tmp_path, rows)

    view = stage.ready(view)

    assert view.ledger.skipped == {"consent_withdrawn": 1, "consent_unclear": 1}
    found = consenting.check(stage.rt, stage.who, "+15125550101")
    assert (found.standing, found.facts[0].source) == (Standing.WRITTEN, "web form")
    assert consenting.check(stage.rt, stage.who, "+15125550104").standing is Standing.NONE


def test_a_claim_asks_again_whether_a_consent_was_taken_back(
    stage: Stage, build: Builder, sender: Sender
) -> None:
    live = build.campaign(sender, kind=Kind.MARKETING, state=CampaignState.SENDING)
    for phone in PEOPLE:
        build.recipient(live, phone, agreed=phone != PEOPLE[1])
    build.agreed(live.workspace_id, PEOPLE[1], expires_at=now())
    consenting.withdraw(stage.rt, stage.who, PEOPLE[0], "by phone")
    assert skipped(stage, live) == {"consent_withdrawn": 1}

    assert claimed(stage, live) == [PEOPLE[2]]
    assert skipped(stage, live) == {"consent_withdrawn": 1, "no_consent": 1}


def test_a_claim_of_another_kind_asks_for_no_writing(
    stage: Stage, build: Builder, sender: Sender
) -> None:
    live = build.campaign(sender, state=CampaignState.SENDING)
    build.recipient(live, PEOPLE[0])

    assert claimed(stage, live) == [PEOPLE[0]]


def skipped(stage: Stage, campaign: Campaign) -> dict[str, int]:
    with stage.rt.db.read() as session:
        return dict(figures.ledger(session, campaign.id).skipped)


def test_whoever_took_it_back_gets_no_other_kind_either(stage: Stage) -> None:
    consenting.withdraw(stage.rt, stage.who, PEOPLE[0], "at the desk")

    assert stage.ready().ledger.skipped == {"consent_withdrawn": 1}


def test_marketing_is_checked_against_the_newest_lists_and_other_kinds_are_not(
    stage: Stage, tmp_path: Path
) -> None:
    for phone in PEOPLE:
        consenting.add(stage.rt, stage.who, phone, WEB)
    day = f"{now() - timedelta(days=2):%Y-%m-%d}"
    listed(stage, tmp_path, f"phone\n{PEOPLE[0]}", Purpose.DO_NOT_CALL, as_of="2026-01-04")
    listed(stage, tmp_path, f"phone\n{PEOPLE[1]}", Purpose.REASSIGNED, as_of=day)
    view = marketing(stage)
    assert view.ledger.skipped == {"do_not_call": 1, "reassigned": 1}

    told = listed(stage, tmp_path, f"phone\n{PEOPLE[2]}", Purpose.DO_NOT_CALL, as_of="2026-01-05")
    assert "do-not-call list of Jan 5, 2026 that counts now" in told
    stage.run_estimate(view)
    after = stage.view(view)
    assert after.ledger.skipped == {"do_not_call": 1, "reassigned": 1}
    assert [it.text for it in after.warnings if "at most" in it.text]
    with stage.rt.db.read() as session:
        kept = session.scalars(select(ListedNumber.phone)).all()
    assert sorted(kept) == [PEOPLE[1], PEOPLE[2]]

    assert stage.ready(stage.draft("Reminder")).ledger.recipients == 3


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Said(source="web"), "Say how they agreed"),
        (Said(kind="written"), "Say where they agreed"),
        (Said(kind="written", source="web", on="soon"), "is no date"),
        (Said(kind="written", source="web", lasts="long"), "is no period"),
        (Said(kind="written", source="web", lasts="9999y"), "is no period up to 20 years"),
    ],
)
def test_a_consent_that_does_not_say_enough_is_refused(stage: Stage, said: Said, why: str) -> None:
    with pytest.raises(Refused, match=why):
        consenting.add(stage.rt, stage.who, PEOPLE[0], said)

    assert stage.count(ConsentFact) == 0


def test_a_list_without_its_day_is_refused(stage: Stage, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Of which day"):
        listed(stage, tmp_path, f"phone\n{PEOPLE[0]}", Purpose.DO_NOT_CALL)


def test_an_opted_out_number_is_said_to_be_out_and_another_is_not(
    stage: Stage, build: Builder, workspace: Workspace
) -> None:
    consenting.add(stage.rt, stage.who, PEOPLE[0], WEB)
    build.opt_out(workspace, PEOPLE[0])

    assert consenting.check(stage.rt, stage.who, PEOPLE[0]).opted_out
    assert not consenting.check(stage.rt, stage.who, PEOPLE[1]).opted_out


def test_a_list_that_nothing_can_be_made_of_is_refused_and_not_tried_for_ever(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OverflowError

    monkeypatch.setattr("jobs.contactlists.Maker.read", fails)

    assert "It could not be read" in listed(
        stage, tmp_path, "phone\n+15125550101\n", Purpose.CONSENT
    )


@pytest.mark.parametrize(
    ("text", "as_of", "why"),
    [
        ("phone\nn/a\n5550188\n", "2026-11-20", "no usable number, so the former list stays"),
        (f"phone\n{PEOPLE[1]}\nn/a\nnone\n", "2026-11-20", "Of 3 rows 2 have no usable number"),
    ],
)
def test_a_list_of_little_use_does_not_replace_a_good_one(
    stage: Stage, tmp_path: Path, text: str, as_of: str, why: str
) -> None:
    listed(stage, tmp_path, f"phone\n{PEOPLE[0]}", Purpose.DO_NOT_CALL, as_of="2026-11-01")

    assert why in listed(stage, tmp_path, text, Purpose.DO_NOT_CALL, as_of=as_of)

    with stage.rt.db.read() as session:
        assert session.scalars(select(ListedNumber.phone)).all() == [PEOPLE[0]]
    assert consenting.lists(stage.rt, stage.who)[Purpose.DO_NOT_CALL].taken == 1


def test_an_older_list_does_not_replace_a_newer_one_and_landlines_are_no_fault(
    stage: Stage, tmp_path: Path
) -> None:
    text = f"phone\n{PEOPLE[0]}\n0044 20 7946 0018\n+19002345678\n"
    told = listed(stage, tmp_path, text, Purpose.DO_NOT_CALL, as_of="2026-11-01")
    assert "3 new numbers" in told

    with pytest.raises(Refused, match="of Nov 1, 2026 counts now"):
        listed(stage, tmp_path, text, Purpose.DO_NOT_CALL, as_of="2026-10-31")

    assert "3 new numbers" in listed(stage, tmp_path, text, Purpose.REASSIGNED, as_of="2026-10-31")


def test_a_list_killed_before_it_told_anybody_is_gone_on_with(
    stage: Stage, maria: Actor, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"phone\n{PEOPLE[0]}\n")
    context.use(stage.rt)
    list_id = consenting.import_list(stage.rt, maria, Upload.file(path), Purpose.CONSENT, said=WEB)
    while consenting.listed(stage.rt, maria, list_id).state != "done":
        assert read_slice(stage.rt, list_id)

    with stage.rt.db.read() as session:
        assert contactlists.waiting(session, now() + timedelta(minutes=1)) == [list_id]
    assert read_slice(stage.rt, list_id) is False
    with stage.rt.db.read() as session:
        assert contactlists.waiting(session, now() + timedelta(minutes=1)) == []
    assert not path_of(stage.rt, list_id).exists()


def test_an_authors_list_does_not_undo_what_a_person_took_back(
    stage: Stage, tmp_path: Path
) -> None:
    ago = now() - timedelta(days=9)
    fact = {"phone": PEOPLE[0], "status": "withdrawn", "kind": "express", "origin": "other"}
    by = {"source": "", "wording": "", "evidence": "", "recorded_by": "slack:U1"}
    at = {"at": ago, "recorded_at": ago, "workspace_id": stage.who.workspace_id}
    with stage.rt.db.write() as session:
        agreements.record(session, [fact | by | at])
    later = f"{now() - timedelta(days=2):%Y-%m-%d}"
    text = f"phone,consent,consent_date\n{PEOPLE[0]},yes,{later}\n{PEOPLE[1]},yes,{later}\n"

    view = stage.ready(stage.file_draft(tmp_path, text))

    assert view.ledger.skipped == {"consent_withdrawn": 1}
    with stage.rt.db.read() as session:
        told = session.scalars(select(ConsentFact.status).order_by(ConsentFact.id)).all()
    assert told == ["withdrawn", "given"]

    listed(stage, tmp_path, text, Purpose.CONSENT)
    found = consenting.check(stage.rt, stage.who, PEOPLE[0])
    assert found.standing is Standing.WRITTEN


@pytest.mark.parametrize("attestation", ["", "asked for at booking"])
def test_a_consent_that_ended_after_the_launch_is_not_texted_unless_somebody_attested(
    stage: Stage, build: Builder, sender: Sender, attestation: str
) -> None:
    campaign = build.campaign(sender, state=CampaignState.SENDING, kind="informational")
    for phone in PEOPLE:
        build.recipient(campaign, phone)
    two_years = Said(kind="express", source="purchase", on="2022-01-05", lasts="2y")
    consenting.add(stage.rt, stage.who, PEOPLE[0], two_years)
    consenting.add(stage.rt, stage.who, PEOPLE[1], two_years)
    consenting.add(stage.rt, stage.who, PEOPLE[1], Said(kind="express", source="at booking"))
    with stage.rt.db.write() as session:
        session.get_one(Campaign, campaign.id).attestation = attestation

    assert claimed(stage, campaign) == list(PEOPLE if attestation else PEOPLE[1:])


def test_a_consent_of_a_day_before_a_withdrawal_is_told_to_change_nothing(stage: Stage) -> None:
    assert "agreed in writing" in consenting.add(stage.rt, stage.who, PEOPLE[1], WEB)
    consenting.withdraw(stage.rt, stage.who, PEOPLE[0], "by phone")
    earlier = Said(kind="written", source="form", on=f"{now() - timedelta(days=3):%Y-%m-%d}")

    told = consenting.add(stage.rt, stage.who, PEOPLE[0], earlier)

    assert "recorded, but said no" in told
    with stage.rt.db.read() as session:
        facts = session.scalars(select(ConsentFact).order_by(ConsentFact.id)).all()
        deeds = session.scalars(
            select(AuditRow.subject_id).where(AuditRow.subject == "number").order_by(AuditRow.id)
        ).all()
    assert deeds == [it.id for it in facts]
