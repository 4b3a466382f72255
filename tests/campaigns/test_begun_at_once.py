"""A list that a person uploads goes before whatever waits; a long one, and a program's, do not."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from campaigns import editing
from campaigns.forms import EditForm, Upload
from domain.lifecycle import CampaignState
from domain.templates import BlankPolicy
from domain.views import CampaignView
from jobs import card, context, estimating, importing
from jobs.imports.handed import as_lines
from jobs.queues import QueueName, enqueue, queue, take, waiting
from models import imports, payloads
from models.tables import Campaign, CsvImport, Sender
from runtime import Runtime, build
from tests.builders import Builder, now
from tests.campaigns.stage import PEOPLE, Stage

pytestmark = pytest.mark.sqlite_only

OTHERS = range(900_001, 900_006)
"""Campaigns of which there is no row: their jobs would do nothing."""
WORK: Mapping[str, Callable[[int], None]] = {
    "jobs.importing.run_import": importing.run_import,
    "jobs.estimating.estimate": estimating.estimate,
}


@pytest.fixture(autouse=True)
def busy(stage: Stage) -> None:
    """Cards of live campaigns and lists of other people wait already."""
    for number in OTHERS:
        enqueue(stage.rt, QueueName.WORK, card.refresh, number)
        enqueue(stage.rt, QueueName.WORK, importing.run_import, number)


def first(rt: Runtime) -> int:
    """Whose work is next; it is done, cards before it aside, unless it is one of the others'."""
    context.use(rt)
    while True:
        (job,) = waiting(rt, QueueName.WORK, queue(rt, QueueName.WORK).job_ids[:1])
        number = int(job.args[0])
        if number in OTHERS:
            return number
        assert take(rt, QueueName.WORK, job.job_id)
        if job.named in WORK:
            WORK[job.named](number)
            return number


def counted(stage: Stage, view: CampaignView) -> bool:
    campaign = stage.campaign(view)
    return campaign.state == CampaignState.DRAFT and imports.estimate_of(campaign) is not None


def finish(stage: Stage, view: CampaignView) -> None:
    """Work off the queue from its front until the draft is counted; nobody else's turn comes."""
    while not counted(stage, view):
        assert first(stage.rt) not in OTHERS


def test_a_new_list_is_read_and_counted_before_whatever_waits(stage: Stage) -> None:
    view = stage.draft()

    finish(stage, view)

    assert stage.view(view).ledger.recipients == len(PEOPLE)
    assert queue(stage.rt, QueueName.WORK).count >= 2 * len(OTHERS)


def test_its_card_is_posted_before_whatever_waits(stage: Stage) -> None:
    view = stage.draft()

    (job,) = waiting(stage.rt, QueueName.WORK, queue(stage.rt, QueueName.WORK).job_ids[:1])
    assert (job.named, job.args) == ("jobs.card.refresh", (view.id,))


def test_another_list_a_decision_and_an_edit_do_not_wait_either(stage: Stage) -> None:
    view = stage.draft(message="Hi {{name}}. Reply STOP to opt out.")
    finish(stage, view)
    source = Upload.pasted("\n".join(PEOPLE[:2]))
    editing.edit(stage.rt, stage.who, view.public_id, EditForm(source=source))
    finish(stage, view)
    editing.decide_blanks(stage.rt, stage.who, view.public_id, BlankPolicy.SKIP)
    finish(stage, view)
    editing.edit(stage.rt, stage.who, view.public_id, EditForm(message="Hi. STOP to opt out."))
    finish(stage, view)
    assert stage.view(view).ledger.rows == 2


def test_a_long_list_takes_its_turns_after_the_first_slice(stage: Stage) -> None:
    hasty = {"rollcall_import_slice_seconds": 0, "rollcall_import_batch_rows": 1}
    slow = build(stage.rt.settings.model_copy(update=hasty))
    view = replace(stage, rt=slow).draft()

    mine = 0
    while first(slow) not in OTHERS:
        mine += 1

    assert mine == 2, "what stands where, and the first slice of the rows"
    assert not counted(stage, view)
    slow.close()


def test_what_a_program_hands_in_takes_its_turn(
    stage: Stage, build: Builder, sender: Sender
) -> None:
    campaign: Campaign = build.campaign(sender, state=CampaignState.IMPORTING)
    upload: CsvImport = build.add(
        CsvImport(
            workspace_id=campaign.workspace_id,
            campaign_id=campaign.id,
            source="api",
            source_ref="",
            asked_by="api:k:shop",
            created_at=now(),
            headers=["number"],
            number_column=0,
            has_header=False,
        )
    )
    with stage.rt.db.write() as session:
        payloads.keep(session, upload.id, as_lines([[PEOPLE[0]]]))
    importing.enqueue_import(stage.rt, upload.id)
    context.use(stage.rt)
    for _ in range(2):
        importing.run_import(upload.id)

    with stage.rt.db.read() as session:
        assert session.get_one(Campaign, campaign.id).state == CampaignState.DRAFT
    assert first(stage.rt) in OTHERS
