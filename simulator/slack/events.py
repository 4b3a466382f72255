"""Events that Slack tells the app of, where it subscribed to them."""

from __future__ import annotations

from simulator.slack.clock import new_id
from simulator.slack.conversations import Conversation
from simulator.slack.delivery import Ack, deliver_event
from simulator.slack.shapes import JSON
from simulator.slack.world import SlackWorld

_MESSAGE_KINDS = {"im": "im", "mpim": "mpim"}


def envelope(world: SlackWorld, event: JSON) -> JSON:
    """The event_callback around an event."""
    config = world.config
    authorization = {
        "enterprise_id": None,
        "team_id": config.team_id,
        "user_id": config.bot_user_id,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return {
        "token": "legacy-verification-token",
        "team_id": config.team_id,
        "context_team_id": config.team_id,
        "context_enterprise_id": None,
        "api_app_id": config.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": new_id("Ev"),
        "event_time": int(world.clock.now()),
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
        "event_context": new_id("4-"),
    }


def name_of(event: JSON, place: Conversation | None) -> str:
    """What the app must have subscribed to: `message.im`, `file_shared`, …"""
    if event["type"] != "message" or place is None:
        return str(event["type"])
    private = "groups" if place.is_private else "channels"
    return f"message.{_MESSAGE_KINDS.get(place.kind, private)}"


async def tell(world: SlackWorld, event: JSON, place: Conversation | None = None) -> Ack | None:
    """Sends an event if the app subscribed to it and its bot is in the conversation."""
    if name_of(event, place) not in world.config.events:
        return None
    if place is not None and world.config.bot_user_id not in place.members:
        return None
    return await deliver_event(world, envelope(world, event))
