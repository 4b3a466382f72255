"""Users and user groups as Slack's API shows them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from simulator.slack.config import SlackConfig, SlackUser, SlackUsergroup
from simulator.slack.shapes import JSON, ControlError


def find_user(config: SlackConfig, who: str) -> SlackUser | None:
    """By id or name (`ada`, `@ada`)."""
    name = who.removeprefix("@")
    return next((u for u in config.users if u.id == who or u.name == name), None)


def person(config: SlackConfig, who: str) -> SlackUser:
    """The person who acts; ControlError when there is none of that name."""
    if user := find_user(config, who):
        return user
    raise ControlError(f"no user {who!r} in this workspace")


def user_json(config: SlackConfig, user: SlackUser) -> JSON:
    """A user object; a stranger (another organisation's) is shown as Slack Connect shows them."""
    zone = datetime.now(UTC).astimezone(ZoneInfo(user.tz))
    offset = zone.utcoffset()
    shown = {
        "id": user.id,
        "team_id": user.team_id,
        "name": user.name,
        "deleted": user.deleted,
        "color": "9f69e7",
        "real_name": user.real_name or user.name,
        "tz": user.tz,
        "tz_label": zone.tzname(),
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": profile_json(config, user),
        "is_admin": user.is_admin,
        "is_owner": user.is_owner,
        "is_primary_owner": user.is_owner,
        "is_restricted": user.is_restricted,
        "is_ultra_restricted": user.is_ultra_restricted,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": 1_700_000_000,
        "is_email_confirmed": not user.is_bot,
        "who_can_share_contact_card": "EVERYONE",
    }
    if user.is_stranger:
        shown["is_stranger"] = True
    return shown


def profile_json(config: SlackConfig, user: SlackUser) -> JSON:
    """A profile; the address is there with the scope `users:read.email` only."""
    profile: JSON = {
        "real_name": user.real_name or user.name,
        "real_name_normalized": user.real_name or user.name,
        "display_name": user.name,
        "display_name_normalized": user.name,
        "title": "",
        "phone": "",
        "skype": "",
        "status_text": "",
        "status_emoji": "",
        "team": user.team_id,
    }
    if user.email and "users:read.email" in config.scopes:
        profile["email"] = user.email
    if user.is_bot:
        profile |= {"api_app_id": config.app_id, "always_active": True}
    return profile


def usergroup_json(config: SlackConfig, group: SlackUsergroup, with_users: bool) -> JSON:
    """A user group (subteam)."""
    shown: JSON = {
        "id": group.id,
        "team_id": config.team_id,
        "is_usergroup": True,
        "is_subteam": True,
        "name": group.name,
        "description": "",
        "handle": group.handle,
        "is_external": False,
        "date_create": 1_700_000_000,
        "date_update": 1_700_000_000,
        "date_delete": 0,
        "auto_type": None,
        "created_by": config.users[0].id,
        "prefs": {"channels": [], "groups": []},
        "user_count": len(group.users),
    }
    if with_users:
        shown["users"] = list(group.users)
    return shown
