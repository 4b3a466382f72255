"""`POST /v2/send/bulk`: up to a thousand single texts, each judged by itself."""

from typing import Any, Final

from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from pydantic import ConfigDict, Field

from campaigns import bulk
from campaigns.bulk import Outcome
from domain.apikeys import Scope
from domain.idempotency import Kept
from domain.segments import LIMIT
from domain.singles import MESSAGE_ID, MOST, Wrong
from runtime import Runtime
from webhooks.api.auth import caller, guarded, needs
from webhooks.api.once import IdempotencyHeader, asked_once, given, kept
from webhooks.api.shapes import Body, Shown

MOST_BYTES: Final = 20_000_000
"""A thousand bodies of the greatest length, also of emoji that are written as `\\ud83d\\ude00`."""
_MESSAGE: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["to", "list_number", "body"],
    "additionalProperties": False,
    "properties": {
        "to": {"type": "string", "description": "The number to text", "example": "+14155550123"},
        "list_number": {
            "type": "string",
            "description": "The number of one of your senders, E.164 or a short code",
            "example": "+14155550100",
        },
        "body": {
            "type": "string",
            "maxLength": LIMIT,
            "description": f"The text itself. {MESSAGE_ID} in it becomes the message's id",
        },
    },
}


class BulkBody(Body):
    """Single texts. What is wrong with one of them is told of that one, and holds up no other."""

    # Its absence has a code of its own, so only the document says that it must be there.
    model_config = ConfigDict(json_schema_extra={"required": ["messages"]})

    # Read as it is: each message is judged by itself, and their number has codes of its own.
    messages: Any = Field(
        None,
        description="Each is judged by itself",
        json_schema_extra={
            "type": "array",
            "items": _MESSAGE,
            "minItems": 1,
            "maxItems": MOST,
        },
    )


class QueuedMessage(Shown):
    """A message that is queued."""

    index: int = Field(description="Which of the request's messages, counted from 0")
    id: str = Field(description="By which `/v1/messages/{id}` and every event know it")


class MessageError(Shown):
    """A message that is not, and why."""

    index: int = Field(description="Which of the request's messages, counted from 0")
    code: Wrong
    message: str
    field: str | None = None


class BulkAnswer(Shown):
    """What became of the request's messages."""

    queued_count: int
    error_count: int
    errors: list[MessageError]
    messages: list[QueuedMessage]


def blueprint(rt: Runtime) -> APIBlueprint:
    """The endpoint."""
    door = guarded(rt, "v2_bulk", "/v2")

    @door.post("/send/bulk", summary="Send up to 1,000 single texts", responses={202: BulkAnswer})
    @needs(Scope.SEND, most_bytes=MOST_BYTES)
    def send(header: IdempotencyHeader, body: BulkBody) -> Response:
        """Queue the messages that are right, and say of each other one what is wrong with it."""
        who = caller().actor
        return given(bulk.send(rt, who, body.messages, asked_once(), shown=_shown))

    return door


def _shown(outcome: Outcome) -> Kept:
    errors = [
        MessageError(index=it.index, code=it.code, message=it.words, field=it.field)
        for it in outcome.faults
    ]
    queued = [QueuedMessage(index=it.index, id=it.public_id) for it in outcome.queued]
    counts = {"queued_count": len(queued), "error_count": len(errors)}
    return kept(BulkAnswer(**counts, errors=errors, messages=queued), 202)
