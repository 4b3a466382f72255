"""Sealing and checking the chain, on real tables: whatever somebody does to them is found."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest
from pydantic import SecretStr
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError

from campaigns import auditing
from domain.actors import Actor
from domain.chain import START, Fault, Place, number_digest, place_seal
from domain.deeds import Subject, Verb
from domain.errors import Refused
from jobs.sweep.sealing import AT_ONCE, seal
from jobs.verifying import verify
from models import audit, auditkey, auditmark
from models import chain as links
from models.base import Database
from models.tables import AuditRow, ConsentEvent, ConsentFact, Witness, Workspace
from runtime import Runtime
from tests.builders import Builder, consent, now

TABLES: Final = ("audit", "consent_events", "consent_facts", "chain_links")
Faults = list[tuple[Fault, str, int | None]]
WithKey = Callable[[str], Runtime]


@pytest.fixture
def said(rt: Runtime, build: Builder, workspace: Workspace, actor: Actor) -> list[int]:
    """Three rows of the audit and three opt-outs, sealed; the ids of the audit's."""
    with rt.db.write() as session:
        for number in (1, 2, 3):
            audit.write(
                session,
                workspace_id=workspace.id,
                at=now(),
                actor=actor.name,
                verb=Verb.PAUSE,
                subject=Subject.CAMPAIGN,
                subject_id=number,
                detail={"words": f"words {number}", "rows": number},
            )
            session.add(opt_out(workspace, f"+1512555012{number}"))
    seal(rt)
    with rt.db.read() as session:
        return sorted(session.scalars(text("SELECT id FROM audit")))


@pytest.fixture
def with_key(rt: Runtime) -> WithKey:
    def make(key: str) -> Runtime:
        settings = rt.settings.model_copy(update={"rollcall_audit_key": SecretStr(key)})
        return replace(rt, settings=settings)

    return make


def opt_out(workspace: Workspace, phone: str) -> ConsentEvent:
    return ConsentEvent(
        workspace_id=workspace.id,
        phone=phone,
        scope="all",
        change="out",
        source="reply",
        words="STOP",
        at=now(),
    )


def tamper(db: Database, *statements: str) -> None:
    """Change rows as whoever owns the database can."""
    with db.engine.begin() as connection:
        triggers = connection.execute(
            text(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
                if db.is_sqlite
                else "SELECT '', ''"
            )
        ).all()
        for table in () if db.is_sqlite else TABLES:
            connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        for name, _ in triggers if db.is_sqlite else ():
            connection.execute(text(f"DROP TRIGGER {name}"))
        for statement in statements:
            connection.execute(text(statement))
        for _, again in triggers if db.is_sqlite else ():
            connection.exec_driver_sql(again)
        for table in () if db.is_sqlite else TABLES:
            connection.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER USER"))


def faults(rt: Runtime) -> Faults:
    return [(found.fault, found.kind, found.row_id) for found in verify(rt).findings]


def test_what_was_sealed_is_found_whole(rt: Runtime, said: list[int]) -> None:
    told: list[tuple[int, int]] = []
    verdict = verify(rt, tell=lambda done, all_: told.append((done, all_)))

    assert verdict.is_whole
    assert (verdict.links, verdict.waiting) == (6, 0)
    assert told == [(6, 6)]


def test_rows_are_sealed_once_in_id_order(rt: Runtime, said: list[int]) -> None:
    seal(rt)
    with rt.db.read() as session:
        found = links.page(session, 0, 100)

    assert [link.position for link in found] == [1, 2, 3, 4, 5, 6]
    assert [link.row_id for link in found if link.kind == "audit"] == said


@pytest.mark.sqlite_only
def test_more_rows_than_fit_one_transaction_are_sealed(
    rt: Runtime, workspace: Workspace, actor: Actor
) -> None:
    with rt.db.write() as session:
        session.add_all(
            AuditRow(
                workspace_id=workspace.id,
                at=now(),
                actor=actor.name,
                verb=Verb.PAUSE,
                subject=Subject.CAMPAIGN,
                detail={},
            )
            for _ in range(AT_ONCE + 1)
        )
    seal(rt)

    assert verify(rt).links == AT_ONCE + 1
    assert verify(rt).is_whole


AUDIT_CHANGES: Final = {
    "actor": "'slack:U01EVE'",
    "verb": "'resume'",
    "subject": "'sender'",
    "subject_id": "99",
    "origin": "'C99'",
    "detail": """'{"words": "words 2", "rows": 3}'""",
}


@pytest.mark.parametrize("column", AUDIT_CHANGES)
def test_a_changed_row_is_found(rt: Runtime, said: list[int], column: str) -> None:
    tamper(rt.db, f"UPDATE audit SET {column} = {AUDIT_CHANGES[column]} WHERE id = {said[1]}")

    assert faults(rt) == [(Fault.CHANGED, "audit", said[1])]


@pytest.mark.sqlite_only
def test_changed_words_are_found(rt: Runtime, said: list[int]) -> None:
    tamper(
        rt.db,
        f"""UPDATE audit SET detail = '{{"words": "yes", "rows": 2}}' WHERE id = {said[1]}""",
        "UPDATE consent_events SET words = '' WHERE phone = '+15125550121'",
    )

    assert [fault for fault, _, _ in faults(rt)] == [Fault.WORDS_CHANGED] * 2


@pytest.mark.sqlite_only
def test_another_number_in_an_opt_out_is_found(rt: Runtime, said: list[int]) -> None:
    tamper(rt.db, "UPDATE consent_events SET phone = '+15125550199' WHERE phone LIKE '%0121'")

    assert [fault for fault, _, _ in faults(rt)] == [Fault.CHANGED]


def test_a_missing_row_is_found(rt: Runtime, said: list[int]) -> None:
    tamper(rt.db, f"DELETE FROM audit WHERE id = {said[1]}")

    assert faults(rt) == [(Fault.MISSING, "audit", said[1])]


@pytest.mark.sqlite_only
def test_a_row_put_between_is_found(rt: Runtime, said: list[int]) -> None:
    tamper(
        rt.db,
        f"UPDATE audit SET id = 9 WHERE id = {said[2]}",
        f"UPDATE chain_links SET row_id = 9 WHERE row_id = {said[2]} AND kind = 'audit'",
        "INSERT INTO audit SELECT 5, workspace_id, at, actor, verb, subject, subject_id, origin,"
        f" detail FROM audit WHERE id = {said[0]}",
    )

    assert (Fault.ADDED, "audit", 5) in faults(rt)


@pytest.mark.sqlite_only
def test_rows_in_each_others_place_are_found(rt: Runtime, said: list[int]) -> None:
    first, second, _ = said
    tamper(
        rt.db,
        f"UPDATE audit SET id = 900 WHERE id = {first}",
        f"UPDATE audit SET id = {first} WHERE id = {second}",
        f"UPDATE audit SET id = {second} WHERE id = 900",
    )

    assert {row for _, _, row in faults(rt)} == {first, second}


@pytest.mark.sqlite_only
def test_a_missing_link_is_found(rt: Runtime, said: list[int]) -> None:
    tamper(rt.db, "DELETE FROM chain_links WHERE position = 2")

    assert (Fault.NO_LINK, "", None) in faults(rt)


def test_a_cut_tail_is_found(rt: Runtime, said: list[int]) -> None:
    tamper(
        rt.db,
        f"DELETE FROM audit WHERE id = {said[2]}",
        "DELETE FROM chain_links WHERE position = 6",
    )

    assert faults(rt) == [(Fault.CUT, "", None), (Fault.END, "", None)]


@pytest.mark.sqlite_only
def test_a_cut_tail_is_found_by_what_was_posted(
    rt: Runtime, workspace: Workspace, said: list[int]
) -> None:
    """Also where whoever cut it has set the chain's end back."""
    head = verify(rt).digest
    with rt.db.write() as session:
        session.add(
            Witness(
                workspace_id=workspace.id,
                day=now().date(),
                position=6,
                digest=head,
                channel_id="C01CAMPAIGNS",
                tried_at=now(),
            )
        )
    assert verify(rt).posted == 1
    assert verify(rt, head=head[:16]).has_head
    tamper(
        rt.db,
        f"DELETE FROM audit WHERE id = {said[2]}",
        "DELETE FROM chain_links WHERE position = 6",
        "UPDATE chain SET position = 5, digest ="
        " (SELECT digest FROM chain_links WHERE position = 5)",
    )

    assert faults(rt) == [(Fault.END, "", None), (Fault.CUT, "", None)]
    assert verify(rt, head=head[:16]).has_head is False


@pytest.mark.sqlite_only
def test_a_chain_made_anew_is_not_what_was_posted(
    rt: Runtime, workspace: Workspace, said: list[int]
) -> None:
    with rt.db.write() as session:
        session.add(
            Witness(
                workspace_id=workspace.id,
                day=now().date(),
                position=6,
                digest=verify(rt).digest,
                channel_id="C01CAMPAIGNS",
                tried_at=now(),
            )
        )
    tamper(
        rt.db,
        f"UPDATE audit SET actor = 'slack:U01EVE' WHERE id = {said[0]}",
        "DELETE FROM chain_links",
        "DELETE FROM chain",
    )
    (rt.settings.rollcall_var / auditmark.FILE).unlink()
    seal(rt)

    assert faults(rt) == [(Fault.WITNESS, "", None)]


ANEW: Final = (
    "UPDATE audit SET actor = 'slack:U01EVE'",
    "DELETE FROM consent_events WHERE id = 2",
    "DELETE FROM chain_links",
    "DELETE FROM witnesses",
)
BACK: Final = (
    "DELETE FROM chain_links WHERE position > 2",
    "UPDATE audit SET actor = 'slack:U01EVE' WHERE id > 2",
)
NOTED: Final = (
    "UPDATE chain SET position = 2, digest = (SELECT digest FROM chain_links WHERE position = 2)"
)


@pytest.mark.parametrize(
    ("statements", "fault"),
    [
        ((*ANEW, f"UPDATE chain SET position = 0, digest = '{START}'"), Fault.END),
        ((*ANEW, "DELETE FROM chain"), Fault.BEHIND),
        ((*BACK, NOTED), Fault.END),
    ],
    ids=["anew", "no chain", "tail"],
)
def test_whoever_lacks_the_key_has_nothing_sealed_anew(
    rt: Runtime, said: list[int], statements: tuple[str, ...], fault: Fault
) -> None:
    """Not with the next tick either: a chain that was set back stays as it is, and is not whole."""
    tamper(rt.db, *statements)
    seal(rt)
    verdict = verify(rt)

    assert fault in [found.fault for found in verdict.findings]
    assert verdict.links in (0, 2)


@pytest.mark.sqlite_only
def test_an_end_that_was_noted_before_is_behind_the_mark(rt: Runtime, said: list[int]) -> None:
    """Its digest is right: only the mark, which is in no database, tells."""
    key = auditkey.read(rt.settings)
    with rt.db.read() as session:
        before = links.page(session, 0, 2)[-1]
    seal_then = place_seal(key, Place(before.position, before.digest))
    tamper(rt.db, *BACK, f"{NOTED}, seal = '{seal_then}'")
    seal(rt)

    assert (Fault.BEHIND, "", None) in faults(rt)
    assert verify(rt).links == 2


@pytest.mark.sqlite_only
def test_an_older_mark_does_no_harm(rt: Runtime, workspace: Workspace, said: list[int]) -> None:
    """Another machine has sealed since."""
    path = rt.settings.rollcall_var / auditmark.FILE
    older = path.read_text()
    with rt.db.write() as session:
        session.add(opt_out(workspace, "+15125550124"))
    seal(rt)
    path.write_text(older)
    with rt.db.write() as session:
        session.add(opt_out(workspace, "+15125550125"))
    seal(rt)

    assert verify(rt).is_whole
    assert verify(rt).links == 8


@pytest.mark.sqlite_only
def test_a_restored_backup_goes_on_once_an_admin_accepts_it(
    rt: Runtime, said: list[int], actor: Actor
) -> None:
    key = auditkey.read(rt.settings)
    ahead = Place(9, "f" * 64)
    auditmark.write(rt.settings, key, ahead)
    seal(rt)
    assert faults(rt) == [(Fault.BEHIND, "", None)]
    with pytest.raises(Refused, match="Say why"):
        auditing.accept_restored(rt, actor, " ")
    with pytest.raises(Refused, match="may not"):
        auditing.accept_restored(rt, replace(actor, user_id="U01EVE"), "backup of Monday")

    assert auditing.accept_restored(rt, actor, "backup of Monday") == 6
    seal(rt)

    assert verify(rt).is_whole
    assert verify(rt).links == 7


@pytest.mark.sqlite_only
def test_a_row_that_only_pretends_to_be_erased_is_found(rt: Runtime, said: list[int]) -> None:
    key = auditkey.read(rt.settings)
    gone = number_digest(key, "+15125550121")
    with rt.db.write() as session:
        session.execute(
            text(
                "UPDATE consent_events SET phone = :gone, words = '' WHERE phone = '+15125550121'"
            ),
            {"gone": gone},
        )

    assert [fault for fault, _, _ in faults(rt)] == [Fault.NOT_ERASED]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'nobody'",
        "DELETE FROM audit",
        "DELETE FROM consent_events",
        "UPDATE consent_events SET change = 'in'",
        "UPDATE consent_events SET words = 'START'",
        "UPDATE consent_events SET phone = '+15125550199'",
        "UPDATE consent_facts SET status = 'given'",
        "UPDATE consent_facts SET evidence = 'signed'",
        "DELETE FROM consent_facts",
        "UPDATE audit SET detail = '{}'",
        "UPDATE consent_facts SET expires_at = NULL",
        "UPDATE consent_facts SET phone = '#abc', source = 'a shop'",
        "UPDATE chain_links SET digest = ''",
        "DELETE FROM chain_links",
    ],
)
def test_the_database_refuses_to_change_what_was_sealed(
    rt: Runtime, build: Builder, workspace: Workspace, said: list[int], statement: str
) -> None:
    build.add(ConsentFact(**consent(workspace.id, "+15125550121")))
    with pytest.raises(DBAPIError, match="append-only"), rt.db.write() as session:
        session.execute(text(statement))


@pytest.mark.sqlite_only
def test_no_row_takes_the_place_of_another(rt: Runtime, said: list[int]) -> None:
    columns = "workspace_id, at, verb, subject, origin, detail"
    with pytest.raises(DBAPIError, match="append-only"), rt.db.write() as session:
        session.execute(
            text(
                f"INSERT OR REPLACE INTO audit (id, actor, {columns})"
                f" SELECT id, 'slack:U01EVE', {columns} FROM audit"
            )
        )


@pytest.mark.postgres_only
@pytest.mark.parametrize("table", TABLES)
def test_no_table_is_emptied_at_once(rt: Runtime, said: list[int], table: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), rt.db.write() as session:
        session.execute(text(f"TRUNCATE {table}"))


BEFORE: Final = (
    "INSERT INTO audit (id, workspace_id, at, actor, verb, subject, origin, detail)"
    " SELECT -7, workspace_id, at, actor, verb, subject, origin, detail FROM audit WHERE id = 1"
)


def test_a_row_before_the_first_one_is_refused(rt: Runtime, said: list[int]) -> None:
    with pytest.raises(DBAPIError, match="append-only"), rt.db.write() as session:
        session.execute(text(BEFORE))


@pytest.mark.sqlite_only
def test_a_row_before_the_first_one_is_found(rt: Runtime, said: list[int]) -> None:
    tamper(rt.db, BEFORE)
    seal(rt)

    assert faults(rt) == [(Fault.ADDED, "audit", -7)]


@pytest.mark.sqlite_only
def test_a_few_characters_of_a_digest_prove_nothing(rt: Runtime, said: list[int]) -> None:
    digest = verify(rt).digest
    with pytest.raises(Refused, match="16 characters"):
        verify(rt, head=digest[:15])

    assert verify(rt, head=digest[:16]).has_head


def test_a_person_can_be_blanked_in_what_was_sealed(
    rt: Runtime, build: Builder, workspace: Workspace, said: list[int]
) -> None:
    build.add(ConsentFact(**consent(workspace.id, "+15125550121")))
    seal(rt)
    gone = number_digest(auditkey.read(rt.settings), "+15125550121")
    with rt.db.write() as session:
        for table, words in (("consent_events", "words = ''"), ("consent_facts", "source = ''")):
            session.execute(
                text(f"UPDATE {table} SET phone = :gone, {words} WHERE phone = '+15125550121'"),
                {"gone": gone},
            )
        audit.write(
            session,
            workspace_id=workspace.id,
            at=now(),
            actor="cli:maria",
            verb=Verb.ERASE,
            subject=Subject.NUMBER,
            detail={"number": gone},
        )
    seal(rt)

    assert faults(rt) == []


def test_another_key_seals_nothing_and_checks_nothing(
    rt: Runtime, said: list[int], workspace: Workspace, actor: Actor, with_key: WithKey
) -> None:
    other = with_key("o" * 40)
    with rt.db.write() as session:
        session.add(opt_out(workspace, "+15125550124"))
    seal(other)

    with pytest.raises(Refused, match="another key"):
        verify(other)
    assert verify(rt).waiting == 1
    seal(rt)
    assert verify(rt).waiting == 0


@pytest.mark.sqlite_only
def test_a_short_key_is_refused_and_stops_nothing(
    rt: Runtime, said: list[int], with_key: WithKey
) -> None:
    seal(with_key("short"))

    with pytest.raises(Refused, match="too short"):
        verify(with_key("short"))


@pytest.mark.sqlite_only
def test_the_key_is_made_once_for_nobody_else_to_read(rt: Runtime, said: list[int]) -> None:
    path = rt.settings.rollcall_var / auditkey.FILE

    assert path.stat().st_mode & 0o777 == 0o600
    assert auditkey.read(rt.settings) == auditkey.read(rt.settings) == path.read_bytes()
    assert [one.name for one in path.parent.glob("audit.key*")] == [auditkey.FILE]


@pytest.mark.sqlite_only
def test_a_key_that_was_lost_is_not_made_anew(rt: Runtime, said: list[int]) -> None:
    path = rt.settings.rollcall_var / auditkey.FILE
    path.unlink()
    seal(rt)

    with pytest.raises(Refused, match="Restore its backup"):
        verify(rt)
    assert not path.exists()


@pytest.mark.postgres_only
def test_nothing_is_sealed_while_an_older_row_may_still_come(
    rt: Runtime, workspace: Workspace, said: list[int]
) -> None:
    with rt.db.write() as open_one:
        open_one.add(opt_out(workspace, "+15125550131"))
        open_one.flush()
        with rt.db.write() as session:
            session.add(opt_out(workspace, "+15125550132"))
        seal(rt)
        assert verify(rt).links == 6
    seal(rt)

    assert verify(rt).links == 8
    assert verify(rt).is_whole


@pytest.mark.postgres_only
def test_a_sweeper_leaves_the_chain_to_the_one_that_holds_it(
    rt: Runtime, workspace: Workspace, said: list[int]
) -> None:
    with rt.db.write() as session:
        session.add(opt_out(workspace, "+15125550132"))
    with rt.db.write() as holder:
        assert links.hold(holder, auditkey.read(rt.settings)) is not None
        seal(rt)
        assert verify(rt).links == 6
    seal(rt)

    assert verify(rt).links == 7


def test_rows_wait_since_the_oldest_of_them_and_no_longer_than_since_the_last_link(
    rt: Runtime, said: list[int], workspace: Workspace
) -> None:
    with rt.db.read() as session:
        assert links.waiting_since(session) is None
        (last, *_) = reversed(links.page(session, 0, 100))
    late, later = opt_out(workspace, "+15125550130"), opt_out(workspace, "+15125550131")
    late.at, later.at = now() - timedelta(days=1), now() + timedelta(minutes=9)
    with rt.db.write() as session:
        session.add(late)
    with rt.db.read() as session:
        assert links.waiting_since(session) == last.sealed_at
    seal(rt)
    with rt.db.write() as session:
        session.add(later)
    with rt.db.read() as session:
        assert links.waiting_since(session) == later.at


def test_a_check_fails_once_rows_wait_for_more_than_an_hour(
    rt: Runtime, said: list[int], workspace: Workspace
) -> None:
    with rt.db.write() as session:
        session.add(opt_out(workspace, "+15125550130"))

    assert verify(rt).is_well
    assert not verify(replace(rt, clock=lambda: now() + timedelta(hours=2))).is_well


@pytest.mark.sqlite_only
def test_the_last_link_before_a_moment_is_found_by_the_index_of_times(
    rt: Runtime, said: list[int]
) -> None:
    with rt.db.read() as session:
        asked: list[str] = []
        event.listen(rt.db.engine, "before_cursor_execute", lambda *it: asked.append(it[2]))
        found = links.last_before(session, now() + timedelta(hours=1))
        plan = session.connection().exec_driver_sql(
            f"EXPLAIN QUERY PLAN {asked[-1]}", (now(), 1, 0)
        )
        assert "ix_chain_links_sealed_at" in str(plan.all())
        assert found == links.page(session, 0, 100)[-1]
        assert links.last_before(session, found.sealed_at) is None
