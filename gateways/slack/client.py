"""Our voice in Slack: posts, edits, modals, files, and who people are.

One object per process; nothing connects before the first call. Errors are `SlackAway` (come
back later) and `SlackRefused` (a no, with words); nothing here sleeps or retries, because jobs
and the clock do that in their own time.
"""

import json
from collections.abc import Sequence
from typing import Final

from config import Settings
from gateways.slack.errors import SlackAway, SlackRefused
from gateways.slack.facts import (
    ChannelFacts,
    Identity,
    Person,
    Posted,
    Rendered,
    UserGroup,
    View,
)
from gateways.slack.files import Files
from gateways.slack.line import MOMENT_SECONDS
from gateways.slack.people import channel_of, person_of
from gateways.slack.wire import send_json

__all__ = ["Slack", "SlackAway", "SlackRefused"]

PAGE: Final = 999
"""Members asked for at once; Slack recommends no more."""


class Slack(Files):
    """What we can say to one Slack workspace and ask of it."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._identity: Identity | None = None

    # -- messages

    def post(self, channel: str, view: Rendered, thread_ts: str | None = None) -> Posted:
        """Post a message; links in it are not unfolded."""
        answer = self._call(
            self._web.chat_postMessage,
            channel=channel,
            text=view.text,
            blocks=list(view.blocks) or None,
            thread_ts=thread_ts,
            unfurl_links=False,
            unfurl_media=False,
        )
        return Posted(channel=str(answer["channel"]), ts=str(answer["ts"]))

    def update(self, channel: str, ts: str, view: Rendered) -> None:
        """Edit a message of ours in place."""
        self._call(
            self._web.chat_update,
            channel=channel,
            ts=ts,
            text=view.text,
            blocks=list(view.blocks) or None,
        )

    def ephemeral(self, channel: str, user: str, view: Rendered) -> None:
        """Show a message to one person of a channel only; it cannot be edited later."""
        self._call(
            self._web.chat_postEphemeral,
            channel=channel,
            user=user,
            text=view.text,
            blocks=list(view.blocks) or None,
        )

    def dm(self, user: str, view: Rendered) -> Posted:
        """Send a direct message."""
        return self.post(self.dm_channel(user), view)

    def respond(self, response_url: str, view: Rendered, *, replace: bool = False) -> None:
        """Answer a command or a press through its response_url, privately."""
        body = {
            "response_type": "ephemeral",
            "replace_original": replace,
            "text": view.text,
            "blocks": list(view.blocks),
        }
        if not view.blocks:
            del body["blocks"]
        timeout = self._settings.rollcall_slack_timeout_seconds
        send_json(response_url, json.dumps(body).encode(), timeout=timeout)

    def permalink(self, channel: str, ts: str) -> str:
        """The address of a message."""
        answer = self._call(self._web.chat_getPermalink, channel=channel, message_ts=ts)
        return str(answer["permalink"])

    # -- modals

    def open_view(self, trigger_id: str, view: View) -> str:
        """Open a modal; the trigger lives 3 seconds. Gives the view's id."""
        return str(self._call(self._web.views_open, trigger_id=trigger_id, view=view)["view"]["id"])

    def push_view(self, trigger_id: str, view: View) -> str:
        """Put a modal on top of the open one (three at most)."""
        return str(self._call(self._web.views_push, trigger_id=trigger_id, view=view)["view"]["id"])

    def update_view(self, view_id: str, view: View) -> None:
        """Change a modal that is open."""
        self._call(self._web.views_update, view_id=view_id, view=view)

    def publish_home(self, user_id: str, view: View) -> None:
        """Show somebody their App Home, in place of what stood there."""
        self._call(self._web.views_publish, user_id=user_id, view=view)

    # -- who is who

    def identity(self) -> Identity:
        """The workspace and the user that our token stands for; asked once."""

        def ask() -> Identity:
            answer = self._call(self._web.auth_test)
            return Identity(team_id=str(answer["team_id"]), bot_user_id=str(answer["user_id"]))

        with self._lock:
            known = self._identity
        if known is None:
            known = ask()
            with self._lock:
                self._identity = known
        return known

    def team_id(self) -> str:
        """The id of the workspace that our token belongs to."""
        return self.identity().team_id

    def person(self, user_id: str) -> Person:
        """Who somebody is now; what was known a minute ago at most, while Slack is away."""

        def ask() -> Person:
            home = self.team_id()
            return person_of(self._call(self._web.users_info, user=user_id)["user"], home)

        return self._ask(("person", user_id), ask)

    def channel(self, channel_id: str) -> ChannelFacts:
        """What a channel is now and whether we are in it; see `person` for while Slack is away.

        A private channel without us looks to us as if it did not exist: it comes back as one
        that we are no member of.
        """
        try:
            facts: ChannelFacts = self._ask(
                ("channel", channel_id),
                lambda: channel_of(
                    self._call(self._web.conversations_info, channel=channel_id)["channel"]
                ),
            )
        except SlackRefused as refused:
            if refused.error != "channel_not_found":
                raise
            return ChannelFacts(id=channel_id, is_private=True)
        return facts

    def may_open(self, channel_id: str, user_id: str) -> bool:
        """Whether somebody can look into a channel: a public one, or one that they are in.

        Who is in it is asked at each press, whether it is public once a minute. No for what Slack
        does not show us either.
        """
        is_private: bool = self._keep(
            ("private", channel_id), lambda: self.channel(channel_id).is_private
        )
        if not is_private:
            return True
        try:
            members = self._keep(
                ("members", channel_id),
                lambda: self._members(channel_id),
                seconds=MOMENT_SECONDS,
            )
        except SlackRefused:
            return False
        return user_id in members

    def _members(self, channel_id: str) -> frozenset[str]:
        found: set[str] = set()
        cursor = ""
        while True:
            answer = self._call(
                self._web.conversations_members, channel=channel_id, cursor=cursor, limit=PAGE
            )
            found.update(answer["members"])
            cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return frozenset(found)

    def in_group(self, group_id: str, user_id: str) -> bool:
        """Whether somebody is in a user group at this press; no for a group that is gone."""
        return user_id in self._people(group_id)

    def has_people(self, group_id: str) -> bool:
        """Whether anybody is in a user group; no for a group that is gone."""
        return bool(self._people(group_id))

    def people_of(self, group_id: str) -> Sequence[str]:
        """The ids of the people in a user group, in one order; none of a group that is gone."""
        return sorted(self._people(group_id))

    def _people(self, group_id: str) -> frozenset[str]:
        def ask() -> frozenset[str]:
            answer = self._call(self._web.usergroups_users_list, usergroup=group_id)
            return frozenset(answer["users"])

        try:
            people: frozenset[str] = self._keep(("group", group_id), ask, seconds=MOMENT_SECONDS)
        except SlackRefused:
            return frozenset()
        return people

    def groups(self) -> Sequence[UserGroup]:
        """The user groups of the workspace; none where Slack does not tell us."""
        try:
            answer = self._call(self._web.usergroups_list)
        except SlackRefused:
            return ()
        return [
            UserGroup(str(one["id"]), str(one.get("handle") or one.get("name") or one["id"]))
            for one in answer["usergroups"]
        ]
