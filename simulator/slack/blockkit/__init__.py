"""Block Kit as Slack checks it: our own table of its limits, with its sentences."""

from __future__ import annotations

from simulator.slack.blockkit.check import check_attachments, check_message_blocks, check_view
from simulator.slack.blockkit.fill import fill_blocks

__all__ = ["check_attachments", "check_message_blocks", "check_view", "fill_blocks"]
