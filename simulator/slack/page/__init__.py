"""The workspace as people see it: one page drawn from the very Block Kit that came in.

Our own templates and one stylesheet; no script, no build step, and nothing is fetched from anywhere
else. Whatever people can press or fill in works, by plain forms that make the same gestures as the
control calls.
"""

from __future__ import annotations

from simulator.slack.page.routes import page_routes

__all__ = ["page_routes"]
