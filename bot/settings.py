"""The settings by subject, opened from Home or by `/campaign setup hours`: one form each."""

from collections.abc import Callable, Mapping
from typing import Final

from bot import shown
from bot.ask import Ask, remember
from bot.commands import alerting, attending, roles
from bot.commands.setup import open_answers
from campaigns import disclosing, saving
from campaigns.access import require_admin
from campaigns.setup import workspace_of_team
from domain.errors import Refused
from domain.views import WorkspaceView
from gateways.slack.blocks import notices
from gateways.slack.blocks.ids import Form
from gateways.slack.blocks.parts import Part
from gateways.slack.blocks.settings import part_form, replies_form, senders, settings
from gateways.slack.facts import View


def open_all(ask: Ask) -> None:
    """Every subject, to choose one."""
    require_admin(ask.rt, ask.who)
    ask.open(all_view(ask))


def open_part(ask: Ask) -> None:
    """The subject that the press names."""
    require_admin(ask.rt, ask.who)
    if ask.value not in list(Part):
        raise Refused(notices.OLD_BUTTON)
    part = Part(ask.value)
    opens = _OPENS.get(part)
    if opens is not None:
        opens(ask)
    else:
        ask.open(part_view(ask, part, ask.team(), below=Form.SETTINGS))


def all_view(ask: Ask) -> View:
    """The list of subjects as they are set now."""
    team = workspace_of_team(ask.rt, ask.rt.slack.team_id()) or ask.team()
    memory = remember(channel=ask.channel_id)
    return settings(team, memory, disclosing.chosen_of(ask.rt, ask.who))


def part_view(
    ask: Ask, part: Part, team: WorkspaceView, *, below: str = "", news: str = ""
) -> View:
    """One subject as it is set now; the form remembers what it showed."""
    seen = shown.digests(part_form(part, team, "")["blocks"])
    memory = remember(channel=ask.channel_id, part=part, below=below, shown=seen)
    return part_form(part, team, memory, news=news)


def senders_view(ask: Ask) -> View:
    """The list of senders as they are set now."""
    team = workspace_of_team(ask.rt, ask.rt.slack.team_id()) or ask.team()
    return senders(team, remember(channel=ask.channel_id))


def replies_view(ask: Ask, news: str = "") -> View:
    """What stands in Slack, and the saved replies."""
    showing = disclosing.chosen_of(ask.rt, ask.who)
    saved = saving.listing(ask.rt, ask.who)
    return replies_form(showing, saved, remember(channel=ask.channel_id), news=news)


def below(ask: Ask) -> tuple[str, View] | None:
    """The list that a form was opened from, drawn anew once it was saved."""
    view_id = str(ask.view.get("previous_view_id") or "")
    draws = {Form.SETTINGS: all_view, Form.SENDERS: senders_view}.get(ask.memory.get("below", ""))
    return (view_id, draws(ask)) if view_id and draws is not None else None


_OPENS: Final[Mapping[Part, Callable[[Ask], None]]] = {
    Part.SENDERS: lambda ask: _opened(ask, senders_view),
    Part.ANSWERS: open_answers,
    Part.REPLIES: lambda ask: _opened(ask, replies_view),
    Part.ATTENDING: attending.open_form,
    Part.ALERTS: alerting.open_form,
    Part.ROLES: roles.open_form,
}


def _opened(ask: Ask, draws: Callable[[Ask], View]) -> None:
    ask.open(draws(ask))
