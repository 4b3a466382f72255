"""The acknowledgement, the away text and urgent words, from the command line."""

from typing import Annotated

import typer

from campaigns import attending
from campaigns.attending import AttendingForm
from console import output
from console.context import Workspace, opened
from domain.counting import count

app = typer.Typer()

Text = Annotated[str | None, typer.Option("--text", help="What people are told; empty: nothing.")]
Hours = Annotated[
    str | None,
    typer.Option("--hours", help="When somebody reads: Mon-Fri 9-17; empty: it always goes."),
]
Words = Annotated[str | None, typer.Option("--words", help="Words, with commas; empty: none.")]
To = Annotated[str | None, typer.Option("--to", help="Who is told: a Slack member ID.")]


@app.command("away")
def away(text: Text = None, hours: Hours = None, workspace: Workspace = "") -> None:
    """Show or change the away text: rollcall away --text "We read this Mon-Fri 9-5." """
    with opened(workspace) as desk:
        form = AttendingForm(away_text=text, away_hours=hours)
        asked = text is not None or hours is not None
        seen = attending.save(desk.rt, desk.who, form) if asked else None
        it = seen or attending.current(desk.rt, desk.who)
        if it.away is None:
            output.say("Nobody is told anything while you are away.")
            return
        when = f"outside {it.away.hours} ({it.zone})" if it.away.hours else "always"
        output.say(f"Away, {when} ({count(it.segments, 'segment')}): {it.away.text}")


@app.command("acknowledge")
def acknowledge(text: Text = None, workspace: Workspace = "") -> None:
    """Show or change what a C is answered with: rollcall acknowledge --text "See you then." """
    with opened(workspace) as desk:
        form = AttendingForm(acknowledgement=text)
        seen = None if text is None else attending.save(desk.rt, desk.who, form)
        it = seen or attending.current(desk.rt, desk.who)
        if not it.acknowledgement:
            output.say("A C is acknowledged only where a draft says so.")
            return
        output.say(it.costs[-1])
        output.say(f"New drafts that ask for a C acknowledge it: {it.acknowledgement}")


@app.command("urgent")
def urgent(words: Words = None, to: To = None, workspace: Workspace = "") -> None:
    """Show or change urgent words: rollcall urgent --words "emergency, 911" --to U0123ABC"""
    with opened(workspace) as desk:
        form = AttendingForm(urgent_words=words, urgent_to=to)
        asked = words is not None or to is not None
        seen = attending.save(desk.rt, desk.who, form) if asked else None
        it = seen or attending.current(desk.rt, desk.who)
        if it.urgent is None:
            output.say("No words are looked for, and nobody is alerted.")
            return
        output.say(f"{it.urgent.person} is told of: {', '.join(it.urgent.words)}")
