"""One request of one person in Slack: who asks, where, and how to answer them privately.

Slack wants its acknowledgement within 3 seconds, so who somebody is (two calls to Slack for each
request) is found out after it, when a listener first needs to know.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import structlog

from campaigns.setup import workspace_of_team
from domain.actors import Actor, Door
from domain.errors import Refused
from domain.views import WorkspaceView
from gateways.slack.blocks import notices
from gateways.slack.errors import SlackAway, SlackRefused
from gateways.slack.facts import Person, Rendered, View
from runtime import Runtime

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Ask:
    """What every listener gets. `memory` is what a form remembered (ids only)."""

    rt: Runtime
    user_id: str
    channel_id: str
    channel_name: str
    trigger_id: str
    response_url: str
    view_id: str
    view: Mapping[str, Any]
    memory: Mapping[str, Any]
    value: str

    @cached_property
    def workspace(self) -> WorkspaceView | None:
        """The workspace of the team that our token belongs to, if it is set up."""
        return workspace_of_team(self.rt, self.rt.slack.team_id())

    @cached_property
    def who(self) -> Actor:
        """The asker, with what Slack knows about them and the channel."""
        person: Person = self.rt.slack.person(self.user_id)
        shared = bool(self.channel_id) and self.rt.slack.channel(self.channel_id).is_shared
        return Actor(
            door=Door.SLACK,
            user_id=self.user_id,
            workspace_id=self.workspace.id if self.workspace else 0,
            channel_id=self.channel_id,
            zone=person.zone,
            is_guest=person.is_guest,
            is_stranger=person.is_stranger,
            is_bot=person.is_bot,
            is_deactivated=person.is_deactivated,
            in_shared_channel=shared,
        )

    def team(self) -> WorkspaceView:
        """The workspace; refused before it is set up."""
        if self.workspace is None:
            raise Refused("Nothing is set up yet. Type `/campaign setup` first.")
        return self.workspace

    @property
    def at_home(self) -> bool:
        """Whether it was pressed in the App Home."""
        return self.view.get("type") == "home"

    def tell(self, rendered: Rendered) -> None:
        """Answer this person alone, by the first way that works."""
        if self._told_by_url(rendered):
            return
        if self.channel_id:
            try:
                self.rt.slack.ephemeral(self.channel_id, self.user_id, rendered)
            except SlackRefused as refused:
                log.info("ephemeral_refused", error=refused.error)
            else:
                return
        self.rt.slack.dm(self.user_id, rendered)

    def retell(self, rendered: Rendered) -> None:
        """Answer in the place of the private answer that the press came from, else beside it."""
        if not self._told_by_url(rendered, replace=True):
            self.tell(rendered)

    def say(self, text: str) -> None:
        """Answer with one sentence of ours."""
        self.tell(notices.said(text))

    def open(self, view: View) -> str:
        """Open a modal, or put it on top of the one that the press came from."""
        if self.view_id and not self.at_home:
            return self.rt.slack.push_view(self.trigger_id, view)
        return self.rt.slack.open_view(self.trigger_id, view)

    def card_channel(self) -> str:
        """Where a new card goes: here, or the team's channel for who asks in a direct message or
        in the App Home.

        Made sure of before anybody fills a form for nothing.
        """
        team = self.team()
        if not self.channel_id:
            return self._team_channel(team)
        here = self.rt.slack.channel(self.channel_id)
        if not here.is_direct or not team.channel_id:
            if not here.can_post:
                raise Refused(notices.ELSEWHERE if self._among_people() else notices.INVITE)
            return here.id
        return self._team_channel(team)

    def _team_channel(self, team: WorkspaceView) -> str:
        if not team.channel_id:
            raise Refused(
                "Nobody chose the channel for cards yet. Open the settings, or type `/campaign"
                " draft` in the channel of the campaign."
            )
        there = self.rt.slack.channel(team.channel_id)
        if there.is_shared or not there.can_post:
            raise Refused(notices.cannot_post_in(there.id))
        return there.id

    def _among_people(self) -> bool:
        """Whether this is a direct message between people, into which no bot can be invited."""
        return self.channel_id.startswith("D") or self.channel_name.startswith("mpdm-")

    def _told_by_url(self, rendered: Rendered, *, replace: bool = False) -> bool:
        if not self.response_url:
            return False
        try:
            self.rt.slack.respond(self.response_url, rendered, replace=replace)
        except (SlackRefused, SlackAway) as error:
            log.info("response_url_failed", error=type(error).__name__)
            return False
        return True


def remember(**ids: str | int) -> str:
    """What a form carries along and brings back: ids only."""
    return json.dumps(ids)


def read(rt: Runtime, body: Mapping[str, Any]) -> Ask:
    """The ask in a command, a press, a submission or a shortcut."""
    view = body.get("view") or {}
    memory = _memory(view.get("private_metadata") or "")
    user = body.get("user")
    channel = body.get("channel")
    actions = body.get("actions") or [{}]
    urls = body.get("response_urls") or [{}]
    return Ask(
        rt=rt,
        user_id=str(body.get("user_id") or (user or {}).get("id", "")),
        channel_id=str(
            body.get("channel_id") or (channel or {}).get("id", "") or memory.get("channel", "")
        ),
        channel_name=str(body.get("channel_name") or (channel or {}).get("name", "")),
        trigger_id=str(body.get("trigger_id") or ""),
        response_url=str(body.get("response_url") or urls[0].get("response_url", "")),
        view_id=str(view.get("id") or ""),
        view=view,
        memory=memory,
        value=_value(actions[0]),
    )


def _memory(text: str) -> dict[str, Any]:
    try:
        kept = json.loads(text or "{}")
    except json.JSONDecodeError:
        return {}
    return kept if isinstance(kept, dict) else {}


def _value(action: Mapping[str, Any]) -> str:
    chosen = action.get("selected_option") or {}
    return str(action.get("value") or chosen.get("value") or "")
