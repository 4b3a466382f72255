"""The Slack door: signed requests in, one listener each, one sentence out when something fails.

Commands, presses and shortcuts are acknowledged before any work. A form is worked on first,
because its answer carries the errors beside their fields; that is a commit, not a job.
"""

import json
import re
import secrets
import traceback
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import structlog
from slack_bolt import Ack, App, BoltResponse
from slack_bolt.authorization import AuthorizeResult

from bot import home
from bot.actions import PRESSES
from bot.ask import read
from bot.commands import obey
from bot.shortcuts import draft_from_file
from bot.submitting import ONCE_SECONDS, submit
from bot.views import FORMS
from domain.errors import Refused
from gateways.redis import once
from gateways.slack.blocks import notices
from gateways.slack.blocks.ids import COMMAND, SHORTCUT
from gateways.slack.errors import SlackAway, SlackRefused
from gateways.slack.facts import Rendered
from runtime import Runtime

log = structlog.get_logger(__name__)

LISTENERS: Final = 16
"""Requests worked on at once in this process; the database's pool is about as large."""

Body = dict[str, Any]


def build(rt: Runtime) -> App:
    """The Bolt app of one process; nothing connects while it is built."""
    app = App(
        name="rollcall",  # Else Bolt reads the source of every caller, to name itself by a file.
        signing_secret=rt.settings.slack_signing_secret.get_secret_value(),
        authorize=_authorizer(rt),
        listener_executor=ThreadPoolExecutor(LISTENERS, thread_name_prefix="slack"),
    )
    _commands(app, rt)
    _presses(app, rt)
    _forms(app, rt)
    _shortcuts(app, rt)
    _events(app, rt)
    app.error(_outermost(rt))
    return app


def _authorizer(rt: Runtime) -> Any:
    """One token serves one workspace; who may do what is asked by each use case."""
    token = rt.settings.slack_bot_token.get_secret_value()

    def authorize(team_id: str | None, enterprise_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=token)

    return authorize


def _commands(app: App, rt: Runtime) -> None:
    @app.command(COMMAND)
    def obey_command(ack: Ack, body: Body) -> None:
        ack()
        if _is_first(rt, body):
            obey(read(rt, body), str(body.get("text") or ""))


def _presses(app: App, rt: Runtime) -> None:
    def listen(press: str, run: Any) -> None:
        @app.action(press)
        def obey_press(ack: Ack, body: Body) -> None:
            ack()
            if _is_first(rt, body):
                home.press(read(rt, body), run)

    for press, run in PRESSES.items():
        listen(press, run)

    @app.action(re.compile(".*"))
    def unknown_press(ack: Ack, body: Body) -> None:
        ack()
        raise Refused(notices.OLD_BUTTON)


def _is_first(rt: Runtime, body: Body) -> bool:
    """Whether this very request was not obeyed before.

    Whatever a person types or presses, twice as well, has a trigger of its own; a request that
    comes again with the same one would text people, or make a campaign, a second time.
    """
    trigger = str(body.get("trigger_id") or "")
    return not trigger or once.claim(rt.redis, trigger, ONCE_SECONDS)


def _forms(app: App, rt: Runtime) -> None:
    def listen(form: str, run: Any) -> None:
        @app.view(form)
        def obey_form(ack: Ack, body: Body) -> None:
            ask = read(rt, body)
            submit(ask, run, ack)
            home.after_form(ask)

    for form, run in FORMS.items():
        listen(form, run)


def _shortcuts(app: App, rt: Runtime) -> None:
    @app.shortcut(SHORTCUT)
    def obey_shortcut(ack: Ack, body: Body) -> None:
        ack()
        draft_from_file(read(rt, body), body.get("message") or {})


def _events(app: App, rt: Runtime) -> None:
    @app.event("app_home_opened")
    def home_opened(ack: Ack, event: Body) -> None:
        ack()
        home.opened(rt, event)

    @app.event(re.compile(".*"))
    def heard(ack: Ack) -> None:
        """Nothing is done on other events; unanswered ones would be sent again."""
        ack()


def _outermost(rt: Runtime) -> Any:
    """Whatever went wrong: one sentence to the person, one line without their data in the log."""

    def handle(error: Exception, body: Body) -> BoltResponse:
        ask = read(rt, body)
        rendered = _words_for(error)
        try:
            if body.get("type") != "view_submission":
                ask.tell(rendered)
        except (SlackAway, SlackRefused) as unheard:
            log.warning("answer_failed", error=type(unheard).__name__)
        return _answer(body, rendered)

    return handle


def _words_for(error: Exception) -> Rendered:
    if isinstance(error, Refused):
        return notices.refusal(error)
    if isinstance(error, SlackRefused):
        log.info("slack_refused", error=error.error)
        return notices.refusal(Refused(error.words))
    if isinstance(error, SlackAway):
        log.warning("slack_away", seconds=error.retry_after)
        return notices.said("Slack is slow right now. Please try again in a moment.")
    reference = secrets.token_hex(4)
    where = traceback.extract_tb(error.__traceback__)[-1]
    log.error(
        "slack_request_failed",
        reference=reference,
        error=type(error).__name__,
        file=where.filename.rpartition("/")[2],
        line=where.lineno,
    )
    return notices.failed(reference)


def _answer(body: Body, rendered: Rendered) -> BoltResponse:
    """A form that could not be worked on says so in its place; anything else is acknowledged."""
    if body.get("type") != "view_submission":
        return BoltResponse(status=200, body="")
    view = notices.message("Rollcall", rendered.text)
    return BoltResponse(
        status=200,
        body=json.dumps({"response_action": "update", "view": view}),
        headers={"Content-Type": "application/json"},
    )
