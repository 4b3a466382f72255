"""The question before a launch, as the command line states it: everything that it would do."""

import sys
from datetime import datetime

import typer

from campaigns import useby
from campaigns.agreeing import Agreed
from campaigns.launching import LaunchQuestion
from console import output
from console.confirming import confirm
from console.output import say
from domain import forecast
from domain.counting import count
from domain.dayplan import DayStop
from domain.errors import Refused
from domain.kinds import homes_words, hours_words
from domain.repeats import not_agreed
from domain.wallclock import on_the_wall
from domain.windows import Kind


def question(
    asked: LaunchQuestion, zone: str, *, drop: bool = False, use_by: datetime | None = None
) -> None:
    """What a launch would do; with `drop`, to whoever cannot be texted now."""
    say(f"{asked.title}: “{asked.template}”")
    cost = output.price(asked.price, asked.currency)
    waits = asked.outlook.waiting and not drop
    say(
        f"{count(asked.recipients, 'recipient')}, {count(asked.segments, 'segment')},"
        f" price {cost}, from {asked.sender.name} ({asked.sender.address}),"
        f" {forecast.words(asked.duration)}{', and the wait' if waits else ''}."
    )
    if asked.answers:
        say(asked.answers)
    _hours(asked, drop=drop)
    if (missing := useby.misses(asked.outlook, use_by)) and not drop:
        say(f"! {useby.misses_words(missing)}")
    consent(asked.agreed)
    if asked.day_stop is not None and asked.outlook.is_stopped_after(asked.day_stop.texts):
        say(f"! {_stops(asked.day_stop, zone)}")
    for warning in asked.warnings:
        say(f"! {warning}")
    for repeat in asked.repeats:
        when = output.at(repeat.at, zone)
        say(f"! This very text was sent to {repeat.share} at {when} by {output.who(repeat.by)}.")


def _hours(asked: LaunchQuestion, *, drop: bool) -> None:
    """Which hours count, and what they make of the launch."""
    say(f"{hours_words(asked.kind, asked.team)}.")
    if homes := homes_words(asked.team):
        say(homes)
    found = asked.outlook
    if found.closed and found.now:
        say(f"{count(found.now, 'recipient')} may be texted now.")
    for wait in found.later:
        until = on_the_wall(wait.until, wait.zone or "UTC", asked.at)
        people, one = count(wait.recipients, "recipient"), wait.recipients == 1
        if drop:
            words = "is skipped and never gets it" if one else "are skipped and never get it"
            say(f"! {people} {words} (else until {until}).")
        else:
            hint = "; --drop skips them" if found.now else ""
            say(f"! {people} {'waits' if one else 'wait'} until {until}{hint}.")
    if found.never:
        say(f"! {count(found.never, 'recipient')} can never be reached in these hours: skipped.")


def consent(agreed: Agreed) -> None:
    """How many of the recipients agreed, and how that is known."""
    if agreed.written:
        say(f"{agreed.written:,} agreed in writing.")
    if agreed.express:
        say(f"{agreed.express:,} agreed in another way.")
    if agreed.unrecorded:
        say(f"! Of {agreed.unrecorded:,} nothing is recorded: you attest where they agreed.")


def _stops(stop: DayStop, zone: str) -> str:
    """What a daily limit makes of the launch."""
    limit = f"{stop.limit.most:,} {stop.limit.unit.value} ({stop.limit.whose})"
    goes_on, last = output.at(stop.goes_on_at, zone), ""
    if stop.ends_at is not None:
        last = f" The last text leaves about {output.at(stop.ends_at, zone)}."
    if not stop.texts:
        return f"Nothing leaves before {goes_on}: the daily limit of {limit} is used up.{last}"
    return (
        f"About {count(stop.texts, 'text')} until {output.at(stop.at, zone)}, the rest from"
        f" {goes_on}: daily limit of {limit}.{last}"
    )


def require_answers(asked: LaunchQuestion, *, drop: bool, reason: str) -> None:
    """What the launch would refuse, before anybody is asked, and how to say it here."""
    if asked.kind is Kind.URGENT and not reason.strip():
        raise Refused(
            "An urgent campaign needs a reason: why can it not wait until the morning?"
            " Say it with --reason."
        )
    if drop and not asked.outlook.now:
        raise Refused(
            f"Nobody of “{asked.name}” can be texted now, so nobody would be left."
            " Leave out --drop, and they wait."
        )


def attested(asked: LaunchQuestion, attest: str) -> str:
    """Where they agreed of whom no record says so; asked for where a person sits there."""
    missing = asked.agreed.unrecorded
    if attest.strip() or not missing:
        return attest
    sentence = f"Where did {count(missing, 'recipient')} agree to get texts from you?"
    if not sys.stdin.isatty():
        raise Refused(f"{sentence} Say it with --attest, for example: asked for at booking.")
    return str(typer.prompt(sentence))


def agreed(asked: LaunchQuestion, zone: str, *, again: bool) -> list[str]:
    """The campaigns that may be repeated; `--yes` alone does not say so."""
    shown = [repeat.public_id for repeat in asked.repeats]
    if shown and not again:
        if not sys.stdin.isatty():
            raise Refused(f"{not_agreed(asked.repeats, (), zone)} Add --again to say so.")
        confirm("Send this very text to these people again?", yes=False)
    return shown
