"""What programs send under `/v1/campaigns`."""

import json
import re
from datetime import datetime
from typing import Annotated, Any, Literal, Self

from flask import request
from pydantic import ConfigDict, Field

from campaigns.apiforms import CampaignForm, KeyFacts
from domain.apicodes import Code
from domain.apiorders import (
    MOST_BYTES,
    MOST_RECIPIENTS,
    Accepted,
    Value,
    doubled,
    read_moment,
    tabled,
)
from domain.templates import BlankPolicy
from domain.windows import Kind
from webhooks.api.auth import caller
from webhooks.api.problems import Problem
from webhooks.api.shapes import Body, OptionalBody, Part, Path, Query

READ_BYTES = 4 * MOST_BYTES
"""Beyond it a body is not even read; up to it the code says that there are too many recipients."""
_MOST_PAGE = 500
_LOST_PLUS = re.compile(r"(?<=\d) (?=\d\d:?\d\d$)")
Cell = (
    Annotated[str, Field(max_length=1600)]
    | Annotated[int, Field(ge=-(10**18), le=10**18)]
    | Annotated[float, Field(allow_inf_nan=False)]
    | None
)
Moment = Annotated[str, Field(max_length=40)]
Id = Annotated[str, Field(min_length=1, max_length=40)]


class RecipientBody(Part):
    """One recipient: `phone`, and a value for each field of the message."""

    model_config = ConfigDict(
        strict=True,
        extra="allow",
        json_schema_extra={"example": {"phone": "+15125550123", "name": "Ada"}},
    )
    __pydantic_extra__: dict[str, Cell]

    phone: str = Field(max_length=80, description="A number, as people write it or as E.164")

    def cells(self) -> dict[str, Value]:
        """The number and all fields by name."""
        return {"phone": self.phone, **(self.__pydantic_extra__ or {})}


class RecipientsBody(Body):
    """Recipients, at most 10,000 or 5 MB a request."""

    recipients: list[RecipientBody] = Field(
        description="Objects with `phone` and a value for each field of the message",
        json_schema_extra={"minItems": 1, "maxItems": MOST_RECIPIENTS},
    )
    idempotency_key: str | None = Field(
        None,
        min_length=1,
        max_length=255,
        description="The same as the header `Idempotency-Key`",
    )

    @classmethod
    def model_validate(cls, obj: Any, **how: Any) -> Self:
        """The same, refused with its own code where there are too many."""
        too_many = Problem(
            Code.TOO_MANY_RECIPIENTS,
            f"A request has at most {MOST_RECIPIENTS:,} recipients and {MOST_BYTES / 1e6:g} MB."
            " Send the others by POST /v1/campaigns/{id}/recipients before the launch.",
        )
        if len(request.get_data(cache=True)) > MOST_BYTES:
            raise too_many
        found = super().model_validate(obj, **how)
        if len(found.recipients) > MOST_RECIPIENTS:
            raise too_many
        if not found.recipients:
            raise Problem(Code.INVALID_REQUEST, "There are no recipients. Send at least one.")
        return found

    def rows(self) -> list[dict[str, Value]]:
        """Each recipient's cells; a number with a point is the text that the program wrote.

        Read as a number, 100.00 would reach people as 100.0, and 0.3 as whatever it came out as.
        """
        read = [one.cells() for one in self.recipients]
        if not any(isinstance(value, float) for row in read for value in row.values()):
            return read
        written = json.loads(request.get_data(cache=True), parse_float=str)
        return [dict(row) for row in written["recipients"]]


class AnswersBody(Body):
    """What a person would be asked before a launch, as the program answers it."""

    attestation: str | None = Field(
        None,
        max_length=300,
        description="Where recipients without a recorded consent agreed; else the key's own",
        examples=["Asked for at booking, form of 2026"],
    )
    repeat: bool = Field(
        False, description="The same text to the same people within a week is meant"
    )
    blanks: Literal["skip", "word", "blank"] | None = Field(
        None,
        description="What becomes of recipients with blank values that the message wants: they are"
        " skipped, get `blank_word` instead, or nothing in its place",
    )
    blank_word: str = Field("", max_length=60)
    schedule: Moment | None = Field(
        None,
        description="When it starts: ISO 8601 with its offset, to the minute, or `now`. Without it"
        " at the start that was said before, else at once",
        examples=["2026-12-01T09:00:00-06:00"],
    )

    def accepted(self) -> Accepted:
        """The answers."""
        return Accepted(
            attestation=self.attestation or "",
            repeat=self.repeat,
            blanks=self.blanks or BlankPolicy.ASK,
            word=self.blank_word,
        )


class LaunchBody(AnswersBody, OptionalBody):
    """A launch of a draft."""


class CampaignBody(RecipientsBody, AnswersBody):
    """A campaign with its recipients; it starts by itself unless `launch` is false."""

    campaign_name: str = Field(min_length=1, max_length=80, examples=["Spring reminder"])
    message: str = Field(
        min_length=1,
        max_length=5000,
        description="The text; `{name}` or `{{name}}` is each recipient's own value,"
        " `{{name|there}}` has a default",
        examples=["Hi {name}, see you tomorrow at 9 AM. Reply STOP to opt out."],
    )
    webhook_url: str | None = Field(
        None, max_length=2000, description="Gets the events of this campaign (https)"
    )
    webhook_single: bool = Field(
        False, description="It gets one event a request, even where many wait"
    )
    sender: str = Field("", max_length=60, description="Its name or number; else the default one")
    kind: Literal["marketing", "informational"] | None = Field(
        None, description="Which hours and consents count; else the key's own"
    )
    note: str = Field("", max_length=500, description="For the team; recipients never see it")
    topic: str = Field("", max_length=60, description="What recipients can stop by itself")
    launch: bool = Field(True, description="False: it stays a draft until it is launched")

    def form(self) -> CampaignForm:
        """What the use case takes; raises Declined for fields that cannot be told apart."""
        return CampaignForm(
            title=self.campaign_name,
            message=doubled(self.message),
            table=tabled(self.rows()),
            sender=self.sender,
            kind=Kind(self.kind) if self.kind else None,
            note=self.note,
            topic=self.topic,
            webhook_url=self.webhook_url or "",
            webhook_single=self.webhook_single,
            schedule=self.schedule or "",
            launch=self.launch,
            accepted=self.accepted(),
        )


class ReasonBody(OptionalBody):
    """Why, for the team; it stands on the card."""

    reason: str = Field("", max_length=200)


class CampaignPath(Path):
    """One campaign."""

    campaign_id: Id


class MessagePath(Path):
    """One message."""

    message_id: Id


class PageQuery(Query):
    """Which page of a list."""

    cursor: str = Field("", max_length=40, description="`next` of the page before, or empty")
    limit: int = Field(100, ge=1, le=_MOST_PAGE, description="At most so many")


class SinceQuery(PageQuery):
    """Which page of what came in over time."""

    since: Moment = Field("", description="At this time or later: ISO 8601 with offset")

    def from_when(self) -> datetime | None:
        """The time, if there is one; raises Declined for one that cannot be read."""
        return asked_moment(self.since, "since")


def asked_moment(text: str, field: str) -> datetime | None:
    """A time in an address, if there is one; raises Declined for one that cannot be read.

    A plus sign that nobody wrote as `%2B` arrives as a space.
    """
    return read_moment(_LOST_PLUS.sub("+", text), field) if text else None


def key_facts() -> KeyFacts:
    """What is true of everything that the calling key sends."""
    who = caller()
    return KeyFacts(who.key_id, who.kind, who.attestation, who.scopes)
