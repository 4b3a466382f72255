"""The command line: the same use cases as in Slack, and the processes of the Procfile.

An error that a person caused ends in one sentence on stderr and exit code 2, never a traceback.
"""

import sys
from typing import Annotated

import typer
from pydantic import ValidationError

from console import (
    alerting,
    answering,
    approving,
    attending,
    auditing,
    campaigning,
    consenting,
    deciding,
    drafting,
    erasing,
    granting,
    guarding,
    keying,
    opting_out,
    processes,
    replying,
    reporting,
    scheduling,
    setting_up,
    subscribing,
    suppressing,
)
from console.context import log_wanted
from console.demo.run import demo
from domain.errors import Refused

app = typer.Typer(
    name="rollcall",
    help="Bulk SMS campaigns that teams run from Slack.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for part in (setting_up.app, drafting.app, campaigning.app, processes.app, auditing.alone):
    app.registered_commands += part.registered_commands
app.registered_commands += scheduling.app.registered_commands
app.registered_commands += approving.app.registered_commands
app.registered_commands += guarding.app.registered_commands
app.registered_commands += erasing.app.registered_commands
app.registered_commands += answering.app.registered_commands
app.registered_commands += attending.app.registered_commands
app.registered_commands += alerting.app.registered_commands
app.registered_commands += reporting.app.registered_commands
app.registered_commands += replying.alone.registered_commands
app.add_typer(replying.app, name="replies")
app.add_typer(setting_up.phone, name="phone")
app.add_typer(suppressing.app, name="suppression")
app.add_typer(subscribing.app, name="webhooks")
app.add_typer(consenting.consent, name="consent")
app.add_typer(consenting.dnc, name="dnc")
app.add_typer(opting_out.app, name="optout")
app.add_typer(granting.app, name="roles")
app.add_typer(keying.app, name="keys")
app.add_typer(deciding.app, name="unknown")
app.add_typer(auditing.app, name="audit")
app.command()(demo)


@app.callback()
def options(
    *,
    log: Annotated[
        bool, typer.Option("--log", help="Write a command's log to stderr, beside its answer.")
    ] = False,
) -> None:
    """Bulk SMS campaigns that teams run from Slack."""
    log_wanted.set(log)


def main() -> None:
    """Run one command."""
    try:
        app()
    except Refused as refused:
        sys.exit(_refuse(refused.sentence))
    except ValidationError as wrong:
        first = wrong.errors()[0]
        name = ".".join(str(part) for part in first["loc"]).upper()
        sys.exit(_refuse(f"The setting {name} is wrong: {first['msg']}."))


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


if __name__ == "__main__":
    main()
