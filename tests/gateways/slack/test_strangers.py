"""Whatever people wrote comes out of every answer, alert and form as the words that they wrote.

Each place is drawn twice, with hostile words and with harmless ones: no mark, link, mention or
picture may be there with the former that is not there with the latter.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from html import unescape
from typing import Any

import pytest

from domain.answerforms import AskedAlike, AskedAnswer, Choice, Said, Terms
from domain.apikeys import KeyView, Scope
from domain.approval import ApprovalState, ApprovalView
from domain.asking import Asks
from domain.canaries import CanarySoFar
from domain.composition import DraftWarning, WarningCode
from domain.conversing import Showing
from domain.endpoints import EndpointState, EndpointView
from domain.failures import Failure
from domain.guards import Figures, Rule
from domain.inbound import Change, ConsentSource
from domain.lifecycle import CampaignState
from domain.messages import MessageState
from domain.optoutwords import Said as SaidOut
from domain.outcomes import Filter, Page
from domain.pages import ListPage
from domain.periods import Period
from domain.provisional import Decision
from domain.repeats import Repeat
from domain.sorting import Queue, Unclear
from domain.story import Agreement, Answer, Listing, OnList, Story, Text
from domain.story import Change as Changed
from domain.summaries import SummaryView
from domain.telling import standing, tell
from domain.versions import Correction
from domain.views import CampaignView
from domain.windows import Kind
from gateways.slack.blocks import (
    after,
    alerts,
    answer_form,
    attending_form,
    browser,
    correction,
    details,
    draft_card,
    endpoints,
    erase_form,
    keys_form,
    launch_form,
    lists,
    live_card,
    notices,
    optouts,
    report,
    review,
    saved,
    sorting,
    story,
    summary,
    testing,
    thread,
    urgent,
)
from gateways.slack.blocks.answered import Told
from gateways.slack.facts import Rendered, View
from simulator.slack.blockkit import check_message_blocks, check_view
from simulator.slack.page.dates import Dates
from simulator.slack.page.mrkdwn import Writer
from tests.domain.proofreading.desk import warned
from tests.gateways.slack.samples import AT, DRAFT, LIVE, WORKSPACE
from tests.pictures.after import SPRING

ZONE = "America/Chicago"
PERIOD = Period(AT.date(), AT.date() + timedelta(days=6), ZONE)
WRITER = Writer(str, str, str, Dates(ZONE, AT.timestamp()))
TAG = re.compile(r"<[^>]+>")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
TORN = re.compile(r"&(?!amp;|lt;|gt;)|<[^<>]*$")
HARMLESS = "harmless"
WORDS = (
    "<!channel>",
    "<@U01BEN> <!subteam^S01> <#C01CARDS>",
    "<https://e.example|Go> https://e.co",
    "*b* _i_ ~s~ a*b*c",
    "`c` ```d```",
    ":tada: nice:tada: @here #campaigns",
    "> said\n&gt; said\n>>> said",
    "&lt;!here&gt; &amp;",
    "<\u202a@U01BEN>",
    "\u202etfel\u202c \u2067x\u2069",
    "שלום *مرحبا*",
)


def view_of(words: str) -> CampaignView:
    return replace(
        LIVE,
        title=words,
        template=words,
        state_reason=words,
        launch_reason=words,
        failures=(Failure(30005, words, 20),),
        workspace=replace(WORKSPACE, business_name=words),
    )


def story_of(words: str) -> Rendered:
    listed = Listing(words, 3, AT, "slack:U01ADA", "sent", None, None, (), AT, "slack:U01DOT", "m")
    found = Story(
        "+14155550171",
        (),
        listings=[listed],
        texts=[Text(1, "m1", "campaign", words, "main", AT, AT, "sent", AT, "SM1", None, 1)],
        answers=[Answer(AT, "SM2", words, "reply", words, words)],
        changes=[Changed(1, AT, "out", "all", "manual", words, words, "slack:U01ADA")],
        agreements=[
            Agreement(1, AT, "given", "written", "", words, words, words, None, "slack:U01ADA", AT)
        ],
        lists=[OnList("do_not_call", words, None, AT)],
    )
    return story.told(standing(found, AT), tell(found, AT), ZONE)


def alarms_of(words: str) -> Rendered:
    one = urgent.Alarm(
        "+1•••••0171", words, AT, ZONE, words, words, campaign=words, channel="C01CAMPAIGNS"
    )
    return urgent.alarms([one, one])


def asked_of(words: str) -> AskedAnswer:
    return AskedAnswer(
        ref="1",
        number="+1•••••0171",
        name=words,
        clock="Sat 7:35 AM PST",
        is_fresh=True,
        refusal="",
        said=[Said(AT, words), Said(AT, words, "slack:U01ADA")],
        terms=terms_of(words),
        seen=1,
        note=words,
    )


def terms_of(words: str) -> Terms:
    return Terms("+14155552671", False, Decimal("0.01"), "USD", ZONE, ((1, words),))


def alike_of(words: str) -> View:
    alike = AskedAlike("1", words, 2, [], [words, words], terms_of(words), 1)
    return answer_form.alike_form(alike, "{}")


def replies_of(words: str, *, showing: Showing = Showing.SHOWN) -> Rendered:
    told = Told("slack:U01ADA", AT, MessageState.DELIVERED, None, words)
    replies = [
        thread.Reply("+14155550171", words, AT, 1, name=words, answers=[told]),
        thread.Reply("+14155550172", words, AT, 2, words=words, decision=Decision.OPEN),
    ]
    return thread.gathered(replies, ZONE, post="1", showing=showing).rendered


def sorted_of(words: str) -> View:
    one = Unclear("7", "+1•••••0172", words, words, [Said(AT, words)], left=11)
    return sorting.sort_view(Queue("abc", words, ZONE, one, words, undo="6"), "{}")


def key_of(words: str) -> KeyView:
    return KeyView(
        public_id="7Kq2mB9x",
        name=words,
        channel_id="C01CAMPAIGNS",
        scopes=(Scope.SEND,),
        is_test=False,
        kind=Kind.MARKETING,
        attestation=words,
        made_by=f"api:k:{words}",
        made_at=AT,
    )


def endpoint_of(words: str) -> Rendered:
    view = EndpointView(
        public_id="abcdef",
        address="https://x.example",
        state=EndpointState.PAUSED,
        campaign=words,
        reason=words,
        types=(),
        batched=True,
        waiting=1,
        oldest_at=AT,
        last_at=AT,
        last_error=words,
    )
    return endpoints.listed([view], ZONE)


def opted_out_of(words: str) -> Rendered:
    said = [
        SaidOut(Change.OUT, "all", ConsentSource.REPLY, AT, words, words, "", ""),
        SaidOut(Change.OUT, "all", ConsentSource.MANUAL, AT, "", "", f"cli:{words}", words),
    ]
    return optouts.checked("+1•••••0171", said, said, senders={}, zone=ZONE)


def summary_of(words: str) -> Rendered:
    paused = replace(view_of(words), state=CampaignState.PAUSED)
    return summary.summary(SummaryView(WORKSPACE, AT, [paused]))


def corrected_of(words: str) -> View:
    found = Correction("abc", words, 1, 2, words, 3, 0, 3, None, "USD", True, awaits="it is many")
    found = replace(found, warnings=cautious(words))
    return correction.question(found, "{}")


def page_of(words: str) -> View:
    page = Page("abc", "spring", words, ZONE, Filter.ALL, 0, (), False)
    return browser.browser(page, "{}")


def erased_of(words: str) -> View:
    return erase_form.sure_form("+1•••••0171", goes="1 text", reason=words, memory="{}")


def shown_of(words: str) -> View:
    return answer_form.shown_view([(words, Said(AT, words))], ZONE)


def stopped_of(words: str) -> Rendered:
    return alerts.instead(alerts.of_no_campaign("sender", words), "")


def guard_of(words: str) -> Rendered:
    rule = next(iter(Rule))
    return alerts.of_campaign(view_of(words), words, rule=rule, until="20:40", link="")


def draft_of(words: str) -> CampaignView:
    """A draft that asks for a C, acknowledges it, and waits for a second person."""
    request = ApprovalView(7, ApprovalState.ASKED, words, "slack:U01ADA", AT)
    return replace(
        DRAFT,
        title=words,
        template=words,
        note=words,
        topic=words,
        asks=Asks.CONFIRMATION,
        acknowledgement=words,
        approval=request,
        state=CampaignState.AWAITING_APPROVAL,
        sender=replace(DRAFT.sender, name=words),
        warnings=tuple(cautions_of(words)),
        workspace=replace(WORKSPACE, business_name=words),
    )


def line_of(words: str) -> Rendered:
    view = replace(view_of(words), canary=CanarySoFar(50, False, 50, Figures(), AT))
    return lists.listed(
        [lists.Line("spring", words, CampaignState.SENDING, "slack:U01ADA", LIVE.ledger, view)],
        ListPage(1, 1, 20),
    )


def cautions_of(words: str) -> list[DraftWarning]:
    """Two that quote what was written: a team's name, and a place that nobody filled in."""
    quoting = (WarningCode.NO_BUSINESS_NAME, WarningCode.LEFTOVER)
    found = [
        *warned("Sale", business=words),
        *warned(f"Harbour Books: {{name|{words.partition('//')[0]}}}"),
    ]
    return [replace(it, fix=None) for it in found if it.code in quoting]


def cautious(words: str) -> tuple[str, ...]:
    return tuple(it.text for it in cautions_of(words))


def review_of(words: str) -> View:
    repeat = Repeat("r", "winter-offer", "slack:U01BEN", AT, people=312, of=2000)
    return review.review_form(
        draft_of(words),
        "{}",
        refusal=None,
        warnings=cautious(words),
        repeats=[repeat],
    )


def question_of(words: str) -> View:
    return launch_form.launch_form(draft_of(words), "{}", warnings=cautious(words))


PLACES: Mapping[str, Callable[[str], Rendered | View]] = {
    "why": story_of,
    "urgent": alarms_of,
    "answer": lambda words: answer_form.answer_form(asked_of(words), "{}"),
    "review": lambda words: answer_form.answer_form(
        asked_of(words), "{}", answer_form.Reviewed(words, 1, "GSM-7")
    ),
    "alike": alike_of,
    "choose": lambda words: answer_form.choose_form([Choice("1", f"{words}: {words}")], "{}"),
    "note": lambda words: answer_form.note_form(asked_of(words), "{}"),
    "show": shown_of,
    "thread": replies_of,
    "hidden": lambda words: replies_of(words, showing=Showing.HIDDEN),
    "sort": sorted_of,
    "saved": lambda words: saved.saved_list([(words, words)]),
    "kept": saved.kept,
    "keys": lambda words: keys_form.listed([key_of(words)], ZONE, may_make=True),
    "new key": lambda words: keys_form.made(key_of(words), "rc_live_x"),
    "key asked": lambda words: keys_form.request(key_of(words)),
    "webhooks": endpoint_of,
    "webhook paused": lambda words: endpoints.silenced(
        endpoints.Silenced("abcdef", "https://x.example", words, words, 3)
    ),
    "opt-outs": opted_out_of,
    "erase": erased_of,
    "after": lambda words: notices.said(after.after_words(view_of(words), None)),
    "finished": lambda words: alerts.of_campaign(
        view_of(words), words, rule="finished", until="", link="https://x.example"
    ),
    "provisional": lambda words: alerts.of_campaign(
        view_of(words), words, rule="provisional", until="", link="", opt_outs=2
    ),
    "guard": guard_of,
    "stopped": stopped_of,
    "report": lambda words: report.shown(PERIOD, [replace(SPRING, title=words)] * 3, "USD"),
    "summary": summary_of,
    "messages": page_of,
    "list": line_of,
    "live card": lambda words: live_card.live_card(view_of(words)),
    "draft card": lambda words: draft_card.draft_card(draft_of(words)),
    "launch question": question_of,
    "launch review": review_of,
    "details": lambda words: details.details(view_of(words)),
    "details of a draft": lambda words: details.details(draft_of(words)),
    "correct": lambda words: correction.form(view_of(words), "{}"),
    "correction": corrected_of,
    "away": lambda words: attending_form.attending_form(
        attending_form.Attending(words, words, words, "", ZONE, words), "{}"
    ),
    "made": lambda words: notices.draft_made(view_of(words)),
    "launched": lambda words: notices.said(notices.launched(words, "C01", 3, waiting=0)),
    "tested": lambda words: testing.outcome(words, 1, []),
}


def texts_of(made: Rendered | View) -> Iterator[dict[str, Any]]:
    """Every text object that is drawn, and what a notification says."""
    if isinstance(made, Rendered):
        yield {"type": "mrkdwn", "text": made.text, "verbatim": True}
        yield from _texts(json.loads(json.dumps(list(made.blocks))))
    else:
        yield from _texts(json.loads(json.dumps(dict(made))))


def _texts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        if value.get("type") in ("mrkdwn", "plain_text"):
            yield value
        for one in value.values():
            yield from _texts(one)


def bare(html: str) -> str:
    """What an eye reads, on one line."""
    words = unescape(TAG.sub("", html.replace("<br>", " ")))
    return " ".join(TURNING.sub("", words).replace("\u200b", "").replace("\u200e", "").split())


def as_read(words: str) -> str:
    return " ".join(TURNING.sub("", words).replace("`", "\u02cb").split())


def marks(html: str) -> list[str]:
    """Of the drawing: bold may be missing, where quotes stand in its place."""
    return [tag for tag in TAG.findall(html) if tag not in ("<b>", "</b>", "<br>")]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("draw", PLACES.values(), ids=PLACES)
def test_hostile_words_mark_link_and_mention_nothing(
    draw: Callable[[str], Rendered | View], words: str
) -> None:
    drawn = list(zip(texts_of(draw(words)), texts_of(draw(HARMLESS)), strict=True))
    found = 0
    for hostile, harmless in drawn:
        html, other = str(WRITER.text(hostile)), str(WRITER.text(harmless))
        assert marks(html) == marks(other), hostile["text"]
        assert html.count("<b>") <= other.count("<b>"), hostile["text"]
        found += as_read(words) in bare(html).replace("`", "\u02cb")
        if hostile["type"] == "mrkdwn":
            assert not TURNING.search(hostile["text"])
    expected = sum(HARMLESS in bare(str(WRITER.text(it))) for _, it in drawn)
    assert found == expected, [it["text"] for it, _ in drawn]


@pytest.mark.parametrize("words", ["&", "<", "*x* ", "<!channel> ", "a\n", "`"])
@pytest.mark.parametrize("draw", PLACES.values(), ids=PLACES)
def test_4000_characters_are_taken_and_nothing_is_cut_through(
    draw: Callable[[str], Rendered | View], words: str
) -> None:
    made = draw((words * 4000)[:4000])
    if isinstance(made, Rendered):
        check_message_blocks(json.loads(json.dumps(list(made.blocks))))
        assert len(made.text) <= 4000
    else:
        check_view(json.loads(json.dumps(dict(made))), "modal")
    for text in texts_of(made):
        if text["type"] == "mrkdwn":
            assert not TORN.search(text["text"]), text["text"][-80:]
