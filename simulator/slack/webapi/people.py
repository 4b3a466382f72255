"""auth.test, users.* and usergroups.*."""

from __future__ import annotations

from simulator.slack.people import find_user, profile_json, user_json, usergroup_json
from simulator.slack.shapes import JSON, SlackError
from simulator.slack.webapi.method import Method, flag, need, page
from simulator.slack.world import SlackWorld


def auth_test(world: SlackWorld, args: JSON) -> JSON:
    """Whose token this is."""
    config = world.config
    bot = find_user(config, config.bot_user_id)
    return {
        "ok": True,
        "url": f"https://{config.team_domain}.slack.com/",
        "team": config.team_name,
        "user": bot.name if bot else "rollcall",
        "team_id": config.team_id,
        "user_id": config.bot_user_id,
        "bot_id": config.bot_id,
        "is_enterprise_install": False,
    }


def team_info(world: SlackWorld, args: JSON) -> JSON:
    """The workspace."""
    config = world.config
    team = {"id": config.team_id, "name": config.team_name, "domain": config.team_domain}
    return {"ok": True, "team": team | {"email_domain": "", "icon": {}}}


def info(world: SlackWorld, args: JSON) -> JSON:
    """One person."""
    user = find_user(world.config, need(args, "user"))
    if user is None:
        raise SlackError("user_not_found")
    return {"ok": True, "user": user_json(world.config, user)}


def profile_get(world: SlackWorld, args: JSON) -> JSON:
    """One person's profile."""
    user = find_user(world.config, need(args, "user"))
    if user is None:
        raise SlackError("user_not_found")
    return {"ok": True, "profile": profile_json(world.config, user)}


def list_(world: SlackWorld, args: JSON) -> JSON:
    """The workspace's own people, guests and bots (strangers are not listed)."""
    shown = [user_json(world.config, u) for u in world.config.users if not u.is_stranger]
    items, metadata = page(args, shown, default=max(len(shown), 1), most=1000)
    return {
        "ok": True,
        "members": items,
        "cache_ts": int(world.clock.now()),
        "response_metadata": metadata,
    }


def lookup_by_email(world: SlackWorld, args: JSON) -> JSON:
    """A person by their address."""
    email = need(args, "email").lower()
    for user in world.config.users:
        if user.email.lower() == email and not user.is_stranger and not user.deleted:
            return {"ok": True, "user": user_json(world.config, user)}
    raise SlackError("users_not_found")


def usergroups_list(world: SlackWorld, args: JSON) -> JSON:
    """All user groups."""
    with_users = flag(args, "include_users")
    groups = [usergroup_json(world.config, g, with_users) for g in world.config.usergroups]
    return {"ok": True, "usergroups": groups}


def usergroup_users(world: SlackWorld, args: JSON) -> JSON:
    """Who is in a user group."""
    wanted = need(args, "usergroup")
    for group in world.config.usergroups:
        if group.id == wanted:
            return {"ok": True, "users": list(group.users)}
    raise SlackError("no_such_subteam")


METHODS = {
    "auth.test": Method(auth_test, 5),
    "team.info": Method(team_info, 3, ("team:read",)),
    "users.info": Method(info, 4, ("users:read",)),
    "users.profile.get": Method(profile_get, 4, ("users.profile:read",)),
    "users.list": Method(list_, 2, ("users:read",)),
    "users.lookupByEmail": Method(lookup_by_email, 3, ("users:read.email",)),
    "usergroups.list": Method(usergroups_list, 2, ("usergroups:read",)),
    "usergroups.users.list": Method(usergroup_users, 2, ("usergroups:read",)),
}
