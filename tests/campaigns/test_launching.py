"""One launch, whoever presses and however often; and what forbids it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import update

from campaigns import drafting, launching
from campaigns.forms import EditForm, Upload
from campaigns.launching import AlreadyLaunched, Launched
from domain.errors import Refused
from domain.ledger import Bucket
from domain.templates import BlankPolicy
from domain.views import CampaignView
from gateways.redis import alarms
from jobs.queues import QueueName
from models import installation
from models.tables import Sender, Workspace
from runtime import Runtime
from runtime import build as build_runtime
from tests.builders import Builder
from tests.campaigns.stage import PEOPLE, Stage


def launch(stage: Stage, view: CampaignView) -> Launched:
    return launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)


def test_the_question_states_what_a_launch_would_do(stage: Stage, sender: Sender) -> None:
    view = stage.ready()

    asked = launching.question(stage.rt, stage.who, "spring")

    assert asked.can_launch
    assert (asked.recipients, asked.segments) == (3, 3)
    assert asked.price == Decimal("0.0249")
    assert asked.sender.id == sender.id
    assert asked.duration.total_seconds() == pytest.approx(3 / 25, abs=0.05)
    assert asked.wording_id == view.wording_id
    assert "Not tested yet." in asked.warnings


@pytest.mark.parametrize(
    ("limits", "texts"),
    [
        ({"daily_limit": None}, None),
        ({"daily_limit": 3}, None),
        ({"daily_limit": 2}, 2),
        ({"daily_limit": 2, "daily_unit": "messages"}, 2),
        ({"brand": "BN1", "brand_limit": 1}, 1),
    ],
)
@pytest.mark.sqlite_only
def test_the_question_says_where_a_daily_limit_would_stop_it(
    stage: Stage, sender: Sender, limits: dict[str, object], texts: int | None
) -> None:
    stage.ready()
    with stage.rt.db.write() as session:
        session.execute(update(Sender).values(**limits))

    stop = launching.question(stage.rt, stage.who, "spring").day_stop

    assert (None if stop is None else stop.texts) == texts


@pytest.mark.sqlite_only
@pytest.mark.parametrize("seconds", [90, 0])
def test_the_question_warns_of_clocks_that_disagree_and_not_of_those_that_agree(
    stage: Stage, seconds: int
) -> None:
    stage.ready()
    if seconds:
        alarms.raise_apart(stage.rt.redis, seconds, 60)

    asked = launching.question(stage.rt, stage.who, "spring")

    assert asked.can_launch
    assert any("disagree by 0:01:30" in it for it in asked.warnings) == bool(seconds)


def test_the_question_warns_of_the_text_once(stage: Stage) -> None:
    stage.ready(stage.draft(message="Żaneta opens at nine."))

    asked = launching.question(stage.rt, stage.who, "spring")

    assert sum("how to opt out" in warning for warning in asked.warnings) == 1
    assert sum("“Ż”" in warning for warning in asked.warnings) == 1
    assert len(set(asked.warnings)) == len(asked.warnings)


def test_a_field_without_a_column_is_said_once_and_not_as_blank(stage: Stage) -> None:
    stage.ready(stage.draft(message="Hi {{nickname}}, reply STOP to opt out."))

    asked = launching.question(stage.rt, stage.who, "spring")

    assert [stop for stop in asked.stops if "nickname" in stop] == [
        "No column is called {{nickname}}."
        " This audience has numbers only, so its text can have no fields."
    ]
    assert not any("nickname" in warning for warning in asked.warnings)


def test_a_launch_states_as_many_recipients_as_its_question(stage: Stage, tmp_path: Path) -> None:
    rows = "phone,first_name\n+15125550101,Anna\n+15125550102,\n+15125550103,Cid\n"
    view = stage.ready(stage.file_draft(tmp_path, rows, "Hi {{first_name}}"))
    drafting.decide_blanks(stage.rt, stage.who, view.public_id, BlankPolicy.SKIP)
    stage.run_estimate(view)

    asked = launching.question(stage.rt, stage.who, "spring")

    assert (asked.recipients, launch(stage, view).recipients) == (2, 2)


def test_a_launch_opens_the_queue_and_starts_the_lanes(stage: Stage) -> None:
    view = stage.ready()

    done = launch(stage, view)

    campaign = stage.campaign(view)
    assert (done.recipients, done.opted_out) == (3, 0)
    assert (campaign.state, campaign.launched_by) == ("sending", "slack:U01ADA")
    assert campaign.heartbeat_at is not None
    assert campaign.installation_id == installation.of_environment(stage.rt.settings)
    assert [name for name, _ in stage.queued(QueueName.SEND)] == ["run_lane"]
    assert stage.texts(kind="campaign") == []
    assert stage.verbs()[-1] == "launch"


def test_a_second_press_is_told_who_launched_it_and_when(stage: Stage) -> None:
    view = stage.ready()
    done = launch(stage, view)

    with pytest.raises(AlreadyLaunched) as told:
        launch(stage, view)

    assert (told.value.by, told.value.at) == ("slack:U01ADA", done.at)
    assert "<@U01ADA>" in str(told.value)
    assert stage.verbs().count("launch") == 1


def test_of_many_presses_at_once_exactly_one_launches(stage: Stage) -> None:
    view = stage.ready()

    def press(user: str) -> Launched | AlreadyLaunched:
        rt = build_runtime(stage.rt.settings)
        try:
            who = replace(stage.who, user_id=user)
            return launching.launch(rt, who, view.public_id, view.wording_id or 0)
        except AlreadyLaunched as told:
            return told
        finally:
            rt.close()

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(press, ["U01ADA", "U01DOT"] * 3))

    (won,) = [answer for answer in answers if isinstance(answer, Launched)]
    lost = [answer for answer in answers if isinstance(answer, AlreadyLaunched)]
    assert {(told.by, told.at) for told in lost} == {(won.by, won.at)}
    assert stage.campaign(view).launched_by == won.by
    assert stage.verbs().count("launch") == 1
    assert len(stage.queued(QueueName.SEND)) == 1


def test_a_text_that_was_edited_since_is_not_launched(stage: Stage) -> None:
    seen = stage.ready()
    drafting.edit(stage.rt, stage.who, seen.public_id, EditForm(message="Other words"))
    stage.run_estimate(seen)

    with pytest.raises(Refused, match=r"edited by <@U01ADA> since you looked"):
        launch(stage, seen)

    assert stage.view(seen).state == "draft"
    launch(stage, stage.view(seen))
    assert stage.view(seen).state == "sending"


def test_people_who_opted_out_since_the_import_are_skipped(
    stage: Stage, build: Builder, workspace: Workspace, sender: Sender
) -> None:
    view = stage.ready()
    build.opt_out(workspace, PEOPLE[0])
    build.opt_out(workspace, PEOPLE[1], scope=f"sender:{sender.id}")

    done = launch(stage, view)

    now = stage.view(view)
    assert (done.recipients, done.opted_out, done.suppressed) == (1, 2, 0)
    assert (now.ledger[Bucket.PENDING], now.ledger.skipped) == (1, {"opted_out": 2})
    assert now.ledger.adds_up


def test_opt_outs_of_another_sender_or_workspace_skip_nobody(
    stage: Stage, build: Builder, workspace: Workspace, sender: Sender
) -> None:
    view = stage.ready()
    build.opt_out(workspace, PEOPLE[0], scope=f"sender:{sender.id + 1}")
    build.opt_out(build.workspace(slack_team_id="T02OTHER"), PEOPLE[1])

    assert launch(stage, view).recipients == 3


def test_when_everybody_opted_out_nothing_is_launched(
    stage: Stage, build: Builder, workspace: Workspace
) -> None:
    view = stage.ready()
    for phone in PEOPLE:
        build.opt_out(workspace, phone)

    with pytest.raises(Refused, match="opted out"):
        launch(stage, view)

    assert stage.view(view).state == "draft"
    assert stage.campaign(view).launched_at is None
    assert stage.queued(QueueName.SEND) == []


def test_blank_fields_stop_the_launch_until_somebody_decides(
    stage: Stage, tmp_path: object
) -> None:
    view = _with_blanks(stage, tmp_path)

    with pytest.raises(Refused, match="1 row has no value for first_name"):
        launch(stage, view)

    drafting.decide_blanks(stage.rt, stage.who, view.public_id, BlankPolicy.WORD, "there")
    stage.run_estimate(view)
    assert launch(stage, view).recipients == 2


def test_a_text_that_is_not_counted_yet_is_not_launched(stage: Stage) -> None:
    view = stage.draft()
    stage.run_import(view)

    with pytest.raises(Refused, match="still being counted"):
        launch(stage, view)

    stage.run_estimate(view)
    launch(stage, view)


def test_an_audience_that_is_still_being_imported_is_not_launched(stage: Stage) -> None:
    view = stage.draft()

    with pytest.raises(Refused, match="still being imported"):
        launch(stage, view)
    (stop,) = launching.question(stage.rt, stage.who, "spring").stops
    assert stop.endswith("“spring” is still being imported. Launch it when it is done.")


def test_an_audience_of_nobody_is_not_launched(stage: Stage) -> None:
    view = stage.ready(stage.draft(people=["12"]))

    with pytest.raises(Refused, match="Nobody"):
        launch(stage, view)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("column", ["business_name", "help_contact"])
def test_without_what_help_answers_state_nothing_is_launched(
    stage: Stage, rt: Runtime, column: str
) -> None:
    view = stage.ready()
    _set(rt, Workspace, **{column: ""})

    with pytest.raises(Refused, match=column.replace("_", " ")):
        launch(stage, view)


def test_a_stopped_sender_does_not_launch(stage: Stage, rt: Runtime) -> None:
    view = stage.ready()
    _set(rt, Sender, stopped_reason="Twilio suspended the account (30002).")

    with pytest.raises(Refused, match="30002"):
        launch(stage, view)


def test_a_missing_price_only_warns(stage: Stage, rt: Runtime) -> None:
    view = stage.ready()
    _set(rt, Workspace, price_per_segment=None)

    asked = launching.question(stage.rt, stage.who, "spring")

    assert asked.price is None
    assert any("price" in warning for warning in asked.warnings)
    launch(stage, view)


def test_a_webhook_on_this_machine_forbids_a_launch_on_the_real_twilio(stage: Stage) -> None:
    view = stage.ready()
    settings = stage.rt.settings.model_copy(
        update={"public_url": "http://127.0.0.1:8700", "twilio_api_url": "https://api.twilio.com"}
    )
    rt = build_runtime(settings)

    with pytest.raises(Refused, match="PUBLIC_URL"):
        launching.launch(rt, stage.who, view.public_id, view.wording_id or 0)

    rt.close()


def test_a_discarded_draft_is_not_launched(stage: Stage) -> None:
    view = stage.ready()
    drafting.discard(stage.rt, stage.who, "spring")

    with pytest.raises(Refused, match="discarded"):
        launch(stage, view)


def test_another_workspaces_campaign_is_not_found(stage: Stage, build: Builder) -> None:
    view = stage.ready()
    other = build.workspace(slack_team_id="T02OTHER")
    stage.who = replace(stage.who, workspace_id=other.id)

    with pytest.raises(Refused, match="There is no campaign yet"):
        launch(stage, view)


def test_a_copy_of_what_was_launched_is_launched_for_itself(stage: Stage) -> None:
    launch(stage, stage.ready())
    copied = drafting.copy(stage.rt, stage.who, "spring", Upload.pasted("+15125550199"))

    assert launch(stage, stage.ready(copied)).recipients == 1


def _with_blanks(stage: Stage, folder: object) -> CampaignView:
    csv = "phone,first_name\n+15125550101,Anna\n+15125550102,\n"
    return stage.ready(stage.file_draft(folder, csv, "Hi {{first_name}}"))  # type: ignore[arg-type]


def _set(rt: Runtime, table: type, **values: object) -> None:
    with rt.db.write() as session:
        session.execute(update(table).values(**values))
