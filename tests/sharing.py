"""How the tests are shared out among the processes of a run."""

from collections.abc import Sequence

from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

STACKS = ("tests/flows/", "tests/faults/")
SENDING = "tests/jobs/send/"


class Places(list[str]):
    """The tests' names, each with its place known: to look for one of ten thousand takes long."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(names)
        self._places = {name: place for place, name in enumerate(names)}

    def index(self, name: str, *_: object) -> int:
        """Where it stands."""
        return self._places[name]


class ByStack(LoadScopeScheduling):
    """What shares a running stack stays in one xdist process; most other tests go one by one.

    The flows share one a database server; each row of the faults is six processes of its own, and
    two of them at once would judge each other's slowness. Both wait half of their time, so a third
    process fills it with what is in no hurry; the tests of the sending come when a stack is over.
    """

    def _split_scope(self, nodeid: str) -> str:
        stack = next((name for name in STACKS if nodeid.startswith(name)), "")
        return stack or (nodeid.partition("::")[0] if nodeid.startswith(SENDING) else nodeid)

    def add_node_collection(self, node: WorkerController, collection: Sequence[str]) -> None:
        """xdist looks the place of each test up in this list."""
        super().add_node_collection(node, collection)
        if node in self.registered_collections:
            self.registered_collections[node] = Places(collection)

    def mark_test_complete(
        self, node: WorkerController, item_index: int, duration: float = 0
    ) -> None:
        """Forget what is done: xdist looks through all that a process was given, at each test."""
        nodeid = self.registered_collections[node][item_index]
        scope = self._split_scope(nodeid)
        unit = self.assigned_work[node][scope]
        unit[nodeid] = True
        if scope not in STACKS and all(unit.values()):
            del self.assigned_work[node][scope]
        self._reschedule(node)

    def _assign_work_unit(self, node: WorkerController) -> None:
        self.workqueue.move_to_end(self._next_scope(node), last=False)
        super()._assign_work_unit(node)

    def _next_scope(self, node: WorkerController) -> str:
        """A stack; then, for whoever had one, the largest scope that is left, else the smallest."""
        waiting = [name for name in STACKS if name in self.workqueue]
        had_one = any(name in self.assigned_work[node] for name in STACKS)
        order = self.workqueue if had_one else reversed(self.workqueue)
        return waiting[0] if waiting else next(iter(order))
