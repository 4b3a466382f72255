"""Making drafts: what is refused, what is kept, and what is put on the queue."""

from dataclasses import replace
from pathlib import Path

import pytest

from campaigns import drafting
from campaigns.forms import DraftForm, Upload
from domain.errors import Refused
from domain.ledger import Bucket
from domain.views import CampaignView
from jobs.queues import QueueName
from models.tables import Campaign, CsvImport, Sender, Wording, Workspace
from tests.builders import Builder
from tests.campaigns.stage import MESSAGE, PEOPLE, Stage

CSV = "First Name,Mobile\nAnna,512 555 0101\nBen,512 555 0102\n"


def test_a_draft_is_imported_counted_and_ready(stage: Stage) -> None:
    view = stage.ready()

    assert view.state == "draft"
    assert view.ledger[Bucket.PENDING] == len(PEOPLE)
    assert view.ledger.adds_up
    assert view.estimate is not None
    assert view.estimate.segments == len(PEOPLE)


def test_a_new_draft_puts_its_import_and_its_card_on_the_queue(stage: Stage) -> None:
    view = stage.draft()

    assert stage.queued(QueueName.WORK) == [
        ("refresh", (view.id,)),
        ("run_import", (stage.upload(view).id,)),
    ]
    assert stage.queued(QueueName.SEND) == []
    assert stage.campaign(view).card_due_at is not None


def test_a_draft_is_audited(stage: Stage) -> None:
    view = stage.draft()

    (row,) = stage.audit()

    assert (row.verb, row.subject, row.subject_id) == ("draft", "campaign", view.id)


def test_titles_become_short_names_and_a_second_one_gets_a_number(stage: Stage) -> None:
    names = [stage.draft("Spring Offer!").name for _ in range(3)]

    assert names == ["spring-offer", "spring-offer-2", "spring-offer-3"]


def test_another_workspaces_names_do_not_count(stage: Stage, build: Builder) -> None:
    other = build.workspace(slack_team_id="T02OTHER")
    build.campaign(build.sender(other, address="+14155559999"), name="spring")

    assert stage.draft("Spring").name == "spring"


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("", "empty"),
        ("  \n ", "empty"),
        ("Hi {{first_name", "without its"),
        ("Hi {% if x %}", "not supported"),
        ("x" * 1601, "1,601 characters"),
    ],
)
def test_a_text_that_cannot_be_sent_is_refused_beside_its_field(
    stage: Stage, message: str, said: str
) -> None:
    with pytest.raises(Refused, match=said) as refused:
        stage.draft(message=message)

    assert refused.value.field == "message"
    assert stage.count(Campaign) == stage.count(Wording) == stage.count(CsvImport) == 0
    assert stage.queued(QueueName.WORK) == []


def test_a_text_of_1600_characters_is_not_refused(stage: Stage) -> None:
    assert len(stage.draft(message="x" * 1600).template) == 1600


def test_a_text_that_asks_for_c_is_kept_as_asking(stage: Stage) -> None:
    assert stage.draft(message="Open day on Friday. Reply C to confirm.").asks == "confirmation"
    assert stage.draft().asks == "nothing"


def _asking(stage: Stage, **fields: str) -> CampaignView:
    source = Upload.pasted("+15125550111")
    form = DraftForm(title="Open day", message="Open day on Friday.", source=source, **fields)
    return drafting.create(stage.rt, stage.who, form)


def test_a_draft_says_what_it_asks_for_whatever_its_words_say(stage: Stage) -> None:
    view = _asking(stage, asks="answer", acknowledgement="Thanks, noted.")

    assert (view.asks, view.acknowledgement) == ("free_answer", "Thanks, noted.")


def test_a_copy_asks_for_the_same_and_acknowledges_it_alike(stage: Stage) -> None:
    view = _asking(stage, asks="answer", acknowledgement="Thanks, noted.")

    copied = drafting.copy(stage.rt, stage.who, view.name, Upload.pasted("+15125550112"))

    assert (copied.asks, copied.acknowledgement) == ("free_answer", "Thanks, noted.")


def test_an_acknowledgement_of_nothing_is_refused(stage: Stage) -> None:
    with pytest.raises(Refused, match="asks for nothing"):
        _asking(stage, acknowledgement="Thanks, noted.")


def test_the_default_sender_is_used_unless_one_is_named(
    stage: Stage, build: Builder, workspace: Workspace, sender: Sender
) -> None:
    other = build.sender(workspace, name="Desk")
    form = DraftForm(title="A", message="Hi", source=Upload.pasted(PEOPLE[0]))

    assert drafting.create(stage.rt, stage.who, form).sender.id == sender.id
    named = drafting.create(stage.rt, stage.who, replace(form, sender_name="desk"))
    assert named.sender.id == other.id


def test_an_unknown_sender_is_refused_with_the_choices(stage: Stage, sender: Sender) -> None:
    form = DraftForm(title="A", message="Hi", source=Upload.pasted(PEOPLE[0]), sender_name="nobody")

    with pytest.raises(Refused, match=sender.name) as refused:
        drafting.create(stage.rt, stage.who, form)

    assert refused.value.field == "sender"


def test_a_file_is_copied_so_that_it_may_be_deleted(stage: Stage, tmp_path: Path) -> None:
    view = stage.file_draft(tmp_path, CSV, "Hi {{first_name}}")
    (tmp_path / "people.csv").unlink()

    ready = stage.ready(view)

    assert ready.ledger[Bucket.PENDING] == 2
    assert ready.columns == ("first_name",)


def test_the_copy_of_a_refused_draft_does_not_stay(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(CSV)
    form = DraftForm(title="A", message="Hi", source=Upload.file(path), sender_name="nobody")

    with pytest.raises(Refused):
        drafting.create(stage.rt, stage.who, form)

    assert list(stage.rt.settings.rollcall_var.glob("uploads/*")) == []


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    "source",
    [
        Upload.file(Path("/nowhere/people.csv")),
        Upload.pasted(" \n"),
        Upload.pasted("1" * 100_001),
        Upload.slack_file("F01", "big.csv", 200_000_001),
    ],
    ids=["no file", "nothing pasted", "too much pasted", "too large"],
)
def test_an_audience_that_cannot_be_read_is_refused_beside_its_field(
    stage: Stage, source: Upload
) -> None:
    with pytest.raises(Refused) as refused:
        drafting.create(stage.rt, stage.who, DraftForm(title="A", message="Hi", source=source))

    assert refused.value.field == "source"
    assert stage.count(Campaign) == 0


def test_a_file_in_slack_of_the_largest_size_is_not_refused(stage: Stage) -> None:
    source = Upload.slack_file("F01", "people.csv", 200_000_000)

    view = drafting.create(stage.rt, stage.who, DraftForm(title="A", message="Hi", source=source))

    assert (stage.upload(view).source, stage.upload(view).source_ref) == ("slack", "F01")


def test_without_any_channel_a_draft_is_refused(
    build: Builder, stage: Stage, workspace: Workspace
) -> None:
    bare = build.workspace(slack_team_id="T03BARE", channel_id="")
    build.sender(bare, address="+14155558888")
    stage.who = replace(stage.who, workspace_id=bare.id, channel_id="")

    with pytest.raises(Refused, match="channel"):
        stage.draft()


def test_a_copy_has_the_same_text_sender_and_settings_and_another_audience(stage: Stage) -> None:
    original = stage.ready()

    copied = stage.ready(
        drafting.copy(stage.rt, stage.who, "spring", Upload.pasted("+15125550199"))
    )

    assert copied.name == "spring-2"
    assert (copied.template, copied.sender.id) == (MESSAGE, original.sender.id)
    assert copied.ledger.rows == 1
    assert stage.campaign(copied).copied_from_id == original.id
    assert stage.verbs()[-2:] == ["copy", "import"]


def test_redis_being_away_does_not_lose_a_draft(stage: Stage) -> None:
    away = stage.rt.settings.model_copy(update={"redis_url": "redis://127.0.0.1:9/0"})
    from runtime import build as build_runtime

    rt = build_runtime(away)
    form = DraftForm(title="A", message="Hi", source=Upload.pasted(PEOPLE[0]))

    view = drafting.create(rt, stage.who, form)
    rt.close()

    assert stage.upload(view).state == "waiting"


def test_a_draft_is_marketing_unless_somebody_says_otherwise(stage: Stage) -> None:
    source = Upload.pasted(PEOPLE[0])
    quiet = drafting.create(stage.rt, stage.who, DraftForm("A", "Hi", source))
    said = drafting.create(stage.rt, stage.who, DraftForm("B", "Hi", source, kind="Urgent"))
    copied = drafting.copy(stage.rt, stage.who, said.public_id, source)

    assert [view.kind for view in (quiet, said, copied)] == ["marketing", "urgent", "urgent"]


def test_a_draft_of_no_kind_is_refused(stage: Stage) -> None:
    form = DraftForm("A", "Hi", Upload.pasted(PEOPLE[0]), kind="newsletter")

    with pytest.raises(Refused, match="Use marketing, informational or urgent"):
        drafting.create(stage.rt, stage.who, form)

    assert stage.count(Campaign) == 0
