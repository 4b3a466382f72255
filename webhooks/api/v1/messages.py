"""`/v1/messages`: where each text stands, as JSON in pages or as CSV in one stream."""

import csv
import io
from collections.abc import Iterator
from typing import Final, Literal

from flask import Response, request
from flask_openapi3.blueprint import APIBlueprint
from pydantic import Field
from werkzeug.datastructures import MIMEAccept

from campaigns import apireading
from domain.apikeys import Scope
from domain.apistates import ApiState
from domain.csvsafe import harmless
from domain.cursors import cursor, read_cursor
from models.apirows import Wanted
from models.tables import Campaign
from runtime import Runtime
from webhooks.api.auth import caller, guarded, needs
from webhooks.api.shapes import answered
from webhooks.api.streams import Streams
from webhooks.api.v1 import shown
from webhooks.api.v1.bodies import CampaignPath, MessagePath, Moment, PageQuery, asked_moment
from webhooks.api.v1.shown import MessagePage, ShownMessage

CSV: Final = "text/csv"
JSON: Final = "application/json"
LINES: Final = 500


class MessageQuery(PageQuery):
    """Which messages; times are `updated_at`, which each of them has."""

    state: ApiState | None = Field(None, description="Those in this state alone")
    since: Moment = Field("", description="Changed at this time or later: ISO 8601 with offset")
    before: Moment = Field("", description="Changed before this time: ISO 8601 with offset")

    def wanted(self) -> Wanted:
        """The filter; raises Declined for a time that cannot be read."""
        return Wanted(
            state=self.state,
            since=asked_moment(self.since, "since"),
            before=asked_moment(self.before, "before"),
        )


def blueprint(rt: Runtime) -> APIBlueprint:
    """The endpoints."""
    door, streams = guarded(rt, "v1_messages", "/v1"), Streams()

    @door.get(
        "/campaigns/<campaign_id>/messages",
        summary="A campaign's messages",
        responses={200: MessagePage},
    )
    @needs(Scope.READ)
    def listed(path: CampaignPath, query: MessageQuery) -> Response:
        """A page of JSON; with `Accept: text/csv` all of them as one CSV file."""
        who, wanted, after = caller().actor, query.wanted(), read_cursor(query.cursor)
        if _form() == "csv":
            campaign = apireading.find(rt, who, path.campaign_id)
            return streams.answer(_lines(rt, campaign, wanted, after), CSV)
        found = apireading.texts(rt, who, path.campaign_id, wanted, after=after, limit=query.limit)
        here = found[: query.limit]
        page = MessagePage(
            messages=shown.messages(here, path.campaign_id),
            next=cursor(here[-1].id) if len(found) > query.limit else None,
        )
        return answered(page)

    @door.get("/messages/<message_id>", summary="A message", responses={200: ShownMessage})
    @needs(Scope.READ)
    def one(path: MessagePath) -> Response:
        """Where it stands, by the id that its request, an event or a list gave."""
        row, campaign = apireading.text(rt, caller().actor, path.message_id)
        return answered(shown.message(row, campaign.public_id))

    return door


def _form() -> Literal["csv", "json"]:
    """What the caller takes; JSON unless CSV is what they want more."""
    wanted = MIMEAccept([(it.partition(";")[0], how) for it, how in request.accept_mimetypes])
    return "csv" if wanted.best_match([JSON, CSV]) == CSV else "json"


def _lines(rt: Runtime, campaign: Campaign, wanted: Wanted, after: int) -> Iterator[str]:
    """The header, and some hundred rows at a time; cells that a spreadsheet would run are not."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(ShownMessage.model_fields)
    for place, row in enumerate(apireading.streamed(rt, campaign, wanted, after), start=1):
        told = shown.message(row, campaign.public_id).model_dump(mode="json")
        writer.writerow(["" if it is None else harmless(str(it)) for it in told.values()])
        if place % LINES == 0:
            yield _taken(text)
    yield _taken(text)


def _taken(text: io.StringIO) -> str:
    said = text.getvalue()
    text.seek(0)
    text.truncate()
    return said
