"""The command: start everything, tell the story, check the sums, stay up for whoever watches."""

import sys
from pathlib import Path
from subprocess import CalledProcessError
from typing import Final

import typer
from rich.console import Console

from console.demo import stack
from console.demo.checks import Finding, compare
from console.demo.only import TakenError, only_one
from console.demo.processes import heed_signals
from console.demo.story import tell
from console.demo.watching import stay
from simulator.slack.client import ControlRefused

app = typer.Typer()

FOLDER: Final = "demo"
WIDTH: Final = 100
CHART_SECONDS: Final = "10"
"""A quarter of an hour in earnest, when most answers are in; nobody watches a demo for so long."""
STUCK: Final = (TimeoutError, RuntimeError, LookupError, ControlRefused, CalledProcessError)


@app.command()
def demo() -> None:
    """Play a whole campaign on this machine, against a local Twilio and a local Slack.

    Exits 0 only if everything added up. With a terminal it stays up until Ctrl-C.
    """
    heed_signals()
    screen = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    folder = Path("var").resolve() / FOLDER
    try:
        with only_one(folder):
            added_up = _play(screen, folder)
    except TakenError as error:
        screen.print(f"[red]✗[/] {error}", soft_wrap=True)
        sys.exit(1)
    except KeyboardInterrupt:
        screen.print("\nEnded. Nothing is left running.")
        sys.exit(130)
    except STUCK as error:
        screen.print(f"\n[red]✗[/] The demo did not come to its end: {error}")
        screen.print(f"   Each process wrote a log in {folder}.")
        sys.exit(1)
    sys.exit(0 if added_up else 1)


def _play(screen: Console, folder: Path) -> bool:
    screen.print("[bold]Rollcall[/] starts: server, web, sender, worker, clock, a local Twilio …")
    with stack.running(folder, ROLLCALL_CHART_SECONDS=CHART_SECONDS) as running:
        story = tell(screen, running)
        findings = compare(running, story)
        _show(screen, findings)
        if sys.stdin.isatty() and sys.stdout.isatty():
            stay(screen, running)
    return all(finding.good for finding in findings)


def _show(screen: Console, findings: list[Finding]) -> None:
    screen.rule("Checked against the carrier's own ledger")
    for finding in findings:
        mark = "[green]✓[/]" if finding.good else "[red]✗[/]"
        screen.print(f" {mark} {finding.words}")
