"""A sender from which nothing leaves: why, since when, and how a person releases it."""

from typing import Any

from domain.senders import release_command
from domain.slacktext import date_token
from domain.views import CampaignView, SenderView
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import Press
from gateways.slack.facts import Block


def banner(sender: SenderView, zone: str) -> list[Block]:
    """Nothing while it is not stopped."""
    if sender.stopped_reason is None:
        return []
    return [kit.section(words(sender, zone))]


def words(sender: SenderView, zone: str) -> str:
    """All of it in mrkdwn: reason, since when, and what to do."""
    since = ""
    if sender.stopped_at is not None:
        since = f" since {date_token(sender.stopped_at, zone)}"
    return (
        f":octagonal_sign: {kit.bold(f'The sender {sender.name} is stopped')}{since}:"
        f" {kit.words(sender.stopped_reason or '', 300)}\nNothing leaves from it. When that is"
        " mended, press *Release the sender …* on the card of a draft or of a paused campaign, or"
        f" run {kit.code(release_command(sender.name), 120)}."
    )


def release_button(view: CampaignView) -> list[dict[str, Any]]:
    """The press that releases a campaign's sender, after one question."""
    if view.sender.stopped_reason is None:
        return []
    asks = kit.confirm(
        "Is it mended?",
        f"{kit.words(view.sender.stopped_reason, 200)} Only release it when that is mended:"
        " every text would fail and may be billed.",
        yes="Release the sender",
    )
    return [kit.button("Release the sender …", Press.RELEASE_SENDER, view.public_id, asks=asks)]
