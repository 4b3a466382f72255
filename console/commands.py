"""Every command of the terminal, and where it is defined: loaded when it is asked for.

`--help` loads them all, so that it says what each says of itself.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from typer.core import TyperGroup
from typer.main import get_group

from console.loading import load

ALONE: Final[Mapping[str, tuple[str, ...]]] = {
    "console.setting_up.app": ("setup", "sender", "release-sender"),
    "console.drafting.app": (
        *("draft", "copy", "column", "blanks", "preview"),
        *("discard", "restore"),
    ),
    "console.campaigning.app": (
        *("test-send", "launch", "status", "list", "pause", "resume"),
        *("cancel", "retry", "results"),
    ),
    "console.stopping.app": ("stop-all",),
    "console.processes.app": ("process",),
    "console.migrating.app": ("migrate",),
    "console.embedding.app": ("redis",),
    "console.auditing.alone": ("why", "proof"),
    "console.scheduling.app": ("schedule", "unschedule"),
    "console.approving.app": ("approvals", "approve", "reject", "withdraw-request", "abort"),
    "console.guarding.app": ("guards", "continue-anyway", "send-the-rest"),
    "console.erasing.app": ("erase",),
    "console.answering.app": ("answers",),
    "console.attending.app": ("away", "acknowledge", "urgent"),
    "console.alerting.app": ("alerts",),
    "console.reporting.app": ("report",),
    "console.replying.alone": ("remind",),
    "console.demo.run.app": ("demo",),
}
"""The commands that stand alone, by the Typer that has them; in the order of `--help`."""
GROUPS: Final[Mapping[str, str]] = {
    "replies": "console.replying.app",
    "phone": "console.setting_up.phone",
    "suppression": "console.suppressing.app",
    "webhooks": "console.subscribing.app",
    "consent": "console.consenting.consent",
    "dnc": "console.consenting.dnc",
    "optout": "console.opting_out.app",
    "roles": "console.granting.app",
    "keys": "console.keying.app",
    "unknown": "console.deciding.app",
    "audit": "console.auditing.app",
}
"""The commands that have commands of their own."""


class Shelf(Mapping[str, Any]):
    """The commands by their names, each loaded when it is taken."""

    _where: Final = {name: where for where, names in ALONE.items() for name in names}

    def __getitem__(self, name: str) -> Any:
        if name in GROUPS:
            group = _group(GROUPS[name])
            group.name = name
            return group
        return _group(self._where[name]).commands[name]

    def __iter__(self) -> Iterator[str]:
        yield from self._where
        yield from GROUPS

    def __len__(self) -> int:
        return len(self._where) + len(GROUPS)


class Commands(TyperGroup):
    """`rollcall`: knows its commands' names before it has loaded one."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands: Mapping[str, Any] = Shelf()  # type: ignore[assignment]

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names; loads none."""
        return [*self.commands]


@cache
def _group(where: str) -> TyperGroup:
    module, _, name = where.rpartition(".")
    try:
        return get_group(getattr(load(module), name))
    except KeyError as error:
        # A mapping's `get` takes it for a command that is not there.
        raise RuntimeError(f"{module} cannot be loaded") from error
