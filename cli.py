"""The command line: the same use cases as in Slack, and the processes of the Procfile.

An error that a person caused ends in one sentence on stderr and exit code 2, never a traceback.
"""

import sys
from typing import Annotated

import typer
from pydantic import ValidationError

from console.commands import Commands
from console.wanted import log_wanted
from domain.errors import Refused, disarmed, unbracketed

app = typer.Typer(
    name="rollcall",
    cls=Commands,
    help="Bulk SMS campaigns that teams run from Slack.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


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
    print(disarmed(unbracketed(sentence)), file=sys.stderr)
    return 2


if __name__ == "__main__":
    main()
