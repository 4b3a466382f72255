"""What requests and answers are made of: strict in what is taken, so that a typing error is told.

`"7"` is no number and an unknown field is no field: software that misspells `schedule` is to hear
of it, and not to send at once.
"""

from typing import Any, Self, cast

from flask import Response, request
from pydantic import BaseModel, ConfigDict, model_validator

from domain.apicodes import Code
from webhooks.api.problems import Problem


class Part(BaseModel):
    """Something inside a body: types as JSON has them, nothing unknown."""

    model_config = ConfigDict(strict=True, extra="forbid")


class Body(Part):
    """A request's body."""

    @classmethod
    def model_validate(cls, obj: Any, **how: Any) -> Self:
        """Read the request's own bytes: strict times and enums exist in JSON, not in its objects.

        What was parsed already is not looked at. Raises ValidationError, and Problem for another
        type of content or characters that no database keeps.
        """
        if not request.is_json:
            raise Problem(Code.NOT_JSON, "Send JSON, with `Content-Type: application/json`.")
        data = request.get_data(cache=True)
        read: Self = cls.__pydantic_validator__.validate_json(data)
        if b"\\u0000" in data and _has_nul(obj):
            raise Problem(Code.INVALID_REQUEST, "A text has the character U+0000. Leave it out.")
        return read

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **how: Any) -> Self:
        """The same: a body that is one JSON string is not read as JSON once more."""
        return cls.model_validate(json_data, **how)


class OptionalBody(Body):
    """A body that may be left out: nothing in it has to be said."""

    model_config = cast(ConfigDict, {"openapi_extra": {"required": False}})

    @classmethod
    def model_validate(cls, obj: Any, **how: Any) -> Self:
        """The same; no body at all says nothing, whatever type it is said to be of."""
        return super().model_validate(obj, **how) if request.get_data(cache=True) else cls()


class Address(BaseModel):
    """What stands in an address."""

    @model_validator(mode="before")
    @classmethod
    def _without_nul(cls, said: object) -> object:
        if _has_nul(said):
            raise ValueError("an address has the character U+0000")
        return said


class Query(Address):
    """Parameters of an address, which are all text: read as numbers where they are some."""

    model_config = ConfigDict(extra="forbid")


class Path(Address):
    """The parts of an address that vary."""

    model_config = ConfigDict(extra="forbid")


class Shown(BaseModel):
    """An answer, or a part of one."""

    model_config = ConfigDict(frozen=True)


def answered(shown: Shown, status: int = 200) -> Response:
    """An answer as JSON."""
    return Response(shown.model_dump_json(), status=status, mimetype="application/json")


def _has_nul(found: object) -> bool:
    if isinstance(found, str):
        return "\x00" in found
    if isinstance(found, dict):
        return any(_has_nul(part) for pair in found.items() for part in pair)
    return isinstance(found, list) and any(_has_nul(part) for part in found)
