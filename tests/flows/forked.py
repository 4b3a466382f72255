"""The demo's processes, the product's own among them forked from one that has imported everything.

Six starting Pythons keep both cores busy for ten seconds, and whatever is tested beside them waits.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

from console.demo.processes import Children
from tests.forging import Forge, Proc


class Forked(Children):
    """Starts the web process and those of the queues by a fork, and all others as the demo does."""

    def __init__(self, forge: Forge, folder: Path, environment: Mapping[str, str]) -> None:
        super().__init__(folder, environment)
        self._forge = forge
        self._forked: dict[str, Proc] = {}

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for process in self._forked.values():
            process.kill()
        super().__exit__(kind, error, trace)

    def start(self, name: str, command: Sequence[str]) -> None:
        """Start one; what it says goes to `<name>.log` in the folder."""
        role, arguments = _meaning(command)
        if not role:
            super().start(name, command)
            return
        self._forked[name] = self._forge.start(
            role,
            environment=self._environment,
            folder=self._folder,
            log=str(self._folder / f"{name}.log"),
            arguments=arguments,
        )

    def dead(self) -> list[str]:
        """Names of those that ended without being told to."""
        ended = [name for name, process in self._forked.items() if process.code is not None]
        return ended + super().dead()


def _meaning(command: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The role of one of the product's processes, and its arguments; no role for any other."""
    match list(command):
        case ["-m", "gunicorn", *arguments]:
            return "web", arguments
        case ["-m", "cli", "process", role]:
            return role, []
    return "", []
