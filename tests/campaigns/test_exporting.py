"""Files about people are asked for by those who may, and that is recorded."""

from collections.abc import Callable

import pytest

from campaigns import exporting
from domain.actors import Actor
from domain.errors import Refused
from jobs.queues import QueueName
from tests.campaigns.stage import Stage

pytestmark = pytest.mark.sqlite_only


def test_results_go_to_the_asker_and_are_recorded(stage: Stage) -> None:
    view = stage.draft()

    assert exporting.ask_results(stage.rt, stage.who, "spring") == "spring"
    exporting.ask_errors(stage.rt, stage.who, "spring")

    assert stage.verbs()[-2:] == ["export_results", "export_errors"]
    assert stage.queued(QueueName.WORK)[-2:] == [
        ("export_results", (view.id, "U01ADA")),
        ("export_errors", (view.id, "U01ADA")),
    ]


def test_whoever_may_not_gets_no_file(stage: Stage, person: Callable[..., Actor]) -> None:
    stage.draft()
    stage.rt.redis.flushall()

    for ask in (exporting.ask_results, exporting.ask_errors, exporting.allow_results):
        with pytest.raises(Refused):
            ask(stage.rt, person("U09EVE"), "spring")

    assert stage.queued(QueueName.WORK) == []
    assert stage.verbs() == ["draft"]


def test_the_command_line_has_no_direct_messages(stage: Stage, maria: Actor) -> None:
    stage.draft()

    with pytest.raises(Refused, match="rollcall results"):
        exporting.ask_results(stage.rt, maria, "spring")

    assert exporting.allow_results(stage.rt, maria, "spring")
    assert stage.audit()[-1].actor == "cli:maria"
