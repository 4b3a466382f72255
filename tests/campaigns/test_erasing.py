"""Erasing a person: their data goes, ledgers and chain stay whole, and nobody texts them again."""

import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from campaigns import bulk, erasing, explaining, launching, optouts, packing, proving, retrying
from campaigns.forms import OptOutForm
from domain.actors import Actor, Door
from domain.chain import ERASED, Fault
from domain.deeds import Verb
from domain.errors import Refused
from domain.idempotency import Kept
from domain.inbound import CameBy, InboundText
from domain.ledger import Bucket, SkipReason
from domain.views import CampaignView
from jobs import erasing as work
from jobs import intake
from jobs.sweep.sealing import seal
from jobs.verifying import verify
from models import consent, erased, views
from models import erasing as slices
from models.base import Base
from models.tables import (
    AuditRow,
    Campaign,
    Chain,
    ConsentEvent,
    ContactList,
    ErasedNumber,
    Inbound,
    ListedNumber,
    OptOut,
    PhoneCarrier,
    ProofRequest,
    Recipient,
    Sender,
    Suppression,
    TestNumber,
    ThreadPost,
    Workspace,
)
from tests.builders import Builder, Key, now
from tests.campaigns.stage import PEOPLE, Stage

PHONE, OTHER, _ = PEOPLE
LETTER = "asked by letter"
WORDS = "please stop, says Maya Harbour"


def erase(stage: Stage, phone: str = PHONE) -> dict[str, int]:
    planned = erasing.plan(stage.rt, stage.who, phone)
    return dict(erasing.erase(stage.rt, stage.who, planned, LETTER))


def put(stage: Stage, state: str) -> None:
    """Bring every campaign to that state."""
    with stage.rt.db.write() as session:
        session.execute(update(Campaign).values(state=state))


def everywhere(stage: Stage) -> str:
    """All that the database holds, as text."""
    with stage.rt.db.engine.connect() as connection:
        return "\n".join(
            str(tuple(row))
            for table in Base.metadata.sorted_tables
            for row in connection.execute(select(table))
        )


def rows(stage: Stage, view: CampaignView) -> dict[str | None, tuple[str, str | None]]:
    with stage.rt.db.read() as session:
        found = session.scalars(select(Recipient).where(Recipient.campaign_id == view.id))
        return {row.phone: (row.bucket, row.reason) for row in found}


def text_in(sender: Sender, body: str, sid: str) -> InboundText:
    return InboundText(
        sid=sid, from_=PHONE, to=sender.address, body=body, received_at=now(), came_by=CameBy.LOG
    )


@pytest.fixture
def kept(stage: Stage, build: Builder, sender: Sender, workspace: Workspace) -> CampaignView:
    """A campaign that is over, and one of everything about one number; all is sealed."""
    view = stage.ready(stage.draft(people=(*PEOPLE, PHONE)))
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)
    campaign = stage.campaign(view)
    with stage.rt.db.write() as session:
        for row in session.scalars(select(Recipient).where(Recipient.phone.is_not(None))):
            row.bucket, row.fields = Bucket.DELIVERED.value, ["Maya Harbour"]
        row = session.scalars(select(Recipient).where(Recipient.phone == PHONE)).one()
    build.message(campaign, row, sid="SM1", state="delivered", accepted_at=now())
    mine: dict[str, Any] = {"workspace_id": workspace.id, "phone": PHONE, "at": now()}
    answer = Inbound(
        sid="SM2",
        workspace_id=workspace.id,
        phone=PHONE,
        to=sender.address,
        body=WORDS,
        words=WORDS,
        meaning="provisional",
        decision="open",
        came_by="webhook",
        campaign_id=campaign.id,
        received_at=now(),
    )
    answer_id = build.add(answer).id
    said = {"scope": "all", "source": "reply", "words": WORDS}
    build.add(ConsentEvent(**mine, **said, change="out", inbound_id=answer_id))
    build.add(OptOut(**mine, **said))
    build.add(Suppression(**mine, code=30006, reason="said_landline"))
    build.add(PhoneCarrier(**mine, carrier="t_mobile"))
    build.add(
        TestNumber(workspace_id=workspace.id, phone=PHONE, owner="slack:U01ADA", created_at=now())
    )
    request = ProofRequest(workspace_id=workspace.id, phone=PHONE, asked_by="U1", created_at=now())
    build.add(request)
    listed = ContactList(
        workspace_id=workspace.id,
        purpose="do_not_call",
        upload="file",
        state="done",
        asked_by="cli:maria",
        created_at=now(),
    )
    build.add(ListedNumber(list_id=build.add(listed).id, phone=PHONE))
    build.add(
        AuditRow(
            workspace_id=workspace.id,
            at=now(),
            actor="system",
            verb=Verb.CONFIRM_OPT_OUT,
            subject="reply",
            subject_id=answer_id,
            detail={"words": WORDS},
        )
    )
    put(stage, "completed")
    seal(stage.rt)
    return view


def test_nothing_of_the_person_is_left(stage: Stage, kept: CampaignView) -> None:
    before = everywhere(stage)
    erase(stage)
    after = everywhere(stage)

    for personal in (PHONE, PHONE[1:], "Harbour says", WORDS):
        assert personal not in after
    assert PHONE in before
    assert WORDS in before
    assert after.count("Maya Harbour") == before.count("Maya Harbour") - 1 - before.count(WORDS)
    assert OTHER in after


def changes(stage: Stage) -> dict[int, datetime | None]:
    """When each recipient changed last, as programs read it."""
    with stage.rt.db.read() as session:
        found = session.execute(select(Recipient.id, Recipient.changed_at))
        return {row.id: row.changed_at for row in found}


@pytest.mark.sqlite_only
def test_nothing_that_programs_wait_for_changed(stage: Stage, kept: CampaignView) -> None:
    before = changes(stage)
    erase(stage)

    assert changes(stage) == before


def test_the_ledger_still_adds_up_and_the_chain_verifies(stage: Stage, kept: CampaignView) -> None:
    before = stage.view(kept).ledger
    erase(stage)
    seal(stage.rt)

    assert stage.view(kept).ledger == before
    verdict = verify(stage.rt)
    assert verdict.findings == ()
    assert verdict.waiting == 0


def test_what_is_blanked_without_a_record_is_found(stage: Stage, kept: CampaignView) -> None:
    person = work.person(stage.rt, stage.who.workspace_id, PHONE)
    with stage.rt.db.write() as session:
        slices.what_is_proven(session, person)

    assert {found.fault for found in verify(stage.rt).findings} == {Fault.NOT_ERASED}


def test_it_is_audited_without_the_number_and_only_once(stage: Stage, kept: CampaignView) -> None:
    found = erase(stage)
    again = erase(stage)

    [row] = [row for row in stage.audit() if row.verb == Verb.ERASE]
    assert row.detail["removed"] == found
    assert found["texts"] == found["answers"] == found["opt_outs"] == found["lists"] == 1
    assert again == {}
    assert str(row.detail["number"]).startswith(ERASED)
    assert row.detail["reason"] == LETTER


def test_of_two_at_the_same_time_one_erases_and_records(
    stage: Stage, kept: CampaignView, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget, others = work._forget_unread, []

    def overtaken(*of: Any) -> int:
        monkeypatch.setattr(work, "_forget_unread", forget)
        others.append(erase(stage))
        return forget(*of)

    monkeypatch.setattr(work, "_forget_unread", overtaken)

    assert erase(stage) == {}
    assert others[0]["texts"] == 1
    [row] = [row for row in stage.audit() if row.verb == Verb.ERASE]
    assert row.detail["removed"] == others[0]


def test_of_two_that_each_erase_a_part_each_records_its_own(
    stage: Stage, kept: CampaignView, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = erasing.plan(stage.rt, stage.who, PHONE).found
    blank, others = work._blank, []

    def overtaken(*of: Any) -> int:
        monkeypatch.setattr(work, "_blank", blank)
        first = blank(*of)
        others.append(erase(stage))
        return first

    monkeypatch.setattr(work, "_blank", overtaken)

    assert erase(stage) == {"rows": planned["rows"]}
    assert others[0] == {name: rows for name, rows in planned.items() if name != "rows"}
    rows = [row.detail["removed"] for row in stage.audit() if row.verb == Verb.ERASE]
    assert rows == [others[0], {"rows": planned["rows"]}]


@pytest.mark.parametrize("state", ["sending", "paused", "scheduled", "settling", "importing"])
def test_nobody_is_erased_while_a_campaign_is_under_way(
    stage: Stage, kept: CampaignView, state: str
) -> None:
    put(stage, state)

    with pytest.raises(Refused, match="“spring”"):
        erase(stage)

    assert PHONE in everywhere(stage)
    assert Verb.ERASE not in stage.verbs()


def test_nobody_is_erased_while_a_text_may_have_left(stage: Stage, kept: CampaignView) -> None:
    stage.texts_are("campaign", "unknown")

    with pytest.raises(Refused, match="“spring”"):
        erase(stage)


def test_only_an_admin_erases_and_only_with_a_reason(
    stage: Stage, kept: CampaignView, person: Callable[..., Actor]
) -> None:
    with pytest.raises(Refused, match="You may not"):
        erasing.plan(stage.rt, person("U09EVE"), PHONE)
    planned = erasing.plan(stage.rt, stage.who, PHONE)
    with pytest.raises(Refused, match="Say why"):
        erasing.erase(stage.rt, stage.who, planned, "  ")


def test_an_erasure_that_died_lets_nobody_be_texted_and_goes_on(
    stage: Stage, kept: CampaignView
) -> None:
    person = work.person(stage.rt, stage.who.workspace_id, PHONE)
    with stage.rt.db.write() as session:
        slices.rows_of_lists(session, person)
        slices.texts(session, person)
    with stage.rt.db.read() as session:
        assert session.scalars(select(OptOut.phone)).all() == [PHONE]

    erase(stage)

    assert PHONE not in everywhere(stage)


def test_an_erasure_that_died_is_in_the_audit(
    stage: Stage, kept: CampaignView, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = erasing.plan(stage.rt, stage.who, PHONE)
    monkeypatch.setattr(work, "_finish", _dies)
    with pytest.raises(KeyError):
        erase(stage)

    assert Verb.ERASE not in stage.verbs()
    [row] = [row for row in stage.audit() if row.verb == Verb.BEGIN_ERASURE]
    assert row.detail == {
        "number": planned.person.digest,
        "reason": LETTER,
        "found": planned.found,
    }


def test_an_erasure_that_died_behind_its_last_slice_is_ended_when_it_is_asked_again(
    stage: Stage, kept: CampaignView, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish = work._finish
    monkeypatch.setattr(work, "_finish", _dies)
    with pytest.raises(KeyError):
        erase(stage)
    monkeypatch.setattr(work, "_finish", finish)
    person = work.person(stage.rt, stage.who.workspace_id, PHONE)
    with stage.rt.db.write() as session:
        slices.opt_outs(session, person)
        slices.what_is_proven(session, person)
        slices.the_rest(session, person)
        erased.swap_on_lists(session, person.workspace_id, PHONE, person.digest)

    planned = erasing.plan(stage.rt, stage.who, PHONE)
    assert planned.words().startswith("1 erasure that began and did not end")
    assert erase(stage) == {"unfinished": 1}

    assert [row.verb for row in stage.audit() if row.verb == Verb.ERASE] == [Verb.ERASE]
    assert erasing.plan(stage.rt, stage.who, PHONE).found == {}


def test_what_another_person_s_erasure_left_open_is_none_of_ours(
    stage: Stage, kept: CampaignView, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as dying, pytest.raises(KeyError):
        dying.setattr(work, "_finish", _dies)
        erase(stage)

    assert erasing.plan(stage.rt, stage.who, "+15125550199").found == {}


def test_an_erasure_that_was_given_up_for_another_s_sake_is_made_again(
    stage: Stage, kept: CampaignView
) -> None:
    person = work.person(stage.rt, stage.who.workspace_id, PHONE)
    recorded: list[Verb] = []

    def record(_session: Session, verb: Verb, _detail: Mapping[str, object]) -> None:
        recorded.append(verb)
        if recorded.count(verb) == 1:
            raise DBAPIError("", None, _Deadlock())

    removed = work.erase(stage.rt, person, record)

    assert recorded == [Verb.BEGIN_ERASURE] * 2 + [Verb.ERASE] * 2
    assert removed["texts"] == 1
    assert PHONE not in everywhere(stage)


class _Deadlock(Exception):
    """As psycopg tells it."""

    sqlstate = "40P01"


def _dies(*_: object) -> None:
    raise KeyError


def test_a_draft_loses_the_row_and_says_why(stage: Stage) -> None:
    view = stage.ready()
    erase(stage)

    found = rows(stage, view)
    assert PHONE not in found
    assert sorted(found.values(), key=str) == [
        ("pending", None),
        ("pending", None),
        ("skipped", SkipReason.ERASED),
    ]


def test_who_opted_out_is_skipped_when_the_number_comes_again(
    stage: Stage, kept: CampaignView
) -> None:
    erase(stage)
    view = stage.ready(stage.draft("Again"))

    found = rows(stage, view)
    assert found[PHONE] == ("skipped", SkipReason.OPTED_OUT)
    assert found[OTHER] == ("pending", None)
    assert stage.count(ErasedNumber) == 0


def send_single(stage: Stage, key: Key, sender: Sender) -> None:
    who = Actor(Door.API, key.row.public_id, key.row.workspace_id, key.row.channel_id)
    texts = [{"to": PHONE, "list_number": sender.address, "body": "Hi"}]
    bulk.send(stage.rt, who, texts, shown=lambda told: Kept(202, str(len(told.queued))))


@pytest.mark.sqlite_only
def test_who_opted_out_is_known_when_a_program_texts_the_number_by_itself(
    stage: Stage, kept: CampaignView, build: Builder, workspace: Workspace, sender: Sender
) -> None:
    """The claim asks for the opt-out in clear."""
    erase(stage)

    send_single(stage, build.key(workspace), sender)

    with stage.rt.db.read() as session:
        assert PHONE in set(session.scalars(select(OptOut.phone)))
    assert stage.count(ErasedNumber) == 0


@pytest.mark.sqlite_only
def test_no_single_text_is_taken_in_where_nobody_can_tell_who_was_erased(
    stage: Stage, kept: CampaignView, build: Builder, workspace: Workspace, sender: Sender
) -> None:
    erase(stage)
    before = stage.count(Recipient)
    with stage.rt.db.write() as session:
        session.execute(update(Chain).values(key_digest="0" * 64))

    with pytest.raises(Refused, match="ROLLCALL_AUDIT_KEY"):
        send_single(stage, build.key(workspace), sender)

    assert stage.count(Recipient) == before


def test_who_had_not_opted_out_is_a_stranger_when_the_number_comes_again(stage: Stage) -> None:
    stage.ready()
    put(stage, "completed")
    erase(stage)
    view = stage.ready(stage.draft("Again"))

    assert rows(stage, view)[PHONE] == ("pending", None)
    assert stage.count(ErasedNumber) == 0


def test_who_took_the_consent_back_stays_out(
    stage: Stage, build: Builder, workspace: Workspace
) -> None:
    build.agreed(workspace.id, PHONE, status="withdrawn", at=now())
    erase(stage)
    view = stage.ready(stage.draft("Again"))

    assert rows(stage, view)[PHONE] == ("skipped", SkipReason.OPTED_OUT)


def test_without_the_key_no_list_is_taken(stage: Stage, kept: CampaignView) -> None:
    erase(stage)
    with stage.rt.db.engine.begin() as connection:
        connection.execute(text("UPDATE chain SET key_digest = 'another'"))

    view = stage.ready(stage.draft("Again"))

    assert stage.campaign(view).state == "draft"
    assert "another key" in (stage.upload(view).refusal or "")
    with pytest.raises(Refused):
        launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)


def test_no_code_is_texted_to_an_erased_number_that_opted_out(
    stage: Stage, kept: CampaignView
) -> None:
    erase(stage)

    with pytest.raises(Refused, match="opted out"):
        proving.begin(stage.rt, stage.who, PHONE)
    assert stage.texts(kind="proof") == []


def test_start_lifts_it_as_usual(stage: Stage, kept: CampaignView, sender: Sender) -> None:
    erase(stage)
    intake.take_in(stage.rt, text_in(sender, "START", "SM3"))

    with stage.rt.db.read() as session:
        assert session.scalars(select(OptOut)).all() == []
    view = stage.ready(stage.draft("Again"))
    assert rows(stage, view)[PHONE] == ("pending", None)


def test_what_the_person_asks_otherwise_lifts_nothing(
    stage: Stage, kept: CampaignView, sender: Sender
) -> None:
    erase(stage)
    intake.take_in(stage.rt, text_in(sender, "who is this?", "SM3"))

    view = stage.ready(stage.draft("Again"))
    assert rows(stage, view)[PHONE] == ("skipped", SkipReason.OPTED_OUT)


def test_a_start_from_before_the_stop_lifts_nothing(
    stage: Stage, kept: CampaignView, sender: Sender
) -> None:
    erase(stage)
    old = InboundText(
        sid="SM3",
        from_=PHONE,
        to=sender.address,
        body="START",
        received_at=now().replace(year=2020),
        came_by=CameBy.LOG,
    )
    intake.take_in(stage.rt, old)

    with stage.rt.db.read() as session:
        assert session.scalars(select(OptOut.phone)).all() == [PHONE]


def test_check_and_why_say_that_an_erased_opt_out_binds(stage: Stage, kept: CampaignView) -> None:
    erase(stage)
    found = optouts.check(stage.rt, stage.who, PHONE)
    told = explaining.why(stage.rt, stage.who, PHONE)

    assert found.is_erased
    assert [one.scope for one in found.stands] == ["all"]
    assert "An opt-out outlives that" in "\n".join(told.standing)
    assert not optouts.check(stage.rt, stage.who, OTHER).is_erased
    others = explaining.why(stage.rt, stage.who, OTHER)
    assert "erased" not in "\n".join(others.standing)


def test_what_the_team_recorded_is_lifted_by_an_approver(stage: Stage) -> None:
    form = OptOutForm((PHONE,), reason="by phone")
    optouts.add(stage.rt, stage.who, form)
    erase(stage)

    removed = optouts.remove(stage.rt, stage.who, OptOutForm((PHONE,), reason="she called back"))

    assert removed.stands == ()


def test_a_number_is_erased_again_after_it_came_again(
    stage: Stage, kept: CampaignView, build: Builder, workspace: Workspace
) -> None:
    build.agreed(workspace.id, PHONE)
    erase(stage)
    stage.ready(stage.draft("Again"))
    build.agreed(workspace.id, PHONE)
    put(stage, "completed")

    erase(stage)
    seal(stage.rt)

    assert PHONE not in everywhere(stage)
    assert verify(stage.rt).findings == ()
    assert stage.count(ErasedNumber) == 1


def test_another_teams_data_stay(stage: Stage, kept: CampaignView, build: Builder) -> None:
    other = build.workspace(slack_team_id="T02OTHER")
    build.opt_out(other, PHONE)
    erase(stage)

    with stage.rt.db.read() as session:
        assert PHONE in session.scalars(select(OptOut.phone)).all()
        assert not erased.are_any(session, [other.id])


def test_a_campaigns_pack_still_checks_without_the_person(
    stage: Stage, kept: CampaignView, tmp_path: Any
) -> None:
    erase(stage)
    seal(stage.rt)
    about, _ = packing.allow_campaign(stage.rt, stage.who, "spring")
    path = tmp_path / "pack.zip"
    found = packing.make(stage.rt, path, about=about, tell=lambda _part, _rows: None)

    assert found["texts.csv"] == 1
    assert found["opt-outs.csv"] == 1
    with zipfile.ZipFile(path) as file:
        assert PHONE.encode() not in b"".join(file.read(name) for name in file.namelist())


ACTS = ("seal", "erase", "again", "stop", "draft")


@pytest.mark.sqlite_only
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.sampled_from(ACTS), max_size=5))
def test_erased_at_any_point_the_chain_verifies_and_the_number_stays_blocked(
    stage: Stage, kept: CampaignView, acts: list[str]
) -> None:
    for act in [*acts, "erase", "seal"]:
        if act == "seal":
            seal(stage.rt)
        elif act == "stop":
            optouts.add(stage.rt, stage.who, OptOutForm((PHONE,), reason="by phone"))
        elif act in ("again", "draft"):
            stage.ready(stage.draft("Again"))
            put(stage, "completed" if act == "again" else "draft")
        else:
            erase(stage)

    assert verify(stage.rt).findings == ()
    view = stage.ready(stage.draft("At last"))
    assert rows(stage, view)[PHONE] == ("skipped", SkipReason.OPTED_OUT)
    with stage.rt.db.read() as session:
        assert views.campaign_view(session, view.id, now()).ledger.adds_up
    put(stage, "completed")


def test_who_was_erased_is_not_tried_once_more(stage: Stage, kept: CampaignView) -> None:
    failed = {"bucket": Bucket.FAILED.value, "error_code": 30003}
    with stage.rt.db.write() as session:
        session.execute(update(Recipient).where(Recipient.phone == PHONE).values(**failed))
    stage.texts_are("campaign", "failed")
    erase(stage)

    with pytest.raises(Refused, match="Nobody of “spring”"):
        retrying.retry(stage.rt, stage.who, "spring")


def test_who_failed_and_was_not_erased_is_tried_once_more(stage: Stage, kept: CampaignView) -> None:
    failed = {"bucket": Bucket.FAILED.value, "error_code": 30003}
    with stage.rt.db.write() as session:
        session.execute(update(Recipient).where(Recipient.phone == PHONE).values(**failed))
        session.execute(delete(OptOut))
        session.execute(delete(Suppression))
    stage.texts_are("campaign", "failed")

    view = retrying.retry(stage.rt, stage.who, "spring")

    assert rows(stage, view) == {PHONE: ("pending", None)}


def test_a_late_word_of_twilio_binds_an_erased_number_too(stage: Stage, sender: Sender) -> None:
    stage.ready()
    put(stage, "completed")
    person = work.person(stage.rt, stage.who.workspace_id, PHONE)
    erase(stage)
    with stage.rt.db.write() as session:
        consent.blocked(
            session,
            workspace_id=sender.workspace_id,
            phone=person.digest,
            sender_id=sender.id,
            code=21610,
            message_id=1,
            now=now(),
        )
    view = stage.ready(stage.draft("Again"))

    assert rows(stage, view)[PHONE] == ("skipped", SkipReason.OPTED_OUT)


def test_a_place_on_the_do_not_call_list_outlives_an_erasure(
    stage: Stage, kept: CampaignView, sender: Sender
) -> None:
    erase(stage)
    with stage.rt.db.read() as session:
        [digest] = session.scalars(select(ListedNumber.phone))
    stage.ready(stage.draft("Again"))

    assert digest.startswith(ERASED)
    with stage.rt.db.read() as session:
        assert session.scalars(select(ListedNumber.phone)).all() == [PHONE]


def test_the_post_that_shows_the_words_is_drawn_anew(
    stage: Stage, kept: CampaignView, build: Builder
) -> None:
    post = build.add(ThreadPost(campaign_id=kept.id, opened_at=now(), closes_at=now()))
    with stage.rt.db.write() as session:
        session.execute(update(Inbound).values(thread_post_id=post.id))
    erase(stage)

    with stage.rt.db.read() as session:
        assert session.get_one(ThreadPost, post.id).changes == 2
        [answer] = session.scalars(select(Inbound))
        assert (answer.body, answer.decision) == ("", "final")
