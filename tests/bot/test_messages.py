"""`/campaign messages`: every row, page by page, masked; and numbers that are shown, recorded."""

from typing import Any

import pytest
from sqlalchemy import select, update

from domain.ledger import Bucket
from domain.lifecycle import CampaignState
from jobs import card
from models.browsing import PAGE
from models.tables import AuditRow, Campaign, Recipient, Sender
from runtime import Runtime
from simulator.slack.client import SlackControl, buttons, text_of
from tests.bot.acting import CHANNEL, hears
from tests.builders import Builder, now

pytestmark = pytest.mark.sqlite_only
BAD = "+14155556100"


@pytest.fixture
def campaign(slack: SlackControl, build: Builder, team_sender: Sender) -> Campaign:
    """A page full of delivered texts, two that failed, and a row that is no number."""
    made = build.campaign(
        team_sender, name="spring", state=CampaignState.COMPLETED, card_due_at=now()
    )
    for number in range(PAGE):
        phone = f"+1415555{6000 + number}"
        build.recipient(made, phone, row=number + 2, bucket=Bucket.DELIVERED)
    for number in range(2):
        build.recipient(
            made,
            f"+1415555{6100 + number}",
            row=100 + number,
            bucket=Bucket.UNDELIVERED,
            error_code=30005,
        )
    build.recipient(
        made, None, row=200, value="<!channel>", bucket=Bucket.SKIPPED, reason="invalid"
    )
    return made


def shows(slack: SlackControl, words: str) -> str:
    """Waits until the modal has these words; gives its text."""

    def seen() -> str:
        text = text_of(slack.view("ada") or {})
        return text if words in text else ""

    return slack.wait_for(seen, what=words)


def opened(slack: SlackControl) -> str:
    slack.command("ada", CHANNEL, "/campaign", "messages spring")
    return shows(slack, "+1•••••6000")


def verbs(rt: Runtime) -> list[Any]:
    with rt.db.read() as session:
        return [*session.execute(select(AuditRow.verb, AuditRow.detail))]


def test_rows_come_a_page_at_a_time_with_masked_numbers(
    slack: SlackControl, campaign: Campaign, rt: Runtime
) -> None:
    first = opened(slack)
    assert "+1•••••6000`: delivered" in first
    assert "*21*" in first
    assert "*100*" not in first
    assert "+14155556000" not in first

    slack.press("ada", "Next")
    second = shows(slack, "*101*")
    assert "could not be delivered, the number is not in service" in second
    assert "*2* " not in second
    assert "Next" not in second
    slack.press("ada", "From the beginning")
    shows(slack, "+1•••••6000")
    assert verbs(rt) == []


def test_details_lead_to_every_message(slack: SlackControl, campaign: Campaign) -> None:
    card.refresh(campaign.id)
    (shown,) = [it for it in slack.messages(CHANNEL) if "Details" in buttons(it)]
    slack.press_on("ada", shown, "Details")
    shows(slack, "Every message")
    slack.press("ada", "Every message …")

    assert "+1•••••6000`: delivered" in shows(slack, "+1•••••6000")


def test_a_filter_leaves_only_those_of_whom_the_same_became(
    slack: SlackControl, campaign: Campaign
) -> None:
    opened(slack)
    slack.press("ada", action_id="messages_of", value="not_delivered")

    failed = shows(slack, "*101*")
    assert "6000" not in failed
    slack.press("ada", action_id="messages_of", value="unknown")
    assert "nobody" in shows(slack, "We don’t know yet: nobody.")


def test_shown_numbers_are_in_the_audit_with_their_rows(
    slack: SlackControl, campaign: Campaign, rt: Runtime
) -> None:
    opened(slack)
    slack.press("ada", action_id="messages_of", value="not_delivered")
    shows(slack, "*101*")
    slack.press("ada", "Show numbers")

    assert BAD in shows(slack, "in full")
    assert verbs(rt) == [("show_numbers", {"rows": [100, 101]})]


def test_whoever_may_not_see_peoples_data_sees_nothing(
    slack: SlackControl, campaign: Campaign
) -> None:
    slack.command("ben", CHANNEL, "/campaign", "messages spring")

    hears(slack, "You may not", user="ben")
    assert not slack.view("ben")


def delivered_only(slack: SlackControl) -> None:
    """By way of the second page: what is seen next can only be the filtered one."""
    slack.press("ada", "Next")
    shows(slack, "*101*")
    slack.press("ada", action_id="messages_of", value="delivered")
    shows(slack, "*21*")


def test_back_leads_to_the_page_before_also_through_a_filter(
    slack: SlackControl, campaign: Campaign, build: Builder
) -> None:
    for number in range(2 * PAGE):
        phone = f"+1415555{7000 + number}"
        build.recipient(campaign, phone, row=300 + number, bucket=Bucket.DELIVERED)
    assert "Back" not in opened(slack)
    delivered_only(slack)
    slack.press("ada", "Next")
    shows(slack, "*319*")
    slack.press("ada", "Next")
    assert "*320*" in shows(slack, "*339*")

    slack.press("ada", "Back")
    second = shows(slack, "*300*")
    assert "*319*" in second
    assert "*320*" not in second
    slack.press("ada", "Back")
    first = shows(slack, "*2*")
    assert "*21*" in first
    assert "From the beginning" not in first


def test_back_from_a_page_of_which_nobody_is_left_leads_to_those_before(
    slack: SlackControl, campaign: Campaign, build: Builder, rt: Runtime
) -> None:
    later = build.recipient(campaign, "+14155557000", row=300, bucket=Bucket.DELIVERED)
    opened(slack)
    delivered_only(slack)
    with rt.db.write() as session:
        session.execute(
            update(Recipient)
            .where(Recipient.id == later.id)
            .values(bucket=Bucket.UNDELIVERED.value)
        )
    slack.press("ada", "Next")
    assert "*2*" not in shows(slack, "There are no more.")

    slack.press("ada", "Back")
    assert "*21*" in shows(slack, "*2*")
