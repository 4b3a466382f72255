"""On a live card: who waits for the team's answer, and who has not answered ours."""

from typing import Any

from domain.slacktext import date_token
from domain.views import CampaignView
from gateways.slack.blocks import kit
from gateways.slack.blocks.ids import Press


def reply_words(view: CampaignView) -> str:
    """The replies, and of those that nobody answered how many and since when."""
    waits = view.answers.unanswered
    if not waits.count or waits.oldest is None:
        return ""
    since = date_token(waits.oldest, view.workspace.zone)
    oldest = "since" if waits.count == 1 else "the oldest since"
    return f"{view.answers.replies:,} ({waits.count:,} unanswered, {oldest} {since})"


def remind_buttons(view: CampaignView) -> list[dict[str, Any]]:
    """A new draft of those who are silent, and who confirmed as a file; once it is over."""
    it, ways = view.public_id, []
    if view.answers.silent:
        words = f"Remind the {view.answers.silent:,} who have not answered"
        ways.append(kit.button(words, Press.REMIND, it))
    if view.answers.confirmations:
        ways.append(kit.button("Confirmed as CSV", Press.CONFIRMED, it))
    return ways
