"""A local Slack: Web API, files, response_urls and signed requests, over one aiohttp server.

The real slack_sdk and slack_bolt talk to it as to the real one. People are moved by control
calls (`client.SlackControl`), and everything that happens goes into the simulator's ledger.
"""

from __future__ import annotations

from aiohttp import web

from simulator.slack.config import SlackChannel, SlackConfig, SlackUser, SlackUsergroup
from simulator.slack.control import control_routes
from simulator.slack.fileserver import file_routes
from simulator.slack.hookserver import hook_routes
from simulator.slack.page import page_routes
from simulator.slack.webapi import api_routes
from simulator.slack.world import SlackWorld

__all__ = [
    "SlackChannel",
    "SlackConfig",
    "SlackUser",
    "SlackUsergroup",
    "SlackWorld",
    "routes",
]


def routes(world: SlackWorld) -> list[web.RouteDef]:
    """Everything that the local Slack answers."""
    return [
        *api_routes(world),
        *file_routes(world),
        *hook_routes(world),
        *page_routes(world),
        *control_routes(world),
    ]
