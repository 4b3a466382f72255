"""The report over campaigns from the command line."""

from pathlib import Path
from typing import Annotated

import typer

from campaigns import reporting
from console import output
from console.context import Workspace, opened
from domain import money, report
from domain.counting import count

app = typer.Typer()

Period = Annotated[
    list[str] | None, typer.Argument(help="this week, last month, 2026-10, 2026-10-01..2026-10-15")
]
Csv = Annotated[Path | None, typer.Option("--csv", help="Write all figures to this file.")]
Weekly = Annotated[str, typer.Option("--weekly", help="A channel's id for each Monday, or off.")]


@app.command("report")
def show(
    period: Period = None, csv: Csv = None, weekly: Weekly = "", workspace: Workspace = ""
) -> None:
    """Campaigns side by side: rollcall report last month --csv report.csv"""
    with opened(workspace) as desk:
        if weekly:
            reporting.set_weekly(desk.rt, desk.who, "" if weekly == "off" else weekly)
            output.say(f"The week's report: {weekly}.")
            return
        said = " ".join(period or ())
        if csv is not None:
            made = reporting.write_file(desk.rt, desk.who, said, csv)
            output.say(f"Wrote {count(len(made.campaigns), 'campaign')} to {csv}.")
            return
        made = reporting.report(desk.rt, desk.who, said)
        launched = f"{count(len(made.campaigns), 'campaign')} launched"
        output.say(f"{launched} {made.period.words} ({made.period.zone})")
        for one in made.campaigns:
            output.say(f"  {_line(one, made.currency)}")
        if report.total(made.campaigns, lambda one: one.segments):
            output.say(f"Spent {money.show(report.spent(made.campaigns), made.currency)}")


def _line(one: report.Figures, currency: str) -> str:
    words = [f"{one.sent:,} of {one.recipients:,} sent"]
    rates = (
        ("delivered", report.delivery(one)),
        ("opted out", report.opt_out(one)),
        ("confirmed", report.confirmation(one)),
    )
    words += [f"{rate:.1%} {name}" for name, rate in rates if rate is not None]
    if one.spent is not None:
        words.append(money.show(one.spent, currency))
    return f"{one.name}: {', '.join(words)}"
