"""The question before a launch, as the command line states it: everything that it would do."""

from campaigns.agreeing import Agreed
from campaigns.launching import LaunchQuestion
from console import output
from console.output import say
from domain import forecast
from domain.counting import count
from domain.dayplan import DayStop
from domain.kinds import homes_words, hours_words
from domain.wallclock import on_the_wall


def question(asked: LaunchQuestion, zone: str, *, drop: bool = False) -> None:
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
    _consent(asked.agreed)
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


def _consent(agreed: Agreed) -> None:
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
