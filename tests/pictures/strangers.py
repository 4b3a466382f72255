"""Hostile words where people read them: in a thread, in a form, in a list of campaigns."""

from datetime import timedelta
from decimal import Decimal
from typing import Final

from domain.answerforms import AskedAnswer, Said, Terms
from domain.lifecycle import CampaignState
from domain.pages import ListPage
from domain.provisional import Decision
from gateways.slack.blocks.answer_form import Reviewed, answer_form
from gateways.slack.blocks.lists import Line, listed
from gateways.slack.blocks.thread import Reply, gathered
from gateways.slack.facts import Rendered, View
from tests.gateways.slack.samples import AT, LIVE

LOUD: Final = "<!channel> *Half* price & _more_ `rm -rf` <https://evil.example|click> :tada:"
TURNED: Final = "\u202eشكرا\u202c جزيلا! أراكم يوم السبت & <!here>"
LONG: Final = "I have *so* many questions about this. " * 110


def thread() -> Rendered:
    """Five people, two of whose masked numbers look the same; one wrote 4,000 characters."""
    replies = [
        Reply("+14155550171", LOUD, AT, id=1, name="*Ana* <@U01BEN>"),
        Reply(
            "+13125550171", "> quoted\n~gone~ @here #campaigns", AT, 2, seen_as="+1•••••0171 (2)"
        ),
        Reply("+12135550199", TURNED, AT + timedelta(seconds=20), 3, name="\u202eمريم"),
        Reply(
            "+19165550148",
            "*not* interested <!everyone>",
            AT + timedelta(seconds=31),
            4,
            words="*not* interested <!everyone>",
            decision=Decision.OPEN,
        ),
        Reply("+15105550172", LONG[:4000], AT + timedelta(seconds=40), 5),
    ]
    return gathered(replies, "America/Chicago", post="1").rendered


def form() -> View:
    """The form that answers the first of them."""
    asked = AskedAnswer(
        ref="r1",
        number="+1•••••0171 (2)",
        name="*Ana* <@U01BEN>",
        clock="Sat 7:35 AM PST",
        is_fresh=True,
        refusal="",
        said=[Said(AT, LOUD), Said(AT + timedelta(seconds=50), TURNED)],
        terms=Terms("main", False, Decimal("0.0083"), "USD", "America/Chicago", ()),
        seen=3,
        note="`call` *her* <!channel>",
    )
    return answer_form(asked, "{}", Reviewed("We *never* shout, & <we> `mean` it.", 1, "GSM-7"))


def campaigns() -> Rendered:
    """Titles that would format, beside one that would not."""
    titles = ("*Half* price", "_Spring_ & <!channel>", "`rm` ~gone~ :tada:", "Spring offer")
    lines = [
        Line(f"offer-{nth}", title, CampaignState.SENDING, "slack:U01ADA", LIVE.ledger)
        for nth, title in enumerate(titles)
    ]
    return listed(lines, ListPage(1, len(lines), 20))
