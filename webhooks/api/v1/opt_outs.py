"""`/v1/opt-outs`: whom the workspace must not text: record, lift, look up, list."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated

from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from pydantic import Field

from campaigns import apireading, optouts
from campaigns.forms import OptOutForm
from domain.apikeys import Scope
from domain.chain import is_erased
from domain.cursors import cursor, read_cursor
from domain.inbound import Change
from domain.optoutwords import Said
from domain.scopes import ALL, sender_of, topic_of
from runtime import Runtime
from webhooks.api.auth import caller, guarded, needs
from webhooks.api.once import IdempotencyHeader, done_each_time, kept, told_again
from webhooks.api.shapes import Body, Path, Shown, answered
from webhooks.api.v1.bodies import SinceQuery

SOURCES = "Who said so: `reply`, `manual`, `complaint`, `carrier`, `import`, `api`"
Number = Annotated[str, Field(min_length=1, max_length=80)]


class AboutBody(Body):
    """Out of what, and why."""

    reason: str = Field(
        min_length=1,
        max_length=300,
        description="Kept with each number and in the audit",
        examples=["Asked by mail not to be texted"],
    )
    topic: str = Field("", max_length=60, description="Of this topic alone; else of everything")
    sender: str = Field("", max_length=60, description="Of this sender alone, by its name")


class AddBody(AboutBody):
    """Numbers to opt out, all of them or none."""

    numbers: list[Number] = Field(min_length=1, max_length=500, examples=[["+15125550123"]])
    complaint: bool = Field(False, description="Somebody complained: that stays until it is lifted")


class LiftBody(AboutBody):
    """A number whose opt-out the team lifts; what the person said by text stays."""

    number: Number = Field(examples=["+15125550123"])


class NumberPath(Path):
    """One number."""

    number: str = Field(min_length=1, max_length=80, description="E.164, or as people write it")


class ShownOptOut(Shown):
    """One opt-out of a number."""

    scope: str = Field(description="`all`, `topic:…` or `sender:…` with its name")
    source: str = Field(description=SOURCES)
    at: datetime
    reason: str = Field("", description="What the team wrote down with it")


class OptOutEvent(ShownOptOut):
    """Something that happened before."""

    change: Change = Field(description="`out`: opted out; `in`: that was taken back")


class ListedOptOut(Shown):
    """One opt-out of the workspace."""

    number: str | None = Field(description="E.164; null once it was erased")
    scope: str = Field(description="`all`, `topic:…` or `sender:…` with its name")
    source: str = Field(description=SOURCES)
    at: datetime


class Recorded(Shown):
    """What was recorded."""

    scope: str
    added: int = Field(description="Numbers that are out from now on")
    already: int = Field(description="Numbers that were out before")


class Lifted(Shown):
    """What still binds the number."""

    opted_out: bool
    stands: list[ShownOptOut]


class Checked(Shown):
    """What binds a number, and what happened before, the latest first."""

    opted_out: bool
    stands: list[ShownOptOut]
    history: list[OptOutEvent]


class OptOutPage(Shown):
    """Opt-outs that stand, in the order in which they were recorded."""

    opt_outs: list[ListedOptOut]
    next: str | None


def blueprint(rt: Runtime) -> APIBlueprint:
    """The endpoints."""
    door = guarded(rt, "v1_opt_outs", "/v1")
    _changing(rt, door)
    _looking(rt, door)
    return door


def _changing(rt: Runtime, door: APIBlueprint) -> None:
    @door.post("/opt-outs", summary="Record opt-outs", responses={200: Recorded})
    @needs(Scope.OPTOUTS)
    def add(header: IdempotencyHeader, body: AddBody) -> Response:
        """Nobody of them is texted from now on, also not in a campaign that is sending."""
        form = OptOutForm(
            *(tuple(body.numbers), body.reason, body.topic, body.sender, body.complaint)
        )
        return done_each_time(
            rt, lambda: kept(_recorded(optouts.add(rt, caller().actor, form)), 200)
        )

    @door.post("/opt-outs/lift", summary="Lift an opt-out", responses={200: Lifted})
    @needs(Scope.OPTOUTS)
    def lift(header: IdempotencyHeader, body: LiftBody) -> Response:
        """Take back what the team recorded; nobody is texted because of it."""
        form = OptOutForm((body.number,), body.reason, body.topic, body.sender)
        return told_again(rt, lambda: kept(_lifted(optouts.remove(rt, caller().actor, form)), 200))


def _looking(rt: Runtime, door: APIBlueprint) -> None:
    @door.get("/opt-outs", summary="All opt-outs", responses={200: OptOutPage})
    @needs(Scope.OPTOUTS)
    def listed(query: SinceQuery) -> Response:
        """All opt-outs of the workspace that stand, whoever said so."""
        after = read_cursor(query.cursor)
        found, names = apireading.opt_outs(
            rt, caller().actor, since=query.from_when(), after=after, limit=query.limit
        )
        here = found[: query.limit]
        shown = [
            ListedOptOut(
                number=None if is_erased(one.phone) else one.phone,
                scope=_scope(one.scope, names),
                source=one.source,
                at=one.at,
            )
            for one in here
        ]
        more = cursor(here[-1].id) if len(found) > query.limit else None
        return answered(OptOutPage(opt_outs=shown, next=more))

    @door.get("/opt-outs/<number>", summary="Check a number", responses={200: Checked})
    @needs(Scope.OPTOUTS)
    def check(path: NumberPath) -> Response:
        """Whether something binds the number now; write its plus sign as `%2B` or as it is."""
        found = optouts.check(rt, caller().actor, path.number)
        stands = list(_said(found.stands, found.senders))
        history = [
            OptOutEvent(change=event.change, **vars(shown))
            for event, shown in zip(found.history, _said(found.history, found.senders), strict=True)
        ]
        return answered(Checked(opted_out=bool(stands), stands=stands, history=history))


def _recorded(done: optouts.Added) -> Recorded:
    return Recorded(
        scope=_scope(done.scope, done.senders), added=len(done.new), already=len(done.already)
    )


def _lifted(done: optouts.Removed) -> Lifted:
    stands = list(_said(done.stands, done.senders))
    return Lifted(opted_out=bool(stands), stands=stands)


def _said(told: Iterable[Said], names: Mapping[int, str]) -> Iterable[ShownOptOut]:
    for one in told:
        yield ShownOptOut(
            scope=_scope(one.scope, names), source=one.source, at=one.at, reason=one.reason
        )


def _scope(scope: str, names: Mapping[int, str]) -> str:
    """A scope with the sender's name in place of our number for it."""
    sender_id = sender_of(scope)
    if sender_id is not None:
        return f"sender:{names.get(sender_id, sender_id)}"
    topic = topic_of(scope)
    return ALL if topic is None else f"topic:{topic}"
