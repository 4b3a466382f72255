"""What is photographed: each scene puts something into the workspace and says where to look."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from domain.answerforms import AskedAlike, AskedAnswer, Said, Terms
from domain.approval import ApprovalState, ApprovalView
from domain.approvalrule import ApprovalRule, Mode
from domain.asking import Asks
from domain.canaries import CanarySoFar
from domain.composition import DraftWarning, WarningCode
from domain.errors import Refused
from domain.failures import Failure
from domain.guards import Figures, GuardView, Rule
from domain.ledger import Bucket, Ledger
from domain.lifecycle import CampaignState
from domain.provisional import Decision
from domain.repeats import Repeat
from domain.starts import ScheduleView
from domain.summaries import SummaryView, ordered
from domain.views import Answers, CampaignView
from domain.waiting import Launchable, Wait
from gateways.slack.blocks import notices
from gateways.slack.blocks.after import after_words
from gateways.slack.blocks.answer_form import Reviewed, alike_form, answer_form
from gateways.slack.blocks.browser import browser
from gateways.slack.blocks.correction import form as correction_form
from gateways.slack.blocks.details import details
from gateways.slack.blocks.draft_card import draft_card
from gateways.slack.blocks.draft_form import Prefill, draft_form
from gateways.slack.blocks.guards import alert
from gateways.slack.blocks.launch_form import launch_form
from gateways.slack.blocks.live_card import finished, live_card
from gateways.slack.blocks.phone_form import try_form
from gateways.slack.blocks.review import review_form
from gateways.slack.blocks.schedule import picker_form
from gateways.slack.blocks.summary import summary
from gateways.slack.blocks.thread import Reply, gathered
from gateways.slack.facts import View
from jobs.drawing import chart
from tests.gateways.slack.samples import AT, DRAFT, LIVE, WORKSPACE, hostile
from tests.pictures import mending, programs, strangers
from tests.pictures.after import PAGE, TIMELINE, USUAL, report
from tests.pictures.homes import HOME, form, home_of
from tests.pictures.staging import Stage
from tests.pictures.unclear import away_form, sort_form

WIDE, NARROW = 1080, 390
TEXT: Final = (
    "Hi {{first_name|there}}, Harbour Books here: 20% off at {{store}} until Sunday with"
    " {{coupon}}. Reply C to reserve, STOP to opt out."
)
CAUTIONS: Final = ("The text does not name Harbour Books, who sends it.", "Not tested yet.")
READY: Final = replace(
    DRAFT,
    template=TEXT,
    columns=("first_name", "store", "coupon"),
    note="For everybody who bought in spring. Ask Ben before you change the coupon.",
    warnings=(
        DraftWarning(
            WarningCode.NO_BUSINESS_NAME, "The text does not name Harbour Books, who sends it."
        ),
    ),
    asks=Asks.CONFIRMATION,
)
RUNNING: Final = replace(LIVE, template=TEXT)
PAUSED: Final = replace(
    RUNNING, state=CampaignState.PAUSED, state_by="slack:U01BEN", speed=None, ends_at=None
)
WRONG: Final = replace(PAUSED, columns=READY.columns)
DONE: Final = replace(
    RUNNING,
    state=CampaignState.COMPLETED,
    finished_at=AT + timedelta(minutes=2),
    ledger=Ledger(
        rows=2058,
        buckets={
            Bucket.DELIVERED: 1931,
            Bucket.UNDELIVERED: 48,
            Bucket.FAILED: 19,
            Bucket.SENT: 2,
            Bucket.SKIPPED: 58,
        },
        skipped={"duplicate": 40, "opted_out": 12, "landline": 6},
    ),
    answers=Answers(confirmations=612, declined=31, replies=87, opt_outs=23, helps=2, tapbacks=9),
    unconfirmed=2,
    failures=(
        Failure(30005, "the number is not in service", 31),
        Failure(30003, "the phone is off or out of reach", 17),
        Failure(30007, "the carrier took it for spam", 19),
    ),
    speed=None,
    ends_at=None,
)
START: Final = ScheduleView(
    at=AT + timedelta(minutes=6),
    zone="America/Chicago",
    wall=datetime(2026, 11, 21, 9, 36),
    own_zones=False,
    by="slack:U01DOT",
    is_launch=True,
)
WAITING: Final = replace(
    READY,
    state=CampaignState.AWAITING_APPROVAL,
    approval=ApprovalView(
        id=1,
        state=ApprovalState.ASKED,
        asked_by="slack:U01ADA",
        asked_at=AT,
        why="it goes to 2,000 people, more than 500",
    ),
    workspace=replace(
        WORKSPACE, undo_seconds=60, approval=ApprovalRule(Mode.RECIPIENTS, Decimal(500))
    ),
)
COUNTING: Final = replace(READY, state=CampaignState.COUNTING_DOWN, schedule=START)
TRIPPED: Final = replace(
    PAUSED,
    state_by="system",
    state_reason="3.0 % opted out, and the limit is 2 %.",
    answers=Answers(confirmations=310, replies=41, opt_outs=38),
    guard=GuardView(paused_by=Rule.OPT_OUTS, raises_to=Decimal("4.4")),
)
CANARY: Final = replace(
    RUNNING,
    ledger=Ledger(
        rows=2058,
        buckets={Bucket.PENDING: 1950, Bucket.DELIVERED: 47, Bucket.SENT: 2, Bucket.FAILED: 1}
        | {Bucket.SKIPPED: 58},
        skipped={"duplicate": 40, "opted_out": 12, "landline": 6},
    ),
    answers=Answers(confirmations=9),
    failures=(Failure(30005, "the number is not in service", 1),),
    unconfirmed=0,
    speed=None,
    ends_at=None,
    canary=CanarySoFar(50, False, 50, Figures(sent=49, delivered=47, failed=1), AT),
)
REPLIES: Final = (
    Reply("+14155550171", "See you on Saturday! Is there parking at the shop?", AT, id=1),
    Reply(
        "+13125550108",
        "not interested",
        AT + timedelta(seconds=20),
        id=2,
        words="not interested",
        decision=Decision.OPEN,
    ),
    Reply(
        "+19165550148", "No, Tuesday does not work", AT + timedelta(seconds=31), 3, declined=True
    ),
    Reply(
        "+15105550172",
        "quit it please",
        AT + timedelta(seconds=40),
        id=4,
        words="quit it",
        decision=Decision.CONFIRMED,
        decided_by="slack:U01BEN",
    ),
    Reply(
        "+12135550199", "شكرا! أراكم يوم السبت <!channel> *bold* & <script>alert(1)</script>", AT, 5
    ),
)


@dataclass(frozen=True, slots=True)
class Scene:
    """`name` is the file's; `plays` answers the address to look at."""

    name: str
    plays: Callable[[Stage], str]
    width: int = WIDE


def _card(view: CampaignView) -> Callable[[Stage], str]:
    draws = draft_card if view.launched_by is None else live_card

    def plays(stage: Stage) -> str:
        stage.posts(draws(view))
        return stage.page()

    return plays


def _form(view: View, card: CampaignView | None = None) -> Callable[[Stage], str]:
    def plays(stage: Stage) -> str:
        _card(card or READY)(stage)
        stage.opens(view)
        return stage.page()

    return plays


def _question() -> View:
    later = (
        Wait(AT + timedelta(hours=3), 420, "America/Los_Angeles"),
        Wait(AT + timedelta(hours=20), 11, "Pacific/Honolulu"),
    )
    return launch_form(
        READY,
        "{}",
        warnings=CAUTIONS,
        repeats=[Repeat("r", "winter-offer", "slack:U01BEN", AT, people=312, of=2000)],
        outlook=Launchable(1569, later, 0),
        agreed=(1620, 300, 80),
    )


def _review() -> View:
    return review_form(WAITING, "{}", refusal=None, warnings=CAUTIONS, agreed=(1620, 300, 80))


TERMS: Final = Terms("main", False, Decimal("0.0083"), "USD", "America/Chicago", ((1, "Parking"),))


def _answer() -> View:
    said = [
        Said(AT, "See you on Saturday! Is there parking at the shop?"),
        Said(AT + timedelta(seconds=50), "Yes, behind the pier, free after six.", "slack:U01BEN"),
        Said(AT + timedelta(seconds=90), "and <!channel> *how* much before?"),
    ]
    asked = AskedAnswer(
        ref="r1",
        number="+1•••••0171",
        name="Maya",
        clock="Sat 7:35 AM PST",
        is_fresh=True,
        refusal="",
        said=said,
        terms=TERMS,
        seen=3,
        assigned_to="U01BEN",
        note="Asks about parking each time.",
    )
    return answer_form(asked, "{}", Reviewed("Two dollars an hour, Maya.", 1, "GSM-7"))


def _alike() -> View:
    asked = AskedAlike(
        ref="r1",
        words="what time",
        people=41,
        left_out=(("+1•••••0108", "They opted out on Nov 20, 2026."),),
        examples=("What time?", "what time does it start", "WHAT TIME???"),
        terms=TERMS,
        seen=41,
    )
    return alike_form(asked, "{}", Reviewed("We open at nine. See you!", 1, "GSM-7"))


def _refused(stage: Stage) -> str:
    stage.posts(draft_card(READY))
    stage.opens(draft_form(WORKSPACE, "{}", Prefill(title="Spring offer", message="Hi {{name}}")))
    errors = {
        "title": "Spring offer is the name of another campaign. Choose another one.",
        "message": "The list has no column “name”. Its columns are phone, first_name and store.",
    }
    return stage.page(errors=json.dumps(errors))


def _confirming(stage: Stage) -> str:
    ts = stage.posts(live_card(RUNNING))
    buttons = live_card(RUNNING).blocks[-1]["elements"]
    asks = next(it["confirm"] for it in buttons if "confirm" in it)
    confirm = {"asks": asks, "press": "press|live|cancel", "ts": ts, "view": "", "fields": []}
    return stage.page(confirm=json.dumps(confirm))


def _thread(stage: Stage) -> str:
    card = stage.posts(live_card(DONE))
    stage.posts(gathered(REPLIES, "America/Chicago").rendered, thread=card)
    stage.slack.say("ben", CHANNEL_NAME, "I called the first one, all fine.", thread_ts=card)
    return stage.page(thread=card)


def _answers(stage: Stage) -> str:
    stage.posts(draft_card(READY))
    stage.whispers(
        notices.refusal(
            Refused(
                "Spring offer cannot be launched at this hour: its readers’ hours are 9:00 to"
                " 20:00. Type `/campaign schedule spring-offer` to start it by itself."
            )
        )
    )
    stage.posts(finished(DONE, "https://rollcall-test.slack.com/archives/C01CAMPAIGNS/p1"))
    return stage.page()


def _report(stage: Stage) -> str:
    """Privately, as an answer to a command."""
    stage.whispers(report())
    return stage.page()


def _alert(stage: Stage) -> str:
    """By direct message, to whoever launched it."""
    card = "https://rollcall-test.slack.com/archives/C01CAMPAIGNS/p1"
    told = alert(
        TRIPPED,
        "3.0 % opted out, and the limit is 2 %.",
        rule=Rule.OPT_OUTS,
        until="Decide by 8:40 PM CST or 6,012 wait until tomorrow, 8:00 AM CST.",
        link=card,
    )
    return stage.page(channel=stage.tells(told))


def _summary(stage: Stage) -> str:
    """Every live campaign, what waits for a person first."""
    waiting = replace(WAITING, public_id="w", name="winter-sale", title="Winter sale")
    tripped = replace(TRIPPED, public_id="t", name="book-club", title="Book club")
    stage.posts(summary(SummaryView(WORKSPACE, AT, ordered([RUNNING, waiting, tripped]))))
    return stage.page()


def _chart(stage: Stage) -> str:
    """The chart with its words, in the thread of a campaign that is over."""
    card = stage.posts(live_card(DONE))
    stage.posts(gathered(REPLIES, "America/Chicago").rendered, thread=card)
    stage.shows(chart(TIMELINE, "America/Chicago"), after_words(DONE, USUAL), thread=card)
    return stage.page(thread=card)


def _strangers(stage: Stage) -> str:
    """Everything that people wrote comes out as they wrote it."""
    card = stage.posts(live_card(DONE))
    stage.posts(strangers.thread(), thread=card)
    return stage.page(thread=card)


def _titles(stage: Stage) -> str:
    """As an answer to `/campaign list`."""
    stage.whispers(strangers.campaigns())
    return stage.page()


def _keys(stage: Stage) -> str:
    """As an answer to `/campaign keys`."""
    stage.whispers(programs.keys())
    return stage.page()


def _webhooks(stage: Stage) -> str:
    """As answers to `/campaign webhooks add` and `/campaign webhooks`."""
    stage.whispers(programs.added())
    stage.whispers(programs.webhooks())
    return stage.page()


def _silenced(stage: Stage) -> str:
    """By direct message to whoever added it."""
    return stage.page(channel=stage.tells(programs.silenced()))


def _key_asked(stage: Stage) -> str:
    stage.posts(programs.asked())
    return stage.page()


CHANNEL_NAME: Final = "#campaigns"
SCENES: Final = (
    Scene("draft-card", _card(READY)),
    Scene("draft-card-phone", _card(READY), NARROW),
    Scene("draft-form", _form(draft_form(WORKSPACE, "{}")), 700),
    Scene("refused-form", _refused, 700),
    Scene("launch-question", _form(_question()), 700),
    Scene("launch-question-phone", _form(_question()), NARROW),
    Scene("approval-card", _card(WAITING)),
    Scene("approval-review", _form(_review(), WAITING), 700),
    Scene("undo-window-card", _card(COUNTING)),
    Scene("schedule-form", _form(picker_form(READY, "{}", offered=AT + timedelta(days=1))), 700),
    Scene("test-form", _form(try_form(READY, "{}", mine=1, group=12)), 700),
    Scene("live-card", _card(RUNNING)),
    Scene("live-card-phone", _card(RUNNING), NARROW),
    Scene("cancel-question", _confirming),
    Scene("paused-card", _card(PAUSED)),
    Scene("guard-rail-card", _card(TRIPPED)),
    Scene("guard-rail-card-phone", _card(TRIPPED), NARROW),
    Scene("canary-card", _card(CANARY)),
    Scene("guard-rail-alert", _alert, 900),
    Scene("summary", _summary),
    Scene("answer-form", _form(_answer(), DONE), 700),
    Scene("answer-alike-form", _form(_alike(), DONE), 700),
    Scene("final-card", _card(DONE)),
    Scene("final-card-phone", _card(DONE), NARROW),
    Scene("details", _form(details(DONE), DONE), 700),
    Scene("thread", _thread, 1280),
    Scene("chart-in-thread", _chart, 1280),
    Scene("private-answers", _answers),
    Scene("sort-form", _form(sort_form(), DONE), 700),
    Scene("away-form", _form(away_form(), DONE), 700),
    Scene("messages", _form(browser(PAGE, "{}"), DONE), 700),
    Scene("report", _report),
    Scene("home", home_of(HOME)),
    Scene("home-phone", home_of(HOME), NARROW),
    Scene("settings-form", _form(form()), 700),
    Scene("keys", _keys, 900),
    Scene("key-form", _form(programs.form()), 700),
    Scene("new-key", _form(programs.new()), 700),
    Scene("key-approval", _key_asked, 900),
    Scene("webhooks", _webhooks, 900),
    Scene("webhook-paused", _silenced, 900),
    Scene(
        "correction-form",
        _form(correction_form(WRONG, "{}"), PAUSED),
        700,
    ),
    Scene("correction-question", _form(mending.corrected(), PAUSED), 700),
    Scene("erase-form", _form(mending.erasing(), DONE), 700),
    Scene("erase-question", _form(mending.sure(), DONE), 700),
    Scene("hostile-card", _card(hostile(RUNNING)), 900),
    Scene("hostile-draft", _card(hostile(READY)), NARROW),
    Scene("hostile-thread", _strangers, 1280),
    Scene("hostile-answer-form", _form(strangers.form(), DONE), 700),
    Scene("hostile-titles", _titles, 900),
)


def by_name(name: str) -> Scene:
    """One of them."""
    return next(scene for scene in SCENES if scene.name == name)
