"""Which xdist process gets which tests: a stack each, and the rest by what is in a hurry."""

from collections import OrderedDict
from typing import Any

import pytest

from tests.sharing import ByStack, Places

FLOW = "tests/flows/test_answers.py::test_a[sqlite]"
ROW = "tests/faults/test_web.py::test_b[postgres]"
LANE = "tests/jobs/send/test_lane.py::test_c[sqlite]"
OTHER = "tests/domain/test_phones.py::test_d"


def scheduling(*nodeids: str) -> ByStack:
    """One that these tests wait in, largest scopes first, as xdist sorts them."""
    made = ByStack.__new__(ByStack)
    made.workqueue, made.assigned_work = OrderedDict(), {}
    for nodeid in nodeids:
        made.workqueue.setdefault(made._split_scope(nodeid), {})[nodeid] = False
    return made


def taken(scheduling: ByStack, node: Any) -> str:
    """What that process gets next."""
    scope = scheduling._next_scope(node)
    scheduling.assigned_work.setdefault(node, {})[scope] = scheduling.workqueue.pop(scope)
    return scope


@pytest.mark.parametrize("nodeid", [FLOW, ROW])
def test_a_stack_s_tests_stay_together_on_both_servers(nodeid: str) -> None:
    made = scheduling(nodeid, nodeid.replace("test_", "test_other_"))
    assert len(made.workqueue) == 1


def test_other_tests_go_one_by_one_and_those_of_the_sending_by_file() -> None:
    made = scheduling(LANE, LANE + "2", OTHER, OTHER + "2")
    assert list(made.workqueue) == [LANE.partition("::")[0], OTHER, OTHER + "2"]


def test_each_process_gets_a_stack_and_then_what_is_in_a_hurry() -> None:
    made = scheduling(LANE, OTHER, FLOW, ROW)
    node, second, third = "gw0", "gw1", "gw2"
    for name in (node, second, third):
        made.assigned_work[name] = {}  # type: ignore[index]

    assert (taken(made, node), taken(made, second)) == ("tests/flows/", "tests/faults/")
    assert taken(made, node) == LANE.partition("::")[0]


def test_whoever_gets_no_stack_begins_with_what_is_in_no_hurry() -> None:
    made = scheduling(LANE, OTHER)
    made.assigned_work["gw2"] = {}  # type: ignore[index]

    assert [taken(made, "gw2"), taken(made, "gw2")] == [OTHER, LANE.partition("::")[0]]


def test_what_is_done_is_looked_through_no_more_and_a_stack_is_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = scheduling(LANE, LANE + "2", OTHER, FLOW)
    node: Any = "gw0"
    made.assigned_work[node] = {}
    made.registered_collections = {node: Places([LANE, LANE + "2", OTHER, FLOW])}
    rescheduled: list[Any] = []
    monkeypatch.setattr(made, "_reschedule", rescheduled.append)
    for _ in range(3):
        taken(made, node)
    for place in (3, 0, 2):
        made.mark_test_complete(node, place)

    lanes = LANE.partition("::")[0]
    assert made.assigned_work[node] == {
        "tests/flows/": {FLOW: True},
        lanes: {LANE: True, LANE + "2": False},
    }
    made.mark_test_complete(node, 1)
    assert [*made.assigned_work[node]] == ["tests/flows/"]
    assert rescheduled == [node] * 4


def test_the_places_of_tests_are_those_of_a_list() -> None:
    names = [LANE, OTHER, FLOW]

    assert [Places(names).index(name) for name in names] == [0, 1, 2]
    assert Places(names) == names
