"""Test-sends: to whom, how many, with whose values, and never in the campaign's figures."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from freezegun import freeze_time

from campaigns import drafting, proving, testing
from domain.actors import Actor
from domain.errors import Refused
from domain.messages import MessageState
from domain.views import CampaignView
from jobs.queues import QueueName
from models.tables import TestNumber as NumberRow
from models.tables import TestSend as SendRow
from models.tables import Workspace
from tests.builders import Builder, now
from tests.campaigns.stage import Stage

MINE = "+15125550900"
CSV = "phone,first_name\n+15125550101,Anna\n+15125550102,Ben\n"


@pytest.fixture
def view(stage: Stage, tmp_path: Path) -> CampaignView:
    stage.prove(MINE)
    drafted = stage.ready(stage.file_draft(tmp_path, CSV, "Hi {{first_name}} at {{the_place}}"))
    stage.rt.redis.flushall()
    return drafted


def proven_numbers(stage: Stage, build: Builder, count: int) -> list[str]:
    phones = [f"+15125551{number:03}" for number in range(count)]
    for phone in phones:
        build.add(
            NumberRow(
                workspace_id=stage.who.workspace_id,
                phone=phone,
                owner="slack:U01DOT",
                in_group=True,
                proven_at=now(),
                created_at=now(),
            )
        )
    return phones


def test_a_test_goes_to_my_own_phone_with_made_up_values(stage: Stage, view: CampaignView) -> None:
    sent = testing.send_test(stage.rt, stage.who, "spring")

    (message,) = stage.texts(kind="test")
    assert message.body == "Hi Maria at the place"
    assert (message.phone, message.state) == (MINE, "waiting")
    assert (message.test_send_id, message.campaign_id) == (sent.test_send_id, view.id)
    assert message.wording_id == view.wording_id
    assert sent.texts[0].phone == "+1•••••0900"
    assert stage.queued(QueueName.URGENT) == [("send_urgent", ())]
    assert stage.verbs()[-1] == "send_test"


def test_a_test_marks_the_text_as_tested_when_twilio_took_it_and_not_before(
    stage: Stage, view: CampaignView
) -> None:
    testing.send_test(stage.rt, stage.who, "spring")
    assert not stage.view(view).tested_current

    stage.texts_are("test", MessageState.QUEUED)

    now_ = stage.view(view)
    assert (now_.tested_by, now_.tested_current) == ("slack:U01ADA", True)


def test_a_test_never_counts_in_the_campaigns_figures(stage: Stage, view: CampaignView) -> None:
    testing.send_test(stage.rt, stage.who, "spring")

    assert stage.view(view).ledger == view.ledger


def test_real_values_are_those_of_a_real_row(stage: Stage, view: CampaignView) -> None:
    testing.send_test(stage.rt, stage.who, "spring", real_rows=True)

    assert (stage.texts(kind="test")[0].body or "").startswith(("Hi Anna at ", "Hi Ben at "))


def test_real_values_need_an_imported_row_and_made_up_ones_do_not(stage: Stage) -> None:
    stage.prove(MINE)
    stage.draft("Summer")

    with pytest.raises(Refused, match="no row"):
        testing.send_test(stage.rt, stage.who, "summer", real_rows=True)
    testing.send_test(stage.rt, stage.who, "summer")


def test_without_a_proven_phone_there_is_no_test(
    stage: Stage, view: CampaignView, person: Callable[..., Actor]
) -> None:
    with pytest.raises(Refused, match="no proven phone"):
        testing.send_test(stage.rt, person("U01DOT"), "spring")

    assert stage.texts(kind="test") == []


def test_a_test_goes_to_the_group(stage: Stage, view: CampaignView, build: Builder) -> None:
    with pytest.raises(Refused, match="group is empty"):
        testing.send_test(stage.rt, stage.who, "spring", group=True)
    phones = proven_numbers(stage, build, 3)

    testing.send_test(stage.rt, stage.who, "spring", group=True)

    assert [text.phone for text in stage.texts(kind="test")] == phones


def test_named_numbers_are_texted_once_each(stage: Stage, view: CampaignView) -> None:
    testing.send_test(
        stage.rt, stage.who, "spring", ["512-555-0901", "+15125550901", "+15125550902"]
    )

    assert [text.phone for text in stage.texts(kind="test")] == ["+15125550901", "+15125550902"]


def test_whoever_may_not_tests_nothing(
    stage: Stage, view: CampaignView, person: Callable[..., Actor]
) -> None:
    for numbers in (None, [MINE], ["+15125550901"]):
        with pytest.raises(Refused, match="may not"):
            testing.send_test(stage.rt, person("U09EVE"), "spring", numbers)

    assert stage.texts(kind="test") == []


def test_one_opted_out_number_refuses_the_whole_test(
    stage: Stage, view: CampaignView, build: Builder, workspace: Workspace
) -> None:
    build.opt_out(workspace, "+15125550902")

    with pytest.raises(Refused, match=r"\+1•••••0902 opted out"):
        testing.send_test(stage.rt, stage.who, "spring", ["+15125550901", "+15125550902"])

    assert stage.texts(kind="test") == []
    assert stage.count(SendRow) == 0
    assert not stage.view(view).tested_current


def test_a_test_has_at_most_twenty_texts(stage: Stage, view: CampaignView, build: Builder) -> None:
    phones = proven_numbers(stage, build, 21)

    with pytest.raises(Refused, match="at most 20"):
        testing.send_test(stage.rt, stage.who, "spring", phones)

    assert len(testing.send_test(stage.rt, stage.who, "spring", phones[:20]).texts) == 20


def test_a_day_has_sixty_test_texts_and_not_one_more(
    stage: Stage, view: CampaignView, build: Builder
) -> None:
    phones = proven_numbers(stage, build, 20)
    with freeze_time(now()) as time:
        left = [
            testing.send_test(stage.rt, stage.who, "spring", phones).left_today for _ in range(3)
        ]
        with pytest.raises(Refused, match="60 are used"):
            testing.send_test(stage.rt, stage.who, "spring", phones[:1])

        time.tick(timedelta(hours=24, seconds=1))
        testing.send_test(stage.rt, stage.who, "spring", phones[:1])

    assert left == [40, 20, 0]


def test_a_discarded_draft_is_not_tested(stage: Stage, view: CampaignView) -> None:
    drafting.discard(stage.rt, stage.who, "spring")

    with pytest.raises(Refused, match="is over"):
        testing.send_test(stage.rt, stage.who, view.public_id)


def test_a_proof_does_not_count_as_a_test_text(stage: Stage, view: CampaignView) -> None:
    proving.begin(stage.rt, stage.who, "+15125550999")

    assert testing.send_test(stage.rt, stage.who, "spring").left_today == 59


def test_what_is_over_is_refused_before_a_form_is_filled(stage: Stage, view: CampaignView) -> None:
    assert testing.testable(stage.rt, stage.who, "spring").public_id == view.public_id

    drafting.discard(stage.rt, stage.who, "spring")

    with pytest.raises(Refused, match="is over"):
        testing.testable(stage.rt, stage.who, view.public_id)
