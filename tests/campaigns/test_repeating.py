"""The same text to the same people within a week needs a yes of its own; nothing else does."""

from collections.abc import Collection, Sequence
from datetime import timedelta

import pytest
from sqlalchemy import insert, update

from campaigns import controlling, drafting, launching, repeating
from campaigns.forms import EditForm, Upload
from campaigns.launching import Launched
from domain.errors import Refused
from domain.repeats import Repeat
from domain.views import CampaignView
from models import repeats
from models.tables import Campaign, Recipient, Sender, Workspace
from tests.builders import Builder, now
from tests.campaigns.stage import MESSAGE, PEOPLE, Stage

OTHERS = ("+15125550111", "+15125550112")


def sent(stage: Stage, days: float = 0, bucket: str = "delivered") -> CampaignView:
    """A first campaign that was launched so many days ago, and where its people stand."""
    view = stage.ready()
    launching.launch(stage.rt, stage.who, view.public_id, view.wording_id or 0)
    with stage.rt.db.write() as session:
        first = session.get_one(Campaign, view.id)
        first.launched_at = stage.rt.clock() - timedelta(days=days)
        session.execute(
            update(Recipient).where(Recipient.campaign_id == view.id).values(bucket=bucket)
        )
    return view


def second(
    stage: Stage, message: str = MESSAGE, people: Sequence[str] = PEOPLE, title: str = "Again"
) -> CampaignView:
    return stage.ready(stage.draft(title, message, people))


def found(stage: Stage, view: CampaignView) -> Sequence[Repeat]:
    return launching.question(stage.rt, stage.who, view.public_id).repeats


def launch(stage: Stage, view: CampaignView, again: Collection[str] = ()) -> Launched:
    wording = stage.campaign(view).wording_id or 0
    return launching.launch(stage.rt, stage.who, view.public_id, wording, again=again)


@pytest.mark.parametrize(("is_test", "repeats"), [(True, 0), (False, 1)])
def test_a_run_with_a_test_key_is_no_repeat(
    stage: Stage, build: Builder, is_test: bool, repeats: int
) -> None:
    first = sent(stage, bucket="held")
    with stage.rt.db.read() as session:
        team = session.get_one(Workspace, first.workspace.id)
    key = build.key(team, is_test=is_test).row
    with stage.rt.db.write() as session:
        session.get_one(Campaign, first.id).api_key_id = key.id

    assert len(found(stage, second(stage))) == repeats


def test_it_states_how_many_when_and_by_whom_and_wants_a_yes(stage: Stage) -> None:
    first = sent(stage)
    view = second(stage, people=(PEOPLE[0], PEOPLE[1], *OTHERS))

    (repeat,) = found(stage, view)
    assert (repeat.name, repeat.by, repeat.people, repeat.of) == ("spring", "slack:U01ADA", 2, 4)
    assert not repeat.is_estimate
    with pytest.raises(Refused, match=r"to 2 of these 4 people with “spring”.*by <@U01ADA>") as no:
        launch(stage, view)
    assert no.value.field == "again"
    assert stage.view(view).state == "draft"

    assert launch(stage, view, [first.public_id]).recipients == 4


def test_white_space_makes_no_other_text(stage: Stage) -> None:
    sent(stage)

    assert found(stage, second(stage, MESSAGE.replace(" ", "  ") + "\n"))


def test_another_text_to_the_same_people_is_normal(stage: Stage) -> None:
    sent(stage)
    view = second(stage, MESSAGE + "!")

    assert found(stage, view) == ()
    assert launch(stage, view).recipients == 3


def test_the_same_text_to_other_people_is_normal(stage: Stage) -> None:
    sent(stage)
    view = second(stage, people=OTHERS)

    assert found(stage, view) == ()
    assert launch(stage, view).recipients == 2


@pytest.mark.parametrize(("days", "asked"), [(6.9, True), (7.1, False)])
def test_it_is_remembered_for_a_week(stage: Stage, days: float, asked: bool) -> None:
    sent(stage, days)

    assert bool(found(stage, second(stage))) is asked


@pytest.mark.parametrize(
    ("bucket", "asked"),
    [
        *((bucket, True) for bucket in ("pending", "held", "claimed", "unknown", "queued", "sent")),
        *((bucket, False) for bucket in ("skipped", "cancelled", "failed", "undelivered")),
    ],
)
def test_only_people_who_got_it_or_will_count(stage: Stage, bucket: str, asked: bool) -> None:
    sent(stage, bucket=bucket)

    assert bool(found(stage, second(stage))) is asked


def test_another_workspaces_texts_do_not_count(
    stage: Stage, build: Builder, sender: Sender
) -> None:
    theirs = build.sender(build.workspace(slack_team_id="T02OTHER"), address="+14155550999")
    for own, expected in ((theirs, 0), (sender, 1)):
        row = build.campaign(own, template=MESSAGE, state="completed", launched_at=now())
        build.recipient(row, PEOPLE[0], bucket="delivered")

        assert len(found(stage, second(stage, title=f"For {own.id}"))) == expected


def test_a_yes_to_one_campaign_is_none_to_another_that_came_in_between(stage: Stage) -> None:
    first = sent(stage)
    one, other = second(stage, title="One"), second(stage, title="Other")
    agreed = [repeat.public_id for repeat in found(stage, other)]
    assert agreed == [first.public_id]
    launch(stage, one, agreed)

    with pytest.raises(Refused, match="with “one”"):
        launch(stage, other, agreed)


def test_what_was_launched_after_the_first_look_is_seen_in_the_launch_itself(stage: Stage) -> None:
    """Two people look, find nothing, and press at once: the second press is asked."""
    one, other = second(stage, title="One"), second(stage, title="Other")
    rt = stage.rt
    looked = repeating.look_first(rt, stage.who, other.public_id)
    assert looked.repeats == []
    launch(stage, one)
    with rt.db.write() as session, pytest.raises(Refused, match="with “one”"):
        repeating.require_agreed(
            session, session.get_one(Campaign, other.id), looked, agreed=(), now=rt.clock()
        )


def test_another_list_after_the_look_is_compared_anew(stage: Stage) -> None:
    sent(stage)
    view = second(stage, people=OTHERS)
    looked = repeating.look_first(stage.rt, stage.who, view.public_id)
    form = EditForm(source=Upload.pasted("\n".join(PEOPLE)))
    drafting.edit(stage.rt, stage.who, view.public_id, form)
    stage.ready(view)

    with stage.rt.db.write() as session, pytest.raises(Refused, match="3 of these 3"):
        campaign = session.get_one(Campaign, view.id)
        repeating.require_agreed(session, campaign, looked, agreed=(), now=stage.rt.clock())


def test_people_of_a_cancelled_rest_may_get_it_without_a_question(stage: Stage) -> None:
    first = second(stage, title="First")
    launch(stage, first)
    controlling.cancel(stage.rt, stage.who, first.public_id)

    assert launch(stage, second(stage)).recipients == 3


def test_a_large_audience_is_sampled_and_a_run_of_a_tenth_is_found(
    stage: Stage, build: Builder, sender: Sender
) -> None:
    """200 rows, 40 looked at: the 20 in the middle that had the text are 10 % of them."""
    earlier = build.campaign(sender, template=MESSAGE, state="completed", launched_at=now())
    later = build.campaign(sender, template=MESSAGE)
    everybody = [f"+1512555{number:04d}" for number in range(200)]
    with stage.rt.db.write() as session:
        for campaign, people, bucket in (
            (earlier, everybody[100:120], "delivered"),
            (later, everybody, "pending"),
        ):
            rows = [
                {
                    "workspace_id": campaign.workspace_id,
                    "campaign_id": campaign.id,
                    "row": row,
                    "phone": phone,
                    "fields": [],
                    "bucket": bucket,
                }
                for row, phone in enumerate(people, start=2)
            ]
            session.execute(insert(Recipient), rows)

    with stage.rt.db.read() as session:
        campaign = session.get_one(Campaign, later.id)
        twins = repeats.twins(session, campaign, earlier.created_at - timedelta(days=1))
        (sampled,) = repeats.repeats(session, later.id, twins.values(), at_most=40)
        (exact,) = repeats.repeats(session, later.id, twins.values())

    assert (exact.people, exact.is_estimate) == (20, False)
    assert (sampled.of, sampled.is_estimate) == (200, True)
    assert 10 <= sampled.people <= 30
    assert sampled.share.startswith("about ")
