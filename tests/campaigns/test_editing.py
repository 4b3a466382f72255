"""Changing a draft: versions, blanks, number columns, and what an edit makes void."""

from pathlib import Path

import pytest

from campaigns import drafting, editing, launching, testing
from campaigns.forms import EditForm, Upload
from domain.errors import Refused
from domain.ledger import Bucket
from domain.templates import BlankPolicy
from domain.views import CampaignView
from jobs.queues import QueueName
from models.tables import Recipient, Sender, Wording, Workspace
from tests.builders import Builder
from tests.campaigns.stage import MESSAGE, PEOPLE, Stage

TWO_PHONES = "Home phone,Work phone\n+15125550101,+15125550102\n"
BLANKS = "phone,first_name\n+15125550101,Anna\n+15125550102,\n"


def edit(stage: Stage, view: CampaignView, **changes: object) -> CampaignView:
    return drafting.edit(stage.rt, stage.who, view.public_id, EditForm(**changes))  # type: ignore[arg-type]


def test_a_new_text_is_a_new_version_not_counted_and_not_tested(stage: Stage) -> None:
    stage.prove("+15125550900")
    view = stage.ready()
    testing.send_test(stage.rt, stage.who, "spring")
    stage.texts_are("test", "delivered")
    assert stage.view(view).tested_current

    edited = edit(stage, view, message="Other words")

    assert (edited.wording_version, edited.template) == (2, "Other words")
    assert edited.estimate is None
    assert not edited.tested_current
    assert edited.tested_by == "slack:U01ADA"
    assert ("estimate", (view.id,)) in stage.queued(QueueName.WORK)
    assert stage.count(Wording) == 2


def test_the_same_text_again_is_no_new_version(stage: Stage) -> None:
    view = stage.ready()

    edited = edit(stage, view, message=MESSAGE)

    assert edited.wording_id == view.wording_id
    assert edited.estimate == view.estimate


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"asks": "answer"}, ["asks"]),
        ({"asks": "c", "acknowledgement": "See you!"}, ["asks", "acknowledgement"]),
    ],
)
def test_what_is_asked_for_and_what_answers_it_are_part_of_the_version(
    stage: Stage, changes: dict[str, str], named: list[str]
) -> None:
    view = stage.ready()

    edited = edit(stage, view, **changes)

    assert (edited.wording_version, edited.template) == (2, view.template)
    assert (edited.estimate, edited.blank_policy) == (None, view.blank_policy)
    assert stage.audit()[-1].detail == {"changed": named}


def test_a_new_text_keeps_what_somebody_said_that_it_asks_for(stage: Stage) -> None:
    view = edit(stage, stage.ready(), asks="answer", acknowledgement="Noted.")

    edited = edit(stage, view, message="How was your visit?")

    assert (edited.asks, edited.acknowledgement) == ("free_answer", "Noted.")


def test_a_new_text_that_asks_for_nothing_any_more_is_refused_with_its_acknowledgement(
    stage: Stage,
) -> None:
    asking = stage.ready(stage.draft(message="At nine? Reply C to confirm."))
    view = edit(stage, asking, acknowledgement="See you!")

    with pytest.raises(Refused, match="asks for nothing"):
        edit(stage, view, message="We moved.")

    assert stage.view(view).template == "At nine? Reply C to confirm."
    assert edit(stage, view, message="We moved.", acknowledgement="").asks == "nothing"


def test_another_kind_is_kept_and_leaves_text_and_figures_alone(stage: Stage) -> None:
    view = stage.ready()

    edited = edit(stage, view, kind="urgent")

    assert edited.kind == "urgent"
    assert (edited.wording_id, edited.estimate) == (view.wording_id, view.estimate)
    assert stage.audit()[-1].detail == {"changed": ["kind"]}
    assert edit(stage, view, kind="urgent", note="same").kind == "urgent"
    assert stage.audit()[-1].detail == {"changed": ["note"]}


def test_what_becomes_marketing_is_looked_through_and_counted_anew(stage: Stage) -> None:
    view = stage.ready()

    edited = edit(stage, view, kind="marketing")

    assert edited.estimate is None
    stage.run_estimate(view)
    assert stage.view(view).ledger.skipped == {"no_consent": 3}

    edit(stage, view, kind="informational")
    stage.run_estimate(view)
    assert stage.view(view).ledger.recipients == 3


def test_an_edit_on_top_of_an_edit_that_was_not_seen_is_refused(stage: Stage) -> None:
    view = stage.ready()
    edit(stage, view, message="Mine", seen_wording_id=view.wording_id)

    with pytest.raises(Refused, match=r"edited by <@U01ADA>"):
        edit(stage, view, message="Yours", seen_wording_id=view.wording_id)

    assert stage.view(view).template == "Mine"


def test_a_new_title_gives_a_new_short_name_and_frees_the_old_one(stage: Stage) -> None:
    view = stage.draft()

    assert edit(stage, view, title="Summer").name == "summer"
    assert stage.draft("Spring").name == "spring"


def test_the_same_title_keeps_the_short_name(stage: Stage) -> None:
    view = stage.draft()

    assert edit(stage, view, title="Spring", note="for Dot").name == "spring"


def test_another_sender_voids_what_was_counted(
    stage: Stage, build: Builder, workspace: Workspace
) -> None:
    build.sender(workspace, name="Desk", smart_encoding=True)
    view = stage.ready()

    edited = edit(stage, view, sender_name="Desk")

    assert edited.sender.name == "Desk"
    assert edited.estimate is None


def test_a_new_audience_is_read_anew_and_replaces_the_old_one(stage: Stage) -> None:
    view = stage.ready()

    edited = edit(stage, view, source=Upload.pasted("+15125550199"))

    assert edited.state == "importing"
    now = stage.ready(edited)
    assert (now.ledger.rows, now.ledger[Bucket.PENDING]) == (1, 1)
    assert now.ledger.adds_up
    assert now.estimate is not None
    assert now.estimate.recipients == 1


def test_a_list_that_turns_out_to_be_none_leaves_the_audience_and_its_figures(
    stage: Stage, tmp_path: Path
) -> None:
    view = stage.ready()
    (tmp_path / "list.csv").write_bytes(b"PK\x03\x04" + b"\0" * 200)

    edited = edit(stage, view, source=Upload.file(tmp_path / "list.csv"))
    assert (edited.state, edited.estimate) == ("importing", None)
    stage.run_import(edited)

    now = stage.view(view)
    assert (now.state, now.ledger, now.estimate) == ("draft", view.ledger, view.estimate)
    assert now.declined is not None
    assert now.declined.filename == "list.csv"
    assert launching.question(stage.rt, stage.who, view.public_id).recipients == len(PEOPLE)


def test_a_list_whose_question_was_never_answered_gives_way(stage: Stage, tmp_path: Path) -> None:
    view = stage.ready()
    (tmp_path / "list.csv").write_text(TWO_PHONES)
    stage.run_import(edit(stage, view, source=Upload.file(tmp_path / "list.csv")))
    assert stage.upload(view).state == "asking"
    assert stage.count(Recipient) == len(PEOPLE)
    copies = stage.rt.settings.rollcall_var / "uploads"
    assert len(list(copies.iterdir())) == 2

    stage.run_import(edit(stage, view, source=Upload.pasted("no number")))
    assert list(copies.iterdir()) == []

    now = stage.view(view)
    assert (now.state, now.ledger.rows) == ("draft", len(PEOPLE))
    assert now.declined is not None


def test_an_audience_that_is_being_imported_is_not_replaced(stage: Stage) -> None:
    view = stage.draft()

    with pytest.raises(Refused, match="still being imported"):
        edit(stage, view, source=Upload.pasted("+15125550199"))


def test_what_was_launched_is_not_edited(stage: Stage) -> None:
    view = stage.ready()
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)

    with pytest.raises(Refused, match=r"launched already.*Copy it"):
        edit(stage, view, message="Too late")

    assert stage.view(view).template == MESSAGE


def test_a_refused_edit_changes_nothing(stage: Stage) -> None:
    view = stage.ready()

    with pytest.raises(Refused):
        edit(stage, view, title="Summer", message="Hi {{", note="new")

    assert stage.view(view).name == "spring"
    assert "edit" not in stage.verbs()


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("policy", "word", "recipients"),
    [(BlankPolicy.SKIP, "", 1), (BlankPolicy.WORD, "there", 2), (BlankPolicy.BLANK, "", 2)],
)
def test_one_press_decides_what_rows_with_blanks_get(
    stage: Stage, tmp_path: Path, policy: BlankPolicy, word: str, recipients: int
) -> None:
    view = stage.ready(stage.file_draft(tmp_path, BLANKS, "Hi {{first_name}}"))

    decided = drafting.decide_blanks(stage.rt, stage.who, view.public_id, policy, word)

    assert (decided.blank_policy, decided.blank_word) == (policy, word)
    stage.run_estimate(view)
    counted = stage.view(view).estimate
    assert counted is not None
    assert counted.recipients == recipients
    assert launching.question(stage.rt, stage.who, view.public_id).can_launch


@pytest.mark.sqlite_only
@pytest.mark.parametrize("word", ["", "x" * 61, "{{first_name}}"])
def test_a_word_for_blanks_that_is_none_is_refused(stage: Stage, word: str) -> None:
    view = stage.ready()

    with pytest.raises(Refused) as refused:
        drafting.decide_blanks(stage.rt, stage.who, view.public_id, BlankPolicy.WORD, word)

    assert refused.value.field == "word"
    assert stage.view(view).blank_policy == "ask"


def test_a_new_text_asks_about_blanks_again(stage: Stage, tmp_path: Path) -> None:
    view = stage.ready(stage.file_draft(tmp_path, BLANKS, "Hi {{first_name}}"))
    drafting.decide_blanks(stage.rt, stage.who, view.public_id, BlankPolicy.SKIP)

    assert edit(stage, view, message="Dear {{first_name}}").blank_policy == "ask"


def test_the_number_column_is_chosen_where_the_import_asks(stage: Stage, tmp_path: Path) -> None:
    view = stage.file_draft(tmp_path, TWO_PHONES)
    stage.run_import(view)
    assert stage.upload(view).state == "asking"

    drafting.choose_number_column(stage.rt, stage.who, view.public_id, 1)
    stage.run_import(view)

    assert stage.view(view).state == "draft"
    assert stage.view(view).columns == ("home_phone",)


def test_a_column_that_is_not_there_or_not_asked_for_is_refused(
    stage: Stage, tmp_path: Path
) -> None:
    view = stage.file_draft(tmp_path, TWO_PHONES)
    stage.run_import(view)

    with pytest.raises(Refused, match="no such column"):
        drafting.choose_number_column(stage.rt, stage.who, view.public_id, 2)
    other = stage.ready(stage.draft("Autumn"))
    with pytest.raises(Refused):
        drafting.choose_number_column(stage.rt, stage.who, other.public_id, 0)


def test_another_persons_draft_may_be_edited_by_an_admin(stage: Stage, sender: Sender) -> None:
    view = stage.draft(people=PEOPLE[:1])

    assert edit(stage, view, note="checked").note == "checked"


def test_what_is_launched_is_refused_before_a_form_is_filled(stage: Stage) -> None:
    view = stage.ready()
    assert editing.editable(stage.rt, stage.who, "spring").template == MESSAGE

    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)

    with pytest.raises(Refused, match="launched already"):
        editing.editable(stage.rt, stage.who, view.public_id)
