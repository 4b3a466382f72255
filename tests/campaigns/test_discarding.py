"""Throwing away, fetching back, and deleting the original from Slack."""

import pytest

from campaigns import drafting, launching
from campaigns.forms import DraftForm, Upload
from domain.errors import Refused
from domain.ledger import Bucket
from jobs.queues import QueueName
from models.tables import CsvImport
from simulator.client import Simulator
from tests.campaigns.stage import Stage


def test_discarding_can_be_undone(stage: Stage) -> None:
    view = stage.ready()

    assert drafting.discard(stage.rt, stage.who, "spring").state == "discarded"
    restored = drafting.restore(stage.rt, stage.who, "spring")

    assert restored.state == "draft"
    assert restored.ledger[Bucket.PENDING] == view.ledger[Bucket.PENDING]
    assert stage.verbs()[-2:] == ["discard", "restore"]


def test_an_import_that_was_interrupted_goes_on_after_the_undo(stage: Stage) -> None:
    view = stage.draft()
    drafting.discard(stage.rt, stage.who, view.public_id)
    stage.rt.redis.flushall()

    assert drafting.restore(stage.rt, stage.who, view.public_id).state == "importing"

    assert ("run_import", (stage.upload(view).id,)) in stage.queued(QueueName.WORK)
    assert stage.ready(view).ledger[Bucket.PENDING] == 3


def test_what_was_launched_is_not_discarded(stage: Stage) -> None:
    view = stage.ready()
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)

    with pytest.raises(Refused, match="launched already"):
        drafting.discard(stage.rt, stage.who, "spring")

    assert stage.view(view).state == "sending"


def test_discarding_twice_and_restoring_a_draft_are_refused(stage: Stage) -> None:
    stage.ready()

    with pytest.raises(Refused, match="not discarded"):
        drafting.restore(stage.rt, stage.who, "spring")
    drafting.discard(stage.rt, stage.who, "spring")
    with pytest.raises(Refused, match="discarded by"):
        drafting.discard(stage.rt, stage.who, "spring")


def slack_draft(stage: Stage, file_id: str, state: str = "done") -> str:
    source = Upload.slack_file(file_id, "people.csv", 10)
    view = drafting.create(stage.rt, stage.who, DraftForm("Spring", "Hi", source))
    with stage.rt.db.write() as session:
        session.get_one(CsvImport, stage.upload(view).id).state = state
    return view.public_id


def test_an_original_that_slack_does_not_delete_stays_recorded_as_there(
    simulator: Simulator, stage: Stage
) -> None:
    public_id = slack_draft(stage, "F0NOBODY")

    with pytest.raises(Refused, match="no longer in Slack"):
        drafting.delete_original(stage.rt, stage.who, public_id)

    assert "delete_original" not in stage.verbs()


def test_slack_being_away_is_said(stage: Stage) -> None:
    public_id = slack_draft(stage, "F01")

    with pytest.raises(Refused, match="Slack does not answer"):
        drafting.delete_original(stage.rt, stage.who, public_id)


def test_an_original_that_is_still_needed_is_not_deleted(stage: Stage) -> None:
    public_id = slack_draft(stage, "F01", "fetching")

    with pytest.raises(Refused, match="still being fetched"):
        drafting.delete_original(stage.rt, stage.who, public_id)


def test_pasted_numbers_have_no_original(stage: Stage) -> None:
    view = stage.ready()

    with pytest.raises(Refused, match="did not come from a file in Slack"):
        drafting.delete_original(stage.rt, stage.who, view.public_id)
