"""Suppressed numbers: left out at import and at launch with their reason, listed, lifted."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from campaigns import launching, suppressing
from domain.actors import Actor
from domain.errors import Refused
from domain.ledger import Bucket
from gateways.slack.blocks.phrases import skipped_words
from models import suppressions
from models.tables import Sender, Workspace
from tests.builders import Builder, now
from tests.campaigns.stage import PEOPLE, Stage


def suppress(
    stage: Stage, workspace: Workspace, phone: str, code: int, *, days_ago: int = 0
) -> None:
    with stage.rt.db.write() as session:
        suppressions.add(
            session,
            workspace_id=workspace.id,
            phone=phone,
            code=code,
            message_id=1,
            now=now() - timedelta(days=days_ago),
        )


def test_suppressed_numbers_are_skipped_at_the_import_and_the_card_says_why(
    stage: Stage, workspace: Workspace
) -> None:
    suppress(stage, workspace, PEOPLE[0], 30006)
    suppress(stage, workspace, PEOPLE[1], 30005)

    ledger = stage.ready().ledger

    assert (ledger[Bucket.PENDING], ledger.adds_up) == (1, True)
    assert skipped_words(ledger) == (
        "1 that a carrier called a landline, 1 that a carrier called not in service"
    )


def test_numbers_suppressed_since_the_import_are_skipped_at_the_launch(
    stage: Stage, workspace: Workspace
) -> None:
    view = stage.ready()
    suppress(stage, workspace, PEOPLE[2], 21211)

    done = launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)

    assert (done.recipients, done.opted_out, done.suppressed) == (2, 0, 1)
    launched = stage.audit()[-1]
    assert (launched.detail["opted_out"], launched.detail["suppressed"]) == (0, 1)
    assert stage.view(view).ledger.skipped == {"said_invalid": 1}


def test_old_suppressions_are_looked_for_where_no_import_has_skipped_them(
    stage: Stage, build: Builder, workspace: Workspace, sender: Sender
) -> None:
    listed, retry = stage.ready(), build.campaign(sender)
    build.recipient(retry, PEOPLE[0])
    suppress(stage, workspace, PEOPLE[0], 30006, days_ago=300)

    with stage.rt.db.write() as session:
        assert suppressions.skip(session, listed.id, workspace.id) == 0
        assert suppressions.skip(session, retry.id, workspace.id) == 1


def test_another_workspace_s_suppressions_skip_nobody(stage: Stage, build: Builder) -> None:
    suppress(stage, build.workspace(slack_team_id="T02OTHER"), PEOPLE[0], 30006)

    assert stage.ready().ledger[Bucket.PENDING] == 3


def test_a_lifted_number_is_texted_again_and_the_audit_knows(
    stage: Stage, workspace: Workspace
) -> None:
    suppress(stage, workspace, PEOPLE[0], 30006)
    [shown] = suppressing.listing(stage.rt, stage.who)
    assert (shown.phone, shown.reason) == ("+1•••••0101", "a carrier said earlier: landline")
    assert (shown.code, type(shown.at)) == (30006, datetime)

    assert suppressing.lift(stage.rt, stage.who, "(512) 555-0101") == "+1•••••0101"

    assert suppressing.listing(stage.rt, stage.who) == []
    assert stage.ready().ledger[Bucket.PENDING] == 3
    deeds = [verb for verb in stage.verbs() if "suppress" in verb]
    assert deeds == ["suppress", "lift_suppression"]


def test_numbers_that_look_alike_are_told_apart_by_who_may_see_them_and_the_audit_knows(
    stage: Stage, workspace: Workspace
) -> None:
    alike = ("+14155550101", "+15125550101")
    for phone in alike:
        suppress(stage, workspace, phone, 30006)
    assert len({one.phone for one in suppressing.listing(stage.rt, stage.who)}) == 1
    assert "reveal_suppressions" not in stage.verbs()

    shown = [one.phone for one in suppressing.revealed(stage.rt, stage.who)]
    assert shown == list(reversed(alike))
    deed = stage.audit()[-1]
    assert (deed.verb, deed.actor, deed.detail) == (
        "reveal_suppressions",
        stage.who.name,
        {"numbers": 2},
    )
    suppressing.lift(stage.rt, stage.who, shown[0])
    assert [it.phone for it in suppressing.revealed(stage.rt, stage.who)] == [alike[0]]


def test_who_may_not_see_people_s_data_sees_no_number(
    stage: Stage, workspace: Workspace, person: Callable[..., Actor]
) -> None:
    suppress(stage, workspace, PEOPLE[0], 30006)
    for look in (suppressing.listing, suppressing.revealed):
        with pytest.raises(Refused, match="may not"):
            look(stage.rt, person("U09EVE"))
    assert "reveal_suppressions" not in stage.verbs()


def test_what_is_not_suppressed_cannot_be_lifted(stage: Stage) -> None:
    with pytest.raises(Refused, match=r"\+1•••••0101 is not suppressed"):
        suppressing.lift(stage.rt, stage.who, PEOPLE[0])
    assert stage.verbs() == []
