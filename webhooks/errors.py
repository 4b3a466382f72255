"""The outermost door: whatever went wrong, the caller gets a status and one word or two.

At the API's door it is a problem with a code (`webhooks.api.problems`). One log line each, without
personal data; never a stack trace to the outside.
"""

import structlog
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from domain.apicodes import Code
from domain.errors import Refused
from webhooks.api import problems
from webhooks.api.problems import Problem

log = structlog.get_logger(__name__)

RETRY_SECONDS = 5
BROKEN = "Something went wrong on our side. Please try again."


def register(app: Flask) -> None:
    """Answer every error of this app."""
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(Problem, _problem)
    app.register_error_handler(Refused, _declined)
    app.register_error_handler(Exception, _failed)


def plain(status: int, words: str) -> Response:
    """A short answer in plain text that no browser guesses about."""
    return Response(
        words + "\n",
        status=status,
        mimetype="text/plain",
        headers={"X-Content-Type-Options": "nosniff"},
    )


def _problem(problem: Problem) -> Response:
    answer = problems.answer(problem)
    log.info("request_refused", door="api", status=answer.status_code, code=problem.code)
    return answer


def _declined(refused: Refused) -> Response:
    """What a use case refuses: only the API leaves that to us."""
    return _problem(problems.of_refusal(refused)) if problems.current() else _failed(refused)


def _refused(error: HTTPException) -> Response:
    if problems.current():
        return _problem(problems.of_http(error))
    status = error.code or 500
    log.warning("request_refused", door=request.path.split("/")[1][:20], status=status)
    answer = plain(status, error.name)
    if status == 405 and error.get_response().headers.get("Allow"):
        answer.headers["Allow"] = error.get_response().headers["Allow"]
    return answer


def _failed(error: Exception) -> Response:
    """Something of ours broke: 503, so that Twilio and Slack call again."""
    log.error(
        "request_failed",
        door=request.path.split("/")[1][:20],
        error=type(error).__name__,
        exc_info=error,
    )
    answer = (
        problems.answer(Problem(Code.UNAVAILABLE, BROKEN))
        if problems.current()
        else plain(503, BROKEN)
    )
    answer.headers["Retry-After"] = str(RETRY_SECONDS)
    return answer
