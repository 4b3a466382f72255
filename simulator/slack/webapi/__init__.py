"""The Web API: `POST /api/<method>`, as slack_sdk calls it."""

from __future__ import annotations

from simulator.slack.webapi.server import api_routes

__all__ = ["api_routes"]
