"""Who is told of what, and the summary channel: the admins' to set, and what may be named."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from campaigns import alerting
from campaigns.alerting import AlertingForm
from domain.actors import Actor
from domain.alerting import MOST, AlertKind, channel_field, read_kind, read_targets
from domain.errors import Refused
from gateways.slack.blocks import alerting_form
from jobs import context
from jobs import summaries as drawing
from jobs.queues import QueueName, queue
from models.tables import AuditRow
from runtime import Runtime
from simulator.client import Simulator
from simulator.slack.blockkit import check_view
from simulator.slack.client import SlackControl, text_of

pytestmark = pytest.mark.sqlite_only
HERE, PRIVATE = "C01CAMPAIGNS", "C01PRIVATE"


@pytest.fixture
def slack(simulator: Simulator, rt: Runtime) -> SlackControl:
    """The local Slack; jobs of this process speak to it."""
    context.use(rt)
    return simulator.slack


def test_an_admin_sets_both_and_the_audit_keeps_what_it_was(
    rt: Runtime, slack: SlackControl, actor: Actor
) -> None:
    routes = {AlertKind.GUARDS: ("U01CHI", PRIVATE)}
    alerting.save(rt, actor, AlertingForm(HERE, routes))
    seen = alerting.save(rt, actor, AlertingForm(routes={AlertKind.GUARDS: ("U01CHI",)}))

    assert (seen.summary, seen.routes) == (HERE, {AlertKind.GUARDS: ("U01CHI",)})
    assert alerting.current(rt, actor) == seen
    with rt.db.read() as session:
        first, second = session.scalars(select(AuditRow).order_by(AuditRow.id)).all()
    assert first.detail["changed"] == ["summary", "alerts guards"]
    assert second.detail["before"] == {"alerts guards": [PRIVATE, "U01CHI"]}
    assert second.detail["after"] == {"alerts guards": ["U01CHI"]}


def test_a_summary_that_moves_says_so_where_it_was(
    rt: Runtime, slack: SlackControl, actor: Actor
) -> None:
    alerting.save(rt, actor, AlertingForm(HERE))
    drawing.refresh(actor.workspace_id)
    alerting.save(rt, actor, AlertingForm(PRIVATE))
    drawing.refresh(actor.workspace_id)
    alerting.save(rt, actor, AlertingForm(""))
    for job in queue(rt, QueueName.WORK).get_jobs():
        job.perform()

    for channel in (HERE, PRIVATE):
        (left,) = slack.messages(channel)
        assert "not kept here any more" in text_of(left)
    assert alerting.current(rt, actor).summary == ""


@pytest.mark.parametrize(
    ("form", "why"),
    [
        (AlertingForm("C0GONE"), "Rollcall is not in that channel"),
        (AlertingForm("C01ARCHIVE"), "That channel is archived"),
        (AlertingForm(routes={AlertKind.SENDER: ("C01SHARED",)}), "another organisation"),
        (AlertingForm(routes={AlertKind.SENDER: ("U01GUEST",)}), "no full member"),
        (AlertingForm(routes={AlertKind.SENDER: ("U0NOBODY",)}), "knows no member"),
    ],
)
def test_whoever_cannot_be_told_is_not_taken(
    rt: Runtime, slack: SlackControl, actor: Actor, form: AlertingForm, why: str
) -> None:
    slack.channel("C01SHARED", name="shared", is_ext_shared=True)
    slack.user("U01GUEST", name="guest", is_restricted=True)
    with pytest.raises(Refused, match=why):
        alerting.save(rt, actor, form)
    assert alerting.current(rt, actor).routes == {}


def test_whoever_is_no_admin_neither_sees_nor_sets_it(
    rt: Runtime, slack: SlackControl, actor: Actor
) -> None:
    ben = replace(actor, user_id="U01BEN")
    with pytest.raises(Refused):
        alerting.current(rt, ben)
    with pytest.raises(Refused):
        alerting.save(rt, ben, AlertingForm(HERE))


def test_kinds_and_ids_are_read_as_people_type_them() -> None:
    assert read_kind(" Guards ") is AlertKind.GUARDS
    assert read_targets(["<@U01BEN|ben>", "<#C01HERE|here>", "U01BEN"]) == ("U01BEN", "C01HERE")
    for words in (["S01GROUP"], ["nonsense"], [f"U{at:03d}" for at in range(MOST + 1)]):
        with pytest.raises(Refused):
            read_targets(words)
    with pytest.raises(Refused, match="guards, provisional"):
        read_kind("everything")


def test_slack_takes_the_form_with_all_that_can_be_set() -> None:
    routes = dict.fromkeys(AlertKind, ("U01BEN", HERE))
    refused = {"U01BEN": "user_disabled", HERE: "is_archived"}
    view = alerting_form.alerting_form(HERE, routes, "{}", refused=refused, news="Saved.")

    check_view(view, "modal")
    assert "<#C01CAMPAIGNS> cannot be told: That channel is archived" in str(view)
    block = channel_field(AlertKind.URGENT)
    assert alerting_form.initial(view, block) == [HERE]
